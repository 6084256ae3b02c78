"""A consent switched off or on: what rested on it alone is gone in the same unit, before the reply (R-021, R-055)."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from bot.anonymise import Kind
from bot.context import Context
from bot.matching import correcting, cvs, ending
from bot.matching.asking import own
from bot.matching.corrections import Rewritten
from bot.matching.machine import Step, sources, target
from bot.matching.small_cells import combinations, decide
from bot.model import Contact, Person, PublicFields, Request
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit
from bot.privacy import consents, special
from bot.privacy.consents import KEPT, Consent, ConsentRow, consent_row
from bot.privacy.special import SPECIAL

# Without one of these the request itself has no ground any more: what it says may not stand a moment longer.
WHOLE = frozenset({Consent.SHARE, Consent.AGREEMENT})
# These let words stand: without them the words go, and the rest of the request stays as it is.
WORDS: Mapping[str, Kind] = {Consent.HEALTH: Kind.HEALTH, Consent.BELIEFS: Kind.SPECIAL}
_SHOWN = ("function", "education", "region", "age_band", "language", "setting")
_ALSO = {"job_title": "function"}


def read(value: str) -> tuple[ConsentRow, UUID | None] | None:
    """A switch's value: a consent's code, and the request it is about where there is one. None for what nobody has."""
    code, _, about = value.partition(" ")
    try:
        return consent_row(code), UUID(about) if about else None
    except (LookupError, ValueError):
        return None


def switch(
    unit: Unit,
    context: Context,
    person: Person,
    value: str,
    *,
    given: bool,
    words: Rewritten | None = None,
) -> Outcome:
    """`words`: the request without what the consent let stand, made outside the transaction."""
    known = read(value)
    if known is None:
        return Outcome(Said.UNKNOWN_ACTION)
    row, request_id = known
    code = row.code
    if not row.of_request:
        _note(unit, context, person, code, given=given)
        return Outcome(Said.CONSENTS)
    request, _ = own(unit, person, request_id) if request_id else (None, None)
    if request is None or given:
        return Outcome(Said.NO_REQUEST)
    return _withdraw(unit, context, person, request, code, words)


def _withdraw(
    unit: Unit, context: Context, person: Person, request: Request, code: str, words: Rewritten | None
) -> Outcome:
    _note(unit, context, person, code, given=False, request=request)
    if code in WHOLE:
        ending.take_back(unit, context, request)
    elif code in WORDS:
        _leave_out(unit, context, request, words)
    else:
        _erase(unit, context, person, request, _fields(code))
    return Outcome(Said.CONSENTS)


def _leave_out(unit: Unit, context: Context, request: Request, words: Rewritten | None) -> None:
    """The words go out of the post at once: coaches read less than was shown, never more. If what was read before the

    transaction is not what stands there now, nothing less than the whole request keeps the promise. A word that went out
    for a field which is gone since would come back: then the post comes down until the candidate has seen it (R-008).
    """
    if words is None or not words.still_fits(unit):
        ending.take_back(unit, context, request)
        return
    correcting.stored(unit, context, request, words)
    if words.shows_more:
        unit.requests.move(request.id, sources(Step.REWORD), target(Step.REWORD), now=context.now)
    unit.requests.move(request.id, sources(Step.REWRITE), target(Step.REWRITE), now=context.now)
    ending.redraw(unit, context, unit.requests.head(request.id) or request)


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
    # Never finer than what was shown, as few as the fields that are left may be.
    step = decide(unit, person.id, public, least=context.rules.small_cell)
    step = max(step, unit.requests.step(request.id))
    contact, necessity = special.lawful(unit, person.id, request.id, contact)
    unit.requests.rewrite(request.id, public=public, step=step, contact=contact, necessity=necessity)
    unit.cells.keep(request.id, person.id, combinations(public))
    if "cv" in fields:
        cvs.drop(unit, context, request.id)
    ending.redraw(unit, context, request)


def _without(given: PublicFields, contact: Contact, fields: frozenset[str]) -> tuple[PublicFields, Contact]:
    optional = {name: value for name, value in contact.optional.items() if name not in fields}
    named = {_ALSO.get(name, name) for name in fields}
    kept = {name: None if name in named else getattr(given, name) for name in _SHOWN}
    public = PublicFields(given.motivation, given.topics, **kept)
    return public, replace(contact, optional=optional)
