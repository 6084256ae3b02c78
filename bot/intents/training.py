"""Trains the weights from the phrases: logistic regression by small steps, in plain Python, the same every time."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from bot.intents.features import BUCKETS
from bot.intents.model import LABELS, STEP, softmax

PASSES = 8
PACE = 1.6
# What is wrong by less than this teaches nothing; skipping it keeps a pass short.
TOO_SMALL = 0.01


@dataclass(frozen=True)
class Example:
    found: tuple[int, ...]
    label: int
    weight: float


def train(examples: Sequence[Example]) -> bytes:
    """`BUCKETS` rows of one byte per label."""
    weights: dict[int, list[float]] = {}
    chance = random.Random(19)  # noqa: S311 - a fixed order, so that a build can be repeated
    order = list(range(len(examples)))
    for turn in range(PASSES):
        chance.shuffle(order)
        pace = PACE * (1 - turn / PASSES)
        for place in order:
            _learn(weights, examples[place], pace=pace)
    return _packed(weights)


def _learn(weights: dict[int, list[float]], example: Example, *, pace: float) -> None:
    rows = [weights.setdefault(bucket, [0.0] * len(LABELS)) for bucket in example.found]
    norm = sqrt(len(rows))
    chances = softmax([sum(column) / norm for column in zip(*rows, strict=True)])
    for label, likely in enumerate(chances):
        wrong = (1.0 if label == example.label else 0.0) - likely
        if abs(wrong) > TOO_SMALL:
            move = pace * example.weight * wrong / norm
            for row in rows:
                row[label] += move


def _packed(weights: dict[int, list[float]]) -> bytes:
    packed = bytearray([128]) * (BUCKETS * len(LABELS))
    for bucket, row in weights.items():
        start = bucket * len(LABELS)
        packed[start : start + len(row)] = bytes(
            max(0, min(255, round(weight / STEP) + 128)) for weight in row
        )
    return bytes(packed)
