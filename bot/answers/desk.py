"""What is said about tickets: to who asked, and to those who answer."""

from collections.abc import Callable

from bot.answers.reader import Reader
from bot.desk import handlers
from bot.messages import desk, tickets
from bot.outcome import Said
from bot.ports.tickets import Ticket
from bot.ports.unit import Unit
from bot.views import Ask, Reply, Say, View

Answering = Callable[[Unit, Reader], Reply]


def ask_form(unit: Unit, reader: Reader) -> Reply:
    """Filled with what was just typed, if it was promised and is still remembered."""
    promised = reader.detail("typed") == "yes"
    form = tickets.ask_form(
        reader.language,
        kind=reader.detail("kind"),
        text=reader.typed if promised else "",
        forgotten=promised and not reader.typed,
    )
    return Ask(form)


def _ticket(unit: Unit, reader: Reader) -> Ticket | None:
    return unit.tickets.find(reader.outcome.about) if reader.outcome.about else None


def _about(show: Callable[[Reader, Ticket], View]) -> Answering:
    """A sentence about a ticket that the reader has to do with."""

    def answer(unit: Unit, reader: Reader) -> Reply:
        ticket = _ticket(unit, reader)
        return Say(show(reader, ticket) if ticket else tickets.gone(reader.language))

    return answer


def reply_form(unit: Unit, reader: Reader) -> Reply:
    ticket = _ticket(unit, reader)
    if ticket is None or ticket.person != reader.person:
        return Say(tickets.gone(reader.language))
    return Ask(tickets.reply_form(reader.language, ticket))


def listed(unit: Unit, reader: Reader) -> Reply:
    rows = [
        (ticket, ticket.handler == reader.person, _may_open(unit, reader, ticket))
        for ticket in unit.tickets.unclosed(limit=200)
    ]
    return Say(desk.listed(reader.language, rows))


def _may_open(unit: Unit, reader: Reader, ticket: Ticket) -> bool:
    return reader.person is not None and handlers.may_handle(unit, reader.context, ticket, reader.person)


def answer_form(unit: Unit, reader: Reader) -> Reply:
    ticket = _ticket(unit, reader)
    if ticket is None or not _may_open(unit, reader, ticket):
        return Say(desk.sentence("not_yours", reader.language))
    form = desk.answer_form(
        reader.language,
        ticket,
        list(unit.tickets.lines(ticket.id)),
        requester=unit.tickets.requester(ticket.id),
    )
    return Ask(form)


def _sentence(name: str) -> Answering:
    return _about(lambda reader, ticket: desk.sentence(name, reader.language, ticket.reference))


def answered(unit: Unit, reader: Reader) -> Reply:
    return _sentence("sent" if reader.detail("sent") else "noted")(unit, reader)


DESK: dict[Said, Answering] = {
    Said.TICKET_FORM: ask_form,
    Said.TICKET_RECEIVED: _about(lambda reader, ticket: tickets.received(reader.language, ticket)),
    Said.TICKET_REPLY_FORM: reply_form,
    Said.TICKET_OVER: _about(lambda reader, ticket: tickets.over(reader.language, ticket)),
    Said.TICKET_GONE: lambda unit, reader: Say(tickets.gone(reader.language)),
    Said.TICKETS: listed,
    Said.TICKET_LOG_FORM: lambda unit, reader: Ask(desk.log_form(reader.language)),
    Said.TICKET_LOGGED: _sentence("logged"),
    Said.TICKET_ANSWER_FORM: answer_form,
    Said.TICKET_ANSWERED: answered,
    Said.TICKET_CLOSED: _sentence("closed"),
    Said.TICKET_NOT_YOURS: lambda unit, reader: Say(desk.sentence("not_yours", reader.language)),
}
