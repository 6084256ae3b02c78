"""What went over the wire, both ways: kept for the page, and written to a file as the truth about the world.

A call from the bot is on disk before it is answered, so that a bot that dies cannot have been seen otherwise."""

import json
import os
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from adapters.playground.clock import Clock

MASK = "•••"


@dataclass(frozen=True)
class Entry:
    """`started` is on the performance counter, for measuring; `took_effect` says whether it was done."""

    n: int
    at: str
    direction: str
    what: str
    status: int
    started: float
    ms: float
    request: Any
    response: Any
    fault: str | None = None
    took_effect: bool = True


class Wire:
    def __init__(self, clock: Clock, *, file: Path | None = None, keep: int = 2000) -> None:
        self._clock = clock
        self._path = file
        self._file: TextIO | None = None
        self._entries: deque[Entry] = deque(maxlen=keep)
        self._secrets: list[str] = []
        self._count = 0
        self.changed: Callable[[], None] = lambda: None

    def hide(self, *secrets: str) -> None:
        self._secrets += [secret for secret in secrets if secret]

    def open(self) -> None:
        if self._path is not None:
            self._file = self._path.open("a", encoding="utf-8")

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def record(self, direction: str, what: str, *, started: float, status: int, **rest: Any) -> None:
        self._count += 1
        at = datetime.fromtimestamp(self._clock.now(), UTC).isoformat(timespec="milliseconds")
        ms = round((time.perf_counter() - started) * 1000, 3)
        entry = Entry(self._count, at, direction, what, status, started, ms, **rest)
        self._entries.append(entry)
        if self._file is not None:
            self._write(self._file, entry)
        self.changed()

    def _write(self, file: TextIO, entry: Entry) -> None:
        file.write(self.masked(vars(entry)) + "\n")
        file.flush()
        if entry.direction == "from_bot":
            os.fsync(file.fileno())

    def after(self, number: int) -> list[Entry]:
        return [entry for entry in self._entries if entry.n > number]

    def calls(self, method: str) -> list[Entry]:
        """What the bot called under that name, done or not."""
        return [entry for entry in self._entries if entry.what == method and entry.direction == "from_bot"]

    def masked(self, value: Any) -> str:
        """JSON in which no token can be read, wherever it stood."""
        text = json.dumps(value, ensure_ascii=False, default=str)
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return text
