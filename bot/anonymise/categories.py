"""The special categories of data (GDPR art. 9) that turn up in a motivation, and the words that speak of them."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import lines


class Special(StrEnum):
    HEALTH = "health"
    FAITH = "faith"
    UNION = "union"
    ORIENTATION = "orientation"
    ORIGIN = "origin"


# 'Ik geloof dat …' is an opinion, 'mee staken' and 'strike a balance' are not about a union.
NOT_MEANT = re.compile(
    r"(?:ik|niet|je|we) geloof|geloof (?:dat|niet|ik|wel|er|me|in)\b|strike (?:a|the)\b|(?:ermee|het|er) staken"
)


@cache
def patterns() -> dict[Special, re.Pattern[str]]:
    found = {}
    for row in lines("special.txt"):
        name, _, listed = row.partition(":")
        found[Special(name)] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed.split()))})(?!\w)")
    return found


def named(low: str) -> Iterator[Span]:
    return (span for _, span in special_words(low))


def special_words(low: str) -> Iterator[tuple[Special, Span]]:
    """Faith, union, orientation and origin; health is `health`'s."""
    meant_otherwise = [found.span() for found in NOT_MEANT.finditer(low)]
    for category, pattern in patterns().items():
        for found in pattern.finditer(low):
            if not any(start <= found.start() and found.end() <= end for start, end in meant_otherwise):
                yield category, Span(*found.span(), Kind.SPECIAL, 0.9)
