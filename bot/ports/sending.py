"""What is remembered of coming and going: deliveries that were handled, notices that are due, messages that stand somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from bot.model import Place, SentMessage
from bot.notices import Leased, Notice, NoticeKind, Parked


class Inbox(Protocol):
    def outcome(self, key: str) -> tuple[bytes, str] | None:
        """(MAC of the body, outcome) of a delivery that was handled before."""
        ...

    def mac(self, digest: bytes) -> bytes: ...

    def record(self, key: str, mac: bytes, outcome: str, *, now: datetime) -> None: ...

    def forget(self, *, before: datetime) -> int: ...


class Outbox(Protocol):
    def promise(self, *notices: Notice, now: datetime) -> None: ...

    def lease(self, owner: UUID, *, now: datetime, term: timedelta, limit: int) -> Sequence[Leased]:
        """The due notices nobody holds, most urgent first, now held by `owner` until `now + term`."""
        ...

    def done(self, leased: Leased, *, now: datetime, code: str = "sent") -> bool:
        """False when somebody else holds it by now: the late result does not count (F-007)."""
        ...

    def again(self, leased: Leased, *, due_at: datetime, code: str) -> bool: ...

    def put_off(self, leased: Leased, *, due_at: datetime, code: str) -> bool:
        """As `again` where nobody failed: a hold, or a platform's "later", brings a notice no closer to being parked."""
        ...

    def park(self, leased: Leased, *, now: datetime, code: str) -> bool: ...

    def next_due(self) -> datetime | None:
        """The earliest moment at which there is something to do."""
        ...

    def parked(self, *, limit: int = 20) -> Sequence[Parked]: ...

    def retry_parked(self, *, now: datetime, to: UUID | None = None) -> int: ...

    def waiting(self) -> int: ...

    def is_promised(self, kind: NoticeKind, to: UUID, about: UUID | None, detail: str = "") -> bool: ...

    def forget(self, *, before: datetime) -> int: ...


@dataclass(frozen=True)
class KeptMessage:
    """A message of ours that stands on a platform, and what it shows."""

    id: UUID
    kind: NoticeKind
    to: UUID
    about: UUID
    sent: SentMessage
    is_filled: bool = False


class Messages(Protocol):
    def keep(
        self, kind: NoticeKind, *, to: UUID, about: UUID, sent: SentMessage, owner: UUID | None, now: datetime
    ) -> None:
        """`owner` is the person in whose DM it stands; None in a channel. One message per (kind, to, about).

        Of what is said once, `about` is something of its own: it is never found again but by who it was said to.
        """
        ...

    def find(self, kind: NoticeKind, *, to: UUID, about: UUID) -> KeptMessage | None: ...

    def filled(self, message: UUID, *, now: datetime) -> None:
        """The shell has got its content; the first time counts."""
        ...

    def drop(self, message: UUID) -> None:
        """It was deleted on its platform."""
        ...

    def at(self, place: Place, message: str) -> KeptMessage | None:
        """Which message of ours stands there: how an emoji finds its request."""
        ...

    def mark(self, place: Place, message: str) -> str:
        """A blind index of a message that may not be known yet, to ask for again in a moment (F-014)."""
        ...

    def marked(self, mark: str) -> KeptMessage | None: ...

    def channels_of(self, kind: NoticeKind, about: UUID) -> Sequence[UUID]: ...
