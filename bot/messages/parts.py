"""Small shapes that many messages share: dates, lists, the privacy link, a reference in a sentence."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.lists import format_list

from bot.context import AMSTERDAM
from bot.rules import Rules
from bot.views import Button, Link, Paragraph, Part, Style, View
from bot.words import Language, Words

LOCALE = {Language.NL: "nl_NL", Language.EN: "en_GB"}


def day(moment: datetime, language: Language) -> str:
    return format_date(moment.astimezone(AMSTERDAM).date(), "d MMMM", locale=LOCALE[language])


def moment(at: datetime, language: Language) -> str:
    return format_datetime(at, "d MMMM HH:mm", tzinfo=AMSTERDAM, locale=LOCALE[language])


def full_day(at: datetime, language: Language) -> str:
    """With its year: a term may end in another one."""
    return format_date(at.astimezone(AMSTERDAM).date(), "d MMMM y", locale=LOCALE[language])


def listed(items: list[str], language: Language) -> str:
    return format_list(items, locale=LOCALE[language])


def said(words: Words, language: Language, /, **values: str | int) -> View:
    """A message of one sentence or two: the same words in the notification and in the message."""
    sentence = words.of(language, **values)
    return View(sentence, (Paragraph(sentence),))


def with_parts(words: Words, language: Language, *parts: Part, **values: str | int) -> View:
    sentence = words.of(language, **values)
    return View(sentence, (Paragraph(sentence), *parts))


def start_button(language: Language, value: str = "") -> Button:
    label = Words(nl="Zoek een coach", en="Find a coach").of(language)
    return Button(label, "request.start", value, Style.PRIMARY, opens_form=True)


def data_button(language: Language) -> Button:
    label = Words(nl="Mijn gegevens", en="My data").of(language)
    return Button(label, "data.view", opens_form=True)


def question_button(language: Language) -> Button:
    return Button(
        Words(nl="Stel een vraag", en="Ask a question").of(language), "ticket.open", opens_form=True
    )


def statement_line(language: Language, *, version: int, in_force: date) -> str:
    """Before any question about a person: which statement holds, and where to read it (R-003)."""
    words = Words(
        nl="Lees eerst hoe we met je gegevens omgaan: privacyverklaring, versie {version}, "
        "geldig sinds {since}. Met /klik privacy lees je haar hier.",
        en="First read how we handle your data: privacy statement, version {version}, "
        "in force since {since}. /klik privacy shows it here.",
    )
    since = format_date(in_force, "d MMMM y", locale=LOCALE[language])
    return words.of(language, version=version, since=since)


def privacy_link(rules: Rules, language: Language, *, version: int | None = None) -> tuple[Link, ...]:
    """A link only where there is a page to open: the installation's own; of one version, or of what holds."""
    if not rules.public_url:
        return ()
    label = Words(nl="Privacyverklaring", en="Privacy statement").of(language)
    which = f"&version={version}" if version else ""
    return (own_link(rules, label, f"privacy?lang={language.value}{which}"),)


def own_link(rules: Rules, label: str, page: str) -> Link:
    """The one place that makes a link: to a page of the installation's own (R-030)."""
    return Link(label, f"{rules.public_url.rstrip('/')}/{page}")
