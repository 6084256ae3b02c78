"""Who is about to read an answer, and what the composing functions are given."""

from dataclasses import dataclass, field
from uuid import UUID

from bot.context import Context
from bot.outcome import Outcome
from bot.words import Language


@dataclass(frozen=True)
class Reader:
    """`person` is None for somebody Klik has no row of; `typed` is what they typed in the last quarter of an hour."""

    outcome: Outcome
    context: Context
    language: Language
    person: UUID | None
    typed: str = field(default="", repr=False)

    def detail(self, name: str) -> str:
        return self.outcome.detail.get(name, "")
