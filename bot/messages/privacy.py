"""The privacy statement and everything the catalogue says, as one page to read: in a window, or in a browser (R-001)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from bot.messages.parts import LOCALE
from bot.ports.statements import Statement
from bot.privacy import catalogue
from bot.privacy.catalogue import CATEGORIES, GROUNDS, PURPOSES, RECIPIENTS, Asked, Category, Offer
from bot.privacy.catalogue.desk import CONTACT
from bot.privacy.purposes import Purpose, Term
from bot.views import Facts, Heading, Note, Paragraph, Part, View
from bot.words import Language, Words

TITLE = Words(nl="Privacyverklaring", en="Privacy statement")
Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Reading:
    """What is read: a version and its text, the other versions, and who gets data (label, what)."""

    statement: Statement
    text: str
    versions: tuple[Statement, ...]
    today: date
    parties: tuple[tuple[str, str], ...] = ()


def page(language: Language, reading: Reading) -> View:
    """In a browser: first the statement in its own words, then field by field what Klik does (R-001, R-018)."""
    return View(TITLE.of(language), (*_statement(language, reading), *_details(language, reading)))


def statement_window(language: Language, reading: Reading) -> View:
    """In the chat, where a window holds less: the statement itself."""
    more = Words(
        nl="Per gegeven waarom, hoe lang en voor wie: typ /klik privacy gegevens.",
        en="For each kind of data why, how long and for whom: type /klik privacy data.",
    )
    return View(TITLE.of(language), (Note(more.of(language)), *_statement(language, reading)))


def details_window(language: Language, reading: Reading) -> View:
    """In the chat: field by field what, why, on what ground, how long and who gets it; what comes along by itself in short."""
    short = details(language, short=True)
    parts = (part for each in (*short, *_parties(language, reading)) for part in _in_lines(each))
    return View(TITLE.of(language), (Note(_since(language, reading)), *parts))


def _in_lines(part: Part) -> tuple[Part, ...]:
    """A card of Teams holds 28 KB, and a pair takes four times the room of a line."""
    match part:
        case Facts(rows):
            return tuple(Paragraph(f"{label}: {value}") for label, value in rows)
        case _:
            return (part,)


def _statement(language: Language, reading: Reading) -> tuple[Part, ...]:
    paragraphs = [part.strip() for part in reading.text.split("\n\n") if part.strip()]
    return (
        Note(_since(language, reading)),
        *(Paragraph(part) for part in paragraphs),
        *_section(_DANGLING_TITLE, (), language, Note(_DANGLING.of(language))),
        *_section(_VERSIONS, _versions(language, reading), language),
    )


def _details(language: Language, reading: Reading) -> tuple[Part, ...]:
    return (*details(language), *_parties(language, reading))


def _parties(language: Language, reading: Reading) -> tuple[Part, ...]:
    return _section(_PARTIES, reading.parties, language)


def details(language: Language, *, short: bool = False) -> tuple[Part, ...]:
    """Per category what, why, ground, term and who gets it; then the purposes. All from the catalogue.

    `short`: of what the chat does not ask, what comes along and what the web page asks, why and how long.
    """
    pair = _short if short else _pair
    asked = [row for row in CATEGORIES if row.field and row.purpose is not Purpose.COACHING]
    coaches = [row for row in CATEGORIES if row.field and row.purpose is Purpose.COACHING]
    implicit = [row for row in CATEGORIES if row.asked is Asked.IMPLICIT and row.term is not Term.NETWORK]
    absent = [row for row in CATEGORIES if row.asked is Asked.NOT_ASKED]
    return (
        *_section(
            _ASKED, ((pair if row.form == CONTACT else _pair)(row, language) for row in asked), language
        ),
        *_section(_COACHES, (_pair(row, language) for row in coaches), language),
        *_section(_IMPLICIT, (pair(row, language) for row in implicit), language),
        *_section(_ABSENT, ((row.label.of(language), row.why.of(language)) for row in absent), language),
        *_section(_PURPOSES, _purposes(language), language),
    )


def _since(language: Language, reading: Reading) -> str:
    statement, since = reading.statement, day(reading.statement.in_force, language)
    if statement.in_force > reading.today:
        ahead = Words(
            nl="Versie {version} geldt vanaf {since}.",
            en="Version {version} holds from {since}. The Dutch text is the binding one.",
        )
        return ahead.of(language, version=statement.version, since=since)
    words = Words(
        nl="Versie {version}, in werking sinds {since}.",
        en="Version {version}, in force since {since}. This is a translation: the Dutch text is the binding one.",
    )
    return words.of(language, version=statement.version, since=since)


def not_yet(language: Language) -> View:
    """Asked as of a day before the first version (R-090)."""
    words = Words(
        nl="Op die dag was er nog geen privacyverklaring van kracht.",
        en="No privacy statement was in force yet on that day.",
    )
    return View(TITLE.of(language), (Note(words.of(language)),))


def unknown(language: Language) -> View:
    """Asked for a version that was never published, or for a day that is none."""
    words = Words(
        nl="Deze versie van de privacyverklaring bestaat niet. Die van nu staat op /privacy.",
        en="There is no such version of the privacy statement. The present one is at /privacy.",
    )
    return View(TITLE.of(language), (Note(words.of(language)),))


def day(when: date, language: Language) -> str:
    return format_date(when, "d MMMM y", locale=LOCALE[language])


def _pair(row: Category, language: Language) -> tuple[str, str]:
    words = Words(
        nl="{hint} Grondslag: {ground}. Bewaartermijn: {term}. Wie het krijgt: {who}.",
        en="{hint} Ground: {ground}. Kept: {term}. Who gets it: {who}.",
    )
    return row.label.of(language), words.of(
        language,
        hint=row.hint(language),
        ground=GROUNDS[row.ground].of(language),
        term=catalogue.term_words(row.term, language),
        who=recipients(row, language),
    )


def _short(row: Category, language: Language) -> tuple[str, str]:
    words = Words(nl="{why} Bewaartermijn: {term}.", en="{why} Kept: {term}.")
    term = catalogue.term_words(row.term, language)
    return row.label.of(language), words.of(language, why=row.why.of(language), term=term)


def recipients(row: Category, language: Language) -> str:
    titles = [each.title.of(language) for each in RECIPIENTS if each.recipient in row.recipients]
    return "; ".join(titles) or Words(nl="niemand anders dan jij", en="nobody but you").of(language)


def _purposes(language: Language) -> Pairs:
    for row in PURPOSES:
        yield row.title.of(language), f"{row.why.of(language)}. {_OFFERS[row.offer].of(language)}"


def _versions(language: Language, reading: Reading) -> Pairs:
    label = Words(nl="Versie {version}", en="Version {version}")
    since = Words(nl="vanaf {since}, kenmerk {digest}", en="from {since}, fingerprint {digest}")
    for each in reading.versions:
        yield (
            label.of(language, version=each.version),
            since.of(language, since=day(each.in_force, language), digest=each.digest.hex()[:16]),
        )


def _section(title: Words, rows: Pairs, language: Language, *more: Part) -> tuple[Part, ...]:
    found = tuple(rows)
    if not found and not more:
        return ()
    return Heading(title.of(language)), *((Facts(found),) if found else ()), *more


_ASKED = Words(nl="Wat Klik je vraagt, en waarom", en="What Klik asks you, and why")
_COACHES = Words(nl="Wat Klik een coach vraagt, en waarom", en="What Klik asks a coach, and why")
_IMPLICIT = Words(nl="Wat er vanzelf bij komt", en="What comes along by itself")
_ABSENT = Words(nl="Wat Klik niet vraagt", en="What Klik does not ask")
_PURPOSES = Words(nl="Waarvoor", en="What for")
_PARTIES = Words(nl="Met wie Klik samenwerkt", en="Whom Klik works with")
_VERSIONS = Words(nl="Versies van de verklaring", en="Versions of the statement")
_OFFERS = {
    Offer.PART: Words(nl="Hoort bij de dienst.", en="Part of the service."),
    Offer.CHOSEN: Words(nl="Staat uit, tot je er zelf voor kiest.", en="Off, until you choose it yourself."),
    Offer.ABSENT: Words(nl="Staat uit en bestaat niet.", en="Off, and does not exist."),
}
_DANGLING_TITLE = Words(nl="Waar de verklaring naar verwijst", en="What the statement refers to")
_DANGLING = Words(
    nl="De verklaring noemt een alinea over profilering en cookies en een cookiebeleid. Die zijn niet beschikbaar. "
    "Klik maakt geen profielen, neemt geen besluiten over mensen, en zet geen cookies.",
    en="The statement names a paragraph on profiling and cookies, and a cookie policy. Those are not available. "
    "Klik makes no profiles, takes no decisions about people, and sets no cookies.",
)
