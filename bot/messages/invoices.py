"""Invoices in words: what an officer files and opens, and what everybody is told that the law makes us keep (R-082)."""

from collections.abc import Sequence

from bot.admins.invoicing import QUANTITY_MAX, REASONS, SERVICES, VAT_RATES
from bot.messages.desk import CANCEL
from bot.messages.parts import full_day, said
from bot.messages.questions import known_by
from bot.ports.invoices import Filed, Invoice
from bot.views import (
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Facts,
    Field,
    Form,
    Heading,
    Note,
    Paragraph,
    Part,
    PersonField,
    Style,
    TextField,
    TextKind,
    View,
)
from bot.words import Language, Words

SERVICE = {
    "session": Words(nl="coachgesprek", en="coaching session"),
    "trajectory": Words(nl="coachtraject", en="coaching programme"),
    "membership": Words(nl="lidmaatschap", en="membership"),
    "workshop": Words(nl="workshop", en="workshop"),
    "other": Words(nl="andere dienst", en="another service"),
}
VAT = {
    "21": Words(nl="21%", en="21%"),
    "9": Words(nl="9%", en="9%"),
    "0": Words(nl="0%", en="0%"),
    "exempt": Words(nl="vrijgesteld", en="exempt"),
}
WHY = {
    "tax_authority": Words(nl="de Belastingdienst vraagt ernaar", en="the tax authority asks for it"),
    "invoice_answer": Words(
        nl="een factuur voor een verzoek of vraag", en="an invoice for a request or question"
    ),
    "invoice_check": Words(nl="controleren of een factuur klopt", en="check that an invoice is right"),
}
_TITLE = Words(nl="Facturen", en="Invoices")
_NUMBER = Words(nl="Factuurnummer", en="Invoice number")
_KEPT = Words(
    nl="Wat blijft omdat de belastingwet dat voorschrijft (AWR art. 52): {n}, tot {until}. Een factuur staat apart, onder een "
    "eigen sleutel. Er staat op: nummer, datum, dienst, bedrag, btw, naam en adres. Daarna gaat ze vanzelf weg.",
    en="What stays because the tax law prescribes it (AWR art. 52): {n}, until {until}. An invoice is kept apart, under a "
    "key of its own. It holds: number, date, service, amount, VAT, name and address. After that it goes by itself.",
)
_ONE, _SEVERAL = Words(nl="1 factuur", en="1 invoice"), Words(nl="{n} facturen", en="{n} invoices")


def kept(language: Language, invoices: Sequence[Filed]) -> tuple[Part, ...]:
    """The exception, in the dry run and in the last word of an erasure: what, why and until when (F-111)."""
    if not invoices:
        return ()
    n = len(invoices)
    last = max(invoices, key=lambda each: each.ends_at)
    many = _ONE.of(language) if n == 1 else _SEVERAL.of(language, n=n)
    return (Paragraph(_KEPT.of(language, n=many, until=full_day(last.ends_at, language))),)


def listed(language: Language, invoices: list[Filed]) -> View:
    """`/avg invoices`: the newest, by reference. Nothing that stands on one is shown."""
    new = Words(nl="Leg een factuur vast", en="File an invoice").of(language)
    look = Words(nl="Open een factuur", en="Open an invoice").of(language)
    how = Words(
        nl="Alleen wat de belastingwet voorschrijft, zeven jaar na het jaar van de factuur. Openen kan met een verzoek of vraag "
        "en een reden, en de persoon kan lezen dat je keek.",
        en="Only what the tax law prescribes, for seven years after the year of the invoice. Opening takes a request or "
        "question and a reason, and the person can read that you looked.",
    )
    parts: list[Part] = [Heading(_TITLE.of(language)), Paragraph(how.of(language))]
    for each in invoices:
        parts += [
            Facts(((each.reference, _ENDS.of(language, until=full_day(each.ends_at, language))),)),
            Buttons((_mistaken(language, each),)),
        ]
    buttons = (
        Button(new, "invoice.file", style=Style.PRIMARY, opens_form=True),
        Button(look, "invoice.look", opens_form=True),
    )
    return View(_TITLE.of(language), (*parts, Buttons(buttons)))


_ENDS = Words(nl="tot {until}", en="until {until}")


def _mistaken(language: Language, invoice: Filed) -> Button:
    sure = Words(
        nl="De factuur is dan meteen weg. Alleen doen als ze hier niet hoort.",
        en="The invoice is then gone at once. Only do this if it does not belong here.",
    )
    label = Words(nl="Hoort hier niet", en="Does not belong here").of(language)
    return Button(label, "invoice.remove", str(invoice.id), Style.DANGER, confirm=sure.of(language))


def filed(language: Language, invoice: Filed) -> View:
    words = Words(
        nl="Vastgelegd als {reference}. De factuur gaat op {until} vanzelf weg.",
        en="Filed as {reference}. The invoice goes by itself on {until}.",
    )
    return said(words, language, reference=invoice.reference, until=full_day(invoice.ends_at, language))


def gone(language: Language) -> View:
    words = Words(
        nl="Deze factuur is er niet, of het venster is voorbij. Kijk met /avg facturen.",
        en="This invoice is not there, or its window is over. See /avg invoices.",
    )
    return said(words, language)


def no_case(language: Language) -> View:
    words = Words(
        nl="Er is geen open verzoek of vraag. Leg eerst vast wie ernaar vraagt, met /avg verzoeken of /avg vragen.",
        en="No request or question is open. First log who asks for it, with /avg requests or /avg tickets.",
    )
    return said(words, language)


