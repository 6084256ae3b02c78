"""In front of everything: who sends, in what size, and for which tenant. Any doubt is 401. The token itself is read in `claims`.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication. What the SDK lets
through or turns into a 500 is listed in platform notes 0 and faults M8–M12.
"""

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from aiohttp import web

from adapters import arriving
from adapters.arriving import NotArrived
from adapters.teams.claims import Forged, TokenReader
from adapters.teams.keys import KeysUnavailable, SigningKeys
from adapters.teams.service_urls import LOOPBACK, ServiceHosts

Json = dict[str, Any]

CHANNEL = "msteams"
LIMIT = 256 * 1024
PATIENCE = 10.0

_BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)")


@dataclass
class Counts:
    """How many requests came in, and what they were refused for; read by /metrics."""

    taken: int = 0
    unsigned: int = 0
    forged: int = 0
    foreign: int = 0
    keys_unavailable: int = 0
    too_large: int = 0
    too_slow: int = 0
    malformed: int = 0
    repeat_forged: int = 0
    failed: int = 0


class NotVerified(Exception):
    """`status` to answer with; the counting is done."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Verifier:
    """`keys` is None for development without authentication: then only this machine itself is heard."""

    def __init__(
        self,
        keys: SigningKeys | None,
        *,
        app_id: str,
        tenants: frozenset[str],
        hosts: ServiceHosts,
        now: Callable[[], float],
        counts: Counts,
        patience: float = PATIENCE,
    ) -> None:
        self._tokens = TokenReader(keys, app_id=app_id, channel=CHANNEL, now=now) if keys else None
        self._tenants = tenants
        self._hosts = hosts
        self._counts = counts
        self._patience = patience

    async def body_of(self, request: web.Request) -> tuple[bytes, str | None]:
        """The body, once its sender is known, and the server it must speak of; an unsigned one is not even read."""
        if self._tokens is None:
            self._refuse_beyond_loopback(request)
            return await self._read(request), None
        token = self._token(request)
        if (request.content_length or 0) > LIMIT:
            self._refuse_size()
        service_url = await self._signed(token, self._tokens)
        return await self._read(request), service_url

    def check(self, activity: Json, *, service_url: str | None) -> None:
        """Whether this activity may be spoken for by that token (F-094, F-095)."""
        said = activity.get("serviceUrl")
        if not isinstance(said, str) or not said:
            # The SDK compares only what is there.
            self._counts.malformed += 1
            raise NotVerified(400)
        if service_url is not None and not hmac.compare_digest(said.encode(), service_url.encode()):
            self._refuse_forged()
        if (
            not self._hosts.allows(said)
            or activity.get("channelId") != CHANNEL
            or not self._tenants_of(activity) <= self._tenants
        ):
            self._counts.foreign += 1
            raise NotVerified(401)

    def _tenants_of(self, activity: Json) -> set[str]:
        """Every tenant the activity names, and at least one: no claim of the token names it."""
        data, conversation = activity.get("channelData"), activity.get("conversation")
        tenant = data.get("tenant") if isinstance(data, dict) else None
        named = (
            tenant.get("id") if isinstance(tenant, dict) else None,
            conversation.get("tenantId") if isinstance(conversation, dict) else None,
        )
        return {name.lower() if isinstance(name, str) else "" for name in named if name is not None} or {""}

    def _token(self, request: web.Request) -> str:
        found = _BEARER.fullmatch(request.headers.get("Authorization", ""))
        if found is None or len(request.headers.getall("Authorization")) != 1:
            self._counts.unsigned += 1
            raise NotVerified(401)
        return found[1]

    async def _signed(self, token: str, tokens: TokenReader) -> str:
        """The server the token speaks for."""
        try:
            return await tokens.service_url(token)
        except KeysUnavailable:
            self._counts.keys_unavailable += 1
            raise NotVerified(503) from None
        except Forged:
            self._refuse_forged()

    def _refuse_beyond_loopback(self, request: web.Request) -> None:
        if request.remote not in LOOPBACK:
            self._counts.unsigned += 1
            raise NotVerified(401)

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

    def _refuse_forged(self) -> NoReturn:
        self._counts.forged += 1
        raise NotVerified(401)
