"""The two languages Klik speaks, and a sentence in both."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """ISO 639-1 codes; Dutch is the binding language of the privacy statement."""

    NL = "nl"
    EN = "en"


@dataclass(frozen=True)
class Words:
    """One sentence in every language, with the same `{placeholders}` in each (a test compares them)."""

    nl: str
    en: str

    def of(self, language: Language, /, **values: str | int) -> str:
        """The sentence in `language` with its placeholders filled."""
        sentence = self.nl if language is Language.NL else self.en
        return sentence.format(**values) if values else sentence
