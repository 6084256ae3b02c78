"""Tells a click that Teams sends again from one that somebody makes again: the card's key is the same for both (F-015a).

Teams repeats within some fifteen seconds, under another id and time (msteams-docs#6084). A person who presses the same
button later, having done something else in between, wants to be heard anew: signed the agreement, say.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from adapters.teams.inbound import digest
from bot.outcome import Said

WINDOW = 60.0
# After a restart a repeat is still known by the slot of time it falls in; beyond that the core decides (faults 1.5).
SLOT = 120
ACTORS = 20_000
# Refusals that change nothing and whose reason may be gone a moment later: a press after one is a press anew, and so is
# the same one sent again.
MAY_PASS = frozenset(
    {
        Said.NOT_A_COACH,
        Said.NOT_CONFIRMED,
        Said.SUSPENDED,
        Said.NOT_SEATED,
        Said.NO_AGREEMENT,
        Said.PAUSED,
        Said.FULL,
        Said.NOTHING_TO_MATCH,
        Said.RESTRICTED,
        Said.TOO_MANY,
    }
)


@dataclass(frozen=True)
class _Last:
    stable: bytes
    began: float
    count: int


class Repeats:
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last: OrderedDict[str, _Last] = OrderedDict()

    def key(self, actor: str, stable: bytes) -> str:
        """The delivery this click belongs to: the one before it, if that was the same and a moment ago."""
        now, last = self._now(), self._last.pop(actor, None)
        if last is None or last.stable != stable or now - last.began > WINDOW:
            last = _Last(stable, began=now, count=last.count + 1 if last else 0)
        self._remember(actor, last)
        return f"teams:{digest([stable.hex(), int(last.began) // SLOT, last.count]).hex()}"

    def of_a_form(self, actor: str, stable: bytes) -> str:
        """A form is drawn under a key of its own each time: the same key and words are one sending, whenever they come."""
        self.moved(actor)
        return f"teams:{digest([stable.hex()]).hex()}"

    def moved(self, actor: str) -> None:
        """Something else was done: whatever is pressed next is a new press."""
        last = self._last.pop(actor, None)
        if last is not None:
            self._remember(actor, _Last(b"", began=self._now(), count=last.count))

    def _remember(self, actor: str, last: _Last) -> None:
        self._last[actor] = last
        if len(self._last) > ACTORS:
            self._last.popitem(last=False)
