"""A stand-in for Slack's Web API that costs next to no CPU and notes when each message arrives. Undelayed, never refuses.

The pretend workspace of the playground checks every block, and that would be measured instead of Klik.
"""

import asyncio
import itertools
import json
import re
import time
from collections.abc import Callable
from typing import Any

from benchmarks import cast

_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)


class StandIn:
    def __init__(self, coaches: int) -> None:
        self._members = [cast.BOT_USER, *(cast.coach(number) for number in range(coaches))]
        self._stamps = itertools.count(1)
        self._server: asyncio.Server | None = None
        self._arrived = asyncio.Event()
        self.port = 0
        self.responses = 0
        # Posts by channel and updates by (channel, ts): the moment of the first.
        self.posted: dict[str, tuple[float, str]] = {}
        self.updated: dict[tuple[str, str], float] = {}

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    @property
    def response_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/response"

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Asked(self.answer), "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server.close_clients() if hasattr(self._server, "close_clients") else None

    async def until(self, condition: Any, *, seconds: float = 30.0) -> None:
        """Waits for something that comes with a call."""
        async with asyncio.timeout(seconds):
            while not condition():
                self._arrived.clear()
                await self._arrived.wait()

    def answer(self, path: str, body: bytes) -> bytes:
        now = time.perf_counter()
        self._arrived.set()
        if path.startswith("/response"):
            self.responses += 1
            return b"ok"
        said = json.loads(body) if body else {}
        return json.dumps({"ok": True, **self._call(path.removeprefix("/api/"), said, now)}).encode()

    def _call(self, method: str, said: dict[str, Any], now: float) -> dict[str, Any]:
        match method.partition("?")[0]:
            case "auth.test":
                return {"team_id": cast.WORKSPACE, "user_id": cast.BOT_USER, "bot_id": cast.BOT_ID}
            case "conversations.members":
                return {"members": self._members}
            case "conversations.info":
                return {"channel": {"id": cast.CHANNEL, "is_private": True, "is_member": True}}
            case "conversations.open":
                return {"channel": {"id": cast.direct(said["users"])}}
            case "users.info":
                return {"user": {"locale": "nl-NL"}}
            case "chat.postMessage":
                stamp = f"1700000000.{next(self._stamps):06d}"
                self.posted.setdefault(said["channel"], (now, stamp))
                return {"channel": said["channel"], "ts": stamp}
            case "chat.update":
                self.updated.setdefault((said["channel"], said["ts"]), now)
                return {}
            case _:
                return {}


class Asked(asyncio.Protocol):
    """One connection. `answer` gets the path and the body, and gives the body of a 200."""

    def __init__(self, answer: Callable[[str, bytes], bytes]) -> None:
        self._answer = answer
        self._got = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, found, rest = self._got.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        size = int(length[1]) if length else 0
        if not found or len(rest) < size:
            return
        self._got = rest[size:]
        said = self._answer(head.split(b" ", 2)[1].decode(), rest[:size])
        assert self._transport is not None
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
            % (len(said), said)
        )
