"""One outcome, one reply: plain ones at once, the others after reading what they show."""

from bot.answers.casework import CASEWORK
from bot.answers.correcting import CORRECTING
from bot.answers.desk import DESK
from bot.answers.erasing import ERASING
from bot.answers.incidents import INCIDENTS
from bot.answers.invoices import INVOICES
from bot.answers.looked_up import LOOKED_UP
from bot.answers.looks import LOOKS
from bot.answers.orders import ORDERS
from bot.answers.overseen import OVERSEEN
from bot.answers.overview import OVERVIEW
from bot.answers.pages import PAGES
from bot.answers.plain import PLAIN
from bot.answers.reader import Reader
from bot.ports.unit import Unit
from bot.views import Reply

READ = (
    LOOKED_UP
    | ERASING
    | OVERSEEN
    | INCIDENTS
    | ORDERS
    | INVOICES
    | LOOKS
    | OVERVIEW
    | DESK
    | CASEWORK
    | CORRECTING
    | PAGES
)


def needs_reading(reader: Reader) -> bool:
    return reader.outcome.said not in PLAIN


def compose_plain(reader: Reader) -> Reply:
    return PLAIN[reader.outcome.said](reader)


def compose(unit: Unit, reader: Reader) -> Reply:
    """`unit` may be a reading one: composing writes nothing."""
    if needs_reading(reader):
        return READ[reader.outcome.said](unit, reader)
    return compose_plain(reader)
