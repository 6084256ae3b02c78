"""Says whether a text touches health, faith, union, orientation or origin (GDPR art. 9), for the preview's question."""

import re

from bot.anonymise.categories import Special, special_words
from bot.anonymise.engine import lowered
from bot.anonymise.health import diagnoses, health_words
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


def mentions_health(text: str, language: Language | None = None) -> bool:
    """Burn-out and stress count: they stay in the text only after the candidate ticks the health line."""
    low = lowered(skeleton_of(text).text)
    return (
        any(True for _ in diagnoses(low))
        or any(True for _ in health_words(low))
        or bool(HEALTH_IN_GENERAL.search(low))
    )


def keeps_to_general_words(text: str) -> bool:
    """Burn-out, stress: words that may stay after a tick, where a diagnosis never may."""
    return any(True for _ in health_words(lowered(skeleton_of(text).text)))


def mentions_special(text: str, language: Language | None = None) -> tuple[Special, ...]:
    low = lowered(skeleton_of(text).text)
    others = tuple(dict.fromkeys(category for category, _ in special_words(low)))
    return (Special.HEALTH, *others) if mentions_health(text, language) else others
