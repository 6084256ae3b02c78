"""The time as the core asks for it: always aware, always UTC. Terms in Dutch days are counted elsewhere."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Everything that depends on the time takes one of these, so that a test can move it."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)
