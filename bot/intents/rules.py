"""What is certain without weighing: signs without words, long stories about work, talk of other things."""

from bot.intents.catalogue import DESTRUCTIVE, Intent
from bot.intents.doubts import is_only_spoken_of
from bot.intents.entities import REFERENCE
from bot.intents.features import Reading

_WAVES = ("👋", "🙋")
_CERTAIN = 0.97
_STORY = 24
# A long message that says one of these is not (only) a motivation: the weights decide.
_OTHER_BUSINESS = frozenset(("complaint", "withdraw", "erase", "privacy", "consent", "newsletter", "request"))
_CLEAR = 0.9
_POSSIBLE = 0.05
# What throws something away and is only spoken of keeps this much: below every margin, so Klik asks.
_SPOKEN_OF = 0.45
# Below these a sentence without a word of Klik's own is about something else.
_FOREIGN_BELOW = 0.75
_STRANGE_BELOW = 0.4


def ruled(chances: dict[Intent, float], reading: Reading, *, text: str) -> dict[Intent, float]:
    """The chances after the rules; they still add up to one."""
    if not reading.words:
        return _almost_certainly(_without_words(text), chances)
    if _is_only_reference(text):
        return _almost_certainly(Intent.REQUEST_STATUS, chances)
    best = max(chances.values())
    if best > _SPOKEN_OF and _likeliest(chances) in DESTRUCTIVE and is_only_spoken_of(reading):
        return _asked_about(chances)
    if _is_story_about_work(reading) and best < _CLEAR and chances[Intent.FIND_COACH] > _POSSIBLE:
        return _almost_certainly(Intent.FIND_COACH, chances)
    if _is_about_something_else(reading, best=best):
        return _at_least(Intent.NONE, chances)
    return chances


def _is_only_reference(text: str) -> bool:
    return REFERENCE.fullmatch(text.strip().strip("?.!")) is not None


def _is_about_something_else(reading: Reading, *, best: float) -> bool:
    """No concept of Klik's own, and either one of another world or words nobody knows."""
    if any(concept[0] not in "~!" for concept in reading.named):
        return False
    if any(concept[0] == "!" for concept in reading.named):
        return best < _FOREIGN_BELOW
    return reading.unknown > 0 and best < _STRANGE_BELOW


def _likeliest(chances: dict[Intent, float]) -> Intent:
    return max(chances, key=lambda intent: chances[intent])


def _asked_about(chances: dict[Intent, float]) -> dict[Intent, float]:
    """Too little to act on, with the question first among the choices."""
    best, certainty = _likeliest(chances), max(chances.values())
    moved = certainty - _SPOKEN_OF
    return {**chances, best: _SPOKEN_OF, Intent.QUESTION: chances[Intent.QUESTION] + moved}


def _at_least(intent: Intent, chances: dict[Intent, float]) -> dict[Intent, float]:
    """`intent` changes places with the best, so that no certainty is made up."""
    best = _likeliest(chances)
    return {**chances, best: chances[intent], intent: chances[best]}


def _without_words(text: str) -> Intent:
    if any(wave in text for wave in _WAVES):
        return Intent.GREETING
    return Intent.HELP if set(text.strip()) == {"?"} else Intent.NONE


def _is_story_about_work(reading: Reading) -> bool:
    named = set(reading.named)
    if len(reading.words) < _STORY or named & _OTHER_BUSINESS:
        return False
    return "work" in named and bool(named & {"strain", "~next", "coach", "~want"})


def _almost_certainly(intent: Intent, chances: dict[Intent, float]) -> dict[Intent, float]:
    rest = sum(chance for other, chance in chances.items() if other is not intent) or 1.0
    shares = {other: chance / rest * (1 - _CERTAIN) for other, chance in chances.items()}
    shares[intent] = _CERTAIN
    return shares
