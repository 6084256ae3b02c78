"""What the recogniser looks at in a sentence: words, pieces of words, concepts and shape, each hashed to a number."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from zlib import crc32

from bot.intents.lexicon import Lexicon
from bot.intents.text import words

BUCKETS = 1 << 17
_PIECES = (3, 4, 5)
_MOST_CONCEPTS = 8
_DENIALS = frozenset("niet geen not no never nooit zonder without nobody niemand".split())


@dataclass(frozen=True)
class Reading:
    """A sentence as Klik reads it: spelled right where that was possible, with the concepts in order."""

    words: tuple[str, ...]
    concepts: tuple[tuple[str, ...], ...]
    unknown: int
    asks: bool

    @property
    def named(self) -> tuple[str, ...]:
        """Every concept once, sorted."""
        return tuple(sorted({concept for concepts in self.concepts for concept in concepts}))

    def opening(self, length: int) -> "Reading":
        """The first words, where most people say what they want before they explain it."""
        return replace(self, words=self.words[:length], concepts=self.concepts[:length])


def read(text: str, lexicon: Lexicon) -> Reading:
    unknown = 0
    spelled: list[str] = []
    meant: list[tuple[str, ...]] = []
    for word in words(text, lexicon.shorthand):
        concepts = lexicon.concepts.of(word)
        if not concepts and word not in lexicon.spelling.known:
            right = lexicon.spelling.nearest(word)
            unknown += right is None
            word = right or word
            concepts = lexicon.concepts.of(word)
        spelled.append(word)
        meant.append(concepts)
    return Reading(tuple(spelled), tuple(meant), unknown, "?" in text)


def features(reading: Reading) -> list[int]:
    return [crc32(name.encode()) % BUCKETS for name in dict.fromkeys(_names(reading))]


def _names(reading: Reading) -> Iterator[str]:
    yield from _of_words(reading.words)
    yield from _of_pieces(reading.words)
    yield from _of_concepts(reading)
    yield from _of_shape(reading)


def _of_words(spelled: tuple[str, ...]) -> Iterator[str]:
    edged = ("^", *spelled, "$")
    for word in spelled:
        yield f"w {word}"
    for first, second in pairwise(edged):
        yield f"b {first} {second}"
    for first, third in zip(spelled, spelled[2:], strict=False):
        yield f"s {first} {third}"
    if len(spelled) <= 4:
        yield f"all {' '.join(spelled)}"


def _of_pieces(spelled: tuple[str, ...]) -> Iterator[str]:
    for word in spelled:
        edged = f"<{word}>"
        for size in _PIECES:
            for start in range(len(edged) - size + 1):
                yield edged[start : start + size]


def _of_concepts(reading: Reading) -> Iterator[str]:
    named = reading.named
    for concept in named:
        yield f"c {concept}"
    for first, second in combinations(named[:_MOST_CONCEPTS], 2):
        yield f"p {first} {second}"
    yield from (f"not {concept}" for concept in _denied(reading))
    skeleton = ["^"]
    for word, concepts in zip(reading.words, reading.concepts, strict=True):
        skeleton.append(concepts[0].upper() if concepts else word)
    skeleton.append("$")
    for first, second in pairwise(skeleton):
        yield f"k {first} {second}"
    for first, second, third in zip(skeleton, skeleton[1:], skeleton[2:], strict=False):
        yield f"t {first} {second} {third}"


def _denied(reading: Reading) -> Iterator[str]:
    """Concepts within three words after a "not": "niet tevreden" is no praise."""
    last = -9
    for place, (word, concepts) in enumerate(zip(reading.words, reading.concepts, strict=True)):
        if word in _DENIALS:
            last = place
        elif place - last <= 3:
            yield from concepts


def _of_shape(reading: Reading) -> Iterator[str]:
    length = len(reading.words)
    yield "bias"
    size = length if length < 4 else 4 + min(length // 6, 5)
    yield f"length {size}"
    yield f"asks {reading.asks}"
    yield f"unknown {min(reading.unknown, 3)}"
    yield f"meaning {min(len(reading.named), 4)}"
    own = min(sum(concept[0] not in "~!" for concept in reading.named), 3)
    foreign = min(sum(concept[0] == "!" for concept in reading.named), 2)
    yield f"own {own}"
    yield f"foreign {foreign}"
    yield f"domain {own} {foreign} {min(reading.unknown, 2)}"
    yield f"shape {size} {min(reading.unknown, 3)} {min(len(reading.named), 2)}"
