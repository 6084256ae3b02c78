"""Answers about the privacy statement: the first word to anybody, and the statement itself with all that follows from it."""

from collections.abc import Callable
from datetime import date

from bot.answers.reader import Reader
from bot.context import Context
from bot.messages import privacy, register, talking
from bot.messages.privacy import Reading
from bot.outcome import Said
from bot.ports.statements import Statement
from bot.ports.unit import Unit
from bot.privacy import statement
from bot.views import Reply, Say, Show, View
from bot.words import Language, Words

START_TYPED = "typed"


def welcome(unit: Unit, reader: Reader) -> Reply:
    current = statement.current(unit, reader.context.now)
    personal = reader.detail("personal") == "yes"
    view = talking.welcome(
        reader.language,
        rules=reader.context.rules,
        version=current.version,
        in_force=current.in_force,
        start=START_TYPED if personal else "",
        typed=personal,
    )
    return Say(view)


def privacy_shown(unit: Unit, reader: Reader) -> Reply:
    draw = privacy.details_window if reader.detail("part") == "data" else privacy.statement_window
    current = statement.current(unit, reader.context.now)
    view = draw(reader.language, reading(unit, reader.context, current, reader.language))
    return Show(view.summary, Words(nl="Sluiten", en="Close").of(reader.language), view)


def privacy_view(unit: Unit, context: Context, language: Language, asked: Statement | None = None) -> View:
    """The version that is asked for, or else the one that holds now."""
    return privacy.page(
        language, reading(unit, context, asked or statement.current(unit, context.now), language)
    )


def privacy_asked(
    unit: Unit, context: Context, language: Language, *, version: str = "", on: str = ""
) -> View | None:
    """The page in a browser: now, by number, or as it held on a day. None for what was never published."""
    if on:
        try:
            found = unit.statements.in_force(date.fromisoformat(on))
        except ValueError:
            return None
        return privacy_view(unit, context, language, found) if found else privacy.not_yet(language)
    if version:
        known = unit.statements.find(int(version)) if version.isdecimal() and len(version) < 9 else None
        return privacy_view(unit, context, language, known) if known else None
    return privacy_view(unit, context, language)


def reading(unit: Unit, context: Context, shown: Statement, language: Language) -> Reading:
    today: date = statement.day_of(context.now)
    text = unit.statements.text(shown.id, language)
    parties = register.parties(language, list(unit.register.all()))
    return Reading(shown, text, tuple(unit.statements.all()), today, parties)


PRIVACY: dict[Said, Callable[[Unit, Reader], Reply]] = {
    Said.WELCOME: welcome,
    Said.PRIVACY: privacy_shown,
}
