"""Somebody sent a form: read and anonymised outside the transaction (`prepare`), saved inside it (`submit`)."""

from collections.abc import Mapping
from uuid import UUID

from bot.admins import acts
from bot.coaches import joining
from bot.context import Context
from bot.desk import tickets
from bot.events import ActionPressed, FormSubmitted
from bot.matching import asking, consenting, correcting, corrections
from bot.matching.corrections import Corrections, Rewritten
from bot.matching.form import (
    Before,
    Draft,
    Errors,
    Keep,
    fits,
    public_motivation,
    read_details,
    read_removal,
    read_request,
    reread_request,
    with_health,
    with_special,
)
from bot.model import Person
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit
from bot.privacy.consents import kept_in
from bot.talk.pressed import reference

Prepared = Draft | Corrections | Rewritten | Errors | None
Written = Mapping[UUID, Before]


def before(unit: Unit, event: FormSubmitted | ActionPressed) -> Written:
    """The person's own words as they stand: of the request the event names, or of all where it corrects all.

    Empty when there are none, or they are somebody else's.
    """
    about, person = _named(event), unit.people.find(event.account)
    request = unit.requests.head(about) if about else None
    if request is None or person is None or request.candidate != person.id:
        return {}
    everywhere = isinstance(event, FormSubmitted) and event.form == "data.correct"
    which = correcting.holding(unit, person.id) if everywhere else [request.id]
    return {each: found for each in which if (found := _as_it_stands(unit, person, each))}


def _named(event: FormSubmitted | ActionPressed) -> UUID | None:
    if isinstance(event, FormSubmitted):
        return reference(event.about)
    switched = consenting.read(event.value) if event.action == "consents.off" else None
    return switched[1] if switched else reference(event.value)


def _as_it_stands(unit: Unit, person: Person, request: UUID) -> Before | None:
    contact, given = unit.requests.contact(request), unit.requests.given(request)
    keep = Keep(*kept_in(unit, person.id, request))
    return Before(given, contact, keep) if contact and given else None


# Where somebody can do something about it when more goes out than coaches can be shown.
_TOO_MUCH_OUT = {
    "request.submit": "motivation",
    "data.change": "motivation",
    "request.details": "exclude",
    "request.remove": "removed",
}


def prepare(event: FormSubmitted | ActionPressed, known: Written) -> Prepared:
    """The candidate's words, checked and anonymised; None for a form that has none, or whose request is gone."""
    read = _read(event, known)
    at = _TOO_MUCH_OUT.get(event.form) if isinstance(event, FormSubmitted) else None
    if at is None or all(fits(draft.public.motivation) for draft in _drafts(read)):
        return read
    return {at: "too_much_out"}


def _drafts(read: Prepared) -> tuple[Draft, ...]:
    match read:
        case Draft():
            return (read,)
        case Corrections():
            return tuple(row.draft for row in read.rows)
        case _:
            return ()


def _read(event: FormSubmitted | ActionPressed, known: Written) -> Prepared:
    about = _named(event)
    written = known.get(about) if about else None
    match event:
        case FormSubmitted(form="data.correct") if about and written:
            return corrections.read_correction(event.values, about, known)
        case FormSubmitted(form="data.change") if about and written:
            return corrections.read_change(event.values, about, written)
        case ActionPressed(action="consents.off") if about and written:
            return _left_out(event, about, written)
        case FormSubmitted(form="request.submit"):
            return reread_request(event.values, written) if written else read_request(event.values)
        case FormSubmitted(form="request.details") if written:
            return read_details(event.values, written)
        case FormSubmitted(form="request.remove") if written:
            return read_removal(event.values, written)
        case ActionPressed(action="request.health") if written:
            return with_health(written)
        case ActionPressed(action="request.beliefs") if written:
            return with_special(written)
        case _:
            return None


def _left_out(event: ActionPressed, about: UUID, written: Before) -> Rewritten | None:
    """The request without the words that this consent let stand; None where it let none."""
    switched = consenting.read(event.value)
    kind = consenting.WORDS.get(switched[0].code) if switched else None
    if kind is None:
        return None
    as_read_now = public_motivation(written.contact, written.keep).text
    shows_more = as_read_now != written.public.motivation
    return Rewritten(about, written, corrections.without((kind,), written), shows_more)


_SAVES = {
    "request.submit": asking.submit,
    "request.details": asking.add_details,
    "request.remove": asking.remove_more,
}


def submit(
    unit: Unit, context: Context, event: FormSubmitted, *, person: Person, prepared: Prepared
) -> Outcome:
    about = reference(event.about)
    if isinstance(prepared, dict):
        return Outcome(Said.INVALID, about=about, detail=prepared)
    if event.form in _SAVES:
        draft = prepared if isinstance(prepared, Draft) else None
        return _as_candidate(unit, context, event, person=person, about=about, draft=draft)
    if event.form in ("data.correct", "data.change"):
        given = prepared if isinstance(prepared, Corrections) else None
        return _corrected(unit, context, event, person=person, about=about, given=given)
    if event.form == "ticket.open":
        return tickets.ask(unit, context, person, event)
    if event.form == "ticket.reply":
        return tickets.reply(unit, context, person, about, event.values)
    asked = acts.submit(unit, context, event, person=person, about=about)
    return asked or _as_coach(unit, context, event, person)


def _as_candidate(
    unit: Unit,
    context: Context,
    event: FormSubmitted,
    *,
    person: Person,
    about: UUID | None,
    draft: Draft | None,
) -> Outcome:
    if about is None or draft is None:
        return Outcome(Said.NO_REQUEST)
    return _SAVES[event.form](
        unit, context, person, about=about, draft=draft, language=context.language(person.language)
    )


def _corrected(
    unit: Unit,
    context: Context,
    event: FormSubmitted,
    *,
    person: Person,
    about: UUID | None,
    given: Corrections | None,
) -> Outcome:
    if about is None or given is None:
        return Outcome(Said.NOTHING_TO_CORRECT)
    if event.form == "data.correct":
        return correcting.correct(unit, context, person, about, given)
    language = context.language(person.language)
    return correcting.change(unit, context, person, about, given, language=language)


def _as_coach(unit: Unit, context: Context, event: FormSubmitted, person: Person) -> Outcome:
    match event.form:
        case "coach.join":
            profile = joining.read_profile(event.values, context)
            if isinstance(profile, dict):
                return Outcome(Said.INVALID, detail=profile)
            return joining.join(unit, context, person, profile)
        case "coach.agree":
            return joining.agree(unit, context, person, event.values)
        case _:
            return Outcome(Said.UNKNOWN_ACTION)
