"""Restriction (GDPR art. 18) and objection (art. 21): what is held stays, and nothing is done with it (R-017)."""

from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching.ending import redraw
from bot.matching.machine import ALIVE, Step, sources, target
from bot.model import Person, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.cases import CaseKind
from bot.ports.unit import Unit
from bot.privacy import consents
from bot.privacy.cases import handling
from bot.privacy.consents import CONSENTS


def restrict(unit: Unit, context: Context, person: Person) -> Outcome:
    """Open posts come down, details that were given are taken out of the coach's DM; the words stay with Klik."""
    unit.people.restrict(person.id, context.now)
    case = handling.receive(unit, context, CaseKind.RESTRICTION, person.id)
    come_down(unit, context, person.id)
    _note(unit, person, AuditAction.RESTRICTED)
    handling.complete(unit, context, case, quietly=True)
    return Outcome(Said.RESTRICTED)


def come_down(unit: Unit, context: Context, person: UUID) -> None:
    """What is open of a person who restricts what Klik does; also what came to them from another account of theirs."""
    for request in unit.requests.of(person, ALIVE):
        unit.requests.move(request.id, sources(Step.PAUSE), target(Step.PAUSE), now=context.now)
    _redraw_all(unit, context, person)


def lift(unit: Unit, context: Context, person: Person) -> Outcome:
    """Everything may go on. What came down is posted again only when the person says so, from its preview."""
    unit.people.restrict(person.id, None)
    _redraw_all(unit, context, person.id)
    _note(unit, person, AuditAction.RESTRICTION_LIFTED)
    return Outcome(Said.RESTRICTION_LIFTED)


def _redraw_all(unit: Unit, context: Context, person: UUID) -> None:
    for request in unit.requests.of(person, ALIVE):
        redraw(unit, context, request)
        if grant := unit.grants.of_request(request.id):
            unit.outbox.promise(Notice(NoticeKind.CONTACT, grant.account_id, about=grant.id), now=context.now)


def object_to(unit: Unit, context: Context, person: Person) -> Outcome:
    """Against newsletters, personal content and draws the objection is absolute (art. 21(2), (3)): off at once."""
    case = handling.receive(unit, context, CaseKind.OBJECTION, person.id)
    for row in CONSENTS:
        if not row.of_request:
            consents.record(
                unit,
                person.id,
                row.code,
                given=False,
                language=context.language(person.language),
                now=context.now,
                event=context.event,
            )
    handling.complete(unit, context, case, quietly=True)
    return Outcome(Said.OBJECTED)


def _note(unit: Unit, person: Person, action: AuditAction) -> None:
    unit.audit(AuditEntry(action, Role.CANDIDATE, actor=person.id, about=person.id))
