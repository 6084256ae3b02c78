"""The warning before everything of a person goes, and what an admin reads about terms."""

from datetime import datetime

from bot.messages import terms
from bot.messages.parts import day, moment, said, with_parts
from bot.ports.retention import LastSweep, OtherTerm
from bot.views import Button, Buttons, Facts, Heading, Paragraph, Part, Style, View
from bot.words import Language, Words


def warning(language: Language, over_at: datetime) -> View:
    """Thirty days before, with one press to stay (R-079)."""
    words = Words(
        nl="Je deed hier bijna twee jaar niets. Op {day} verwijder ik alles wat ik van je bewaar. Wil je blijven, druk "
        "dan op de knop of stuur me een bericht.",
        en="You did nothing here for almost two years. On {day} I erase everything I hold of you. If you want to stay, "
        "press the button or send me a message.",
    )
    stay = Button(
        Words(nl="Bewaar mijn gegevens", en="Keep my data").of(language), "retention.stay", "", Style.PRIMARY
    )
    erase = Button(Words(nl="Verwijder alles nu", en="Erase everything now").of(language), "data.erase", "")
    return with_parts(words, language, Buttons((stay, erase)), day=day(over_at, language))


def stayed(language: Language) -> View:
    words = Words(
        nl="Goed, je gegevens blijven. De twee jaar zijn opnieuw begonnen.",
        en="All right, your data stay. The two years have started again.",
    )
    return said(words, language)


def overview(
    language: Language, last: LastSweep | None, overdue: dict[str, int], others: list[OtherTerm]
) -> View:
    """`/avg retention`: when the rules last ran, what is overdue, which other terms hold, whether the clock is right."""
    title = Words(nl="Bewaren", en="Retention").of(language)
    ran = moment(last.ran_at, language) if last else Words(nl="nog niet", en="not yet").of(language)
    rows = [(Words(nl="Laatste opruiming", en="Last clean-up").of(language), ran)]
    rows += [
        (Words(nl="Te laat: {table}", en="Overdue: {table}").of(language, table=t), str(n))
        for t, n in overdue.items()
    ]
    if not overdue:
        rows.append((Words(nl="Te laat", en="Overdue").of(language), "0"))
    parts: list[Part] = [Heading(title), Facts(tuple(rows[:10]))]
    if last is not None and last.jumped_at is not None:
        parts += _jumped(language)
    return View(title, (*parts, *terms.listed(language, others)))


def _jumped(language: Language) -> list[Part]:
    words = Words(
        nl="De klok is meer dan 48 uur verder dan bij de laatste opruiming. Controleer haar. Klopt zij, dan gaat het "
        "opruimen door.",
        en="The clock is more than 48 hours ahead of the last clean-up. Check it. If it is right, cleaning up goes on.",
    )
    label = Words(nl="De klok klopt", en="The clock is right").of(language)
    sure = Words(
        nl="Wie twee jaar niets deed, wordt dan verwijderd. Doorgaan?",
        en="Whoever did nothing for two years is then erased. Go on?",
    ).of(language)
    return [
        Paragraph(words.of(language)),
        Buttons((Button(label, "retention.confirm", "", Style.DANGER, confirm=sure),)),
    ]
