"""One call to Slack's Web API and what became of it, in the core's words. Which calls are made is in `outbound`."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.downloading import download
from adapters.pausing import DEFAULT_PAUSE, pause
from adapters.settings import SLACK_API_URL
from adapters.slack import codes
from adapters.slack.pace import Limits, Pace
from adapters.slack.uploads import Uploads
from bot.errors import Ambiguous, NotSent, TryLater

Json = dict[str, Any]

TIMEOUT = 10.0

# Called with a query string, as the SDK does; everything else is posted as JSON.
READS = frozenset({"conversations.info", "conversations.members", "files.info", "users.info"})

# Where Slack keeps files: our token goes to no other host.
FILE_HOSTS = frozenset({"files.slack.com"})

# These two read a form and nothing else.
FORMS = frozenset({"files.getUploadURLExternal", "files.completeUploadExternal"})

# Doing these twice is doing them once, so an unknown end is a plain "try again": no shell to reconcile.
REPEATABLE = READS | {
    "auth.test",
    "chat.update",
    "chat.delete",
    "conversations.open",
    "views.open",
    "views.update",
    "files.getUploadURLExternal",
    "files.delete",
}


def quiet(name: str) -> logging.Logger:
    """A logger for a library that puts payloads in its messages (M5, M7): errors only, and never their text."""
    logger = logging.getLogger(name)
    logger.setLevel(logging.ERROR)
    if not logger.filters:
        logger.addFilter(_without_words)
    return logger


def _without_words(record: logging.LogRecord) -> bool:
    record.msg, record.args = "slack.library", ()
    record.exc_info = record.exc_text = record.stack_info = None
    return True


@dataclass(frozen=True)
class _Failure:
    status: int
    code: str
    retry_after: str | None


class WebApi:
    """Calls in the name of the bot. No retries of its own: the outbox decides (M1, F-020)."""

    def __init__(
        self,
        token: str,
        *,
        session: aiohttp.ClientSession,
        api_url: str,
        limits: Limits,
        now: Callable[[], float] = time.time,
        timeout: float = TIMEOUT,
    ) -> None:
        self.url = api_url
        self.uploads = Uploads(session, api_url=api_url)
        self._now = now
        self._timeout = timeout
        self._pace = Pace(limits, now=now)
        self._granted: frozenset[str] = frozenset()
        self._session, self._token = session, token
        self._client = AsyncWebClient(
            token=token,
            base_url=api_url,
            session=session,
            retry_handlers=[],
            logger=quiet("klik.slack.web"),
        )
        if urlsplit(api_url).hostname in ("127.0.0.1", "localhost", "::1"):
            # The SDK takes a proxy from the environment for every address; none can reach this machine itself.
            self._client.proxy = None

    async def call(self, method: str, *, channel: str = "", **arguments: Any) -> Mapping[str, Any]:
        """Slack's answer when it says ok; otherwise `TryLater`, `Gone`, `Misconfigured`, `Refused` or `Ambiguous`."""
        await self._pace.admit(method, channel=channel)
        if channel:
            arguments["channel"] = channel
        try:
            return await self._ask(method, arguments)
        except TryLater as later:
            if later.after is not None:
                self._pace.pause(method, channel=channel, seconds=later.after)
            raise
        except Ambiguous as unknown:
            if method in REPEATABLE:
                raise TryLater(unknown.code, after=unknown.after) from None
            raise

    async def download(self, url: str) -> bytes:
        """A file from Slack's own store, in the name of the bot. Raises `cv.refusal.Refused` besides `TryLater`."""
        parts = urlsplit(self.url)
        hosts = FILE_HOSTS if self.url == SLACK_API_URL else frozenset({f"{parts.hostname}:{parts.port}"})
        return await download(
            self._session, url, hosts=hosts, headers={"Authorization": f"Bearer {self._token}"}
        )

    async def granted(self) -> frozenset[str]:
        """The scopes of our token, as Slack says them with every answer (F-124)."""
        await self.call("auth.test")
        return self._granted

    async def _ask(self, method: str, arguments: Json) -> Mapping[str, Any]:
        """`from None` throughout: the SDK's errors quote what Slack said, and Slack quotes what we sent (M7)."""
        try:
            async with asyncio.timeout(self._timeout):
                return await self._send(method, arguments)
        except SlackApiError as error:
            raise self._outcome(_failure(error)) from None
        except aiohttp.ClientConnectorError:
            raise TryLater("no_connection") from None
        except TimeoutError:
            raise Ambiguous("timeout") from None
        except (aiohttp.ClientError, OSError):
            raise Ambiguous("connection_lost") from None
        except (SlackClientError, AttributeError, TypeError, ValueError, LookupError):
            # What the SDK raises on an answer that is no JSON object, or in an encoding nobody has (F-022).
            raise Ambiguous("unreadable") from None

    async def _send(self, method: str, arguments: Json) -> Mapping[str, Any]:
        if method in READS:
            answer = await self._client.api_call(method, http_verb="GET", params=arguments)
        elif method in FORMS:
            answer = await self._client.api_call(method, data=arguments)
        else:
            answer = await self._client.api_call(method, json=arguments)
        if not isinstance(answer.data, dict):
            raise Ambiguous("unreadable")
        scopes = {name.lower(): value for name, value in answer.headers.items()}.get("x-oauth-scopes", "")
        self._granted = frozenset(scope.strip() for scope in scopes.split(",") if scope.strip())
        return answer.data

    def _outcome(self, failure: _Failure) -> NotSent | Ambiguous:
        if failure.status == 429:
            after = pause(failure.retry_after, now=self._now)
            return TryLater("ratelimited", after=DEFAULT_PAUSE if after is None else after)
        if failure.status >= 500 or failure.status in (408, 425):
            return Ambiguous(f"http_{failure.status}", after=pause(failure.retry_after, now=self._now))
        if failure.code:
            return codes.error_for(failure.code, retry_after=failure.retry_after, now=self._now)
        if failure.status == 200:
            return Ambiguous("unreadable")
        return TryLater(f"http_{failure.status}")


def _failure(error: SlackApiError) -> _Failure:
    """The SDK hands over its own response, or aiohttp's where the body could not be read."""
    answer: Any = error.response
    status: int = getattr(answer, "status_code", 0) or getattr(answer, "status", 0)
    data = getattr(answer, "data", None)
    code = data.get("error") if isinstance(data, dict) else None
    headers = getattr(answer, "headers", None) or {}
    return _Failure(status, code if isinstance(code, str) else "", headers.get("Retry-After"))
