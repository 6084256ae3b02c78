"""A pattern with the letters that no match of it can lack: most texts lack them, and finding that out costs a tenth.

The letters are read from the pattern itself, so nobody writes them down a second time.
"""

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

# More pieces than this take as long to look for as the pattern itself.
MOST = 40
EITHER_CASE = re.compile(r"\(\?[a-z]*i")
EMPTY = frozenset({""})
Pieces = frozenset[str]


@dataclass(frozen=True)
class Sought:
    """`needs`: pieces of text of which every match holds at least one; none when there are no such pieces."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]

    def finditer(self, low: str) -> Iterator[re.Match[str]]:
        for piece in self.needs:
            if piece in low:
                return self.pattern.finditer(low)
        return iter(()) if self.needs else self.pattern.finditer(low)


def sought(pattern: str) -> Sought:
    """For texts in lower case. Raises ValueError for (?i): its letters would be looked for as they are written."""
    if EITHER_CASE.search(pattern):
        raise ValueError("a pattern that is sought reads lower case: (?i) has no place in it")
    return Sought(re.compile(pattern), tuple(sorted(needed(parser.parse(pattern)))))


def needed(nodes: Iterable[Any]) -> Pieces:
    """The best of what the parts of a sequence need: the longest pieces, and few of them."""
    found, run = [], EMPTY
    for kind, value in nodes:
        said = spelled(kind, value)
        joined = {one + two for one, two in product(run, said)} if said else set()
        if 0 < len(joined) <= MOST:
            run = frozenset(joined)
            continue
        found += [run, said or inner(kind, value)]
        run = EMPTY
    return best([*found, run])


def best(choices: list[Pieces]) -> Pieces:
    fitting = [shortest(pieces) for pieces in choices if pieces and "" not in pieces]
    fitting = [pieces for pieces in fitting if len(pieces) <= MOST]
    return max(fitting, key=lambda pieces: (min(map(len, pieces)), -len(pieces)), default=frozenset())


def shortest(pieces: Pieces) -> Pieces:
    """'straat' stands in 'straatje' as well."""
    return frozenset(one for one in pieces if not any(two in one for two in pieces if two != one))


def spelled(kind: Any, value: Any) -> Pieces:
    """Everything the part can stand for, letter by letter; nothing when that is without end."""
    if kind is op.LITERAL:
        return frozenset(chr(value))
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return EMPTY
    if kind is op.SUBPATTERN:
        return spelled_out(value[3])
    if kind is op.BRANCH:
        branches = [spelled_out(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if kind is op.MAX_REPEAT and value[:2] == (0, 1):
        once = spelled_out(value[2])
        return once | EMPTY if once else frozenset()
    if kind is op.IN and all(each is op.LITERAL for each, _ in value):
        return frozenset(chr(letter) for _, letter in value)
    return frozenset()


def spelled_out(nodes: Iterable[Any]) -> Pieces:
    run = EMPTY
    for kind, value in nodes:
        run = frozenset(one + two for one, two in product(run, spelled(kind, value)))
        if not 0 < len(run) <= 4 * MOST:
            return frozenset()
    return run


def inner(kind: Any, value: Any) -> Pieces:
    """What a part needs that is not spelled out."""
    if kind is op.SUBPATTERN:
        return needed(value[3])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0]:
        return needed(value[2])
    if kind is op.BRANCH:
        branches = [needed(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    return frozenset()
