"""Watches an event loop: which calls that wait were made on its thread, and for how long it stood still at most."""

import asyncio
import os
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

TICK = 0.001
# Python's own events (https://docs.python.org/3/library/audit_events.html) for what waits for a network, a name or a clock.
WAITS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "time.sleep", "subprocess.Popen"})


@dataclass
class Watched:
    """`waits`: the calls by their event's name. `held`: the longest time the loop's thread was kept waiting, in seconds."""

    waits: list[str] = field(default_factory=list)
    held: float = 0.0


class _Ear:
    """An audit hook cannot be taken away again, so it is switched."""

    def __init__(self) -> None:
        self.watched: Watched | None = None
        self.thread = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.watched is None or threading.get_ident() != self.thread:
            return
        # An event loop connects as well, with a socket that does not wait.
        if event in WAITS or (event == "socket.connect" and arguments[0].gettimeout() != 0.0):
            self.watched.waits.append(event)


_EAR = _Ear()


@asynccontextmanager
async def watching() -> AsyncIterator[Watched]:
    watched = Watched()
    _EAR.watched, _EAR.thread = watched, threading.get_ident()
    ticking = asyncio.create_task(_tick(watched))
    try:
        await asyncio.sleep(TICK)
        yield watched
        await asyncio.sleep(TICK)
    finally:
        _EAR.watched = None
        ticking.cancel()


async def _tick(watched: Watched) -> None:
    """Without the time in which the thread ran, or was ready and another program had the core: that is no waiting."""
    busy = _Busy()
    try:
        before, used = time.perf_counter(), busy.seconds()
        while True:
            await asyncio.sleep(TICK)
            now, then = time.perf_counter(), busy.seconds()
            watched.held = max(watched.held, now - before - (then - used))
            before, used = now, then
    finally:
        busy.close()


class _Busy:
    """Linux counts, for each thread, nanoseconds on a core and nanoseconds in line for one; elsewhere all time counts."""

    def __init__(self) -> None:
        try:
            path = f"/proc/self/task/{threading.get_native_id()}/schedstat"
            self._file: int | None = os.open(path, os.O_RDONLY)
        except OSError:
            self._file = None

    def seconds(self) -> float:
        if self._file is None:
            return 0.0
        on_a_core, in_line, _ = os.pread(self._file, 100, 0).split()
        return (int(on_a_core) + int(in_line)) / 1e9

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
