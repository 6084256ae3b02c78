"""What the tagger has learnt: the weights of every feature, one for each label.

Whole numbers in data/tagger.weights; a feature's number in data/tagger.marisa says where its own begin.
"""

import json
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from marisa_trie import Trie  # type: ignore[import-not-found]

from bot.anonymise.lexicon import DATA

LABELS = ("O", "person", "employer", "school", "place")
SCALE = 8
# The weights of one feature side by side in one number, so that adding numbers adds all labels at once.
BITS = 32
MASK = (1 << BITS) - 1
ZERO = sum(1 << (BITS * label + BITS - 1) for label in range(len(LABELS)))


class Rows(dict[str, int]):
    """Feature → weights, each read from the files once.

    Only what the model holds is kept: a feature that it lacks may be made of somebody's name.
    """

    def __init__(self, features: Trie, weights: "array[int]") -> None:
        super().__init__()
        self.features, self.weights = features, weights

    def __missing__(self, feature: str) -> int:
        number = self.features.get(feature)
        if number is None:
            return 0
        at = number * len(LABELS)
        row = side_by_side(self.weights[at : at + len(LABELS)])
        self[feature] = row
        return row


def side_by_side(weights: Iterable[int]) -> int:
    return sum(weight << (BITS * label) for label, weight in enumerate(weights))


@dataclass(frozen=True)
class Model:
    """`groups`: head words and what they stand for."""

    groups: dict[str, str]
    rows: Rows = field(repr=False)


@cache
def model() -> Model:
    groups = json.loads((DATA / "tagger.json").read_text(encoding="utf-8"))
    features = Trie().load(str(DATA / "tagger.marisa"))
    return Model(groups, Rows(features, packed((DATA / "tagger.weights").read_bytes())))


def packed(numbers: bytes) -> "array[int]":
    """Sixteen bits each, the low byte first, on every machine."""
    found = array("h", numbers)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def score(features: list[str], rows: Rows) -> list[int]:
    """For each label the sum of its weights."""
    total = sum(map(rows.__getitem__, features)) + ZERO
    return [((total >> (BITS * label)) & MASK) - (1 << (BITS - 1)) for label in range(len(LABELS))]
