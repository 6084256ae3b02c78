"""What is remembered about data requests: what a person asked under the GDPR, by when it must be answered, and how it ended.

A *case* is such a request (art. 12 to 22); the word *request* stays the candidate's request for a coach.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class CaseKind(StrEnum):
    """What is asked; `bot.privacy.cases.kinds` has the article and the words of each."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    CHANGE = "change"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"


class Via(StrEnum):
    """The way a case or a question came in (R-062)."""

    CHAT = "chat"
    WEB = "web"
    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    SOCIAL = "social"


class CaseState(StrEnum):
    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why it takes longer (the first three) or is refused: a closed list, so that no reason names anybody."""

    COMPLEX = "complex"  # art. 12(3)
    MANY = "many"  # art. 12(3)
    MORE_TIME = "more_time"  # said by Klik itself when nobody decided in time
    IDENTITY = "identity"  # art. 12(2), (6)
    UNFOUNDED = "unfounded"  # art. 12(5)(b)
    OF_OTHERS = "of_others"  # art. 15(4)
    MUST_KEEP = "must_keep"  # art. 17(3)(b)
    NOTHING_HELD = "nothing_held"


@dataclass(frozen=True)
class Case:
    """`person` is None for somebody Klik cannot tie to an account; `due_at` is the newest date the person was told."""

    id: UUID
    reference: str
    kind: CaseKind
    via: Via
    state: CaseState
    person: UUID | None
    received_at: datetime
    due_at: datetime
    extended_at: datetime | None = None
    identified_at: datetime | None = None
    reason: Reason | None = None
    decided_at: datetime | None = None
    is_late: bool = False

    @property
    def is_open(self) -> bool:
        return self.state is CaseState.OPEN


@dataclass(frozen=True)
class Requester:
    """Whom to answer on paper, as an admin wrote it down; gone with the decision."""

    name: str = field(repr=False)
    reach: str = field(repr=False)


class Cases(Protocol):
    """Every change is one conditional write on an open case: two admins, two processes, one effect."""

    def open(
        self,
        kind: CaseKind,
        person: UUID | None,
        *,
        via: Via,
        received_at: datetime,
        due_at: datetime,
        requester: Requester | None = None,
        opened_by: UUID | None = None,
    ) -> Case:
        """Under a fresh reference (`V-…`). `requester` only where there is no person."""
        ...

    def find(self, case: UUID) -> Case | None: ...

    def by_reference(self, reference: str) -> Case | None: ...

    def requester(self, case: UUID) -> Requester | None: ...

    def of(self, person: UUID) -> Sequence[Case]:
        """All of one person, oldest first."""
        ...

    def deciders(self, person: UUID) -> frozenset[UUID]:
        """The admins who decided any case of this person."""
        ...

    def open_ones(self, *, limit: int = 50) -> Sequence[Case]:
        """The working list: the nearest deadline first."""
        ...

    def identified(self, case: UUID, person: UUID, *, now: datetime) -> bool: ...

    def extend(self, case: UUID, reason: Reason, *, due_at: datetime, now: datetime) -> bool:
        """Once (art. 12(3)); False when decided or extended before."""
        ...

    def decide(
        self,
        case: UUID,
        outcome: CaseState,
        *,
        now: datetime,
        reason: Reason | None = None,
        by: UUID | None = None,
    ) -> bool:
        """DONE or REFUSED, once. Who asked on paper is forgotten with it (R-084)."""
        ...

    def late(self, case: UUID) -> bool:
        """Its date passed without a decision; False when that was noted before."""
        ...
