"""One call through the SDK's connector client and what became of it, in the core's words. Which calls: `outbound`."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import quote

import aiohttp
from botframework.connector.aio import ConnectorClient  # type: ignore[import-untyped]
from msrest.exceptions import ClientException
from msrest.pipeline import SansIOHTTPPolicy

from adapters.settings_teams import UPLOAD_HOSTS
from adapters.teams import codes
from adapters.teams.files import Uploads
from adapters.teams.offers import Offers
from adapters.teams.pace import Limits, Pace
from adapters.teams.service_urls import ServiceHosts
from adapters.teams.tokens import Tokens
from adapters.teams.transport import NotTaken, Sender, pipeline
from bot.errors import Ambiguous, NotSent, Refused, TryLater

TIMEOUT = 10.0

Work = Callable[[Any], Awaitable[Any]]


class Connector:
    """No retries of its own: the outbox decides. One client per server of Teams, all on one session and one loop."""

    def __init__(
        self,
        tokens: Tokens | None,
        *,
        session: aiohttp.ClientSession,
        hosts: ServiceHosts,
        limits: Limits,
        now: Callable[[], float],
        timeout: float = TIMEOUT,
        upload_hosts: tuple[str, ...] = UPLOAD_HOSTS,
    ) -> None:
        self.uploads = Uploads(session, hosts=upload_hosts, now=now)
        self.offers = Offers(session, hosts=upload_hosts)
        self._hosts = hosts
        self._now = now
        self._timeout = timeout
        self._pace = Pace(limits, now=now)
        self._sender = Sender(session, tokens=tokens, timeout=aiohttp.ClientTimeout(total=timeout))
        self._clients: dict[str, ConnectorClient] = {}

    async def call(
        self, work: Work, *, service_url: str, tenant: str, conversation: str, repeatable: bool
    ) -> Mapping[str, Any]:
        """`work` gets the SDK's conversation operations. Teams' answer, or `TryLater`, `Gone`, `Refused` and so on.

        `repeatable`: doing it twice is doing it once, so an unknown end is a plain "try again".
        """
        if not service_url:
            # Nobody was heard from since the start: the first to say a word tells where Teams is.
            raise TryLater("no_service_url")
        client = self._client(service_url)
        await self._pace.admit(tenant, conversation=conversation)
        try:
            return await self._ask(work, client, repeatable=repeatable)
        except TryLater as later:
            if later.after is not None:
                self._pace.pause(conversation, seconds=later.after)
            raise
        except Ambiguous as unknown:
            if repeatable:
                raise TryLater(unknown.code, after=unknown.after) from None
            raise

    def team_channels(self, service_url: str, team: str) -> Work:
        """The one call we need that the SDK has in its blocking client only."""
        url = f"{service_url.rstrip('/')}/v3/teams/{quote(team, safe='')}/conversations"
        return lambda _: self._sender.fetch(url)

    async def _ask(self, work: Work, client: ConnectorClient, *, repeatable: bool) -> Mapping[str, Any]:
        """`from None` throughout: what fails quotes what was sent (M7)."""
        try:
            async with asyncio.timeout(2 * self._timeout):
                raw = await work(client.conversations)
        except NotTaken as refused:
            raise self._outcome(refused, repeatable=repeatable) from None
        except aiohttp.ClientConnectorError:
            raise TryLater("no_connection") from None
        except TimeoutError:
            raise Ambiguous("timeout") from None
        except (aiohttp.ClientError, OSError):
            raise Ambiguous("connection_lost") from None
        except (ClientException, AttributeError, TypeError, ValueError, LookupError):
            # What the SDK raises on an answer of another shape than it knows (F-022).
            raise Ambiguous("unreadable") from None
        return codes.object_in(raw.response)

    def _outcome(self, refused: NotTaken, *, repeatable: bool) -> NotSent | Ambiguous:
        return codes.outcome(refused.failure, repeatable=repeatable, now=self._now)

    def _client(self, service_url: str) -> ConnectorClient:
        """Checked again although it came from a signed activity: it was kept, and our token is sent there."""
        if not self._hosts.allows(service_url):
            raise Refused("service_url")
        client = self._clients.get(service_url)
        if client is None:
            client = ConnectorClient(
                SansIOHTTPPolicy(), service_url, pipeline_type=pipeline, sender=self._sender
            )
            self._clients[service_url] = client
        return client
