"""How much one account may do in a minute (R-073, F-043). Counted for who acts, never for whom it is about (F-045).

In memory: a process that starts anew has seen nobody, and two processes let through twice as much. What must hold
over both, a coach's cap and a candidate's open requests, is decided by the database (decision 0008).
"""

from collections.abc import Callable
from enum import Enum, auto

from cachetools import TTLCache

from bot import events
from bot.model import Account

PER_MINUTE = 120
MINUTE = 60.0
MOST_ACCOUNTS = 10_000

# A coach's click has limits of its own, and the first one to be told must not be slowed by an earlier crowd.
FREE = frozenset({"request.accept", "request.pass"})

Act = (
    events.MessageReceived
    | events.ActionPressed
    | events.FormSubmitted
    | events.CommandIssued
    | events.FileOffered
)


class Pace(Enum):
    FINE = auto()
    TOO_MUCH = auto()  # the first one too many: they are told, once
    STILL = auto()  # and the others are let go unanswered


class Limits:
    """Bounded in number: a flood of accounts forgets the oldest, and locks nobody out."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._acts: TTLCache[Account, list[int]] = TTLCache(MOST_ACCOUNTS, MINUTE, timer)
        self.refused = 0

    def count(self, event: events.Event) -> Pace:
        """The minute starts with somebody's first act, and is over for all of it."""
        if not isinstance(event, Act) or getattr(event, "action", "") in FREE:
            return Pace.FINE
        tally = self._acts.get(event.account)
        if tally is None:
            tally = self._acts[event.account] = [0]
        tally[0] += 1
        if tally[0] <= PER_MINUTE:
            return Pace.FINE
        self.refused += 1
        return Pace.TOO_MUCH if tally[0] == PER_MINUTE + 1 else Pace.STILL
