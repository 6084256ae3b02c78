"""The demo page in a real Chromium, before a real pretend Slack and a bot that answers as a test tells it."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from playwright.async_api import Page, async_playwright, expect
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground.slack_server import SlackPlayground
from adapters.playground.teams_server import TeamsPlayground

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TOKEN = "xoxb-token-of-the-page-tests"
SECRET = "signing-secret-of-the-page-tests"
CHANNEL = "C0COACHES"
LOUD = ("error", "warning")
# Milliseconds. How long a busy machine takes is not what is tested.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
Json = dict[str, Any]
Act = Callable[[Json], Awaitable[Json | None]]

browser_test = pytest.mark.skipif(not CHROMIUM.exists(), reason="There is no Chromium at /usr/bin/chromium.")


@dataclass
class Bot:
    """Notes what it hears; each act is done for one interaction and gives the answer's body."""

    heard: list[Json] = field(default_factory=list)
    acts: deque[Act] = field(default_factory=deque)

    async def handle(self, request: web.Request) -> web.Response:
        if request.content_type == "application/json":
            self.heard.append(await request.json())
            return web.Response()
        form = parse_qs((await request.read()).decode(), keep_blank_values=True)
        said = _read(form)
        self.heard.append(said)
        answer = await self.acts.popleft()(said) if self.acts and "payload" in form else None
        return web.json_response(answer) if answer else web.Response()

    def interactions(self, kind: str) -> list[Json]:
        return [said for said in self.heard if said.get("type") == kind]


def _read(form: dict[str, list[str]]) -> Json:
    if "payload" in form:
        payload: Json = json.loads(form["payload"][0])
        return payload
    return {key: values[0] for key, values in form.items()}


@dataclass(frozen=True)
class Stage:
    page: Page
    playground: SlackPlayground
    bot: Bot
    client: AsyncWebClient
    asked: list[str]

    async def dm(self, text: str, user: str | None = None, **content: Any) -> str:
        """The bot writes to the candidate, or to the person named; gives the message's ts."""
        to = user or self.playground.world.candidate
        return str((await self.client.chat_postMessage(channel=to, text=text, **content))["ts"])

    async def post(self, text: str, **content: Any) -> str:
        return str((await self.client.chat_postMessage(channel=CHANNEL, text=text, **content))["ts"])

    def opens(self, view: Json) -> Act:
        async def act(said: Json) -> None:
            await self.client.views_open(trigger_id=said["trigger_id"], view=view)

        return act


@asynccontextmanager
async def in_browser(**context: Any) -> AsyncIterator[Page]:
    """A window of its own, motion off. Fails at the end if the page complained on its console."""
    async with async_playwright() as player:
        browser = await player.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await (await browser.new_context(reduced_motion="reduce", **context)).new_page()
        page.set_default_timeout(PATIENCE)
        complaints: list[str] = []
        page.on(
            "console",
            lambda said: complaints.append(f"{said.text} {said.location}") if said.type in LOUD else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        assert complaints == [], complaints
        await browser.close()


@asynccontextmanager
async def serving(path: str, handle: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[str]:
    """A bot's server for as long as the block runs; gives its address."""
    application = web.Application()
    application.router.add_post(path, handle)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def stage(
    page: Page,
    *,
    language: str = "nl",
    teams: TeamsPlayground | None = None,
    before: Callable[[SlackPlayground], Awaitable[object]] | None = None,
) -> AsyncIterator[Stage]:
    """`before`: what happened before anybody opened the page."""
    bot = Bot()
    async with serving("/slack/events", bot.handle) as address:
        playground = SlackPlayground(
            bot_url=address, signing_secret=SECRET, bot_token=TOKEN, language=language
        )
        await playground.start()
        if teams is not None:
            playground.world.teams_url, teams.page_origin = teams.url, playground.url
        client = AsyncWebClient(token=TOKEN, base_url=playground.api_url, retry_handlers=[])
        if before is not None:
            await before(playground)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        try:
            await page.goto(playground.url)
            await page.wait_for_selector("body.ready")
            yield Stage(page, playground, bot, client, asked)
        finally:
            await page.goto("about:blank")  # before the server goes: a page left alone would complain
            await playground.stop()


def shown(
    story: Callable[[Stage], Awaitable[None]],
    *,
    width: int = 1280,
    height: int = 800,
    before: Callable[[SlackPlayground], Awaitable[object]] | None = None,
    **context: Any,
) -> None:
    """Plays the story at the page, before a bot that does as it is told."""

    async def play() -> None:
        viewport = {"width": width, "height": height}
        async with in_browser(viewport=viewport, **context) as page, stage(page, before=before) as on:
            await story(on)

    asyncio.run(play())
