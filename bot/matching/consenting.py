"""A consent switched off or on: what rested on it alone is gone in the same unit, before the reply (R-021, R-055)."""

from dataclasses import replace
from uuid import UUID

from bot.context import Context
from bot.matching import ending
from bot.matching.asking import own
from bot.matching.small_cells import combinations, decide
from bot.model import Contact, Person, PublicFields, Request
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit
from bot.privacy import consents, special
from bot.privacy.consents import KEPT, Consent, consent_row
from bot.privacy.special import SPECIAL

# Without one of these the request itself has no ground any more: what it says may not stand a moment longer.
WHOLE = frozenset({Consent.SHARE, Consent.AGREEMENT, Consent.HEALTH, Consent.BELIEFS})
_SHOWN = ("function", "education", "region", "age_band", "language", "setting")
_ALSO = {"job_title": "function"}


def switch(unit: Unit, context: Context, person: Person, value: str, *, given: bool) -> Outcome:
    """`value`: a consent's code, and the request it is about where there is one."""
    code, _, about = value.partition(" ")
    try:
        row, request_id = consent_row(code), UUID(about) if about else None
    except (LookupError, ValueError):
        return Outcome(Said.UNKNOWN_ACTION)
    if not row.of_request:
        _note(unit, context, person, code, given=given)
        return Outcome(Said.CONSENTS)
    request, _ = own(unit, person, request_id) if request_id else (None, None)
    if request is None or given:
        return Outcome(Said.NO_REQUEST)
    return _withdraw(unit, context, person, request, code)


def _withdraw(unit: Unit, context: Context, person: Person, request: Request, code: str) -> Outcome:
    _note(unit, context, person, code, given=False, request=request)
    if code in WHOLE:
        ending.take_back(unit, context, request)
    else:
        _erase(unit, context, person, request, _fields(code))
    return Outcome(Said.CONSENTS)


def _note(
    unit: Unit, context: Context, person: Person, code: str, *, given: bool, request: Request | None = None
) -> None:
    consents.record(
        unit,
        person.id,
        code,
        given=given,
        language=context.language(person.language),
        now=context.now,
        request=request.id if request else None,
        event=context.event,
    )


def _fields(code: str) -> frozenset[str]:
    if code == Consent.SPECIAL:
        return SPECIAL
    return frozenset({code.removeprefix(KEPT)}) if code.startswith(KEPT) else frozenset({"cv"})


def _erase(unit: Unit, context: Context, person: Person, request: Request, fields: frozenset[str]) -> None:
    """The fields out of the request, the post drawn again without them, a file destroyed."""
    contact, given = unit.requests.contact(request.id), unit.requests.given(request.id)
    if contact is None or given is None:
        return
    public, contact = _without(given, contact, fields)
    step = decide(unit, person.id, public, least=context.rules.small_cell)
    unit.requests.rewrite(
        request.id,
        public=public,
        step=step,
        contact=contact,
        necessity=special.necessity(unit, person.id, request.id, contact),
    )
    unit.cells.keep(request.id, person.id, combinations(public))
    if "cv" in fields:
        for file in unit.files.about(request.id):
            unit.files.destroy(file.id)
    ending.redraw(unit, context, request, preview=request.opened_at is None)


def _without(given: PublicFields, contact: Contact, fields: frozenset[str]) -> tuple[PublicFields, Contact]:
    optional = {name: value for name, value in contact.optional.items() if name not in fields}
    named = {_ALSO.get(name, name) for name in fields}
    kept = {name: None if name in named else getattr(given, name) for name in _SHOWN}
    public = PublicFields(given.motivation, given.topics, **kept)
    return public, replace(contact, optional=optional)
