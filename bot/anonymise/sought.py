"""A pattern with the letters that no match of it can lack: most texts lack them, and finding that out costs a tenth.

The letters are read from the pattern itself, so nobody writes them down a second time.
"""

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

# More pieces than this take as long to look for as the pattern itself.
MOST = 40
EITHER_CASE = re.compile(r"\(\?[a-z]*i")
EMPTY = frozenset({""})
Pieces = frozenset[str]
# What every match of a part of a pattern holds one of, and whether the match is nothing besides.
Part = tuple[Pieces, bool]
UNKNOWN: Part = (frozenset(), False)


@dataclass(frozen=True)
class Sought:
    """Read at the first text, and compiled at the first that may have a match."""

    text: str

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Pieces of text of which every match holds at least one; none when there are no such pieces."""
        return tuple(sorted(needed(parser.parse(self.text))))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.text)

    def finditer(self, low: str) -> Iterator[re.Match[str]]:
        for piece in self.needs:
            if piece in low:
                return self.pattern.finditer(low)
        return iter(()) if self.needs else self.pattern.finditer(low)


EVERY: list[Sought] = []


def sought(pattern: str) -> Sought:
    """For texts in lower case. Raises ValueError for (?i): its letters would be looked for as they are written."""
    if EITHER_CASE.search(pattern):
        raise ValueError("a pattern that is sought reads lower case: (?i) has no place in it")
    EVERY.append(Sought(pattern))
    return EVERY[-1]


def needed(nodes: Iterable[Any]) -> Pieces:
    pieces, _ = sequence(nodes)
    return best([pieces])


def sequence(nodes: Iterable[Any]) -> Part:
    """Its parts joined to a run for as long as they are spelled out; otherwise the best of the runs and the parts."""
    found, run = [], EMPTY
    for kind, value in nodes:
        pieces, whole = part(kind, value)
        if whole and len(run) * len(pieces) <= MOST:
            run = frozenset(one + two for one in run for two in pieces)
            continue
        found += [run, pieces]
        run = EMPTY
    return (best([*found, run]), False) if found else (run, True)


def best(choices: list[Pieces]) -> Pieces:
    """The longest pieces, and few of them."""
    fitting = [shortest(pieces) for pieces in choices if pieces and "" not in pieces]
    fitting = [pieces for pieces in fitting if len(pieces) <= MOST]
    return max(fitting, key=lambda pieces: (min(map(len, pieces)), -len(pieces)), default=frozenset())


def shortest(pieces: Pieces) -> Pieces:
    """'straat' stands in 'straatje' as well."""
    return frozenset(one for one in pieces if not any(two in one for two in pieces if two != one))


def part(kind: Any, value: Any) -> Part:
    if kind is op.LITERAL:
        return frozenset(chr(value)), True
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return EMPTY, True
    if kind is op.SUBPATTERN:
        return sequence(value[3])
    if kind is op.BRANCH:
        return either(value[1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return repeated(*value)
    if kind is op.IN and all(each is op.LITERAL for each, _ in value):
        return frozenset(chr(letter) for _, letter in value), True
    return UNKNOWN


def either(branches: Iterable[Iterable[Any]]) -> Part:
    every: Pieces = frozenset()
    all_whole = True
    for branch in branches:
        pieces, whole = sequence(branch)
        if not pieces:
            return UNKNOWN
        every, all_whole = every | pieces, all_whole and whole
    return every, all_whole


def repeated(least: int, most: int, nodes: Iterable[Any]) -> Part:
    if not least and most != 1:
        return UNKNOWN
    pieces, whole = sequence(nodes)
    if least:
        return pieces, False
    return (pieces | EMPTY, True) if whole else UNKNOWN
