"""Orders of authorities: the form, the list, the package, and what the person it is about reads."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.admins.ordering import BASES, LATER, NOTICES, SCOPE
from bot.messages.authority import AT
from bot.messages.parts import day, full_day, listed, said, with_parts
from bot.messages.questions import known_by
from bot.ports.oversight import Order
from bot.privacy import catalogue
from bot.views import (
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Facts,
    Form,
    Heading,
    Note,
    Paragraph,
    Part,
    PersonField,
    Quote,
    Style,
    TextField,
    TickField,
    View,
)
from bot.words import Language, Words

BASIS = {
    "sv_126nd": Words(
        nl="vordering van het OM (126nd Wetboek van Strafvordering)",
        en="order of the public prosecutor (126nd Code of Criminal Procedure)",
    ),
    "court": Words(nl="bevel van een rechter", en="order of a court"),
    "awr_53": Words(nl="Belastingdienst (53 AWR)", en="tax authority (53 AWR)"),
    "other_law": Words(nl="een andere wettelijke plicht", en="another legal duty"),
}
NOTICE = {
    "now": Words(nl="meteen als het gegeven is", en="at once, when it is given"),
    "later": Words(nl="later: de instantie verbood het nog", en="later: the authority forbids it for now"),
}
SENTENCES = {
    "approved": Words(
        nl="Akkoord. Wie het vroeg maakt nu het pakket, binnen een dag. Precies deze gegevens blijven bewaard.",
        en="Approved. Whoever asked now makes the package, within a day. Exactly these data are held.",
    ),
    "empty": Words(
        nl="Van deze persoon is niets meer bewaard dat onder de vordering valt. Er is niets gegeven.",
        en="Nothing that falls under the order is held of this person any more. Nothing was given.",
    ),
    "gone": Words(
        nl="Dit is al gedaan, of niet van jou. Kijk met /avg vordering.",
        en="This has been done, or is not yours. See /avg disclose.",
    ),
    "lifted": Words(
        nl="De bewaarplicht is opgeheven. De gewone termijnen tellen weer.",
        en="The hold is lifted. The usual terms count again.",
    ),
}


def sentence(name: str, language: Language) -> View:
    return said(SENTENCES[name], language)


_NAMED = {
    "name": Words(nl="Naam", en="Name"),
    "motivation": Words(nl="De tekst van de aanvraag", en="The text of the request"),
}


def categories(scope: tuple[str, ...], language: Language) -> str:
    return listed([_category(code).of(language).lower() for code in scope], language)


def _category(code: str) -> Words:
    """Where the form asks with a question, or says *your*, an order has a name of its own for it."""
    return _NAMED.get(code) or catalogue.category(code).label


@dataclass(frozen=True)
class Shown:
    """One order as the list shows it; `hold` is the id of a hold that counts, `can_make` for whoever asked."""

    order: Order
    state: str
    can_make: bool
    hold: str = ""
    review_at: datetime | None = field(default=None)


STATES = {
    "waits": Words(nl="wacht op een tweede beheerder", en="waits for a second admin"),
    "approved": Words(nl="akkoord: het pakket kan gemaakt worden", en="approved: the package can be made"),
    "handed": Words(nl="gegeven", en="given"),
    "over": Words(nl="niet gegeven", en="not given"),
}


def orders(language: Language, rows: list[Shown]) -> View:
    title = Words(nl="Vorderingen", en="Orders of authorities").of(language)
    new = Button(
        Words(nl="Leg een vordering vast", en="Register an order").of(language),
        "disclose.new",
        style=Style.PRIMARY,
        opens_form=True,
    )
    parts: list[Part] = [Heading(title)]
    if not rows:
        parts.append(Paragraph(Words(nl="Er zijn er geen.", en="There are none.").of(language)))
    for each in rows[:10]:
        parts += _row(language, each)
    return View(title, (*parts, Buttons((new,))))


def _row(language: Language, each: Shown) -> list[Part]:
    order = each.order
    facts = [
        (order.reference, STATES[each.state].of(language)),
        (AUTHORITY.of(language), f"{order.authority}, {order.its_reference}"),
        (GROUND.of(language), BASIS[order.basis].of(language)),
        (WHAT.of(language), categories(order.scope, language)),
    ]
    buttons = []
    if each.hold:
        facts.append((_HELD.of(language), full_day(order.hold_until, language)))
        lift = Words(nl="Hef op", en="Lift it").of(language)
        sure = Words(nl="Mogen deze gegevens weer weg?", en="May these data be deleted again?").of(language)
        buttons.append(Button(lift, "hold.lift", each.hold, Style.DANGER, confirm=sure))
    if each.can_make:
        make = Words(nl="Maak het pakket", en="Make the package").of(language)
        buttons.append(Button(make, "disclose.make", str(order.id), Style.PRIMARY, opens_form=True))
    return [Facts(tuple(facts)), *([Buttons(tuple(buttons))] if buttons else [])]


AUTHORITY = Words(nl="Instantie", en="Authority")
GROUND = Words(nl="Grond", en="Ground")
WHAT = Words(nl="Wat", en="What")
_HELD = Words(nl="Bewaard tot", en="Held until")


def question(order: Order, language: Language) -> tuple[tuple[str, str], ...]:
    """What a second admin must see before saying yes."""
    told = NOTICE[order.notice].of(language)
    at = f" ({full_day(order.notice_at, language)})" if order.notice == LATER and order.notice_at else ""
    return (
        (AUTHORITY.of(language), f"{order.authority}, {order.its_reference}"),
        (GROUND.of(language), BASIS[order.basis].of(language)),
        (WHAT.of(language), categories(order.scope, language)),
        (_HELD.of(language), full_day(order.hold_until, language)),
        (Words(nl="De persoon hoort het", en="The person is told").of(language), f"{told}{at}"),
    )


PIECE = 2_400


def package(language: Language, order: Order, *, armoured: str, passphrase: str) -> View:
    """Shown once, in a window. The pieces follow each other; together they are one age file."""
    title = Words(nl="Pakket {reference}", en="Package {reference}").of(language, reference=order.reference)
    how = Words(
        nl="Kopieer de tekst in een bestand en geef het aan {authority}. Geef het wachtwoord langs een andere weg. "
        "Dit venster komt niet terug.",
        en="Copy the text into a file and give it to {authority}. Give the passphrase by another way. "
        "This window does not come back.",
    )
    opens = Words(nl="Openen kan met age (age-encryption.org).", en="It opens with age (age-encryption.org).")
    pieces = tuple(Quote(armoured[start : start + PIECE]) for start in range(0, len(armoured), PIECE))
    secret = Facts(((Words(nl="Wachtwoord", en="Passphrase").of(language), passphrase),))
    return View(
        title,
        (Paragraph(how.of(language, authority=order.authority)), secret, *pieces, Note(opens.of(language))),
    )


def told(language: Language, order: Order) -> View:
    """To whom it is about: what, to whom, why, and where to complain (R-014, R-089)."""
    words = Words(
        nl="De wet verplichtte ons gegevens van je te geven aan {authority}, op {at}.",
        en="The law obliged us to give data of yours to {authority}, on {at}.",
    )
    at = day(order.handed_at or order.asked_at, language)
    rows = Facts(
        (
            (WHAT.of(language), categories(order.scope, language)),
            (GROUND.of(language), BASIS[order.basis].of(language)),
            (_HELD.of(language), full_day(order.hold_until, language)),
        )
    )
    rights = Words(
        nl="Vragen of een klacht? Typ /klik contact. Je kunt ook naar de Autoriteit Persoonsgegevens "
        f"({AT}).",
        en="Questions or a complaint? Type /klik contact. You can also go to the Autoriteit Persoonsgegevens "
        f"({AT}).",
    )
    summary = Words(nl="Bericht over je gegevens", en="A message about your data").of(language)
    drawn = with_parts(words, language, rows, Note(rights.of(language)), authority=order.authority, at=at)
    return View(summary, drawn.parts)


def form(language: Language) -> Form:
    return Form(
        Words(nl="Vordering vastleggen", en="Register an order").of(language),
        "disclose.new",
        Words(nl="Vraag akkoord", en="Ask for approval").of(language),
        Words(nl="Annuleren", en="Cancel").of(language),
        (*_whom(language), *_order(language), *_after(language)),
    )


def _whom(language: Language) -> tuple[PersonField | TextField, ...]:
    return (
        PersonField(
            "person",
            Words(nl="Over wie", en="About whom").of(language),
            Words(
                nl="Kies de persoon, of vul hieronder een kenmerk in.",
                en="Choose the person, or fill in a reference.",
            ).of(language),
            required=False,
        ),
        known_by(language),
    )


_SEEN = Words(
    nl="Waarom: zonder het stuk zelf weten we niet wat de wet vraagt.",
    en="Why: without the document itself we do not know what the law asks.",
)


def _order(language: Language) -> tuple[TextField | ChoiceField | TickField, ...]:
    seen = Words(
        nl="Ik heb de vordering zelf gelezen, en ze is ondertekend.",
        en="I have read the order myself, and it is signed.",
    ).of(language)
    return (
        TextField(
            "authority", AUTHORITY.of(language), Words(nl="Wie vordert.", en="Who orders it.").of(language)
        ),
        ChoiceField(
            "basis",
            GROUND.of(language),
            Words(
                nl="Zonder wettelijke plicht geven we niets.", en="Without a legal duty we give nothing."
            ).of(language),
            tuple(Choice(code, BASIS[code].of(language)) for code in BASES),
        ),
        TextField(
            "reference",
            Words(nl="Hun kenmerk", en="Their reference").of(language),
            Words(nl="Zoals het op het stuk staat.", en="As it stands on the document.").of(language),
        ),
        ChoiceField(
            "scope",
            WHAT.of(language),
            Words(nl="Alleen wat er gevorderd is.", en="Only what was ordered.").of(language),
            tuple(Choice(code, _category(code).of(language)) for code in SCOPE),
            many=True,
        ),
        TickField(
            "document_seen", Words(nl="Het stuk", en="The document").of(language), _SEEN.of(language), seen
        ),
    )


def _after(language: Language) -> tuple[TextField | ChoiceField, ...]:
    return (
        TextField(
            "hold_until",
            _HELD.of(language),
            Words(
                nl="Dag-maand-jaar. Zo lang blijven precies deze gegevens, ook na een verzoek om te verwijderen.",
                en="Day-month-year. Exactly these data stay until then, also after a request to erase.",
            ).of(language),
        ),
        ChoiceField(
            "notice",
            Words(nl="Wanneer hoort de persoon het", en="When is the person told").of(language),
            Words(
                nl="Later mag alleen als het stuk het verbiedt.", en="Later only if the document forbids it."
            ).of(language),
            tuple(Choice(code, NOTICE[code].of(language)) for code in NOTICES),
        ),
        TextField(
            "notice_at",
            Words(nl="Bij later: op", en="If later: on").of(language),
            Words(nl="Dag-maand-jaar.", en="Day-month-year.").of(language),
            required=False,
        ),
    )
