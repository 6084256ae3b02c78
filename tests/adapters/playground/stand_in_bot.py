"""A bot that only notes what reaches it and answers as told, and a workspace wired to it."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground.slack_server import SlackPlayground
from adapters.playground.slack_world import World

SECRET = "signing-secret-of-the-tests"
TOKEN = "xoxb-token-of-the-tests"


@dataclass(frozen=True)
class Heard:
    body: bytes
    headers: dict[str, str]

    @property
    def payload(self) -> dict[str, Any]:
        if self.headers["content-type"].startswith("application/json"):
            return json.loads(self.body)
        form = parse_qs(self.body.decode(), keep_blank_values=True)
        if "payload" in form:
            return json.loads(form["payload"][0])
        return {key: values[0] for key, values in form.items()}

    @property
    def event(self) -> dict[str, Any]:
        return self.payload["event"]


class StandInBot:
    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.answers: deque[Callable[[Heard], Awaitable[web.Response]] | web.Response] = deque()
        self._arrived = asyncio.Event()

    async def handle(self, request: web.Request) -> web.Response:
        headers = {key.lower(): value for key, value in request.headers.items()}
        heard = Heard(await request.read(), headers)
        self.heard.append(heard)
        self._arrived.set()
        answer = self.answers.popleft() if self.answers else web.Response()
        return answer if isinstance(answer, web.Response) else await answer(heard)

    async def has_heard(self, count: int) -> None:
        while len(self.heard) < count:
            self._arrived.clear()
            await self._arrived.wait()

    @property
    def last(self) -> dict[str, Any]:
        return self.heard[-1].payload


@dataclass(frozen=True)
class Stage:
    playground: SlackPlayground
    bot: StandInBot
    client: AsyncWebClient

    @property
    def world(self) -> World:
        return self.playground.world


@asynccontextmanager
async def stage(**options: Any) -> AsyncIterator[Stage]:
    bot = StandInBot()
    application = web.Application()
    application.router.add_post("/slack/events", bot.handle)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    url = f"http://127.0.0.1:{port}"
    playground = SlackPlayground(bot_url=url, signing_secret=SECRET, bot_token=TOKEN, **options)
    playground.deliveries.echo = False
    await playground.start()
    client = AsyncWebClient(token=TOKEN, base_url=playground.api_url, retry_handlers=[])
    try:
        yield Stage(playground, bot, client)
    finally:
        await playground.stop()
        await runner.cleanup()


def played(story: Callable[[Stage], Awaitable[None]], **options: Any) -> None:
    async def play() -> None:
        async with stage(**options) as parts:
            await asyncio.wait_for(story(parts), 10)

    asyncio.run(play())


def on_stage(**options: Any) -> Callable[[Callable[[Stage], Awaitable[None]]], Callable[[], None]]:
    """Plays an async test with a workspace and a bot; pytest sees a plain function of that name."""

    def decorate(story: Callable[[Stage], Awaitable[None]]) -> Callable[[], None]:
        def test() -> None:
            played(story, **options)

        test.__name__ = story.__name__
        test.__doc__ = story.__doc__
        test.__module__ = story.__module__
        return test

    return decorate


async def refusal(call: Awaitable[Any]) -> dict[str, Any]:
    """The answer of a Web API call that must be refused."""
    with pytest.raises(SlackApiError) as refused:
        await call
    answer = refused.value.response.data
    assert answer["ok"] is False
    return answer


def text(words: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": words}


def button(words: str = "Help", **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": text(words), "action_id": "request.accept", "value": "K-7F3KQ2", **more}


CARD = [
    {"type": "section", "block_id": "words", "text": text("Somebody looks for a coach")},
    {"type": "actions", "block_id": "buttons", "elements": [button()]},
]


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "request.submit",
        "title": text("Find a coach"),
        "submit": text("Next"),
        "blocks": list(blocks) or [question("motivation")],
        **more,
    }


def question(name: str, element: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    field = {"type": "plain_text_input", **(element or {}), "action_id": name}
    return {"type": "input", "block_id": name, "label": text(name), "element": field, **more}
