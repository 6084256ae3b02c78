"""All that is held about one person, wherever it stands: derived from how the columns are declared, never from a list.

The access answer, erasure and retention are made of these; a table they do not reach fails a test (R-078, R-086a, R-086d).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

Value = str | int | bool | bytes | datetime | UUID


@dataclass(frozen=True)
class HeldValue:
    """One value in one column of one row. `category` names its row of the catalogue: why, on what ground, for how long.

    `value` is opened; None only where it cannot be opened any more, which is to be said and never left out (F-061).
    """

    table: str
    row: str
    column: str
    category: str
    value: Value | None = field(repr=False)

    @property
    def is_readable(self) -> bool:
        return self.value is not None


class Holdings(Protocol):
    def collect(self, person: UUID, *, now: datetime) -> Sequence[HeldValue]:
        """Every value about this person, proof included; what an authority forbade to tell yet, and other people's, not."""
        ...

    def count(self, person: UUID) -> Mapping[str, int]:
        """How many rows of which table `forget` would remove."""
        ...

    def forget(self, person: UUID) -> Mapping[str, int]:
        """Removes every row of this person and every key, and says how many of which table. Twice is harmless.

        Proof stays, where the person is only a random id (T11); what was sealed in it is blanked.
        """
        ...

    def keys(self, person: UUID) -> Sequence[UUID]:
        """Whose keys open something of this person: their own, and that of each of their files."""
        ...

    def overdue(self, *, now: datetime) -> Mapping[str, int]:
        """How many rows of which table are still there although their term is over. Empty is the only right answer."""
        ...
