"""What is remembered of the coaches' duty to delete their own copies (R-012, GDPR art. 19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Because(StrEnum):
    """What the duty follows from; the coach is never told which."""

    WITHDRAWN = "withdrawn"
    ERASED = "erased"
    ENDED = "ended"
    RECTIFIED = "rectified"


@dataclass(frozen=True)
class Duty:
    """`settled_by`: an admin saw to it, because the coach could not be asked any more."""

    id: UUID
    coach: UUID
    account_id: UUID
    grant: UUID
    reference: str
    why: Because
    since: datetime
    confirmed_at: datetime | None
    settled_by: UUID | None

    @property
    def is_open(self) -> bool:
        return self.confirmed_at is None


class Duties(Protocol):
    def begin(
        self, grant: UUID, *, coach: UUID, account_id: UUID, reference: str, why: Because, now: datetime
    ) -> Duty:
        """A duty that is open for this match is the one that counts."""
        ...

    def grow(self, duty: UUID, why: Because, *, now: datetime) -> Duty:
        """What was to be replaced is to be deleted now: the same duty, counted from here. LookupError when unknown."""
        ...

    def find(self, duty: UUID) -> Duty | None: ...

    def of_grant(self, grant: UUID) -> Duty | None:
        """The newest of this match."""
        ...

    def of_coach(self, person: UUID) -> Sequence[Duty]:
        """Those that are open."""
        ...

    def open_ones(self) -> Sequence[Duty]:
        """The longest open first."""
        ...

    def confirm(self, duty: UUID, *, now: datetime, by: UUID | None = None) -> bool: ...
