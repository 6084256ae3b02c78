"""In front of everything: the size, the age and the signature of a request, on its raw bytes. Nothing is parsed here.

https://docs.slack.dev/authentication/verifying-requests-from-slack. Bolt's own check comes too late and logs the body (M4–M6).
"""

import asyncio
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp
from aiohttp import web

LIMIT = 1024 * 1024
WINDOW = 300
PATIENCE = 10.0

_TIMESTAMP = re.compile(r"[0-9]{1,11}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


@dataclass
class Counts:
    """How many requests came in, and what they were refused for; read by /metrics."""

    taken: int = 0
    unsigned: int = 0
    stale: int = 0
    forged: int = 0
    too_large: int = 0
    too_slow: int = 0
    malformed: int = 0
    foreign: int = 0
    repeat_forged: int = 0
    failed: int = 0


class NotVerified(Exception):
    """`status` to answer with; the counting is done."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Verifier:
    """Two secrets are valid while one replaces the other (F-089)."""

    def __init__(
        self,
        secrets: tuple[str, ...],
        *,
        now: Callable[[], float],
        counts: Counts,
        patience: float = PATIENCE,
    ) -> None:
        if not secrets or not all(secrets):
            # An empty secret is one everybody knows.
            raise ValueError("a Slack signing secret must not be empty")
        self._keys = tuple(secret.encode() for secret in secrets)
        self._now = now
        self._counts = counts
        self._patience = patience

    async def body_of(self, request: web.Request) -> bytes:
        """The body, once it is known to come from Slack; an unsigned one is not even read."""
        if (request.content_length or 0) > LIMIT:
            self._refuse_size()
        timestamp, signature = self._headers(request)
        body = await self._read(request)
        if not self._is_signed(body, timestamp=timestamp, signature=signature):
            self._counts.forged += 1
            raise NotVerified(401)
        return body

    def _headers(self, request: web.Request) -> tuple[str, str]:
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
            self._counts.unsigned += 1
            raise NotVerified(401)
        if abs(self._now() - int(timestamp)) > WINDOW:
            self._counts.stale += 1
            raise NotVerified(401)
        return timestamp, signature

    async def _read(self, request: web.Request) -> bytes:
        """Counts while reading: Content-Length may lie, or be absent (F-091)."""
        body = bytearray()
        try:
            if request.content.is_eof():  # the usual body came with its headers: nothing is waited for
                body += request.content.read_nowait()
            else:
                await self._wait_for(request, body)
        except TimeoutError:
            self._counts.too_slow += 1
            raise NotVerified(408) from None
        except (aiohttp.ClientError, web.RequestPayloadError, ConnectionError):
            self._counts.malformed += 1
            raise NotVerified(400) from None
        if len(body) > LIMIT:
            self._refuse_size()
        return bytes(body)

    async def _wait_for(self, request: web.Request, body: bytearray) -> None:
        async with asyncio.timeout(self._patience):
            async for piece in request.content.iter_any():
                body += piece
                if len(body) > LIMIT:
                    self._refuse_size()

    def _refuse_size(self) -> None:
        self._counts.too_large += 1
        raise NotVerified(413)

    def _is_signed(self, body: bytes, *, timestamp: str, signature: str) -> bool:
        signed = b"v0:" + timestamp.encode() + b":" + body
        expected = [f"v0={hmac.digest(key, signed, 'sha256').hex()}" for key in self._keys]
        return any(hmac.compare_digest(each, signature) for each in expected)
