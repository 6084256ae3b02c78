"""What the statement names and Klik neither asks nor keeps, said as plainly as what it does (T6)."""

from bot.privacy.catalogue.rows import Asked, Category, Ground
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words


def _absent(code: str, label: Words, why: Words, requirement: str, item: str) -> Category:
    return Category(
        code,
        label,
        why,
        requirement,
        Purpose.MEDIATION,
        Ground.CONSENT,
        Term.NOT_KEPT,
        DataClass.NONE,
        Asked.NOT_ASKED,
        recipients=(),
        item=item,
    )


NOT_ASKED: tuple[Category, ...] = (
    _absent(
        "birth_date",
        Words(nl="Geboortedatum", en="Date of birth"),
        Words(
            nl="Klik vraagt je geboortedatum niet. Wie dat wil, kiest een leeftijdsgroep.",
            en="Klik does not ask your date of birth. Whoever wants to, chooses an age group.",
        ),
        "R-039",
        "geboortedatum",
    ),
    _absent(
        "address",
        Words(nl="Adres, postcode en woonplaats", en="Address, postcode and town"),
        Words(
            nl="Klik vraagt niet waar je woont. Wie dat wil, kiest een provincie.",
            en="Klik does not ask where you live. Whoever wants to, chooses a province.",
        ),
        "R-043",
        "NAW-gegevens",
    ),
    _absent(
        "cookies",
        Words(nl="Cookies en surfgedrag", en="Cookies and browsing"),
        Words(
            nl="Klik is geen website. De pagina's die Klik toont, zetten geen cookies en volgen niemand.",
            en="Klik is no website. The pages Klik serves set no cookies and follow nobody.",
        ),
        "R-048",
        "identifiers in cookies en jouw surfgedrag op onze websites",
    ),
)
