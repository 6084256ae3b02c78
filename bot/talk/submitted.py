"""Somebody sent a form: read and anonymised outside the transaction (`prepare`), saved inside it (`submit`)."""

from uuid import UUID

from bot.admins import acts
from bot.coaches import joining
from bot.context import Context
from bot.desk import tickets
from bot.events import ActionPressed, FormSubmitted
from bot.matching import asking
from bot.matching.form import (
    Before,
    Draft,
    Errors,
    Keep,
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

Prepared = Draft | Errors | None


def before(unit: Unit, event: FormSubmitted | ActionPressed) -> Before | None:
    """The person's own words as they stand; None when there are none, or they are somebody else's."""
    about = reference(event.about if isinstance(event, FormSubmitted) else event.value)
    person = unit.people.find(event.account)
    request = unit.requests.head(about) if about else None
    if request is None or person is None or request.candidate != person.id:
        return None
    contact, given = unit.requests.contact(request.id), unit.requests.given(request.id)
    keep = Keep(*kept_in(unit, person.id, request.id))
    return Before(given, contact, keep) if contact and given else None


def prepare(event: FormSubmitted | ActionPressed, written: Before | None) -> Prepared:
    """The candidate's words, checked and anonymised; None for a form that has none, or whose request is gone."""
    match event:
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
        return _as_candidate(unit, context, event, person=person, about=about, draft=prepared)
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
