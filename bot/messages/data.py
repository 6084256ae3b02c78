"""What Klik holds about the person who asks, as a list; and the consents they gave."""

from datetime import datetime

from bot.messages.parts import data_button as open_data
from bot.messages.parts import day, said, with_parts
from bot.privacy.consents import consent_row as row_of
from bot.views import Button, Buttons, Facts, Heading, Note, Part, Style, Switch, View
from bot.words import Language, Words

Section = tuple[str, tuple[tuple[str, str], ...]]


_RIGHTS = (
    ("data.copy", Words(nl="Kopie van alles", en="Copy of everything")),
    ("data.take_along", Words(nl="Meenemen (JSON)", en="Take along (JSON)")),
    ("data.recipients", Words(nl="Wie kreeg mijn gegevens", en="Who got my data")),
    ("data.consents", Words(nl="Toestemmingen", en="Consents")),
    ("data.correct", Words(nl="Corrigeren", en="Correct")),
    ("data.change", Words(nl="Wijzigen", en="Change")),
    ("data.restrict", Words(nl="Even niets mee doen", en="Do nothing with it for now")),
    ("data.lift", Words(nl="Ga weer verder", en="Go on again")),
    ("data.object", Words(nl="Bezwaar maken", en="Object")),
)


_FORMS = frozenset({"data.correct", "data.change"})


def offer(language: Language) -> View:
    """Every right is one press away (R-002)."""
    words = Words(
        nl="Wat ik van je bewaar, laat ik in een venster zien, zodat het niet in dit gesprek blijft staan.",
        en="I show what I hold of you in a window, so that it does not stay in this conversation.",
    )
    buttons = tuple(
        Button(label.of(language), action, opens_form=action in _FORMS) for action, label in _RIGHTS
    )
    erase = Button(Words(nl="Verwijderen", en="Erase").of(language), "data.erase", style=Style.DANGER)
    return with_parts(
        words, language, Buttons((open_data(language),)), Buttons(buttons[:4]), Buttons((*buttons[4:], erase))
    )


COPY = Words(
    nl="Ik maak je kopie en geef haar hier, in dit gesprek. Na zeven dagen haal ik haar weer weg.",
    en="I am making your copy and will hand it to you here, in this conversation. After seven days I take it away.",
)
RESTRICTED = Words(
    nl="Klik bewaart je gegevens en doet er verder niets mee: een oproep is weg, en een coach ziet ze niet meer. "
    "Met Ga weer verder, onder /klik mijn-gegevens, hef je dat op.",
    en="Klik keeps your data and does nothing else with them: a post is down, and a coach does not see them any more. "
    "With Go on again, under /klik my-data, you lift that.",
)
LIFTED = Words(
    nl="Klik gaat weer verder. Een oproep die weg was, plaats je opnieuw vanaf het voorbeeld.",
    en="Klik goes on again. A post that came down is posted again from its preview.",
)
OBJECTED = Words(
    nl="Je bezwaar is uitgevoerd: geen nieuwsbrieven, persoonlijke inhoud of acties. Maak je bezwaar tegen iets anders, "
    "typ dan /klik contact; een mens kijkt ernaar.",
    en="Your objection is carried out: no newsletters, personal content or draws. If you object to something else, type "
    "/klik contact; a person will look at it.",
)
NOBODY = Words(
    nl="Niemand kreeg gegevens van je. Zodra een coach ja zegt, staat dat hier.",
    en="Nobody got data of yours. As soon as a coach says yes, it will be here.",
)


def who_got(language: Language, rows: tuple[tuple[str, str], ...]) -> View:
    title = Words(nl="Wie kreeg je gegevens", en="Who got your data").of(language)
    return View(title, (Heading(title), *_facts(rows))) if rows else said(NOBODY, language)


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


def consents(
    language: Language, rows: tuple[tuple[str, str], ...], switches: tuple[tuple[str, str, bool], ...]
) -> View:
    """The consents as they stand, each with its switch: withdrawing is as easy as giving was (art. 7(3)).

    `switches`: what is switched, its title, whether it is on.
    """
    title = Words(nl="Je toestemmingen", en="Your consents").of(language)
    lines = tuple(_switch(language, *each) for each in switches)
    if not rows:
        none = Words(nl="Je hebt nog geen toestemming gegeven.", en="You have not given any consent yet.")
        return View(title, (Heading(title), Note(none.of(language)), *lines))
    when = Words(nl="Wat je wanneer zei", en="What you said when").of(language)
    return View(title, (Heading(title), *lines, Heading(when), *_facts(rows)))


def _switch(language: Language, value: str, what: str, is_on: bool) -> Switch:
    state = Words(nl="staat aan", en="is on") if is_on else Words(nl="staat uit", en="is off")
    label = Words(nl="Zet uit", en="Switch off") if is_on else Words(nl="Zet aan", en="Switch on")
    action = "consents.off" if is_on else "consents.on"
    return Switch(what, state.of(language), Button(label.of(language), action, value))
