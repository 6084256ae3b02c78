"""A candidate's words → what coaches may read: what is taken out, why, and how sure Klik is.

Patterns with check digits, lists, a small tagger and the person's own known values; no platform, no storage.
"""

from bot.anonymise.categories import Special
from bot.anonymise.engine import anonymise, text_of, warm
from bot.anonymise.kinds import Anonymised, Kind, Known, Mark, Replacement
from bot.anonymise.languages import in_another_script
from bot.anonymise.special import keeps_to_general_words, mentions_health, mentions_special

__all__ = [
    "Anonymised",
    "Kind",
    "Known",
    "Mark",
    "Replacement",
    "Special",
    "anonymise",
    "in_another_script",
    "keeps_to_general_words",
    "mentions_health",
    "mentions_special",
    "text_of",
    "warm",
]
