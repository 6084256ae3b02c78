"""What is remembered about those who work for the network: who holds which role, and what two of them must agree on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from bot.model import AdminRole


class Roles(Protocol):
    """Roles are a person's, not an account's: whoever links Slack and Teams is one admin on both."""

    def of(self, person: UUID) -> frozenset[AdminRole]: ...

    def given(self) -> Sequence[tuple[UUID, AdminRole]]:
        """Who holds what, besides the first admins of the settings; the oldest first."""
        ...

    def give(self, person: UUID, role: AdminRole, *, by: UUID, now: datetime) -> bool:
        """False when they held it already."""
        ...

    def take(self, person: UUID, role: AdminRole) -> bool: ...

    def name(self, person: UUID) -> str | None:
        """How colleagues know this admin; None until somebody said so."""
        ...

    def keep_name(self, person: UUID, name: str) -> None: ...


class ApprovalKind(StrEnum):
    """What takes two people (issue 5, part 10)."""

    ROLE = "role"
    STATEMENT = "statement"
    DISCLOSURE = "disclosure"


@dataclass(frozen=True)
class Approval:
    """One question to a second admin. `digest` binds the exact payload, `detail` says in codes what it is.

    `subject` is whom it is about, if anybody: they cannot say yes to it.
    """

    id: UUID
    kind: ApprovalKind
    digest: bytes
    about: UUID
    subject: UUID | None
    asked_by: UUID
    asked_at: datetime
    expires_at: datetime
    approved_by: UUID | None
    used_at: datetime | None
    closed_at: datetime | None
    detail: str = ""


class Approvals(Protocol):
    """Four eyes. Every step is one conditional write: two presses, two processes, one effect."""

    def ask(
        self,
        kind: ApprovalKind,
        digest: bytes,
        *,
        about: UUID,
        subject: UUID | None,
        asked_by: UUID,
        now: datetime,
        expires_at: datetime,
        detail: str = "",
    ) -> UUID: ...

    def find(self, approval: UUID) -> Approval | None: ...

    def of(self, kind: ApprovalKind, about: UUID) -> Approval | None:
        """The newest one about this row."""
        ...

    def waiting(self, *, now: datetime) -> Sequence[Approval]:
        """Not approved, not closed, not over; the oldest first."""
        ...

    def approve(self, approval: UUID, *, by: UUID, now: datetime) -> bool:
        """False when over, closed or approved already, or when `by` asked for it or is its subject."""
        ...

    def close(self, approval: UUID, *, now: datetime) -> bool:
        """Declined, or taken back: it can neither be approved nor used any more."""
        ...

    def use(self, approval: UUID, digest: bytes, *, now: datetime) -> bool:
        """Once, within its term, for exactly this payload."""
        ...
