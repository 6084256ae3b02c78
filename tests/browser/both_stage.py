"""The demo page before both pretend platforms, with a bot on each that answers as a test tells it."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import aiohttp
from aiohttp import web
from page_stage import Json, Stage, in_browser, serving, stage
from playwright.async_api import Locator, Page

from adapters.playground.teams_cast import APP_ID, COACHES_CHANNEL, TENANT, dm_of
from adapters.playground.teams_server import TeamsPlayground

PASSWORD = "client-secret-of-the-page-tests"
SCOPE = "https://api.botframework.com/.default"
CARD_TYPE = "application/vnd.microsoft.card.adaptive"


@dataclass
class TeamsBot:
    """Notes every activity; each answer is given to one click."""

    heard: list[Json] = field(default_factory=list)
    answers: deque[Json] = field(default_factory=deque)

    async def handle(self, request: web.Request) -> web.Response:
        said = await request.json()
        self.heard.append(said)
        if said["type"] != "invoke" or not self.answers:
            return web.Response()
        return web.json_response(self.answers.popleft())

    def clicks(self, name: str) -> list[Json]:
        return [said["value"] for said in self.heard if said.get("name") == name]


@dataclass(frozen=True)
class TeamsSide:
    playground: TeamsPlayground
    bot: TeamsBot
    session: aiohttp.ClientSession
    token: str

    async def dm(self, *cards: Json, user: str | None = None, **content: Any) -> str:
        """The bot writes to the candidate, or to the person named; gives the activity's id."""
        return await self._send(dm_of(user or self.playground.world.candidate), cards, content)

    async def post(self, *cards: Json, **content: Any) -> str:
        return await self._send(COACHES_CHANNEL, cards, content)

    async def change(self, activity: str, *cards: Json) -> None:
        """Draws a post in the channel anew, for everybody."""
        room = f"{COACHES_CHANNEL};messageid={activity}"
        await self._call("PUT", f"{quote(room, safe='')}/activities/{activity}", _message(cards, {}))

    async def _send(self, room: str, cards: tuple[Json, ...], content: Json) -> str:
        said = await self._call("POST", f"{quote(room, safe='')}/activities", _message(cards, content))
        return str(said["id"])

    async def _call(self, method: str, path: str, body: Json) -> Json:
        url = f"{self.playground.service_url}v3/conversations/{path}"
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.session.request(method, url, json=body, headers=headers) as response:
            assert response.status < 300, await response.text()
            said: Json = await response.json()
            return said


def _message(cards: tuple[Json, ...], content: Json) -> Json:
    attached = [{"contentType": CARD_TYPE, "content": each} for each in cards]
    return {"type": "message", "attachments": attached, **content}


@asynccontextmanager
async def teams_side() -> AsyncIterator[TeamsSide]:
    bot = TeamsBot()
    async with serving("/api/messages", bot.handle) as address, aiohttp.ClientSession() as session:
        playground = TeamsPlayground(bot_url=address, app_id=APP_ID, app_password=PASSWORD, tenant=TENANT)
        await playground.start()
        try:
            yield TeamsSide(playground, bot, session, await _token(playground, session))
        finally:
            await playground.stop()


async def _token(playground: TeamsPlayground, session: aiohttp.ClientSession) -> str:
    asked = {
        "grant_type": "client_credentials",
        "client_id": APP_ID,
        "client_secret": PASSWORD,
        "scope": SCOPE,
    }
    async with session.post(f"{playground.login_url}/{TENANT}/oauth2/v2.0/token", data=asked) as response:
        return str((await response.json())["access_token"])


@dataclass(frozen=True)
class Both:
    slack: Stage
    teams: TeamsSide

    @property
    def page(self) -> Page:
        return self.slack.page


async def sit(pane: Locator, platform: str) -> None:
    """Moves the person of this screen to the other platform."""
    await pane.locator(".seat").get_by_role("button", name=platform).click()


def shown_with_teams(
    story: Callable[[Both], Awaitable[None]], *, width: int = 1280, height: int = 800, **context: Any
) -> None:
    """Plays the story at the page with both platforms behind it."""

    async def play() -> None:
        viewport = {"width": width, "height": height}
        async with (
            in_browser(viewport=viewport, **context) as page,
            teams_side() as teams,
            stage(page, teams=teams.playground) as slack,
        ):
            await story(Both(slack, teams))

    asyncio.run(play())
