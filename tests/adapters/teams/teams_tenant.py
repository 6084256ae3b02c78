"""The pretend tenant, the real Teams adapter, and a door that notes what reaches it and answers as told."""

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from adapters.playground.teams_cast import APP_ID, COACHES_CHANNEL, TENANT
from adapters.playground.teams_server import TeamsPlayground
from adapters.teams.app import TeamsApp
from adapters.teams.connector import Connector
from adapters.teams.outbound import TeamsMessenger, address_of
from adapters.teams.pace import NO_LIMITS, Limits
from adapters.teams.registration import Registration
from adapters.teams.render import Forms
from adapters.teams.service_urls import ServiceHosts
from adapters.teams.tokens import Tokens
from bot.events import Event
from bot.model import Account, Place, Platform, SentMessage
from bot.outcome import Answer, Outcome, Said
from bot.rules import Rules
from bot.rush import Rush
from bot.views import Button, Buttons, Nothing, Paragraph, Reply, View
from bot.words import Language

SECRET = "secret-of-the-tests"
CHANNEL = Place(Platform.TEAMS, TENANT, COACHES_CHANNEL)
Json = dict[str, Any]


@dataclass
class NotingDoor:
    """The core as the adapter sees it: `heard` in order, `fails` may raise, `says` is the reply."""

    heard: list[Event] = field(default_factory=list)
    spoken: list[SentMessage] = field(default_factory=list)
    says: Reply = field(default_factory=Nothing)
    says_of: Callable[[Answer], Reply | None] = lambda _: None
    outcome: Outcome = field(default_factory=lambda: Outcome(Said.NOTHING))
    language: Language | None = Language.NL
    asked_in: list[Language] = field(default_factory=list)
    fails: Callable[[Event], Exception | None] = lambda _: None
    waits: asyncio.Event | None = None
    arrived: asyncio.Queue[Event] = field(default_factory=asyncio.Queue)

    async def handle(self, event: Event) -> Answer:
        self.heard.append(event)
        self.arrived.put_nowait(event)
        if self.waits is not None:
            await self.waits.wait()
        failure = self.fails(event)
        if failure is not None:
            raise failure
        return Answer(self.outcome, None, self.language)

    async def spoke(self, account: Account, sent: SentMessage) -> None:
        self.spoken.append(sent)

    async def reply(self, answer: Answer, *, account: Account, language: Language) -> Reply:
        self.asked_in.append(language)
        return self.says_of(answer) or self.says


@dataclass
class Tenant:
    door: NotingDoor
    teams: TeamsPlayground
    app: TeamsApp
    messenger: TeamsMessenger
    session: aiohttp.ClientSession
    url: str
    moment: list[float]

    @property
    def candidate(self) -> str:
        return self.teams.world.candidate

    @property
    def coach(self) -> str:
        return self.teams.world.coaches[0]

    def account(self, user: str) -> Account:
        person = self.teams.world.person(user)
        return Account(Platform.TEAMS, TENANT, user, address_of(person.address, self.teams.service_url))

    async def post(self, body: bytes, headers: dict[str, str]) -> int:
        async with self.session.post(self.url, data=body, headers=headers) as answer:
            return answer.status

    async def signed(self, activity: Any, **token: Any) -> int:
        request = self.teams.sign(activity, **token)
        return await self.post(request.body, dict(request.headers))

    def calls(self, operation: str) -> list[Json]:
        return [entry.request for entry in self.teams.wire.calls(operation)]

    def shown(self, conversation: str) -> list[Any]:
        return self.teams.world.shown(conversation)

    def dm(self, user: str) -> str:
        return self.teams.world.dm(user).id

    def dialog(self, user: str) -> Any:
        found = self.teams.world.dialogs.of(user)
        return found[-1] if found else None

    def notices(self, user: str) -> list[str]:
        return [notice.text for notice in self.teams.world.notices.of(user)]


@asynccontextmanager
async def tenant(
    door: NotingDoor | None = None,
    *,
    limits: Limits = NO_LIMITS,
    forms: Forms = Forms.DIALOGS,
    language: str = "nl",
    rules: Rules | None = None,
    start: bool = True,
    speak: bool = True,
    unauthenticated_on: str | None = None,
    openid_url: str = "",
    rush: Rush | None = None,
) -> AsyncIterator[Tenant]:
    """`speak`: the bot knows where Teams is, as after the first activity it heard."""
    teams = TeamsPlayground(bot_url="", app_id=APP_ID, app_password=SECRET, tenant=TENANT, language=language)
    await teams.start()
    door, moment = door or NotingDoor(), [0.0]

    def now() -> float:
        return time.time() + moment[0]

    async with aiohttp.ClientSession() as session:
        messenger = messenger_to(teams, session=session, now=now, limits=limits, forms=forms, speak=speak)
        app = TeamsApp(
            door,
            messenger=messenger,
            session=session,
            app_id=APP_ID,
            tenants=frozenset({TENANT}),
            service_hosts=ServiceHosts((teams.service_host,)),
            openid_url=openid_url or teams.openid_url,
            rules=rules or Rules(channels=(CHANNEL,)),
            rush=rush,
            now=now,
            unauthenticated_on=unauthenticated_on,
        )
        if start:
            await app.start()
        runner = await serve(app)
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
        teams.bot_url = url
        try:
            yield Tenant(door, teams, app, messenger, session, url, moment)
        finally:
            await app.stop()
            await runner.cleanup()
            await teams.stop()


def messenger_to(
    teams: TeamsPlayground,
    *,
    session: aiohttp.ClientSession,
    now: Callable[[], float] = time.time,
    limits: Limits = NO_LIMITS,
    forms: Forms = Forms.DIALOGS,
    speak: bool = True,
    password: str = SECRET,
) -> TeamsMessenger:
    registration = Registration(APP_ID, password, TENANT)
    tokens = Tokens(registration, session=session, login_url=teams.login_url, now=now)
    hosts = ServiceHosts((teams.service_host,))
    connector = Connector(
        tokens, session=session, hosts=hosts, limits=limits, now=now, upload_hosts=(teams.service_host,)
    )
    url = teams.service_url if speak else ""
    return TeamsMessenger(connector, app_id=APP_ID, service_url=url, forms=forms, channels=(CHANNEL,))


async def serve(app: TeamsApp) -> web.AppRunner:
    application = web.Application()
    application.router.add_post("/api/messages", app.handle)
    runner = web.AppRunner(application, access_log=None, auto_decompress=False, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


def view(text: str, *buttons: Button) -> View:
    return View(text, (Paragraph(text), Buttons(buttons)) if buttons else (Paragraph(text),))


def texts_in(card: Any) -> list[str]:
    """Every TextRun of a card, in order."""
    if isinstance(card, list):
        return [text for each in card for text in texts_in(each)]
    if not isinstance(card, dict):
        return []
    own = [card["text"]] if card.get("type") == "TextRun" else []
    return own + [text for value in card.values() for text in texts_in(value)]


def schema() -> Json:
    """The Adaptive Card 1.5 schema; the project carries no copy."""
    beside = Path(__file__).resolve().parents[4] / "shared"
    file = Path(os.environ.get("KLIK_SHARED", beside)) / "fixtures/schemas/adaptive-card.1.5.0.schema.json"
    if not file.exists():
        pytest.skip("the Adaptive Card schema is not on this machine (KLIK_SHARED names the folder)")
    loaded = json.loads(file.read_text())
    assert isinstance(loaded, dict)
    # The people picker is Teams' own addition to the schema.
    loaded["definitions"]["Input.ChoiceSet"]["properties"]["choices.data"] = {"type": "object"}
    return loaded
