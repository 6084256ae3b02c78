"""How long a platform is left alone: `Retry-After`, read safely (F-017), the pauses it asks for, and buckets of our own."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

from aiolimiter import AsyncLimiter

from bot.errors import TryLater

SHORTEST_PAUSE = 1.0
LONGEST_PAUSE = 900.0
DEFAULT_PAUSE = 30.0


def pause(retry_after: str | None, *, now: Callable[[], float]) -> float | None:
    """Seconds, or an HTTP date, clamped to 1 s … 15 min; None when nothing was said, 30 s when it is unreadable."""
    if retry_after is None:
        return None
    seconds = _seconds(retry_after.strip(), now=now)
    return min(max(seconds, SHORTEST_PAUSE), LONGEST_PAUSE)


def _seconds(said: str, *, now: Callable[[], float]) -> float:
    try:
        seconds = float(said)
    except ValueError:
        return _until(said, now=now)
    return seconds if isfinite(seconds) else DEFAULT_PAUSE


def _until(said: str, *, now: Callable[[], float]) -> float:
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return DEFAULT_PAUSE
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - datetime.fromtimestamp(now(), UTC)).total_seconds()


class Pauses:
    """What the platform said 429 to: nobody asks for it again before the time it named (F-016)."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._ends: dict[Hashable, float] = {}

    def begin(self, what: Hashable, *, seconds: float) -> None:
        self._ends[what] = self._now() + seconds

    def refuse_during(self, what: Hashable) -> None:
        """Raises `TryLater` with what is left of it."""
        left = self._ends.get(what, 0.0) - self._now()
        if left > 0:
            raise TryLater("paused", after=max(left, 1.0))
        self._ends.pop(what, None)


class Buckets:
    """A bucket for each of so many keys; one not used for longest starts with a full one again."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._buckets: OrderedDict[str, AsyncLimiter] = OrderedDict()

    def of(self, key: str, *, burst: float, per_second: float) -> AsyncLimiter:
        bucket = self._buckets.pop(key, None) or AsyncLimiter(burst, burst / per_second)
        self._buckets[key] = bucket
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return bucket


async def take_a_place(buckets: Iterable[AsyncLimiter], *, patience: float) -> None:
    """Waits a little for a free place in all of them; raises `TryLater` where that would be long."""
    try:
        async with asyncio.timeout(patience):
            for bucket in buckets:
                await bucket.acquire()
    except TimeoutError:
        raise TryLater("paced", after=patience) from None
