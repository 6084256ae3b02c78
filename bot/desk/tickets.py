"""Somebody asks, thinks along or complains: read from the form, kept, and given to a handler it is not about."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.desk import handlers
from bot.events import FormSubmitted
from bot.model import Account, Person, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.cases import Requester, Via
from bot.ports.tickets import Ticket, TicketKind, TicketState
from bot.ports.unit import Unit
from bot.privacy import statement
from bot.privacy.cases import clock
from bot.privacy.open_field import holds_bsn

Values = Mapping[str, tuple[str, ...]]

TEXT_MAX = 2000
# For who has no person here: nobody's last act to count from.
UNANSWERED_TERM = timedelta(days=365)
CLOSED_TERM = timedelta(days=90)


def begin(unit: Unit, context: Context, person: Person, kind: str, *, typed: bool = False) -> Outcome:
    """The form; the statement first for who has not seen it (R-003)."""
    if statement.show_once(unit, person, now=context.now):
        return Outcome(Said.WELCOME, detail={"intent": "question"})
    known = {"kind": kind} if kind in set(TicketKind) else {}
    return Outcome(Said.TICKET_FORM, detail=known | ({"typed": "yes"} if typed else {}))


def ask(unit: Unit, context: Context, person: Person, event: FormSubmitted) -> Outcome:
    """The chat's form, sent."""
    kind, text = _first(event.values, "kind"), _first(event.values, "text")
    if errors := mistakes(kind, text):
        return Outcome(Said.INVALID, detail=errors)
    about = _first(event.values, "not_for")
    ticket = receive(
        unit,
        context,
        TicketKind(kind),
        person.id,
        text=text,
        not_for=_admin(unit, context, event.account, about) if about else None,
    )
    return Outcome(Said.TICKET_RECEIVED, about=ticket.id)


def reply(unit: Unit, context: Context, person: Person, about: UUID | None, values: Values) -> Outcome:
    """More from who asked, after an answer: the same ticket, open again."""
    text = _first(values, "text")
    ticket = own(unit, person, about)
    if ticket is None:
        return Outcome(Said.TICKET_GONE)
    if errors := mistakes(ticket.kind, text):
        return Outcome(Said.INVALID, about=about, detail=errors)
    if unit.tickets.say(ticket.id, text, is_answer=False, now=context.now) is None:
        return Outcome(Said.TICKET_GONE)
    _note(unit, AuditAction.TICKET_OPENED, ticket, None)
    handlers.tell(unit, context, ticket)
    return Outcome(Said.TICKET_RECEIVED, about=ticket.id)


def own(unit: Unit, person: Person, about: UUID | None) -> Ticket | None:
    """A reference is no permission: somebody else's ticket is nobody's."""
    ticket = unit.tickets.find(about) if about else None
    return ticket if ticket is not None and ticket.person == person.id else None


def receive(
    unit: Unit,
    context: Context,
    kind: TicketKind,
    person: UUID | None,
    *,
    text: str,
    via: Via = Via.CHAT,
    requester: Requester | None = None,
    not_for: UUID | None = None,
    by: UUID | None = None,
) -> Ticket:
    """Keep it, and give it to a handler. `requester` only where there is no person; `by`: the admin who logged it."""
    ticket = unit.tickets.open(
        kind,
        person,
        via=via,
        text=text,
        received_at=context.now,
        requester=None if person else requester,
        handler=handlers.choose(unit, context, kind, person, not_for=not_for),
        not_for=not_for,
        ends_at=None if person else context.now + UNANSWERED_TERM,
    )
    _note(unit, AuditAction.TICKET_OPENED, ticket, by)
    handlers.tell(unit, context, ticket)
    _start_clock(unit, context, ticket)
    ends(unit, context, ticket)
    return ticket


def _start_clock(unit: Unit, context: Context, ticket: Ticket) -> None:
    """An answer within the same four weeks as a data request: whoever asks need not know which of the two it is."""
    unit.outbox.promise(
        *(
            Notice(NoticeKind.TICKET_CLOCK, ticket.id, about=ticket.id, due_at=at)
            for at in clock.warnings(ticket.received_at)
        ),
        now=context.now,
    )


def remind(unit: Unit, context: Context, ticket_id: UUID) -> None:
    """Its handler hears it; nobody once it was answered."""
    ticket = unit.tickets.find(ticket_id)
    if ticket is not None and ticket.state is TicketState.OPEN:
        handlers.tell(unit, context, ticket, "ticket_due")


def ends(unit: Unit, context: Context, ticket: Ticket) -> None:
    """A ticket of nobody goes at its own moment."""
    if ticket.ends_at is not None:
        step = Notice(NoticeKind.TICKET_ENDS, ticket.id, about=ticket.id, due_at=ticket.ends_at)
        unit.outbox.promise(step, now=context.now)


def end(unit: Unit, context: Context, ticket_id: UUID) -> None:
    """Its moment has come, unless it was moved."""
    ticket = unit.tickets.find(ticket_id)
    if ticket is not None and ticket.ends_at is not None and ticket.ends_at <= context.now:
        unit.tickets.forget(ticket.id)


def mistakes(kind: str, text: str) -> dict[str, str]:
    """By field, as codes for `messages.mistakes`."""
    errors = {}
    if kind not in set(TicketKind):
        errors["kind"] = "choose_one"
    if error := text_mistake(text):
        errors["text"] = error
    return errors


def text_mistake(text: str) -> str | None:
    """Nothing is cut, and a citizen service number is not kept (R-041)."""
    if not text:
        return "words_needed"
    if len(text) > TEXT_MAX:
        return f"ticket_too_long:{len(text)}"
    return "no_bsn" if holds_bsn(text) else None


def _admin(unit: Unit, context: Context, asker: Account, user: str) -> UUID | None:
    """Who was chosen from the platform's own list, if they are one of those who answer."""
    found = unit.people.find(Account(asker.platform, asker.workspace, user))
    return found.id if found is not None and found.id in handlers.everybody(unit, context) else None


def _first(values: Values, name: str) -> str:
    return next(iter(values.get(name, ())), "").strip()


def _note(unit: Unit, action: AuditAction, ticket: Ticket, by: UUID | None) -> None:
    role = Role.ADMIN if by else Role.CANDIDATE if ticket.person else Role.KLIK
    about = ticket.person or ticket.id
    unit.audit(AuditEntry(action, role, actor=by or ticket.person, about=about, outcome=ticket.kind))
