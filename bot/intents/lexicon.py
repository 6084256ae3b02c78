"""The words Klik knows: meanings (several words, one concept), shorthand and spelling. Loaded once, on first use."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST_STEM = 3
_SHORTEST_GUESS = 5


def lines_of(name: str) -> list[str]:
    """The lines of a data file, without comments and blanks."""
    content = files("bot.intents").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip() for line in content.splitlines() if line.strip() and not line.startswith("#")]


@dataclass(frozen=True)
class Concepts:
    """`whole` are full words, `starts` and `ends` the stems of `stem*` and `*stem`."""

    whole: dict[str, tuple[str, ...]]
    starts: dict[str, tuple[str, ...]]
    ends: dict[str, tuple[str, ...]]

    def of(self, word: str) -> tuple[str, ...]:
        if word in self.whole:
            return self.whole[word]
        for size in range(len(word), _SHORTEST_STEM - 1, -1):
            if word[:size] in self.starts:
                return self.starts[word[:size]]
        for size in range(len(word), _SHORTEST_STEM - 1, -1):
            if word[-size:] in self.ends:
                return self.ends[word[-size:]]
        return ()


@dataclass(frozen=True)
class Spelling:
    """Every known word, and those worth finding behind a slip, by first letter and length, the most used first."""

    known: frozenset[str]
    shelves: dict[tuple[str, int], list[str]]

    def nearest(self, word: str) -> str | None:
        """The known word one slip away (two in a long word), or none."""
        slips = _slips_allowed(len(word))
        for slip in range(1, slips + 1):
            found = self._within(word, slip)
            if found is not None:
                return found
        return None

    def _within(self, word: str, slips: int) -> str | None:
        for size in sorted(
            range(len(word) - slips, len(word) + slips + 1), key=lambda size: abs(size - len(word))
        ):
            shelf = self.shelves.get((word[0], size), [])
            best = process.extractOne(word, shelf, scorer=OSA.distance, score_cutoff=slips)
            if best is not None:
                return best[0]
        return None


def _slips_allowed(length: int) -> int:
    if length < 4:
        return 0
    return 1 if length < 8 else 2


@dataclass(frozen=True)
class Lexicon:
    concepts: Concepts
    shorthand: dict[str, str]
    spelling: Spelling


def read_lexicon(vocabulary: Iterable[str]) -> Lexicon:
    """`vocabulary`: the words of the phrases, the most used first."""
    concepts = _read_concepts()
    return Lexicon(concepts=concepts, shorthand=_read_shorthand(), spelling=spelling_of(vocabulary, concepts))


def spelling_of(vocabulary: Iterable[str], concepts: Concepts) -> Spelling:
    """Only words with a meaning are found behind a slip: guessing at others does more harm than good."""
    shelves: dict[tuple[str, int], list[str]] = {}
    known = list(vocabulary)
    for word in known:
        if len(word) >= _SHORTEST_GUESS and concepts.of(word):
            shelves.setdefault((word[0], len(word)), []).append(word)
    return Spelling(known=frozenset(known), shelves=shelves)


def _read_shorthand() -> dict[str, str]:
    lines = (line.partition(" ") for line in lines_of("shorthand.txt"))
    return {short: full.strip() for short, _, full in lines}


def _read_concepts() -> Concepts:
    whole: dict[str, tuple[str, ...]] = {}
    starts: dict[str, tuple[str, ...]] = {}
    ends: dict[str, tuple[str, ...]] = {}
    for line in lines_of("concepts.txt"):
        name, _, words = line.partition(":")
        for word in words.split():
            table = starts if word.endswith("*") else ends if word.startswith("*") else whole
            stem = word.strip("*")
            table[stem] = (*table.get(stem, ()), name)
    return Concepts(whole=whole, starts=starts, ends=ends)
