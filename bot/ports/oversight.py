"""What is remembered for accountability: disclosures, looks at people, orders and holds, incidents, self-checks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from bot.ports.holdings import HeldValue


@dataclass(frozen=True)
class Disclosed:
    """Something of a person left for somebody else. `to` is the coach's person, or the order of an authority."""

    person: UUID
    purpose: str
    recipient: str
    to: UUID
    fields: tuple[str, ...]
    ground: str
    at: datetime
    request: UUID | None = None
    case: UUID | None = None
    quiet_until: datetime | None = None


class Disclosures(Protocol):
    def record(self, disclosed: Disclosed) -> None: ...

    def is_recorded(self, request: UUID | None, to: UUID, fields: Sequence[str]) -> bool: ...

    def of(self, person: UUID, *, now: datetime) -> Sequence[Disclosed]:
        """What this person may know of, oldest first: not what an authority forbade to tell yet."""
        ...

    def count(self) -> int: ...


@dataclass(frozen=True)
class Look:
    id: UUID
    person: UUID
    seen_by: UUID
    case: UUID
    reason: str
    opened_at: datetime
    ends_at: datetime


class Looks(Protocol):
    """Who saw whom, and why. A look ends by itself."""

    def open(
        self,
        person: UUID,
        *,
        seen_by: UUID,
        case: UUID,
        reason: str,
        now: datetime,
        ends_at: datetime,
    ) -> UUID: ...

    def find(self, look: UUID) -> Look | None: ...

    def of(self, person: UUID) -> Sequence[Look]:
        """Everybody who looked at this person, oldest first."""
        ...

    def recent(self, *, limit: int = 50) -> Sequence[Look]:
        """Newest first, of everybody."""
        ...


@dataclass(frozen=True)
class Order:
    """An authority's demand. What was typed is `repr=False`; the rest are codes."""

    id: UUID
    reference: str
    person: UUID
    asked_by: UUID
    authority: str = field(repr=False)
    its_reference: str = field(repr=False)
    basis: str
    scope: tuple[str, ...]
    notice: str
    notice_at: datetime | None
    hold_until: datetime
    asked_at: datetime
    request: UUID | None = None
    handed_at: datetime | None = None
    told_at: datetime | None = None


class Orders(Protocol):
    def keep(self, order: Order) -> None: ...

    def find(self, order: UUID) -> Order | None: ...

    def listed(self) -> Sequence[Order]:
        """Newest first."""
        ...

    def package(self, content: str) -> tuple[str, str]:
        """`content` as an age file in text, and the passphrase that opens it: known to nobody afterwards."""
        ...

    def handed(self, order: UUID, *, now: datetime) -> bool: ...

    def told(self, order: UUID, *, now: datetime) -> bool: ...


@dataclass(frozen=True)
class Hold:
    """These categories of one person stay until the end, whatever is asked; everything else of them may go."""

    id: UUID
    person: UUID
    order: UUID
    scope: tuple[str, ...]
    is_quiet: bool
    placed_at: datetime
    review_at: datetime
    ends_at: datetime


class Holds(Protocol):
    def place(self, hold: Hold, *, by: UUID) -> None: ...

    def of(self, person: UUID, *, now: datetime) -> Sequence[Hold]:
        """The holds that count now: placed, not lifted, not over."""
        ...

    def find(self, hold: UUID) -> Hold | None: ...

    def live(self, *, now: datetime) -> Sequence[Hold]: ...

    def lift(self, hold: UUID, *, now: datetime) -> bool: ...

    def keep(self, hold: Hold, values: Sequence[HeldValue]) -> None:
        """Copies these under the hold's own key; what was kept before stays as it was."""
        ...

    def release(self, *, now: datetime) -> Mapping[UUID, int]:
        """Removes what holds kept that are over or lifted, with their keys: how many values of which hold."""
        ...


@dataclass(frozen=True)
class Incident:
    id: UUID
    reference: str
    kind: str
    nature: tuple[str, ...]
    discovered_at: datetime
    registered_at: datetime
    registered_by: UUID
    summary: str = field(repr=False)
    began_at: datetime | None = None
    action: str | None = field(default=None, repr=False)
    owner: UUID | None = None
    action_due: datetime | None = None
    action_done_at: datetime | None = None
    authority: str | None = None
    authority_at: datetime | None = None
    subjects: str | None = None
    subjects_at: datetime | None = None
    closed_at: datetime | None = None


class Incidents(Protocol):
    def keep(self, incident: Incident) -> None: ...

    def find(self, incident: UUID) -> Incident | None: ...

    def listed(self) -> Sequence[Incident]:
        """The whole register, newest first (GDPR art. 33(5): also what was not reported)."""
        ...

    def decide_authority(self, incident: UUID, decision: str, *, now: datetime) -> bool: ...

    def decide_subjects(self, incident: UUID, decision: str, *, now: datetime) -> bool: ...

    def action_done(self, incident: UUID, *, now: datetime) -> bool: ...

    def close(self, incident: UUID, *, now: datetime) -> bool: ...

    def affected(self, since: datetime) -> tuple[int, int]:
        """How many people did something since that day began, and of how many Klik holds anything: the least and the most."""
        ...


@dataclass(frozen=True)
class Checked:
    control: str
    at: datetime
    is_ok: bool
    detail: str


class Controls(Protocol):
    def record(self, checked: Checked) -> None: ...

    def last(self) -> Sequence[Checked]:
        """The newest result of each control."""
        ...
