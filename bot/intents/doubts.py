"""Tells who speaks of throwing something away from who asks for it: "do not delete my data", "what if I withdraw?"."""

from bot.intents.features import Reading

_DOING = frozenset(("erase", "throw", "withdraw"))
_NOT = frozenset("niet not never nooit".split())
# "Hoeft niet meer, trek maar in": what is not any more is a reason, and no refusal.
_ANY_MORE = frozenset("meer more anymore longer langer".split())
_IF = frozenset("als if wanneer when mocht stel suppose".split())
_SOMEBODY = frozenset("ik i je jij you we wij iemand someone".split())
_WILLING = frozenset("wil want wou zou would".split())
_ABLE = frozenset("kan can mag may kun could".split())
_SOME_DAY = frozenset("later ooit achteraf afterwards straks sometime".split())
_OTHERS = frozenset("his her their haar hun zijn".split())
_NEAR, _IN_THE_CLAUSE = 2, 5


def is_only_spoken_of(reading: Reading) -> bool:
    """Whether the sentence refuses it, imagines it, or asks it for somebody else; Klik then asks, and does nothing."""
    doing = [at for at, concepts in enumerate(reading.concepts) if _DOING & set(concepts)]
    words = reading.words
    doubted = any(_is_refused(words, at) or _is_imagined(words, at) for at in doing)
    return doubted or _is_for_later(words) or _is_of_another(reading)


def _is_refused(words: tuple[str, ...], at: int) -> bool:
    """ "Not" right before it, or at the end of the sentence behind it: "trek mijn aanvraag niet in"."""
    before = words[max(0, at - _NEAR) : at]
    for place, word in enumerate(before):
        if word in _NOT and not _ANY_MORE & set(before[place + 1 :]):
            return True
    return bool(_NOT & set(words[max(at + 1, len(words) - _NEAR) :]))


def _is_imagined(words: tuple[str, ...], at: int) -> bool:
    """ "Als ik alles verwijder", "if i withdraw": somebody's act behind an "if", and no wish in between."""
    start = max(0, at - _IN_THE_CLAUSE)
    for place in range(start, at - 1):
        if words[place] in _IF and words[place + 1] in _SOMEBODY:
            return not _WILLING & set(words[place:at])
    return False


def _is_for_later(words: tuple[str, ...]) -> bool:
    """ "Kan ik later nog intrekken?" asks whether it will be possible."""
    return bool(words) and words[0] in _ABLE and bool(_SOME_DAY & set(words))


def _is_of_another(reading: Reading) -> bool:
    """ "Mijn collega wil zijn gegevens laten wissen": the data are not the writer's."""
    for at, concepts in enumerate(reading.concepts[1:], start=1):
        if "data" in concepts and reading.words[at - 1] in _OTHERS:
            return True
    return False
