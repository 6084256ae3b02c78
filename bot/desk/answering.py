"""What a handler does with a ticket: read, answer, close, and write down what came in by phone, post or mail."""

from uuid import UUID

from bot.admins.act import Act, subject
from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.desk import handlers, tickets
from bot.model import Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.cases import Requester, Via
from bot.ports.tickets import Line, Ticket, TicketKind
from bot.ports.unit import Unit

# By chat, people write to Klik themselves.
LOGGED_VIA = tuple(via for via in Via if via is not Via.CHAT)


def read(unit: Unit, context: Context, act: Act) -> Outcome:
    """The form shows what was asked: a look at a person's words, so it is on record (R-076)."""
    ticket = _theirs(unit, context, act)
    if ticket is None:
        return Outcome(Said.TICKET_NOT_YOURS)
    _note(unit, AuditAction.TICKET_SHOWN, act, ticket)
    if ticket.person is not None:
        # Over at once: it opens this ticket, and nothing else of the person.
        unit.looks.open(
            ticket.person,
            seen_by=act.person.id,
            case=ticket.id,
            reason="answer",
            now=context.now,
            ends_at=context.now,
        )
    return Outcome(Said.TICKET_ANSWER_FORM, about=ticket.id)


def answer(unit: Unit, context: Context, act: Act) -> Outcome:
    """Delivered in the person's DM; who has none is answered outside, and what was said is noted here (R-062)."""
    ticket = _theirs(unit, context, act)
    if ticket is None:
        return Outcome(Said.TICKET_NOT_YOURS)
    if error := tickets.text_mistake(act.first("answer")):
        return Outcome(Said.INVALID, about=ticket.id, detail={"answer": error})
    line = unit.tickets.say(ticket.id, act.first("answer"), is_answer=True, now=context.now)
    if line is None:
        return Outcome(Said.TICKET_NOT_YOURS)
    _note(unit, AuditAction.TICKET_ANSWERED, act, ticket)
    return Outcome(
        Said.TICKET_ANSWERED,
        about=ticket.id,
        detail={"sent": "yes"} if _deliver(unit, context, ticket, line) else {},
    )


def _deliver(unit: Unit, context: Context, ticket: Ticket, line: Line) -> bool:
    person = unit.people.reachable(ticket.person) if ticket.person else None
    if person is None:
        return False
    unit.outbox.promise(Notice(NoticeKind.TICKET, person.account_id, about=line.id), now=context.now)
    return True


def undeliverable(unit: Unit, context: Context, line_id: UUID) -> None:
    """The platform says that nobody is there: the handler answers another way (F-128)."""
    line = unit.tickets.line(line_id)
    ticket = unit.tickets.find(line.ticket) if line else None
    if ticket is not None:
        handlers.tell(unit, context, ticket, "ticket_undelivered")


def close(unit: Unit, context: Context, act: Act) -> Outcome:
    """The person hears it; a ticket of nobody is erased a while later."""
    ticket = _theirs(unit, context, act)
    ends_at = None if ticket is None or ticket.person else context.now + tickets.CLOSED_TERM
    if ticket is None or not unit.tickets.close(ticket.id, ends_at=ends_at):
        return Outcome(Said.TICKET_NOT_YOURS)
    _note(unit, AuditAction.TICKET_CLOSED, act, ticket)
    if (found := unit.tickets.find(ticket.id)) is not None:
        tickets.ends(unit, context, found)
    if ticket.person and (person := unit.people.reachable(ticket.person)) is not None:
        told = Outcome(Said.TICKET_OVER, about=ticket.id)
        unit.outbox.promise(
            Notice(NoticeKind.ANSWER, person.account_id, detail=told.to_text()), now=context.now
        )
    return Outcome(Said.TICKET_CLOSED, about=ticket.id)


def log(unit: Unit, context: Context, act: Act) -> Outcome:
    """Something that came in another way, written down on the day it came (R-062)."""
    person, errors = found(unit, act)
    errors |= tickets.mistakes(act.first("kind"), act.first("text"))
    if act.first("via") not in LOGGED_VIA:
        errors["via"] = "choose_one"
    if errors:
        return Outcome(Said.INVALID, detail=errors)
    ticket = tickets.receive(
        unit,
        context,
        TicketKind(act.first("kind")),
        person,
        text=act.first("text"),
        via=Via(act.first("via")),
        requester=Requester(act.first("name"), act.first("reach")),
        by=act.person.id,
    )
    return Outcome(Said.TICKET_LOGGED, about=ticket.id)


def found(unit: Unit, act: Act) -> tuple[UUID | None, dict[str, str]]:
    """Who it is about: somebody Klik knows, or else how to reach them."""
    person = subject(unit, act)
    if person is not None:
        return person, {}
    if named := next((name for name in ("person", "request") if act.first(name)), None):
        return None, {named: "not_known"}
    return None, {} if act.first("reach") else {"reach": "reach_needed"}


def _theirs(unit: Unit, context: Context, act: Act) -> Ticket | None:
    ticket = unit.tickets.find(act.about) if act.about else None
    if ticket is None or not handlers.may_handle(unit, context, ticket, act.person.id):
        return None
    return ticket


def _note(unit: Unit, action: AuditAction, act: Act, ticket: Ticket) -> None:
    about = ticket.person or ticket.id
    unit.audit(AuditEntry(action, Role.ADMIN, actor=act.person.id, about=about, outcome=ticket.kind))
