"""The load: keep-alive connections that each send their next request when the last one was answered.

Bare protocols, because a client library on this side would cost more than the server under test.
"""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
PATIENCE = 120.0


@dataclass
class Round:
    """What one round showed: seconds per request in the order of the answers, and seconds in all."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    took: float = 0.0
    ended: float = 0.0

    @property
    def typical(self) -> float:
        """The p50 in milliseconds."""
        return median(self.seconds) * 1000

    @property
    def per_second(self) -> float:
        return len(self.seconds) / self.took


class NotAnswered(Exception):
    """A request got something else than 200 or 201, or nothing: the figure would mean nothing."""


class _Connection(asyncio.Protocol):
    def __init__(self, requests: Iterator[bytes], noted: Round, idle: asyncio.Queue[None]) -> None:
        self._requests = requests
        self._noted = noted
        self._idle = idle
        self._got = b""
        self._sent_at = 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def send_next(self) -> None:
        assert self._transport is not None
        request = next(self._requests, None)
        if request is None:
            self._transport.close()
            return
        self._sent_at = time.perf_counter()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, found, rest = self._got.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not found or len(rest) < (int(length[1]) if length else 0):
            return
        self._noted.ended = time.perf_counter()
        self._noted.seconds.append(self._noted.ended - self._sent_at)
        self._noted.refused += not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 201"))
        self._got = b""
        self.send_next()

    def connection_lost(self, error: Exception | None) -> None:
        self._idle.put_nowait(None)


async def send(port: int, requests: Sequence[bytes], *, at_once: int) -> Round:
    """All of them over `at_once` connections that are open before the clock starts."""
    noted, idle, waiting = Round(), asyncio.Queue[None](), iter(requests)
    loop = asyncio.get_running_loop()
    lines = [
        (await loop.create_connection(lambda: _Connection(waiting, noted, idle), "127.0.0.1", port))[1]
        for _ in range(min(at_once, len(requests)))
    ]
    started = time.perf_counter()
    for line in lines:
        line.send_next()
    async with asyncio.timeout(PATIENCE):
        for _ in lines:
            await idle.get()
    noted.took = noted.ended - started
    if noted.refused or len(noted.seconds) != len(requests):
        answered = len(noted.seconds) - noted.refused
        raise NotAnswered(f"{answered} of {len(requests)} requests were answered well")
    return noted
