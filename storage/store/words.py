"""A request's words as sealed columns and back: what goes out, and the person behind it."""

import json
from collections.abc import Mapping

from bot.model import Contact, PublicFields

_PLAIN = ("function", "education", "region", "age_band", "language", "setting")
OPTIONAL = ("job_title", "gender", "cv", "exclude", "employer", "employment", "income", "removed")
SPECIAL = frozenset({"employer", "employment", "income"})
_OF_CONTACT = ("name", "email", "phone", "motivation")

Columns = dict[str, str | None]


def public_columns(public: PublicFields) -> Columns:
    words: Columns = {"sealed_motivation": public.motivation, "sealed_topics": codes_to_text(public.topics)}
    return words | {f"sealed_{name}": getattr(public, name) for name in _PLAIN}


def public_fields(opened: Mapping[str, str | None]) -> PublicFields:
    return PublicFields(
        motivation=opened["sealed_motivation"] or "",
        topics=codes_from_text(opened["sealed_topics"]),
        **{name: opened[f"sealed_{name}"] for name in _PLAIN},
    )


def contact_columns(contact: Contact) -> Columns:
    if unknown := contact.optional.keys() - set(OPTIONAL):
        raise ValueError(f"a contact has no place for {', '.join(sorted(unknown))}")
    words: Columns = {f"sealed_{name}": getattr(contact, name) for name in _OF_CONTACT}
    return words | {f"sealed_{name}": contact.optional.get(name) for name in OPTIONAL}


def necessary(contact: Contact, necessity: str | None) -> str | None:
    """What special values are kept for; None where there are none. ValueError for values without it (R-054)."""
    if not SPECIAL & contact.optional.keys():
        return None
    if not necessity:
        raise ValueError("employer, employment and income are kept only for a necessity that is named")
    return necessity


def contact_of(opened: Mapping[str, str | None]) -> Contact:
    return Contact(
        name=opened["sealed_name"] or "",
        email=opened["sealed_email"],
        phone=opened["sealed_phone"],
        motivation=opened["sealed_motivation"] or "",
        optional={name: value for name in OPTIONAL if (value := opened[f"sealed_{name}"]) is not None},
    )


def codes_to_text(codes: tuple[str, ...]) -> str:
    return json.dumps(codes)


def codes_from_text(text: str | None) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text is not None else ()
