"""Understands one sentence: reads it, weighs it, and knows when to ask instead. The table is in `catalogue.py`."""

from dataclasses import dataclass
from functools import cache

from bot.intents.catalogue import DESTRUCTIVE, Intent
from bot.intents.entities import language_of, language_wished, newsletter_wish, reference_in, topics_in
from bot.intents.features import Reading, features, read
from bot.intents.lexicon import Lexicon, lines_of, read_lexicon
from bot.intents.model import LABELS, VOCABULARY, Model, read_model
from bot.intents.rules import ruled
from bot.words import Language

# Fitted on the calibration part of the labelled set: `python -m benchmarks.intents --fit`.
TEMPERATURE = 0.75
# Below this Klik asks; what throws something away needs to be surer.
MARGIN = 0.6
MARGIN_DESTRUCTIVE = 0.75
_MOST_ALTERNATIVES = 3
_LONG, _OPENING = 20, 10
_WORTH_ASKING = 0.03


@dataclass(frozen=True)
class Understanding:
    """What a person seems to want. `unsure`: ask with the alternatives as buttons, do not act.

    `wants_language` is also filled when the sentence asks for something else in a language ("a coach, in English").
    """

    intent: Intent
    confidence: float
    alternatives: tuple[Intent, ...]
    unsure: bool
    language: Language
    topics: tuple[str, ...]
    wants_language: Language | None
    newsletter: bool | None
    reference: str | None


@dataclass(frozen=True)
class _Recogniser:
    lexicon: Lexicon
    model: Model


def understand(text: str) -> Understanding:
    reading = read(text, _recogniser().lexicon)
    chances = chances_of(reading, text)
    ranked = sorted(LABELS, key=lambda intent: -chances[intent])
    best = ranked[0]
    return Understanding(
        intent=best,
        confidence=chances[best],
        alternatives=_alternatives(ranked, chances),
        unsure=chances[best] < _margin(best),
        language=language_of(reading.words),
        topics=topics_in(text),
        wants_language=language_wished(reading.words),
        newsletter=newsletter_wish(reading.words) if best is Intent.NEWSLETTER else None,
        reference=reference_in(text),
    )


def warm() -> None:
    """Reads the lists and the weights now, so that the first person does not wait for it."""
    _recogniser()


def chances_of(reading: Reading, text: str, *, temperature: float = TEMPERATURE) -> dict[Intent, float]:
    model = _recogniser().model
    weighed = model.chances(features(reading), temperature)
    if len(reading.words) > _LONG:
        opened = model.chances(features(reading.opening(_OPENING)), temperature)
        weighed = [(whole + first) / 2 for whole, first in zip(weighed, opened, strict=True)]
    return ruled(dict(zip(LABELS, weighed, strict=True)), reading, text=text)


def _margin(intent: Intent) -> float:
    """Nothing is understood by `none`, so there is nothing to be unsure about."""
    if intent is Intent.NONE:
        return 0.0
    return MARGIN_DESTRUCTIVE if intent in DESTRUCTIVE else MARGIN


def _alternatives(ranked: list[Intent], chances: dict[Intent, float]) -> tuple[Intent, ...]:
    worth = [intent for intent in ranked if intent is not Intent.NONE and chances[intent] >= _WORTH_ASKING]
    return tuple(worth[:_MOST_ALTERNATIVES])


@cache
def _recogniser() -> _Recogniser:
    return _Recogniser(lexicon=read_lexicon(lines_of(VOCABULARY)), model=read_model())
