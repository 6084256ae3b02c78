"""The trained part: one byte per feature and intent. Reading and scoring; training is in `training.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import exp, sqrt

from bot.intents.catalogue import INTENTS, Intent
from bot.intents.features import BUCKETS

LABELS: tuple[Intent, ...] = tuple(row.intent for row in INTENTS)
MODEL = "model.bin"
VOCABULARY = "vocabulary.txt"
# A weight of w is stored as round(w / STEP) + 128. The same 128 for every intent drops out of the softmax.
STEP = 0.04


@dataclass(frozen=True)
class Model:
    weights: bytes

    def chances(self, found: Sequence[int], temperature: float) -> list[float]:
        """The chance of every label, in the order of `LABELS`."""
        width = len(LABELS)
        rows = [self.weights[bucket * width : bucket * width + width] for bucket in found]
        scale = STEP / sqrt(len(found)) / temperature
        return softmax([sum(column) * scale for column in zip(*rows, strict=True)])


def softmax(scores: Sequence[float]) -> list[float]:
    highest = max(scores)
    raised = [exp(score - highest) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def read_model() -> Model:
    weights = files("bot.intents").joinpath("data", MODEL).read_bytes()
    if len(weights) != BUCKETS * len(LABELS):
        raise ValueError("the intent model does not fit the intents; run: python -m bot.intents.build")
    return Model(weights)
