"""What the sweep asks of the store: whose term is over, who is to be warned, and when it last ran (R-078 to R-080)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class LastSweep:
    """`jumped_at`: the clock was found too far ahead then, and nobody has said yet that it is right."""

    ran_at: datetime
    jumped_at: datetime | None


class Retention(Protocol):
    def last(self) -> LastSweep | None: ...

    def ran(self, *, now: datetime) -> None:
        """The rules were applied, or an admin said that the clock is right."""
        ...

    def jumped(self, *, now: datetime) -> None: ...

    def due(self, *, began: datetime, limit: int) -> Sequence[UUID]:
        """Persons who did nothing since `began`, the longest silent first, whose erasure does not run yet."""
        ...

    def unwarned(self, *, began: datetime, limit: int) -> Sequence[UUID]:
        """Persons who did nothing since `began` and have not been warned of it."""
        ...

    def warned(self, person: UUID, *, now: datetime) -> None: ...

    def is_warned(self, person: UUID) -> bool:
        """And has not done anything since."""
        ...

    def last_act(self, person: UUID) -> datetime | None: ...

    def remove_over(self, *, now: datetime) -> Mapping[str, int]:
        """Removes the rows whose own term is over, and says how many of which table. The audit trail has its own way."""
        ...
