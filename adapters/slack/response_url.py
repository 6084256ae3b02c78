"""Posting to a response_url: our own session, our own patience, and only to Slack's hosts. What is posted is `answers`' affair.

The address is a bearer of rights: it is never logged or kept. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.logs import event_logger

Json = dict[str, Any]

TIMEOUT = 5.0
PAUSES = (0.0, 0.5, 2.0)
# A hundred coaches told "somebody was first" must not take the connections the courier sends the contact over.
AT_ONCE = 32

log = event_logger(__name__)


class ResponseUrls:
    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        api_url: str,
        pauses: tuple[float, ...] = PAUSES,
        timeout: float = TIMEOUT,
    ) -> None:
        self._session = session
        self._api_url = api_url
        self._pauses = pauses
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._places = asyncio.Semaphore(AT_ONCE)

    async def post(self, url: str, said: Json) -> bool:
        """Whether Slack took it. Said twice is harmless (private, or a replacement), so a doubtful end is tried again."""
        if not is_slack(url, api_url=self._api_url):
            log.warning("slack.response_url_refused")
            return False
        for pause in self._pauses:
            if pause:
                await asyncio.sleep(pause)
            status = await self._once(url, said)
            if status == 200:
                return True
            if 400 <= status < 500 and status != 429:
                break
        log.warning("slack.response_url_failed", status=status)
        return False

    async def _once(self, url: str, said: Json) -> int:
        """0 for a broken connection or no answer in time."""
        try:
            async with (
                self._places,
                self._session.post(url, json=said, timeout=self._timeout, allow_redirects=False) as response,
            ):
                return response.status
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 0


def is_slack(url: str, *, api_url: str) -> bool:
    """Nothing leaves for a host nobody configured (decision 9): Slack's own, or the machine the API is on."""
    try:
        asked, api = urlsplit(url), urlsplit(api_url)
        host, own = asked.hostname or "", api.hostname or ""
    except ValueError:
        return False
    if own == "slack.com" or own.endswith(".slack.com"):
        return asked.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))
    return host == own and asked.scheme == api.scheme
