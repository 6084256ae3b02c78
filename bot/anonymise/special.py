"""Says whether a text touches health, faith, union, orientation or origin (GDPR art. 9), for the preview's question."""

import re
from enum import StrEnum
from functools import cache

from bot.anonymise.engine import lowered
from bot.anonymise.health import diagnoses, health_words
from bot.anonymise.lexicon import lines
from bot.anonymise.skeleton import skeleton_of
from bot.words import Language

HEALTH_IN_GENERAL = re.compile(
    r"(?<!\w)(?:ziek|ziekte|ziekmelding|ziekgemeld|ziektewet|ziekteverlof|zieke|"
    r"arbeidsongeschikt|wia|wajong|re-?integratie|bedrijfsarts|therapie|therapeut|"
    r"psycholoog|psychiater|"
    r"huisarts|medicijn(?:en)?|medicatie|zwanger(?:schap)?|handicap|beperking|"
    r"chronisch|operatie|revalidatie|ill|illness|sick|sick leave|disability|disabled|"
    r"therapy|therapist|"
    r"psychologist|psychiatrist|medication|medicine|pregnant|pregnancy|surgery|"
    r"rehabilitation|neurodivers|neurodivergent|hsp|hoogsensitief|highly sensitive|"
    r"anxiety|angst(?:ig)?klachten|depressed|depressief|somber|mental health)(?!\w)"
)


class Special(StrEnum):
    """The categories of article 9 that turn up in a motivation."""

    HEALTH = "health"
    FAITH = "faith"
    UNION = "union"
    ORIENTATION = "orientation"
    ORIGIN = "origin"


@cache
def patterns() -> dict[Special, re.Pattern[str]]:
    found = {}
    for row in lines("special.txt"):
        name, _, listed = row.partition(":")
        found[Special(name)] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed.split()))})(?!\w)")
    return found


def mentions_health(text: str, language: Language | None = None) -> bool:
    """Burn-out and stress count: they stay in the text only after the candidate ticks the health line."""
    low = lowered(skeleton_of(text).text)
    return (
        any(True for _ in diagnoses(low))
        or any(True for _ in health_words(low))
        or bool(HEALTH_IN_GENERAL.search(low))
    )


def mentions_special(text: str, language: Language | None = None) -> tuple[Special, ...]:
    low = lowered(skeleton_of(text).text)
    others = tuple(category for category, pattern in patterns().items() if pattern.search(low))
    return (Special.HEALTH, *others) if mentions_health(text, language) else others
