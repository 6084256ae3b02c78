"""Taking a press goes before answering the one before it: Slack waits three seconds for the one, a person for the other.

An answer is a call of its own to Slack. While people press one right after another, their answers wait for a pause,
so that nobody's press queues behind somebody else's answer.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Seconds. Nobody sees the pause, and even a rush without one holds an answer up no longer than this.
PAUSE = 0.005
LONGEST = 1.0

Later = Callable[[float, Callable[[], None]], object]


class Rush:
    """`later` and `now` are the event loop's own, in seconds."""

    def __init__(self, *, later: Later | None = None, now: Callable[[], float] | None = None) -> None:
        self._later = later
        self._now = now
        self._in_hand = 0
        self._pressed_at = 0.0
        self._waiting: asyncio.Event | None = None
        self._since = 0.0

    @contextmanager
    def taking(self) -> Iterator[None]:
        """Around a press, until it is decided."""
        self._in_hand += 1
        try:
            yield
        finally:
            self._in_hand -= 1
            self._pressed_at = self._time()

    async def over(self) -> None:
        """Waits for a pause among the presses, or for as long as an answer may be held up."""
        if self._waiting is None:
            self._waiting, self._since = asyncio.Event(), self._time()
            self._look_later()
        await self._waiting.wait()

    def end(self) -> None:
        """Nobody waits any longer."""
        if self._waiting is not None:
            self._waiting.set()
            self._waiting = None

    def _look(self) -> None:
        now = self._time()
        is_on = self._in_hand > 0 or now - self._pressed_at < PAUSE
        if self._waiting is not None and is_on and now - self._since < LONGEST:
            self._look_later()
        else:
            self.end()

    def _look_later(self) -> None:
        later = self._later or asyncio.get_running_loop().call_later
        later(PAUSE, self._look)

    def _time(self) -> float:
        return self._now() if self._now else asyncio.get_running_loop().time()
