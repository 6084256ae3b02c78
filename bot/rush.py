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

Later = Callable[[float, Callable[[], None]], object]


class Rush:
    """`later` and `now` are the event loop's own, in seconds."""

    def __init__(self, *, later: Later | None = None, now: Callable[[], float] | None = None) -> None:
        self._later = later
        self._now = now
        self._in_hand = 0
        self._acted_at = 0.0
        self._waiting: asyncio.Event | None = None

    @contextmanager
    def taking(self) -> Iterator[None]:
        """Around an act, from when it is known whose it is until it is answered."""
        self._in_hand += 1
        try:
            yield
        finally:
            self._in_hand -= 1
            self._acted_at = self._time()
            if self._waiting is not None:
                self._after(PAUSE, self._look)

    async def over(self) -> None:
        """Waits for a pause among the acts, or for as long as a message may be held up."""
        if not self.is_on():
            return
        if self._waiting is None:
            self._waiting = waiting = asyncio.Event()
            self._after(PAUSE, self._look)
            self._after(LONGEST, lambda: self.end() if self._waiting is waiting else None)
        await self._waiting.wait()

    def end(self) -> None:
        """Whoever waits goes on."""
        if self._waiting is not None:
            self._waiting.set()
            self._waiting = None

    def is_on(self) -> bool:
        """Whether an act is in hand, or was a moment ago."""
        return self._in_hand > 0 or self._time() - self._acted_at < PAUSE

    def _look(self) -> None:
        """While it is on, the end of an act has us look again."""
        if not self.is_on():
            self.end()

    def _after(self, seconds: float, callback: Callable[[], None]) -> None:
        later = self._later or asyncio.get_running_loop().call_later
        later(seconds, callback)

    def _time(self) -> float:
        return self._now() if self._now else asyncio.get_running_loop().time()
