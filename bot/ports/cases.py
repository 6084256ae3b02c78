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
    JOINED = "joined"  # goes on in an older one of the same person and kind


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
    """`person` is None until it is known whose it is; `asked` is who was asked in the chat whether it is theirs.

    `due_at` is the newest date the person was told. `identified_at` without a `person`: by a copy of an identity document.
    """

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
    asked: UUID | None = None

    @property
    def is_open(self) -> bool:
        return self.state is CaseState.OPEN


@dataclass(frozen=True)
class Requester:
    """Who asked outside the chat, how to reach them, and what they wrote. Gone with the decision."""

    name: str = field(repr=False)
    reach: str = field(repr=False)
    words: str = field(default="", repr=False)


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

    def ask(self, case: UUID, person: UUID | None) -> bool:
        """Who is asked whether it is theirs; None: nobody any more. False when decided, or when it is known whose it is."""
        ...

    def identified(self, case: UUID, person: UUID | None, *, now: datetime) -> bool:
        """Once. With a person, how to reach them outside the chat is forgotten: the chat is the way now."""
        ...

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
        """Once. Who asked outside the chat is forgotten with it (R-084)."""
        ...

    def late(self, case: UUID) -> bool:
        """Its date passed without a decision; False when that was noted before."""
        ...


@dataclass(frozen=True)
class Slot:
    """Room for one copy of an identity document, for one case. `file` is None before it came and after it was read."""

    id: UUID
    case: UUID
    opened_at: datetime
    expires_at: datetime
    file: UUID | None = None
    filled_at: datetime | None = None
    reader: UUID | None = None
    readable_until: datetime | None = None
    read_at: datetime | None = None


class Slots(Protocol):
    """One slot for each case. Its codes can only be made by this installation, and stand nowhere."""

    def open(self, case: UUID, *, now: datetime, expires_at: datetime) -> Slot:
        """In place of the one there was."""
        ...

    def of(self, case: UUID) -> Slot | None: ...

    def code(self, slot: UUID) -> str:
        """What the person types or follows to hand in the copy."""
        ...

    def reading_code(self, slot: UUID) -> str:
        """What the one handler follows to read it."""
        ...

    def by_code(self, code: str) -> Slot | None: ...

    def by_reading_code(self, code: str) -> Slot | None: ...

    def fill(self, slot: UUID, file: UUID, *, now: datetime) -> bool:
        """Once; False when it was filled before."""
        ...

    def give(self, slot: UUID, reader: UUID, *, until: datetime) -> bool:
        """To one handler: False when it is somebody else's, or was read."""
        ...

    def read(self, slot: UUID, *, now: datetime) -> bool:
        """Once, while it is readable."""
        ...

    def close(self, slot: UUID) -> None: ...
