"""Only what was asked comes in: whatever else a submission holds is dropped before anybody reads it (R-022)."""

from collections.abc import Mapping
from dataclasses import replace

from bot.events import FormSubmitted
from bot.privacy.catalogue import CATEGORIES

# A tick is no data: it becomes a row in the ledger of consents.
TICKS: Mapping[str, frozenset[str]] = {
    "request.submit": frozenset({"consent_share"}),
    "request.details": frozenset({"consent_special", "consent_cv"}),
    "request.remove": frozenset({"removed_undo"}),
    "data.change": frozenset({"consent_special"}),
}
# A form that asks again what others asked: which of their questions.
AGAIN: Mapping[str, frozenset[str]] = {
    "data.correct": frozenset({"name", "email", "phone"}),
    "data.change": frozenset(
        {"motivation", "topics"}
        | {row.field for row in CATEGORIES if row.form == "request.details" and row.field != "cv"}
    ),
}


def asked_in(form: str) -> frozenset[str]:
    """The names a form asks for; none for a form that asks nothing about a person."""
    fields = AGAIN.get(form) or {row.field for row in CATEGORIES if row.form == form}
    return frozenset(fields) | TICKS.get(form, frozenset()) if fields else frozenset()


def only_asked(event: FormSubmitted) -> tuple[FormSubmitted, int]:
    """The form without what nobody asked, and how many answers that were."""
    asked = asked_in(event.form)
    if not asked:
        return event, 0
    kept = {name: values for name, values in event.values.items() if name in asked}
    return replace(event, values=kept), len(event.values) - len(kept)
