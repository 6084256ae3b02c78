"""Invoices: what the tax law makes a network keep of somebody, apart from everything else of them (R-082)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Invoice:
    """What must stand on one (Wet op de omzetbelasting 1968, art. 35a), and nothing else. `service` is a code.

    `ends_at`: the seven years are over. Whoever it is of is a random id, also when nothing else is left of them.
    """

    id: UUID
    reference: str
    person: UUID
    service: str
    quantity: int
    vat_rate: str
    filed_by: UUID
    filed_at: datetime
    ends_at: datetime
    number: str = field(repr=False)
    issued_on: str = field(repr=False)
    delivered_on: str = field(repr=False)
    name: str = field(repr=False)
    address: str = field(repr=False)
    amount: str = field(repr=False)
    vat: str = field(repr=False)


@dataclass(frozen=True)
class Filed:
    """An invoice from outside: that it is there, and until when. Nothing of it is opened for this."""

    id: UUID
    reference: str
    person: UUID
    filed_at: datetime
    ends_at: datetime


class Invoices(Protocol):
    """Each under a key of its own, so that it outlives the person's key, and goes with its own."""

    def file(self, invoice: Invoice) -> bool:
        """False when this number was filed before: the sequence of a network has each once."""
        ...

    def of(self, person: UUID) -> Sequence[Filed]:
        """Everything that is kept of this person, the first to end first."""
        ...

    def newest(self, *, limit: int = 10) -> Sequence[Filed]: ...

    def find(self, invoice: UUID) -> Filed | None: ...

    def by_number(self, number: str) -> Filed | None: ...

    def open(self, invoice: UUID) -> Invoice | None:
        """All of it; only for a look that is on record (R-076)."""
        ...

    def remove(self, invoice: UUID) -> bool:
        """The row and its key. False when it was gone already."""
        ...

    def expire(self, *, now: datetime) -> int:
        """Removes those whose term is over, each with its key, and says how many."""
        ...
