"""From what a person types to what they want. Nothing is loaded until the first `understand` or `warm`."""

from bot.intents.catalogue import DESTRUCTIVE, INTENTS, Intent, IntentRow
from bot.intents.recogniser import Understanding, understand, warm
from bot.topics import TOPICS, Topic

__all__ = [
    "DESTRUCTIVE",
    "INTENTS",
    "TOPICS",
    "Intent",
    "IntentRow",
    "Topic",
    "Understanding",
    "understand",
    "warm",
]
