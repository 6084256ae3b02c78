"""Who handles a ticket: whoever has least to do, and for a complaint somebody it is not about (R-088)."""

from uuid import UUID

from bot.admins.rights import Right, holders
from bot.context import AMSTERDAM, Context
from bot.model import Person
from bot.notices import Notice, NoticeKind
from bot.ports.tickets import Ticket, TicketKind
from bot.ports.unit import Unit


def everybody(unit: Unit, context: Context) -> dict[UUID, Person]:
    """All who may answer, by person: an admin with two accounts is one handler."""
    return {person.id: person for person in holders(unit, context, Right.TICKETS)}


def choose(
    unit: Unit, context: Context, kind: TicketKind, person: UUID | None, *, not_for: UUID | None
) -> UUID | None:
    """The handler with the fewest open tickets; None where nobody is left."""
    kept_out = barred(unit, context, kind, person, not_for=not_for)
    able = sorted(everybody(unit, context).keys() - kept_out - {person})
    load = unit.tickets.load()
    return min(able, key=lambda handler: load.get(handler, 0), default=None)


def barred(
    unit: Unit, context: Context, kind: TicketKind, person: UUID | None, *, not_for: UUID | None
) -> frozenset[UUID]:
    """Who may not handle a complaint: whom it names, and who decided about this person before, where others are left."""
    if kind is not TicketKind.COMPLAINT:
        return frozenset()
    named = frozenset({not_for} if not_for else ())
    decided = unit.cases.deciders(person) if person else frozenset()
    return named | decided if everybody(unit, context).keys() - named - decided else named


def may_handle(unit: Unit, context: Context, ticket: Ticket, handler: UUID) -> bool:
    """Looked up at every look and every answer. Nobody handles a ticket of their own."""
    kept_out = barred(unit, context, ticket.kind, ticket.person, not_for=ticket.not_for)
    return handler not in kept_out and handler != ticket.person


def tell(unit: Unit, context: Context, ticket: Ticket, task: str = "") -> None:
    """The task for its handler alone: a complaint is nobody else's business."""
    handler = everybody(unit, context).get(ticket.handler) if ticket.handler else None
    if handler is not None:
        day = context.now.astimezone(AMSTERDAM).date().isoformat()
        detail = f"{task or f'ticket_{ticket.kind}'} {day}"
        unit.outbox.promise(
            Notice(NoticeKind.ADMIN, handler.account_id, about=ticket.id, detail=detail), now=context.now
        )
