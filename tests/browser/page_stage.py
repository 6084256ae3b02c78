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
from playwright.async_api import Browser, Page, async_playwright
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground.slack_server import SlackPlayground

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TOKEN = "xoxb-token-of-the-page-tests"
SECRET = "signing-secret-of-the-page-tests"
CHANNEL = "C0COACHES"
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
    complaints: list[str]

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
async def stage(browser: Browser, **context: Any) -> AsyncIterator[Stage]:
    bot = Bot()
    application = web.Application()
    application.router.add_post("/slack/events", bot.handle)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    language = context.pop("language", "nl")
    playground = SlackPlayground(bot_url=address, signing_secret=SECRET, bot_token=TOKEN, language=language)
    await playground.start()
    client = AsyncWebClient(token=TOKEN, base_url=playground.api_url, retry_handlers=[])
    try:
        yield await _open(browser, playground, bot=bot, client=client, context=context)
    finally:
        await playground.stop()
        await runner.cleanup()


async def _open(
    browser: Browser, playground: SlackPlayground, *, bot: Bot, client: AsyncWebClient, context: Json
) -> Stage:
    asked: list[str] = []
    complaints: list[str] = []
    page = await (await browser.new_context(**context)).new_page()
    page.set_default_timeout(10_000)
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(playground.url)
    await page.wait_for_selector("body.ready")
    return Stage(page, playground, bot, client, asked, complaints)


def shown(
    story: Callable[[Stage], Awaitable[None]], *, width: int = 1280, height: int = 800, **context: Any
) -> None:
    """Plays the story in a window of its own. Whatever it does, the page may not complain."""

    async def play() -> None:
        async with async_playwright() as player:
            browser = await player.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            viewport = {"width": width, "height": height}
            async with stage(browser, viewport=viewport, reduced_motion="reduce", **context) as on:
                await story(on)
                assert on.complaints == []
            await browser.close()

    asyncio.run(play())
