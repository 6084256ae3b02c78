"""A bot that only notes what reaches it and answers as told, a pretend tenant wired to it, and a plain client."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

import aiohttp
from aiohttp import web

from adapters.playground.teams_cast import APP_ID, COACHES_CHANNEL, TENANT
from adapters.playground.teams_server import TeamsPlayground
from adapters.playground.teams_tokens import new_key
from adapters.playground.teams_world import World

PASSWORD = "client-secret-of-the-tests"
SCOPE = "https://api.botframework.com/.default"
CHANNEL = COACHES_CHANNEL
CARD_TYPE = "application/vnd.microsoft.card.adaptive"


@dataclass(frozen=True)
class Heard:
    body: bytes
    headers: dict[str, str]

    @property
    def activity(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def token(self) -> str:
        return self.headers["authorization"].removeprefix("Bearer ")


class StandInTeamsBot:
    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.answers: deque[Callable[[Heard], Awaitable[web.Response]] | web.Response] = deque()

    async def handle(self, request: web.Request) -> web.Response:
        headers = {key.lower(): value for key, value in request.headers.items()}
        heard = Heard(await request.read(), headers)
        self.heard.append(heard)
        answer = self.answers.popleft() if self.answers else web.Response()
        return answer if isinstance(answer, web.Response) else await answer(heard)

    def will_answer(self, *bodies: Any) -> None:
        self.answers.extend(web.json_response(body) for body in bodies)

    @property
    def last(self) -> dict[str, Any]:
        return self.heard[-1].activity


@dataclass(frozen=True)
class Answered:
    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> str:
        return str(self.body["error"]["code"])


class Client:
    """What a bot's library does over the wire, without the library."""

    def __init__(self, playground: TeamsPlayground, session: aiohttp.ClientSession) -> None:
        self._playground = playground
        self.session = session
        self.token = ""

    async def log_in(self, **changes: str) -> Answered:
        asked = {
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": PASSWORD,
            "scope": SCOPE,
        }
        tenant = changes.pop("tenant", TENANT)
        url = f"{self._playground.login_url}/{tenant}/oauth2/v2.0/token"
        async with self.session.post(url, data={**asked, **changes}) as response:
            answered = await _answered(response)
        if answered.status == 200:
            self.token = answered.body["access_token"]
        return answered

    async def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answered:
        url = self._playground.service_url + "v3/" + path
        given = {"Authorization": f"Bearer {self.token}", **headers}
        async with self.session.request(method, url, json=body, headers=given) as response:
            return await _answered(response)

    async def get(self, url: str) -> Any:
        async with self.session.get(url) as response:
            return (await _answered(response)).body

    async def send(self, room: str, *cards: dict[str, Any], **content: Any) -> Answered:
        return await self.call("POST", f"{activities(room)}", message(*cards, **content))

    async def update(self, room: str, activity: str, *cards: dict[str, Any], **content: Any) -> Answered:
        return await self.call("PUT", f"{activities(room)}/{activity}", message(*cards, **content))


async def _answered(response: aiohttp.ClientResponse) -> Answered:
    text = await response.text()
    body = json.loads(text) if response.content_type == "application/json" and text else text
    return Answered(response.status, body, dict(response.headers))


def activities(room: str) -> str:
    return f"conversations/{quote(room, safe='')}/activities"


def message(*cards: dict[str, Any], **content: Any) -> dict[str, Any]:
    attached = [{"contentType": CARD_TYPE, "content": each} for each in cards]
    return {"type": "message", "summary": "card", "attachments": attached, **content}


@dataclass(frozen=True)
class TeamsStage:
    playground: TeamsPlayground
    bot: StandInTeamsBot
    client: Client

    @property
    def world(self) -> World:
        return self.playground.world

    async def posted(self, *cards: dict[str, Any]) -> str:
        """A first post in the coaches' channel."""
        sent = await self.client.send(CHANNEL, *(cards or (CARD,)))
        assert sent.status == 201
        return str(sent.body["id"])


shared_key = cache(new_key)


@asynccontextmanager
async def teams_stage(**options: Any) -> AsyncIterator[TeamsStage]:
    bot = StandInTeamsBot()
    application = web.Application()
    application.router.add_post("/api/messages", bot.handle)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    playground = TeamsPlayground(bot_url=url, app_id=APP_ID, app_password=PASSWORD, tenant=TENANT, **options)
    await playground.start()
    try:
        async with aiohttp.ClientSession() as session:
            client = Client(playground, session)
            await client.log_in()
            yield TeamsStage(playground, bot, client)
    finally:
        await playground.stop()
        await runner.cleanup()


def played_in_teams(story: Callable[[TeamsStage], Awaitable[None]], **options: Any) -> None:
    async def play() -> None:
        async with teams_stage(**options) as parts:
            await asyncio.wait_for(story(parts), 10)

    asyncio.run(play())


def in_teams(**options: Any) -> Callable[[Callable[[TeamsStage], Awaitable[None]]], Callable[[], None]]:
    """Plays an async test with a tenant and a bot; pytest sees a plain function of that name."""

    def decorate(story: Callable[[TeamsStage], Awaitable[None]]) -> Callable[[], None]:
        def test() -> None:
            played_in_teams(story, **options)

        test.__name__ = story.__name__
        test.__doc__ = story.__doc__
        test.__module__ = story.__module__
        return test

    return decorate


def card(*body: dict[str, Any], actions: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": list(body) or [text("Somebody looks for a coach")],
        "actions": actions or [],
        **more,
    }


def text(words: str) -> dict[str, Any]:
    return {"type": "TextBlock", "text": words, "wrap": True}


def execute(verb: str = "request.accept", **data: Any) -> dict[str, Any]:
    given = {"action": verb, "value": "K-7F3KQ2", "once": "one", **data}
    submit = {"type": "Action.Submit", "title": "Help", "data": given}
    return {"type": "Action.Execute", "title": "Help", "verb": verb, "data": given, "fallback": submit}


def opens(form: str = "request.form") -> dict[str, Any]:
    data = {"msteams": {"type": "task/fetch"}, "action": form, "value": "", "once": "two"}
    return {"type": "Action.Submit", "title": "Fill in", "data": data}


def question(name: str, kind: str = "Input.Text", **more: Any) -> dict[str, Any]:
    return {"type": kind, "id": name, "label": name, **more}


CARD = card(actions=[execute()])
FORM = card(
    question("motivation", isRequired=True, maxLength=20, errorMessage="Say a little."),
    actions=[{"type": "Action.Submit", "title": "Next", "data": {"form": "request.submit", "once": "three"}}],
)


def shows(new: dict[str, Any]) -> dict[str, Any]:
    return {"statusCode": 200, "type": CARD_TYPE, "value": new}


def tells(words: str) -> dict[str, Any]:
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": words}


def dialog(new: dict[str, Any], title: str = "Find a coach") -> dict[str, Any]:
    value = {"title": title, "width": "medium", "card": {"contentType": CARD_TYPE, "content": new}}
    return {"task": {"type": "continue", "value": value}}
