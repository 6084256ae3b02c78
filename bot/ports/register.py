"""The register of processors and recipients, as it is remembered (GDPR art. 28, 30; R-006, R-027). Organisations, no people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class PartyRole(StrEnum):
    PROCESSOR = "processor"  # works for the network, on its instructions
    RECIPIENT = "recipient"  # gets data for a purpose of its own, under an agreement


@dataclass(frozen=True)
class Party:
    """One organisation or group. "" and None: not recorded."""

    code: str
    name: str
    role: PartyRole
    agreement: str = ""
    subprocessors: str = ""
    location: str = ""
    ends: date | None = None


class Register(Protocol):
    def find(self, code: str) -> Party | None:
        """None for one that was never there, or was removed."""
        ...

    def all(self) -> Sequence[Party]:
        """By code."""
        ...

    def keep(self, party: Party, *, now: datetime) -> None:
        """New, or in place of what stood there; a removed one is back."""
        ...

    def remove(self, code: str, *, now: datetime) -> bool: ...
