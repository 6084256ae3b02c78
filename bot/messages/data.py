"""What Klik holds about the person who asks, as a list; and the consents they gave."""

from datetime import datetime

from bot.messages.parts import data_button as open_data
from bot.messages.parts import day, said, with_parts
from bot.privacy.consents import consent_row as row_of
from bot.views import Button, Buttons, Facts, Heading, Note, Part, Style, View
from bot.words import Language, Words

Section = tuple[str, tuple[tuple[str, str], ...]]


def offer(language: Language) -> View:
    words = Words(
        nl="Wat ik van je bewaar, laat ik in een venster zien, zodat het niet in dit gesprek blijft staan.",
        en="I show what I hold of you in a window, so that it does not stay in this conversation.",
    )
    return with_parts(words, language, Buttons((open_data(language),)))


def shown(language: Language, sections: list[Section]) -> View:
    """Everything held, section by section; how long; and how to end it."""
    title = Words(nl="Wat Klik van je bewaart", en="What Klik holds about you").of(language)
    parts: list[Part] = []
    for heading, rows in sections:
        parts += [Heading(heading), *_facts(rows)]
    term = Words(
        nl="We bewaren dit tot twee jaar nadat je voor het laatst iets deed. Met /klik intrekken zijn je woorden "
        "en contactgegevens meteen weg.",
        en="We keep this until two years after you last did something. With /klik withdraw your words and contact "
        "details are gone at once.",
    )
    return View(title, (*parts, Note(term.of(language))))


def _facts(rows: tuple[tuple[str, str], ...]) -> list[Part]:
    return [Facts(rows[start : start + 10]) for start in range(0, len(rows), 10)]


GIVEN = Words(nl="gegeven op {day}", en="given on {day}")
WITHDRAWN = Words(nl="niet gegeven of ingetrokken op {day}", en="not given or withdrawn on {day}")


def consent_row(language: Language, purpose: str, *, given: bool, at: datetime) -> tuple[str, str]:
    label = row_of(purpose).title.of(language)
    return label, (GIVEN if given else WITHDRAWN).of(language, day=day(at, language))


def consents(language: Language, rows: tuple[tuple[str, str], ...], withdraw: list[tuple[str, str]]) -> View:
    """The consents as they stand; withdrawing is one press per request, and as easy as giving was (art. 7(3))."""
    if not rows:
        words = Words(nl="Je hebt nog geen toestemming gegeven.", en="You have not given any consent yet.")
        return said(words, language)
    title = Words(nl="Je toestemmingen", en="Your consents").of(language)
    label = Words(nl="Trek {reference} in", en="Withdraw {reference}")
    buttons = tuple(
        Button(label.of(language, reference=reference), "request.withdraw", value, Style.DANGER)
        for value, reference in withdraw
    )
    return View(title, (Heading(title), *_facts(rows), *((Buttons(buttons),) if buttons else ())))
