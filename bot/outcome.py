"""What a handler decided, as a name and references: it is stored with the delivery, so a repeat gets the same answer.

Never words, names or anything typed: `answers` makes the words when somebody is about to read them.
"""

import json
from dataclasses import dataclass, field
from uuid import UUID

from bot.words import Language


@dataclass(frozen=True)
class Outcome:
    """`name` picks the sentence (`answers`), `about` is a row's id, `detail` holds codes and numbers only."""

    name: str
    about: UUID | None = None
    detail: dict[str, str] = field(default_factory=dict)

    def to_text(self) -> str:
        return json.dumps([self.name, self.about and str(self.about), self.detail], sort_keys=True)

    @staticmethod
    def from_text(text: str) -> "Outcome":
        name, about, detail = json.loads(text)
        return Outcome(name, UUID(about) if about else None, detail)


@dataclass(frozen=True)
class Answer:
    """What the door returns: the outcome, who reads it, and in which language if they chose or showed one."""

    outcome: Outcome
    person: UUID | None
    language: Language | None
