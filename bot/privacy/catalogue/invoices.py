"""What the tax law makes a network keep, whoever asks for erasure (R-082)."""

from bot.privacy.catalogue.rows import Category, Ground, Recipient, trace
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words

_WHY = Words(
    nl="omdat de belastingwet het voorschrijft (AWR art. 52). Het komt uit de boekhouding van het netwerk, staat apart, en "
    "wordt voor niets anders gebruikt.",
    en="because the tax law prescribes it (AWR art. 52). It comes from the network's own books, is kept apart, and is used "
    "for nothing else.",
)
_READERS = (Recipient.ADMINS, Recipient.AUTHORITY)

INVOICES: tuple[Category, ...] = (
    trace(
        "invoice",
        Words(nl="Dat je een factuur kreeg", en="That you got an invoice"),
        _WHY,
        Purpose.TAX,
        Term.TAX_7Y,
        ground=Ground.LEGAL,
        recipients=_READERS,
        requirement="R-082",
    ),
    trace(
        "invoice_lines",
        Words(nl="Wat er op je factuur staat", en="What stands on your invoice"),
        _WHY,
        Purpose.TAX,
        Term.TAX_7Y,
        ground=Ground.LEGAL,
        data_class=DataClass.CONTACT,
        recipients=_READERS,
        requirement="R-082",
    ),
)
