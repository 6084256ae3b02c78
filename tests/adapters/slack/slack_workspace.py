"""The pretend workspace, the real Slack adapter, and a door that notes what reaches it and answers as told."""

import hashlib
import hmac
import json
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp import web

from adapters.playground.slack_server import SlackPlayground
from adapters.playground.slack_shapes import BOT_ID, BOT_USER, TEAM_ID
from adapters.slack.app import SlackApp
from adapters.slack.outbound import Identity, SlackMessenger
from adapters.slack.pace import NO_LIMITS, Limits
from adapters.slack.web_api import WebApi
from bot.events import Event
from bot.model import Account, Platform, SentMessage
from bot.outcome import Answer, Outcome, Said
from bot.rules import Rules
from bot.rush import Rush
from bot.views import Button, Buttons, Nothing, Paragraph, Reply, View
from bot.words import Language

SECRET = "signing-secret-of-the-tests"
OLD_SECRET = "signing-secret-on-its-way-out"
TOKEN = "xoxb-token-of-the-tests"
CHANNEL = "C0COACHES"
CANDIDATE = Account(Platform.SLACK, TEAM_ID, "U0CANDIDATE")
COACH = Account(Platform.SLACK, TEAM_ID, "U0COACH01")
US = Identity(TEAM_ID, user=BOT_USER, bot=BOT_ID)
FORM_TYPE = "application/x-www-form-urlencoded"


@dataclass
class NotingDoor:
    """The core as the adapter sees it: `heard` in order, `outcome` may raise, `says` is the reply."""

    heard: list[Event] = field(default_factory=list)
    spoken: list[SentMessage] = field(default_factory=list)
    says: Reply = field(default_factory=Nothing)
    language: Language | None = Language.NL
    asked_in: list[Language] = field(default_factory=list)
    fails: Callable[[Event], Exception | None] = lambda _: None
    reply_fails: Exception | None = None

    async def handle(self, event: Event) -> Answer:
        self.heard.append(event)
        failure = self.fails(event)
        if failure is not None:
            raise failure
        return Answer(Outcome(Said.NOTHING), None, self.language)

    async def spoke(self, account: Account, sent: SentMessage) -> None:
        self.spoken.append(sent)

    async def reply(self, answer: Answer, *, account: Account, language: Language) -> Reply:
        self.asked_in.append(language)
        if self.reply_fails is not None:
            raise self.reply_fails
        return self.says


@dataclass
class Workspace:
    door: NotingDoor
    slack: SlackPlayground
    app: SlackApp
    messenger: SlackMessenger
    session: aiohttp.ClientSession
    url: str
    moment: list[float]

    async def post(self, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        async with self.session.post(self.url, data=body, headers=headers) as answer:
            return answer.status, await answer.read()

    async def signed(self, body: bytes, *, kind: str = "application/json", **how: Any) -> tuple[int, bytes]:
        return await self.post(body, signed(body, kind=kind, **how))

    async def event(self, event: dict[str, Any], **envelope: Any) -> tuple[int, bytes]:
        return await self.signed(json.dumps(envelope_of(event, **envelope)).encode())

    async def interaction(self, payload: dict[str, Any]) -> tuple[int, bytes]:
        body = urlencode({"payload": json.dumps(payload)}).encode()
        return await self.signed(body, kind=FORM_TYPE)

    def calls(self, method: str) -> list[dict[str, Any]]:
        return [entry.request for entry in self.slack.wire.calls(method)]

    def window(self, user: str) -> Any:
        """The modal in front of this person, or None."""
        stack = self.slack.world.modals.of(user)
        return stack[-1] if stack else None

    def shown_to(self, user: str) -> list[str]:
        """What only this person sees, newest last."""
        messages = [each for room in self.slack.world.messages.values() for each in room.values()]
        return [each.text for each in messages if each.addressee == user]


@asynccontextmanager
async def workspace(
    door: NotingDoor | None = None,
    *,
    limits: Limits = NO_LIMITS,
    language: str = "nl",
    start: bool = True,
    secrets: tuple[str, ...] = (SECRET, OLD_SECRET),
    rules: Rules | None = None,
    named: str = TEAM_ID,
    rush: Rush | None = None,
) -> AsyncIterator[Workspace]:
    slack = SlackPlayground(bot_url="", signing_secret=SECRET, bot_token=TOKEN, language=language)
    await slack.start()
    door, moment = door or NotingDoor(), [0.0]
    async with aiohttp.ClientSession() as session:
        messenger = SlackMessenger(WebApi(TOKEN, session=session, api_url=slack.api_url, limits=limits))
        app = SlackApp(
            door,
            messenger=messenger,
            session=session,
            signing_secrets=secrets,
            rules=rules or Rules(),
            workspace=named,
            rush=rush,
            now=lambda: time.time() + moment[0],
        )
        if start:
            await app.start()
        runner = await _serve(app)
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        slack.bot_url = url
        try:
            yield Workspace(door, slack, app, messenger, session, url, moment)
        finally:
            await app.stop()
            await runner.cleanup()
            await slack.stop()


async def _serve(app: SlackApp) -> web.AppRunner:
    application = web.Application()
    application.router.add_post("/slack/events", app.handle)
    runner = web.AppRunner(application, access_log=None, auto_decompress=False, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


def signed(
    body: bytes, *, kind: str = "application/json", secret: str = SECRET, age: float = 0.0
) -> dict[str, str]:
    stamp = str(int(time.time() - age))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest}",
    }


def envelope_of(event: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "event_callback",
        "team_id": TEAM_ID,
        "event_id": "Ev0001",
        "event": event,
        "authorizations": [{"team_id": TEAM_ID, "user_id": BOT_USER, "is_bot": True}],
    } | more


def view(text: str, *buttons: Button) -> View:
    return View(text, (Paragraph(text), Buttons(buttons)) if buttons else (Paragraph(text),))


def fixture(path: str) -> dict[str, Any]:
    """A payload's shape as others recorded it; the project carries no copy."""
    beside = Path(__file__).resolve().parents[4] / "shared"
    file = Path(os.environ.get("KLIK_SHARED", beside)) / "fixtures" / "slack" / path
    if not file.exists():
        pytest.skip(f"the recorded payload {path} is not on this machine (KLIK_SHARED names the folder)")
    loaded = json.loads(file.read_text())
    assert isinstance(loaded, dict)
    return loaded
