"""More taken out at the candidate's own wish: words chosen from the preview or typed. Never less than Klik takes out."""

from functools import cache

import regex

from bot.anonymise.languages import DUTCH, ENGLISH
from bot.anonymise.placeholders import STANDING

MOST_WORDS = 100  # a select menu holds no more (Slack)
MOST_PIECES = 60
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]+")
_BETWEEN = regex.compile(r"[,;\n]")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a preview that may say something, each once, in order; its placeholders are out already."""
    from bot.anonymise.engine import lowered  # with the patterns: only where a text is read

    small = small_words()
    low = STANDING.sub(lambda found: " " * len(found.group()), lowered(text))
    telling: dict[str, str] = {}
    for found in _WORD.finditer(text):
        word = found.group().casefold()
        if low[found.start()] != " " and len(word) > 2 and word not in small:
            telling.setdefault(word, found.group())
    return tuple(telling.values())[:MOST_WORDS]


@cache
def small_words() -> frozenset[str]:
    """Words that a sentence is held together with."""
    from bot.anonymise.slots import STOPS  # with the patterns: only where a text is read

    return DUTCH | ENGLISH | STOPS


def chosen(text: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """The words behind the places in `words_of`: the platform is given places, never words, as values."""
    words = words_of(text)
    return tuple(words[int(place)] for place in places if place.isdecimal() and int(place) < len(words))


def pieces(typed: str) -> tuple[str, ...]:
    return tuple(piece for part in _BETWEEN.split(typed) if len(piece := part.strip()) > 1)


def joined(*removed: tuple[str, ...]) -> str:
    """As one value to keep: each piece on a line of its own, and once."""
    once = dict.fromkeys(piece for part in removed for piece in part)
    return "\n".join(list(once)[:MOST_PIECES])
