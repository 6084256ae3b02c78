"""What people do goes before what Klik says: Slack waits three seconds for an acknowledgement, a person longer for a message.

An answer and a promised message are calls of their own to a platform. While one act follows right behind another, they
wait for a pause, so that nobody's press queues behind somebody else's message.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Seconds. Nobody sees the pause, and a rush without one holds a message up no longer than this.
PAUSE = 0.002
LONGEST = 0.5
# How often it is looked whether a rush goes on.
GLANCE = 0.01

Later = Callable[[float, Callable[[], None]], object]


class Rush:
    """`later` and `now` are the event loop's own, in seconds."""

    def __init__(self, *, later: Later | None = None, now: Callable[[], float] | None = None) -> None:
        self._later = later
        self._now = now
        self._in_hand = 0
        self._acted_at = 0.0
        self._waiting: asyncio.Event | None = None
        self._since = 0.0

    @contextmanager
    def taking(self) -> Iterator[None]:
        """Around an act, until it is decided."""
        self._in_hand += 1
        try:
            yield
        finally:
            self._in_hand -= 1
            self._acted_at = self._time()

    async def over(self) -> None:
        """Waits for a pause among the acts, or for as long as a message may be held up."""
        if not self._is_on():
            return
        if self._waiting is None:
            self._waiting, self._since = asyncio.Event(), self._time()
            self._look_after(PAUSE)
        await self._waiting.wait()

    def end(self) -> None:
        """Whoever waits goes on."""
        if self._waiting is not None:
            self._waiting.set()
            self._waiting = None

    def _is_on(self) -> bool:
        return self._in_hand > 0 or self._time() - self._acted_at < PAUSE

    def _look(self) -> None:
        if self._waiting is not None and self._is_on() and self._time() - self._since < LONGEST:
            self._look_after(GLANCE)
        else:
            self.end()

    def _look_after(self, seconds: float) -> None:
        later = self._later or asyncio.get_running_loop().call_later
        later(seconds, self._look)

    def _time(self) -> float:
        return self._now() if self._now else asyncio.get_running_loop().time()
