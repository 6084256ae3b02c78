"""What time it is in the playground and how it waits: the wall's clock, or one that a test moves by hand."""

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    def now(self) -> float: ...

    async def sleep(self, seconds: float) -> None: ...


class WallClock:
    def now(self) -> float:
        return time.time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class HandClock:
    """Stands still until told: whoever sleeps is woken by `advance` and by nothing else."""

    def __init__(self, start: float = 1_800_000_000.0) -> None:
        self._now = start
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []
        self._arrival = asyncio.Event()

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            return
        woken = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._now + seconds, woken))
        self._arrival.set()
        await woken

    def advance(self, seconds: float) -> None:
        self._now += seconds
        due = [woken for when, woken in self._sleepers if when <= self._now]
        self._sleepers = [(when, woken) for when, woken in self._sleepers if when > self._now]
        for woken in due:
            if not woken.done():
                woken.set_result(None)

    @property
    def sleepers(self) -> int:
        return len(self._sleepers)

    async def somebody_sleeps(self) -> None:
        while not self._sleepers:
            self._arrival.clear()
            await self._arrival.wait()
