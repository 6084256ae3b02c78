"""What the sweep asks of the store: whose term is over, who is to be warned, and when it last ran (R-078 to R-080)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class LastSweep:
    """`jumped_at`: the clock was found too far ahead then, and nobody has said yet that it is right."""

    ran_at: datetime
    jumped_at: datetime | None


class Because(StrEnum):
    """Why somebody's data are kept longer: a closed list, so that no reason names anybody."""

    CLAIM = "claim"  # art. 17(3)(e): a legal claim
    COMPLAINT = "complaint"  # a complaint is still being looked into
    DUTY = "duty"  # art. 17(3)(b): the law says so


@dataclass(frozen=True)
class OtherTerm:
    """Longer than the standard; `told_at` is None until the message about it was taken by the platform."""

    person: UUID
    because: Because
    until: datetime
    told_at: datetime | None


# Of the trail, in one unit.
CUT_AT_ONCE = 1_000


class Retention(Protocol):
    def last(self) -> LastSweep | None: ...

    def ran(self, *, now: datetime) -> None:
        """The rules were applied, or an admin said that the clock is right."""
        ...

    def jumped(self, *, now: datetime) -> None: ...

    def due(self, *, began: datetime, now: datetime, limit: int) -> Sequence[UUID]:
        """Persons who did nothing since `began`, the longest silent first, whose erasure does not run yet.

        Not those for whom another term holds, until that is over.
        """
        ...

    def unwarned(self, *, began: datetime, now: datetime, limit: int) -> Sequence[UUID]:
        """Persons who did nothing since `began` and have not been warned of it; `now`: when an other term must be over."""
        ...

    def warned(self, person: UUID, *, now: datetime) -> None: ...

    def is_warned(self, person: UUID) -> bool:
        """And has not done anything since."""
        ...

    def keep_longer(self, person: UUID, because: Because, *, until: datetime) -> None:
        """Another term, in place of the one there was; nobody has been told of it yet."""
        ...

    def other_term(self, person: UUID) -> OtherTerm | None: ...

    def other_terms(self, *, now: datetime) -> Sequence[OtherTerm]:
        """All that hold now, the first to end first."""
        ...

    def told(self, person: UUID, *, now: datetime) -> None: ...

    def last_act(self, person: UUID) -> datetime | None: ...

    def remove_over(self, *, now: datetime) -> Mapping[str, int]:
        """Removes the rows whose own term is over, and says how many of which table. The audit trail has its own way."""
        ...

    def cut_trail(self, *, now: datetime) -> Sequence[tuple[str, str]]:
        """Removes the oldest entries of the trail whose term is over, up to a sealed checkpoint.

        Action and outcome of each. `CUT_AT_ONCE` of them: there may be more.
        """
        ...
