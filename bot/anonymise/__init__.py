"""A candidate's words → what coaches may read: what is taken out, why, and how sure Klik is.

Patterns with check digits, lists, a small tagger and the person's own known values; no platform, no storage.
The patterns are read at the first text (or `load`) and the lists then (or `warm`): a start needs neither.
"""

from collections.abc import Iterator

from bot.anonymise.categories import Special
from bot.anonymise.kinds import Anonymised, Kind, Known, Mark, Replacement
from bot.anonymise.languages import in_another_script
from bot.words import Language

__all__ = [
    "Anonymised",
    "Kind",
    "Known",
    "Mark",
    "Replacement",
    "Special",
    "anonymise",
    "in_another_script",
    "is_singled_out",
    "keeps_to_general_words",
    "load",
    "mentions_health",
    "mentions_special",
    "text_of",
    "warm",
]


def anonymise(
    text: str,
    *,
    language: Language | None = None,
    known: Known = Known(),  # noqa: B008 — frozen and empty
    remove: tuple[str, ...] = (),
    keep_health: bool = True,
    keep_special: bool = True,
) -> Anonymised:
    """The text without what says who asks; the same text again when nothing is left to take out."""
    from bot.anonymise import engine

    return engine.anonymise(
        text,
        language=language,
        known=known,
        remove=remove,
        keep_health=keep_health,
        keep_special=keep_special,
    )


def text_of(text: str, done: list[Replacement]) -> str:
    """The text with these put in."""
    from bot.anonymise import engine

    return engine.text_of(text, done)


def mentions_health(text: str, language: Language | None = None) -> bool:
    """Burn-out and stress count: they stay in the text only after the candidate ticks the health line."""
    from bot.anonymise import special

    return special.mentions_health(text, language)


def mentions_special(text: str, language: Language | None = None) -> tuple[Special, ...]:
    """Which special categories the text touches (GDPR art. 9)."""
    from bot.anonymise import special

    return special.mentions_special(text, language)


def keeps_to_general_words(text: str) -> bool:
    """Burn-out, stress: words that may stay after a tick, where a diagnosis never may."""
    from bot.anonymise import special

    return special.keeps_to_general_words(text)


def is_singled_out(text: str) -> bool:
    """Whether the text says that its writer is the only one, or the first, of a kind: "the only woman in the crew"."""
    from bot.anonymise import singled_out

    return singled_out.is_singled_out(text)


def load() -> Iterator[None]:
    """Reads the patterns ahead of the first text, one at each step; no list is read."""
    from bot.anonymise import engine, singled_out, sought, special  # noqa: F401 - loading is all that is asked

    for each in sought.EVERY:
        _ = each.needs
        yield


def warm() -> None:
    """Loads the lists and the model ahead of the first text."""
    from bot.anonymise import engine

    engine.warm()
