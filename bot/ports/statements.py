"""The privacy statement's versions, as they are remembered: a draft may change, what is published never does (R-032)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from bot.words import Language


@dataclass(frozen=True)
class Statement:
    """A published version. `digest` pins the Dutch text, which is the binding one; `widens` names purposes (R-033)."""

    id: UUID
    version: int
    in_force: date
    digest: bytes
    widens: tuple[str, ...]
    published_at: datetime


@dataclass(frozen=True)
class Draft:
    """What may become the next version: a text in every language, and from when."""

    id: UUID
    in_force: date
    texts: Mapping[Language, str] = field(repr=False)
    widens: tuple[str, ...] = ()


class Statements(Protocol):
    def in_force(self, on: date) -> Statement | None:
        """The version that holds on that day in Amsterdam; None before the first."""
        ...

    def find(self, version: int) -> Statement | None: ...

    def by_id(self, statement: UUID) -> Statement | None: ...

    def all(self) -> Sequence[Statement]:
        """The oldest first."""
        ...

    def widened_at(self, purpose: str) -> datetime | None:
        """When the last version that widens it was published, of those that hold today."""
        ...

    def text(self, statement: UUID, language: Language) -> str:
        """The text as it was published, or as it stands in the draft."""
        ...

    def draft(self) -> Draft | None: ...

    def keep_draft(self, draft: Draft, *, now: datetime) -> None:
        """In place of the draft there was."""
        ...

    def drop_draft(self) -> bool: ...

    def publish(self, draft: UUID, *, now: datetime) -> Statement:
        """The draft gets the next number; from here on the database itself refuses to change it."""
        ...
