"""The self-checks that ask the outside: scopes that drifted from the manifest, a page that sets a cookie (F-124, R-028)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from slack_workspace import TOKEN

from adapters.slack.pace import NO_LIMITS
from adapters.slack.web_api import WebApi
from adapters.web import make_app
from adapters.wiring.probes import PAGES, cookies_set, scopes_drift
from bot.errors import NotSent
from bot.views import View
from bot.words import Language
from manifest.slack import SCOPES
from tests.pages import PagesInMemory

GRANTED = ",".join(SCOPES)


@asynccontextmanager
async def slack(body: dict[str, object], **headers: str) -> AsyncIterator[WebApi]:
    """The client in front of a Slack that always answers this."""

    async def answer(_: web.Request) -> web.Response:
        return web.json_response(body, headers=headers)

    app = web.Application()
    app.router.add_route("*", "/api/{method}", answer)
    async with serving(app) as url, aiohttp.ClientSession() as session:
        yield WebApi(TOKEN, session=session, api_url=f"{url}/api/", limits=NO_LIMITS)


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def drift(scopes: str) -> str:
    async with slack({"ok": True}, **{"x-oauth-scopes": scopes}) as api:
        return await scopes_drift(api, wanted=SCOPES)


async def test_the_scopes_of_the_manifest_are_in_order() -> None:
    assert await drift(GRANTED) == ""


@pytest.mark.parametrize(
    ("scopes", "said"),
    [
        (f"{GRANTED},users:read.email", "+users:read.email"),
        (GRANTED.replace("groups:read,", ""), "-groups:read"),
        (f"{GRANTED},search:read".replace("commands,", ""), "+search:read -commands"),
        ("", "not_told"),
    ],
)
async def test_f_124_a_scope_nobody_asked_for_turns_the_check_red(scopes: str, said: str) -> None:
    assert await drift(scopes) == said


async def test_a_slack_that_refuses_is_no_answer() -> None:
    async with slack({"ok": False, "error": "invalid_auth"}) as api:
        with pytest.raises(NotSent, match="invalid_auth"):
            await scopes_drift(api, wanted=SCOPES)


@asynccontextmanager
async def pages(*, cookie_on: str = "") -> AsyncIterator[str]:
    """Klik's own routes, one of which sets a cookie if told to."""

    async def statement(*_: object) -> View:
        return View("Privacyverklaring", ())

    async def ready() -> dict[str, bool]:
        return {"sending": True}

    async def sets_cookie(request: web.Request, response: web.StreamResponse) -> None:
        if request.path == cookie_on:
            response.headers["Set-Cookie"] = "seen=1"

    app = make_app(
        handlers={},
        readiness=ready,
        metrics=dict,
        statement=statement,
        pages=PagesInMemory(),
        language=Language.NL,
    )
    app.on_response_prepare.append(sets_cookie)
    async with serving(app) as url:
        yield url


async def test_r_028_a_page_that_sets_a_cookie_turns_the_check_red() -> None:
    async with aiohttp.ClientSession() as session:
        async with pages() as url:
            assert await cookies_set(session, url) == ""
        for page in PAGES:
            path = page.partition("?")[0]
            async with pages(cookie_on=path) as url:
                assert (await cookies_set(session, url)).partition("?")[0] == path


async def test_pages_that_do_not_answer_are_not_in_order() -> None:
    async with aiohttp.ClientSession() as session:
        assert await cookies_set(session, "http://127.0.0.1:9") == "unreachable"
