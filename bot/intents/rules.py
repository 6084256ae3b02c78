"""The few things that are certain without weighing: signs without words, and long stories about work."""

from bot.intents.catalogue import Intent
from bot.intents.features import Reading

_WAVES = ("👋", "🙋")
_CERTAIN = 0.97
_STORY = 24


def ruled(chances: dict[Intent, float], reading: Reading, *, text: str) -> dict[Intent, float]:
    """The chances after the rules; they still add up to one."""
    if not reading.words:
        return _almost_certainly(_without_words(text), chances)
    if _is_story_about_work(reading) and chances[Intent.FIND_COACH] > 0.05:
        return _almost_certainly(Intent.FIND_COACH, chances)
    return chances


def _without_words(text: str) -> Intent:
    if any(wave in text for wave in _WAVES):
        return Intent.GREETING
    return Intent.HELP if set(text.strip()) == {"?"} else Intent.NONE


def _is_story_about_work(reading: Reading) -> bool:
    named = set(reading.named)
    return (
        len(reading.words) >= _STORY and "work" in named and bool(named & {"strain", "next", "coach", "want"})
    )


def _almost_certainly(intent: Intent, chances: dict[Intent, float]) -> dict[Intent, float]:
    rest = sum(chance for other, chance in chances.items() if other is not intent) or 1.0
    shares = {other: chance / rest * (1 - _CERTAIN) for other, chance in chances.items()}
    shares[intent] = _CERTAIN
    return shares
