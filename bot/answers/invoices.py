"""What an officer is shown of invoices: the list without anything that stands on one, the forms, and one in a window."""

from collections.abc import Callable
from uuid import UUID

from bot.admins import invoicing
from bot.answers.reader import Reader
from bot.messages import invoices
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.views import Ask, Reply, Say, Show
from bot.words import Words


def listed(unit: Unit, reader: Reader) -> Reply:
    return Say(invoices.listed(reader.language, list(unit.invoices.newest())))


def look_form(unit: Unit, reader: Reader) -> Reply:
    cases = [(str(case), reference) for case, reference, _ in invoicing.cases(unit)]
    form = invoices.look_form(reader.language, cases)
    return Ask(form) if form else Say(invoices.no_case(reader.language))


def filed(unit: Unit, reader: Reader) -> Reply:
    found = unit.invoices.find(reader.outcome.about) if reader.outcome.about else None
    return Say(invoices.filed(reader.language, found) if found else invoices.gone(reader.language))


def shown(unit: Unit, reader: Reader) -> Reply:
    """Only for whoever looked, right after: that look is on record."""
    look = unit.looks.find(UUID(reader.detail("look")))
    is_theirs = look is not None and look.seen_by == reader.person
    if look is None or not is_theirs or not invoicing.is_fresh(look.opened_at, reader.context):
        return Say(invoices.gone(reader.language))
    found = unit.invoices.open(reader.outcome.about) if reader.outcome.about else None
    if found is None:
        return Say(invoices.gone(reader.language))
    view = invoices.shown(reader.language, found)
    return Show(view.summary, Words(nl="Sluiten", en="Close").of(reader.language), view)


INVOICES: dict[Said, Callable[[Unit, Reader], Reply]] = {
    Said.INVOICES: listed,
    Said.INVOICE_FORM: lambda unit, reader: Ask(invoices.form(reader.language)),
    Said.INVOICE_FILED: filed,
    Said.INVOICE_LOOK_FORM: look_form,
    Said.INVOICE_SHOWN: shown,
}
