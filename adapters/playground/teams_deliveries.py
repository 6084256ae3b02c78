"""Sends activities to the bot, each with a token the pretend Microsoft signed; keeps the last one for repeats."""

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from adapters.playground.history import Wire
from adapters.playground.slack_events import BotAnswer, SignedRequest
from adapters.playground.slack_things import Json
from adapters.playground.teams_tokens import Tokens
from adapters.playground.teams_world import World

# https://learn.microsoft.com/azure/bot-service/bot-builder-howto-long-operations-guidance
PATIENCE = 15.0
CLICKS = ("adaptiveCard/action", "task/fetch", "task/submit", "submit")


class Deliveries:
    """Whether the real connector repeats what a bot did not take is not documented: `retry_pauses` is empty."""

    def __init__(self, world: World, *, wire: Wire, tokens: Tokens, bot_url: str) -> None:
        self.bot_url = bot_url
        self.patience = PATIENCE
        self.retry_pauses: tuple[float, ...] = ()
        self.last_request: SignedRequest | None = None
        self.last_activity: Json | None = None
        self.last_click: tuple[str, Json] | None = None
        self._world = world
        self._wire = wire
        self._tokens = tokens
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[Any]] = set()

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def send(self, what: str, activity: Json) -> BotAnswer:
        """Answers with what the bot said the first time; repeats, if any, follow by themselves."""
        self.last_activity = activity
        if what in CLICKS:
            self.last_click = (what, activity)
        answer = await self._send(what, self.signed(activity), noted=activity)
        if not answer.taken and activity["type"] != "invoke" and self.retry_pauses:
            self._later(self._retries(what, activity))
        return answer

    async def resend(self) -> BotAnswer:
        """Teams may send a click twice, the second time under another id."""
        if self.last_click is None:
            raise ValueError("Nobody has clicked anything yet.")
        what, activity = self.last_click
        return await self.send(what, {**activity, "id": self._world.identifiers.new("f:")})

    async def _retries(self, what: str, activity: Json) -> None:
        for pause in self.retry_pauses:
            await self._world.clock.sleep(pause)
            if (await self._send(what, self.signed(activity), noted=activity)).taken:
                return

    def _later(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def signed(self, activity: Any, **token: Any) -> SignedRequest:
        body = json.dumps(activity, separators=(",", ":")).encode()
        bearer = self._tokens.token(**token) if token else self._tokens.current()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Authorization": f"Bearer {bearer}",
            "User-Agent": "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)",
        }
        return SignedRequest(body, headers)

    async def raw(self, body: bytes, headers: Mapping[str, str]) -> BotAnswer:
        return await self._send("raw", SignedRequest(body, headers), noted=None)

    async def _send(self, what: str, request: SignedRequest, *, noted: Any) -> BotAnswer:
        self.last_request = request
        started = time.perf_counter()
        answer = await self._post(request)
        self._wire.record(
            "to_bot",
            what,
            started=started,
            status=answer.status,
            request=noted,
            response=answer.json,
            fault=answer.failure or None,
            took_effect=answer.taken,
        )
        return answer

    async def _post(self, request: SignedRequest) -> BotAnswer:
        if self._session is None or not self.bot_url:
            return BotAnswer(0, failure="connection_failed")
        patience = aiohttp.ClientTimeout(total=self.patience)
        try:
            async with self._session.post(
                self._messages_url(), data=request.body, headers=request.headers, timeout=patience
            ) as response:
                body = await response.read()
                failure = "" if response.status < 300 else "http_error"
                headers = {key.lower(): value for key, value in response.headers.items()}
                return BotAnswer(response.status, body, headers, failure)
        except TimeoutError:
            return BotAnswer(0, failure="http_timeout")
        except (aiohttp.ClientError, OSError):
            return BotAnswer(0, failure="connection_failed")

    def _messages_url(self) -> str:
        """A bare address means the bot's usual path."""
        bare = urlsplit(self.bot_url).path in ("", "/")
        return self.bot_url.rstrip("/") + "/api/messages" if bare else self.bot_url
