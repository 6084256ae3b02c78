"""What our own pages show: their forms, and what is said to whoever sent one."""

from collections.abc import Callable

from bot.answers.reader import Reader
from bot.context import Context
from bot.messages import pages
from bot.messages.cases import due_day
from bot.outcome import Said
from bot.ports.cases import Case
from bot.ports.unit import Unit
from bot.privacy.cases import clock, copies
from bot.privacy.catalogue.desk import CONTACT
from bot.views import Form, Reply, Say, View
from bot.words import Language

Answering = Callable[[Unit, Reader], Reply]


def page(unit: Unit, context: Context, language: Language, form: str, code: str) -> Form | View:
    """The form of that name, or why it is not there any more."""
    if form == CONTACT:
        return pages.contact_form(language)
    if form == copies.READING:
        is_there = copies.is_readable(unit, context, code)
        return pages.see_form(language) if is_there else pages.copy_over(language)
    slot = copies.awaited(unit, context, code)
    case = unit.cases.find(slot.case) if slot else None
    return pages.copy_form(language, case, slot) if case and slot else pages.copy_over(language)


def _ticket(unit: Unit, reader: Reader) -> Reply:
    ticket = unit.tickets.find(reader.outcome.about) if reader.outcome.about else None
    if ticket is None:
        return Say(pages.copy_over(reader.language))
    until = due_day(clock.due(ticket.received_at), reader.language)
    return Say(pages.ticket_receipt(reader.language, ticket, until=until))


def _case(show: Callable[[Language, Case], View]) -> Answering:
    def answer(unit: Unit, reader: Reader) -> Reply:
        case = unit.cases.find(reader.outcome.about) if reader.outcome.about else None
        return Say(show(reader.language, case) if case else pages.copy_over(reader.language))

    return answer


PAGES: dict[Said, Answering] = {
    Said.CONTACT_TICKET: _ticket,
    Said.CONTACT_CASE: _case(pages.case_receipt),
    Said.COPY_IN: _case(pages.copy_in),
    Said.COPY_OVER: lambda unit, reader: Say(pages.copy_over(reader.language)),
}
