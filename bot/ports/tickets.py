"""What is remembered about questions, feedback and complaints, whichever way they came in (R-047, R-062, R-088)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from bot.ports.cases import Requester, Via


class TicketKind(StrEnum):
    QUESTION = "question"
    FEEDBACK = "feedback"
    COMPLAINT = "complaint"


class TicketState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True)
class Ticket:
    """`person` is None for somebody Klik cannot tie to an account. `handler` answers it; `not_for` is who it is about."""

    id: UUID
    reference: str
    kind: TicketKind
    via: Via
    state: TicketState
    person: UUID | None
    handler: UUID | None
    not_for: UUID | None
    received_at: datetime
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Line:
    """One thing that was said about a ticket: by who asked, or as an answer."""

    id: UUID
    ticket: UUID
    is_answer: bool
    text: str = field(repr=False)
    at: datetime


class Tickets(Protocol):
    def open(
        self,
        kind: TicketKind,
        person: UUID | None,
        *,
        via: Via,
        text: str,
        received_at: datetime,
        requester: Requester | None = None,
        handler: UUID | None = None,
        not_for: UUID | None = None,
        ends_at: datetime | None = None,
    ) -> Ticket:
        """Under a fresh reference (`T-…`), with its first line. `requester` and `ends_at` only where there is no person."""
        ...

    def find(self, ticket: UUID) -> Ticket | None: ...

    def by_reference(self, reference: str) -> Ticket | None: ...

    def requester(self, ticket: UUID) -> Requester | None: ...

    def of(self, person: UUID) -> Sequence[Ticket]:
        """All of one person, oldest first."""
        ...

    def unclosed(self, *, limit: int = 50) -> Sequence[Ticket]:
        """What is not closed, oldest first."""
        ...

    def load(self) -> Mapping[UUID, int]:
        """How many tickets that are not closed each handler has."""
        ...

    def lines(self, ticket: UUID) -> Sequence[Line]:
        """Oldest first."""
        ...

    def line(self, line: UUID) -> Line | None: ...

    def say(self, ticket: UUID, text: str, *, is_answer: bool, now: datetime) -> Line | None:
        """Adds a line: an answer makes the ticket answered, another word opens it again. None when it is closed."""
        ...

    def close(self, ticket: UUID, *, ends_at: datetime | None) -> bool:
        """False when it was closed before. `ends_at` only where there is no person."""
        ...

    def forget(self, ticket: UUID) -> bool:
        """Rows and key: nothing of it is left. False when it was gone already."""
        ...
