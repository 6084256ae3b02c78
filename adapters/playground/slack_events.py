"""Sends to the bot what Slack sends, signed as Slack signs it; an event that is not taken is sent again.

https://docs.slack.dev/authentication/verifying-requests-from-slack · https://docs.slack.dev/apis/events-api"""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

import aiohttp

from adapters.playground.history import Wire
from adapters.playground.slack_payloads import VERIFICATION, envelope
from adapters.playground.slack_things import Json
from adapters.playground.slack_world import World

PATIENCE = 3.0
RETRY_PAUSES = (0.0, 60.0, 300.0)
# JSON is ASCII here, so a table does what quote_plus does at a tenth of the cost: benchmarks press thousands.
QUOTED = str.maketrans({chr(code): quote_plus(chr(code)) for code in range(128)})
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class SignedRequest:
    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True)
class BotAnswer:
    """Status 0 when there was no answer; `failure` then says why, in Slack's word for a retry's reason."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    failure: str = ""

    @property
    def taken(self) -> bool:
        return 200 <= self.status < 300

    @property
    def json(self) -> Json:
        try:
            value = json.loads(self.body) if self.body else {}
        except ValueError:
            return {"text": self.body.decode(errors="replace")}
        return value if isinstance(value, dict) else {"text": str(value)}


class Deliveries:
    def __init__(self, world: World, *, wire: Wire, bot_url: str, signing_secret: str) -> None:
        self.bot_url = bot_url
        self.echo = True
        self.patience = PATIENCE
        self.retry_pauses = RETRY_PAUSES
        self.last_request: SignedRequest | None = None
        self._world = world
        self._wire = wire
        self._secret = signing_secret
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[Any]] = set()

    async def start(self) -> None:
        connector = aiohttp.TCPConnector(limit=0)
        self._session = aiohttp.ClientSession(connector=connector)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def signed(self, body: bytes, *, content_type: str = JSON, timestamp: int | None = None) -> SignedRequest:
        stamp = str(int(self._world.clock.now()) if timestamp is None else timestamp)
        base = b"v0:" + stamp.encode() + b":" + body
        digest = hmac.new(self._secret.encode(), base, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest}",
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        }
        return SignedRequest(body, headers)

    async def event(self, event: Json) -> BotAnswer:
        """Answers with what the bot said the first time; Slack's three retries follow by themselves."""
        return await self.envelope(envelope(self._world, event))

    async def envelope(self, sent: Json) -> BotAnswer:
        body = _json_bytes(sent)
        answer = await self._send("events", self.signed(body), noted=sent)
        if not answer.taken and "x-slack-no-retry" not in answer.headers:
            self.later(self._retries(body, sent, failure=answer.failure))
        return answer

    async def _retries(self, body: bytes, sent: Json, *, failure: str) -> None:
        for number, pause in enumerate(self.retry_pauses, start=1):
            await self._world.clock.sleep(pause)
            signed = self.signed(body)
            retry = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": failure}
            again = SignedRequest(body, {**signed.headers, **retry})
            answer = await self._send("events", again, noted=sent)
            if answer.taken or "x-slack-no-retry" in answer.headers:
                return
            failure = answer.failure

    def event_later(self, event: Json) -> None:
        """For what nobody waits for: the bot's own message coming back to it."""
        if self.echo and self._session is not None:
            self.later(self.event(event))

    def later(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def interaction(self, payload: Json) -> BotAnswer:
        body = b"payload=" + _json_text(payload).translate(QUOTED).encode()
        return await self._send("interactivity", self.signed(body, content_type=FORM), noted=payload)

    async def command(self, fields: dict[str, str]) -> BotAnswer:
        body = urlencode(fields).encode()
        return await self._send("command", self.signed(body, content_type=FORM), noted=fields)

    async def verify_url(self) -> BotAnswer:
        challenge = self._world.identifiers.new("challenge")
        sent = {"token": VERIFICATION, "challenge": challenge, "type": "url_verification"}
        return await self._send("events", self.signed(_json_bytes(sent)), noted=sent)

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
                self._events_url(), data=request.body, headers=request.headers, timeout=patience
            ) as response:
                body = await response.read()
                failure = "" if response.status < 300 else "http_error"
                headers = {key.lower(): value for key, value in response.headers.items()}
                return BotAnswer(response.status, body, headers, failure)
        except TimeoutError:
            return BotAnswer(0, failure="http_timeout")
        except (aiohttp.ClientError, OSError):
            return BotAnswer(0, failure="connection_failed")

    def _events_url(self) -> str:
        """A bare address means Klik's own path."""
        bare = urlsplit(self.bot_url).path in ("", "/")
        return self.bot_url.rstrip("/") + "/slack/events" if bare else self.bot_url


def _json_text(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _json_bytes(value: Any) -> bytes:
    return _json_text(value).encode()
