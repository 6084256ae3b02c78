"""Finds what stays though it looks like a name: set phrases, methods, and a season or a month beside a word of time."""

from collections.abc import Iterable, Iterator
from functools import cache

from bot.anonymise.kinds import Span
from bot.anonymise.lexicon import lines
from bot.anonymise.numberwords import COUNTS
from bot.anonymise.tokens import TOKEN, Token

SEASONS = frozenset(
    "spring summer autumn winter lente zomer herfst april mei may june juni juli july august".split()
)
WHEN = frozenset(
    "this next last every each the in since until till by during before after from deze dit vorige volgende "
    "elke iedere de afgelopen komende sinds tot vanaf voor na begin eind half mid late early".split()
)
# Behind a verb that helps another, a name that is a verb too is the verb: 'i will mark my words'.
HELPS = frozenset(
    "will would can could should must might may ll don't didn't won't doesn't cannot can't".split()
)
VERBS = frozenset(
    "mark chase grant hope skip rob sue bill page pierce will reed rose trace harry rush stand".split()
)
HALF = frozenset("half halve een anderhalf an".split())
AMOUNT = frozenset("max min".split())


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → set phrases, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lines("stays.txt"):
        words = tuple(TOKEN.findall(row))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


def stays(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Where such words stand."""
    table = phrases()
    for at, token in enumerate(tokens):
        for words in table.get(token.low, ()):
            if [each.low for each in tokens[at : at + len(words)]] == list(words):
                yield token.start, tokens[at + len(words) - 1].end
                break
        if token.low in SEASONS and at and tokens[at - 1].low in WHEN:
            yield token.start, token.end
        if token.low in VERBS and at and tokens[at - 1].low in HELPS:
            yield token.start, token.end
        if (
            token.low in AMOUNT
            and at + 1 < len(tokens)
            and (tokens[at + 1].text[0].isdigit() or tokens[at + 1].low in COUNTS | HALF)
        ):
            yield token.start, token.end


def without(spans: Iterable[Span], kept: list[tuple[int, int]]) -> Iterator[Span]:
    """The spans that do not lie wholly inside something that stays."""
    for span in spans:
        if not any(start <= span.start and span.end <= end for start, end in kept):
            yield span
