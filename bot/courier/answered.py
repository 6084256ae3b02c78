"""An answer to a question, in the conversation of who asked: shown while it is there, and nowhere else."""

from bot.courier.decision import Decision, Draw, Skip, drawn_from
from bot.messages import tickets
from bot.notices import Notice
from bot.ports.tickets import Line, Ticket
from bot.ports.unit import Unit
from bot.words import Language


def decide(unit: Unit, notice: Notice, language: Language) -> Decision:
    """Only for who asked: an account that is somebody else's by now reads nothing."""
    found = _found(unit, notice)
    if found is None:
        return Skip("gone")
    line, ticket = found
    return Draw(tickets.answer(language, ticket, line.text), drawn_from(unit, notice))


def reference(unit: Unit, notice: Notice) -> str:
    found = _found(unit, notice)
    return found[1].reference if found else ""


def is_there(unit: Unit, notice: Notice) -> bool:
    return _found(unit, notice) is not None


def _found(unit: Unit, notice: Notice) -> tuple[Line, Ticket] | None:
    line = unit.tickets.line(notice.about) if notice.about else None
    ticket = unit.tickets.find(line.ticket) if line else None
    if line is None or ticket is None or ticket.person != unit.people.by_account(notice.to).id:
        return None
    return line, ticket