def shown(language: Language, invoice: Invoice) -> View:
    """In a window: nothing of it stays in the conversation."""
    title = Words(nl="Factuur {reference}", en="Invoice {reference}").of(
        language, reference=invoice.reference
    )
    rows = (
        (_NUMBER.of(language), invoice.number),
        (_DATE.of(language), invoice.issued_on),
        (_DELIVERED.of(language), invoice.delivered_on),
        (_NAME.of(language), invoice.name),
        (_ADDRESS.of(language), invoice.address),
        (_SERVICE.of(language), f"{invoice.quantity} × {SERVICE[invoice.service].of(language)}"),
        (_AMOUNT.of(language), invoice.amount),
        (_VAT.of(language), f"{invoice.vat} ({VAT[invoice.vat_rate].of(language)})"),
    )
    note = Words(
        nl="Dat je keek staat in het logboek en in het inzageantwoord.",
        en="That you looked is in the audit trail and in the access answer.",
    )
    return View(title, (Heading(title), Facts(rows), Note(note.of(language))))


_DATE = Words(nl="Factuurdatum", en="Date of the invoice")
_DELIVERED = Words(nl="Datum van de dienst, als die anders is", en="Date of the service, if it is another")
_NAME = Words(nl="Naam op de factuur", en="Name on the invoice")
_ADDRESS = Words(nl="Adres op de factuur", en="Address on the invoice")
_SERVICE = Words(nl="Dienst", en="Service")
_QUANTITY = Words(nl="Aantal", en="Quantity")
_AMOUNT = Words(nl="Bedrag zonder btw", en="Amount without VAT")
_VAT = Words(nl="Btw-bedrag", en="Amount of VAT")
_LAW = Words(
    nl="Moet op een factuur staan (Wet OB art. 35a).",
    en="Must stand on an invoice (Dutch VAT act, art. 35a).",
)
_DAY = Words(nl="Dag-maand-jaar.", en="Day-month-year.")
_EURO = Words(nl="In euro's, zoals 125,00.", en="In euros, such as 125.00.")


def form(language: Language) -> Form:
    """Only what the law names: closed lists for what was delivered, so that nothing about the coaching comes in."""
    whom = PersonField(
        "person",
        Words(nl="Van wie", en="Whose").of(language),
        Words(
            nl="Kies de persoon, of vul een kenmerk in.", en="Choose the person, or fill in a reference."
        ).of(language),
        required=False,
    )
    return Form(
        Words(nl="Factuur vastleggen", en="File an invoice").of(language),
        "invoice.file",
        Words(nl="Leg vast", en="File it").of(language),
        CANCEL.of(language),
        (whom, known_by(language), *_stated(language), *_billed(language)),
    )


def _stated(language: Language) -> tuple[Field, ...]:
    return (
        TextField("invoice_number", _NUMBER.of(language), _LAW.of(language)),
        TextField("invoice_date", _DATE.of(language), _DAY.of(language)),
        TextField("delivered_on", _DELIVERED.of(language), _DAY.of(language), required=False),
        TextField("invoice_name", _NAME.of(language), _LAW.of(language)),
        TextField("invoice_address", _ADDRESS.of(language), _LAW.of(language)),
    )


def _billed(language: Language) -> tuple[Field, ...]:
    services = tuple(Choice(code, SERVICE[code].of(language)) for code in SERVICES)
    rates = tuple(Choice(code, VAT[code].of(language)) for code in VAT_RATES)
    up_to = Words(nl="Een getal van 1 tot en met {n}.", en="A number from 1 to {n}.")
    rate = Words(nl="Btw-tarief", en="VAT rate").of(language)
    return (
        ChoiceField("service", _SERVICE.of(language), _LAW.of(language), services),
        TextField(
            "quantity",
            _QUANTITY.of(language),
            up_to.of(language, n=QUANTITY_MAX),
            TextKind.NUMBER,
            initial="1",
        ),
        TextField("amount", _AMOUNT.of(language), _EURO.of(language)),
        ChoiceField("vat_rate", rate, _LAW.of(language), rates),
        TextField("vat", _VAT.of(language), _EURO.of(language)),
    )


def look_form(language: Language, cases: list[tuple[str, str]]) -> Form | None:
    """`cases` by id and reference; None when nobody asks for anything: then there is nothing to look for."""
    if not cases:
        return None
    reasons = tuple(Choice(code, WHY[code].of(language)) for code in REASONS)
    return Form(
        Words(nl="Factuur openen", en="Open an invoice").of(language),
        "invoice.look",
        Words(nl="Open", en="Open").of(language),
        CANCEL.of(language),
        (
            ChoiceField(
                "case",
                Words(nl="Voor welk verzoek of welke vraag", en="For which request or question").of(language),
                Words(nl="Zonder kijken we niet.", en="Without one we do not look.").of(language),
                tuple(Choice(case, reference) for case, reference in cases),
            ),
            ChoiceField(
                "reason",
                Words(nl="Waarom", en="Why").of(language),
                Words(nl="De persoon kan dit lezen.", en="The person can read this.").of(language),
                reasons,
            ),
            TextField(
                "invoice_number",
                _NUMBER.of(language),
                Words(nl="Zoals het op de factuur staat.", en="As it stands on the invoice.").of(language),
            ),
        ),
    )
