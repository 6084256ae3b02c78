"""Somebody pressed a button: the public action names, and who handles each. Rights are looked up there, now."""

from collections.abc import Callable
from uuid import UUID

from bot.admins import acts
from bot.audit import AuditAction, AuditEntry
from bot.coaches import joining
from bot.context import Context
from bot.desk import tickets
from bot.events import ActionPressed
from bot.matching import accepting, asking, consenting, correcting, ending, restricting
from bot.matching.corrections import Corrections, Rewritten
from bot.matching.form import Draft, Errors
from bot.matching.machine import Step, may
from bot.model import Person, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.cases import CaseKind
from bot.ports.unit import Unit
from bot.privacy import erasing
from bot.privacy.cases import handling, identifying
from bot.talk import typed
from bot.words import Language

# The candidate's ticks under a preview: the words were drafted anew outside the transaction.
KEEPS = {"request.health": asking.keep_health, "request.beliefs": asking.keep_beliefs}
# A coach's click must not cost the making of an account: one reading tells who it is, and all that these ask.
BY_STANDING = {"request.accept": accepting.accept, "request.pass": accepting.pass_by}


def reference(value: str) -> UUID | None:
    """A button's value as a row's id; anything else is nobody's (F-097)."""
    try:
        return UUID(value)
    except ValueError:
        return None


def press(
    unit: Unit,
    context: Context,
    event: ActionPressed,
    prepared: Draft | Corrections | Rewritten | Errors | None,
) -> tuple[Outcome, Person | None]:
    """The outcome, and who reads it. `prepared` is the redrafted request of a press that changes its words."""
    about = reference(event.value)
    if handler := BY_STANDING.get(event.action):
        standing = unit.coaches.standing(event.account, day_start=context.day_start)
        if standing is not None and not standing.is_noted_today:
            unit.people.act(standing.person, now=context.now, today=context.day_start)
        return handler(unit, context, standing, about), standing.reader if standing else None
    person = unit.people.admit(event.account, now=context.now)
    unit.people.act(person.id, now=context.now, today=context.day_start)
    if save := KEEPS.get(event.action):
        if about is None or not isinstance(prepared, Draft):
            return Outcome(Said.NO_REQUEST), person
        language = context.language(person.language)
        return save(unit, context, person, about=about, draft=prepared, language=language), person
    if event.action == "consents.off":
        words = prepared if isinstance(prepared, Rewritten) else None
        return consenting.switch(unit, context, person, event.value, given=False, words=words), person
    outcome = _as_candidate(unit, context, person, event.action, about, event.value)
    outcome = outcome or _as_coach(unit, context, person, event.action, about, event.value)
    outcome = outcome or acts.press(unit, context, event, person=person, about=about)
    return outcome or Outcome(Said.UNKNOWN_ACTION), person


def _as_candidate(
    unit: Unit, context: Context, person: Person, action: str, about: UUID | None, value: str
) -> Outcome | None:
    match action:
        case "request.start":
            return asking.start(unit, context, person, topics=tuple(value.split()))
        case "intent.choose":
            return typed.choose(unit, context, person, value)
        case "language.set":
            return set_language(unit, person, value)
        case "data.view":
            return data_shown(unit, person)
        case "data.consents":
            return Outcome(Said.CONSENTS)
        case "consents.on":
            return consenting.switch(unit, context, person, value, given=True)
        case "data.change":
            return correcting.begin_change(unit, person, about)
        case _ if handler := RIGHTS.get(action):
            return handler(unit, context, person)
        case "data.erase":
            return Outcome(Said.ERASE_ASK)
        case "retention.stay":
            return Outcome(Said.STAYED)
        case "data.erase_now":
            return erasing.ask(unit, context, person)
        case "ticket.open":
            kind, _, typed_before = value.partition(" ")
            return tickets.begin(unit, context, person, kind, typed=bool(typed_before))
        case "case.yes":
            return identifying.confirm(unit, context, person, about)
        case "case.no":
            return identifying.deny(unit, context, person, about)
        case "ticket.reply":
            ticket = tickets.own(unit, person, about)
            return Outcome(Said.TICKET_REPLY_FORM, about=about) if ticket else Outcome(Said.TICKET_GONE)
        case _ if action.startswith("request.") and about is not None:
            return _on_request(unit, context, person, action, about)
        case _:
            return None


def copy(unit: Unit, context: Context, person: Person, kind: CaseKind) -> Outcome:
    """A case, and the promise of a file in the DM: made by the courier, outside the writer's transaction."""
    case = handling.receive(unit, context, kind, person.id)
    unit.outbox.promise(Notice(NoticeKind.PACKAGE, person.account_id, about=case.id), now=context.now)
    return Outcome(Said.DATA_COPY)


RIGHTS: dict[str, Callable[[Unit, Context, Person], Outcome]] = {
    "data.copy": lambda unit, context, person: copy(unit, context, person, CaseKind.ACCESS),
    "data.take_along": lambda unit, context, person: copy(unit, context, person, CaseKind.PORTABILITY),
    "data.correct": lambda unit, context, person: correcting.begin(unit, person),
    "data.restrict": restricting.restrict,
    "data.lift": restricting.lift,
    "data.object": restricting.object_to,
    "data.recipients": lambda unit, context, person: Outcome(Said.WHO_GOT),
}


def _on_request(unit: Unit, context: Context, person: Person, action: str, about: UUID) -> Outcome | None:
    match action:
        case "request.publish":
            return asking.publish(unit, context, person, about)
        case "request.edit":
            return asking.edit(unit, person, about)
        case "request.details":
            return asking.edit(unit, person, about, said=Said.DETAILS_FORM)
        case "request.remove":
            return asking.edit(unit, person, about, said=Said.REMOVE_FORM)
        case "request.cancel":
            return asking.cancel(unit, context, person, about)
        case "request.withdraw":
            return withdraw(unit, context, person, about)
        case "request.status":
            return Outcome(Said.STATUS)
        case _:
            return None


def withdraw(unit: Unit, context: Context, person: Person, about: UUID) -> Outcome:
    """Pressed, so asked and answered: the post becomes a tombstone now."""
    request, refusal = asking.own(unit, person, about)
    if request is None or refusal:
        return refusal or Outcome(Said.NO_REQUEST)
    if not may(request.state, Step.WITHDRAW) or not ending.take_back(unit, context, request):
        return asking.too_late(request)
    return Outcome(Said.WITHDRAWN, about=request.id, detail={"reference": request.reference})


def _as_coach(
    unit: Unit, context: Context, person: Person, action: str, about: UUID | None, value: str
) -> Outcome | None:
    match action:
        case "coach.join":
            return Outcome(Said.COACH_FORM)
        case "coach.agree":
            return joining.begin(unit, context, person)
        case "coach.pause":
            return joining.pause(unit, context, person, value)
        case "match.contacted" if about:
            return ending.contacted(unit, context, person, about)
        case "match.corrected" if about:
            return ending.replaced(unit, context, person, about)
        case "match.copies_deleted" if about:
            return ending.copies_deleted(unit, context, person, about)
        case _:
            return None


def data_shown(unit: Unit, person: Person) -> Outcome:
    """Every look at a person is on record, also one's own."""
    unit.audit(AuditEntry(AuditAction.DATA_VIEWED, Role.CANDIDATE, actor=person.id, about=person.id))
    return Outcome(Said.DATA_SHOWN)


def set_language(unit: Unit, person: Person, value: str) -> Outcome:
    if value not in set(Language):
        return Outcome(Said.LANGUAGE_ASK)
    unit.people.set_language(person.id, Language(value))
    return Outcome(Said.LANGUAGE_SET)
