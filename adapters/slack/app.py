"""Slack's route and the platform's start and stop: verify, decode, hand over to Bolt. What is heard is in `listeners`."""

import hashlib
import time
from collections.abc import Callable

import aiohttp
from aiohttp import web
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.parsing import Malformed
from adapters.slack import decode, interactions, texts
from adapters.slack.answers import Answers, Door, privately
from adapters.slack.decode import Kind, Payload
from adapters.slack.listeners import Listeners, bolt_app
from adapters.slack.outbound import Identity, SlackMessenger
from adapters.slack.response_url import ResponseUrls
from adapters.slack.verify import Counts, NotVerified, Verifier
from bot.errors import Misconfigured
from bot.rules import Rules
from bot.rush import Rush
from bot.words import Words

DRAIN_SECONDS = 10.0


class NotStarted(Exception):
    """Slack is set up in a way that cannot work; `words` say what to do about it."""

    def __init__(self, words: Words) -> None:
        super().__init__("slack is not set up")
        self.words = words


class SlackApp:
    """`workspace` is the one the settings name; "" takes whichever the token belongs to. `rush`: the courier's."""

    def __init__(
        self,
        door: Door,
        *,
        messenger: SlackMessenger,
        session: aiohttp.ClientSession,
        signing_secrets: tuple[str, ...],
        rules: Rules,
        workspace: str = "",
        rush: Rush | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.counts = Counts()
        self._door = door
        self._messenger = messenger
        self._session = session
        self._workspace = workspace
        self._verifier = Verifier(signing_secrets, now=now, counts=self.counts)
        urls = ResponseUrls(session, api_url=messenger.api.url)
        self._rush = rush or Rush()
        self._answers = Answers(
            door, messenger=messenger, response_urls=urls, language=rules.language, rush=self._rush
        )
        self._us: Identity | None = None
        self._listeners: Listeners | None = None
        self._bolt: AsyncApp | None = None

    async def start(self) -> None:
        """Asks Slack once who we are. Raises `NotStarted` for a token that will not do, `TryLater` while Slack is away."""
        try:
            us = await self._messenger.identify()
        except Misconfigured as error:
            raise NotStarted(_filled(texts.NOT_STARTED, code=error.code)) from None
        if self._workspace not in ("", us.workspace):
            raise NotStarted(_filled(texts.WRONG_WORKSPACE, found=us.workspace, wanted=self._workspace))
        client = AsyncWebClient(session=self._session, base_url=self._messenger.api.url, retry_handlers=[])
        self._bolt = bolt_app(client, us=us)
        self._listeners = Listeners(door=self._door, answers=self._answers, us=us, counts=self.counts)
        self._listeners.register(self._bolt)
        self._us = us

    async def stop(self) -> None:
        """Lets the answers under way reach their readers."""
        await self._answers.drain(DRAIN_SECONDS)

    @property
    def is_ready(self) -> bool:
        return self._us is not None

    async def handle(self, request: web.Request) -> web.Response:
        """POST /slack/events: events, presses, forms and commands."""
        try:
            body = await self._verifier.body_of(request)
            payload = decode.payload_of(body, content_type=request.content_type, charset=request.charset)
        except NotVerified as refused:
            return _refusal(refused.status)
        except Malformed:
            self.counts.malformed += 1
            return _refusal(400)
        if payload.kind is Kind.CHALLENGE:
            return web.Response(text=payload.body["challenge"])
        if payload.kind is Kind.SSL_CHECK:
            return web.Response()
        with self._rush.taking():
            return await self._hand_over(payload, digest=hashlib.sha256(body).digest())

    async def _hand_over(self, payload: Payload, *, digest: bytes) -> web.Response:
        if self._us is None or self._listeners is None or self._bolt is None:
            # Slack sends an event again; a person presses again.
            return _refusal(503)
        if interactions.team_of(payload.body) != self._us.workspace:
            return await self._refuse_stranger(payload, us=self._us)
        if payload.kind is Kind.INTERACTION and interactions.is_press(payload.body):
            self.counts.taken += 1
            return _response(await self._listeners.press(payload.body, digest))
        try:
            request = _bolt_request(payload, digest=digest)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            # Bolt looks for teams and users in the payload while it is built, and trusts its shape.
            self.counts.malformed += 1
            return _refusal(400)
        self.counts.taken += 1
        return _response(await self._bolt.async_dispatch(request))

    async def _refuse_stranger(self, payload: Payload, *, us: Identity) -> web.Response:
        """Another workspace: an answer, and no effect (F-035)."""
        self.counts.foreign += 1
        if payload.kind is Kind.EVENT:
            return web.Response()
        sentence = await self._answers.sentence(texts.ELSEWHERE, account=None)
        if payload.kind is Kind.COMMAND:
            return web.json_response(privately(texts.view(sentence)))
        origin = interactions.origin(payload.body, us=us)
        if origin is None:
            return web.Response()
        if payload.body.get("type") == "view_submission":
            return web.json_response(self._answers.errors_or_window(sentence, origin=origin))
        self._answers.say_to_press(texts.ELSEWHERE, origin=origin)
        return web.Response()


def _bolt_request(payload: Payload, *, digest: bytes) -> AsyncBoltRequest:
    """In the mode in which Bolt takes a payload that is parsed already: parsing it twice costs a third of a press."""
    return AsyncBoltRequest(body=payload.body, mode="socket_mode", context={"digest": digest})


def _response(said: BoltResponse) -> web.Response:
    if said.status == 404:
        # Signed, and of a kind Bolt does not know: Slack counts anything but 200 against us.
        return web.Response()
    kind = "application/json" if said.body.startswith("{") else "text/plain"
    return web.Response(status=said.status, text=said.body, content_type=kind)


def _refusal(status: int) -> web.Response:
    response = web.Response(status=status)
    if status in (408, 413):
        # The rest of the body is not worth reading.
        response.force_close()
    return response


def _filled(words: Words, **values: str) -> Words:
    return Words(nl=words.nl.format(**values), en=words.en.format(**values))
