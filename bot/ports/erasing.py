"""What is remembered of an erasure while it runs and afterwards; and the ledger that stands outside the database (R-069)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from bot.model import Account, Place
from bot.ports.sending import KeptMessage
from bot.words import Language


class Why(StrEnum):
    """Who or what an erasure follows from."""

    ASKED = "asked"  # by the person, in the chat
    CASE = "case"  # by an admin, for a data request
    RETENTION = "retention"  # the term is over
    HOLD_OVER = "hold_over"  # a legal hold ended


class Step(StrEnum):
    """The steps in their order. Each may be done again without harm; what is recorded is the last one finished."""

    ASKED = "asked"
    LEDGER = "ledger"
    FLOWS = "flows"
    MESSAGES = "messages"
    KEYS = "keys"
    ROWS = "rows"
    LOG = "log"
    DONE = "done"


@dataclass(frozen=True)
class Reach:
    """How the person hears the outcome when nothing of them is left."""

    account: Account = field(repr=False)
    place: Place | None = field(repr=False)
    language: Language | None


@dataclass(frozen=True)
class Erasure:
    id: UUID
    person: UUID
    case: UUID | None
    why: Why
    step: Step
    messages: int
    rows: int
    asked_at: datetime
    done_at: datetime | None
    confirmed_at: datetime | None

    @property
    def is_running(self) -> bool:
        return self.confirmed_at is None


@dataclass(frozen=True)
class Residue:
    """A message that still stands: what it is, on which platform, and the platform's word for why."""

    id: UUID
    erasure: UUID
    kind: str
    platform: str
    code: str
    noted_at: datetime


class Erasures(Protocol):
    def begin(
        self, person: UUID, why: Why, *, case: UUID | None, reach: Reach | None, now: datetime
    ) -> Erasure: ...

    def find(self, erasure: UUID) -> Erasure | None: ...

    def of(self, person: UUID) -> Erasure | None:
        """The newest of this person."""
        ...

    def running(self) -> Sequence[Erasure]: ...

    def reach(self, erasure: UUID) -> Reach | None: ...

    def reached(self, erasure: UUID, step: Step, *, now: datetime, messages: int = 0, rows: int = 0) -> None:
        """This step is finished; what it took away is counted."""
        ...

    def messages(self, person: UUID) -> Sequence[KeptMessage]:
        """Every message of ours that shows something of this person, in whatever conversation."""
        ...

    def gone(self, erasure: UUID, message: KeptMessage) -> None:
        """It stands nowhere any more."""
        ...

    def left(self, erasure: UUID, message: KeptMessage, code: str, *, now: datetime) -> None:
        """The platform refuses: where it stands is kept for an admin, under the erasure's own key."""
        ...

    def residue(self, erasure: UUID) -> Sequence[Residue]:
        """What still stands."""
        ...

    def all_residue(self) -> Sequence[Residue]: ...

    def settle(self, residue: UUID, *, now: datetime) -> UUID | None:
        """An admin took it away by hand; the erasure it belongs to, None when that was known."""
        ...

    def confirmed(self, erasure: UUID, *, now: datetime) -> None:
        """The person has been told; with no residue left, the way to them and its key go as well."""
        ...


class Ledger(Protocol):
    """The list of erasures outside the database: append-only, synced, chained, random ids only."""

    def intend(self, person: UUID, *, at: datetime) -> None:
        """On disk when this returns. Twice is once."""
        ...

    def done(self, person: UUID, *, at: datetime) -> None: ...
