"""In front of everything: the size, the age and the signature of a request, on its raw bytes. Nothing is parsed here.

https://docs.slack.dev/authentication/verifying-requests-from-slack. Bolt's own check comes too late and logs the body (M4–M6).
"""

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from adapters import arriving
from adapters.arriving import NotArrived

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
        try:
            return await arriving.body_of(request, most=LIMIT, patience=self._patience)
        except NotArrived as failed:
            self._counts.too_large += failed.status == 413
            self._counts.too_slow += failed.status == 408
            self._counts.malformed += failed.status == 400
            raise NotVerified(failed.status) from None

    def _refuse_size(self) -> None:
        self._counts.too_large += 1
        raise NotVerified(413)

    def _is_signed(self, body: bytes, *, timestamp: str, signature: str) -> bool:
        signed = b"v0:" + timestamp.encode() + b":" + body
        expected = [f"v0={hmac.digest(key, signed, 'sha256').hex()}" for key in self._keys]
        return any(hmac.compare_digest(each, signature) for each in expected)
