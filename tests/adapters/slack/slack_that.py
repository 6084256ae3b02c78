"""A Messenger in front of a Slack that answers every call the same way."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web
from slack_workspace import TOKEN

from adapters.slack.outbound import SlackMessenger
from adapters.slack.pace import NO_LIMITS
from adapters.slack.web_api import WebApi


@asynccontextmanager
async def slack_that(
    answer: Callable[[web.Request], Awaitable[web.StreamResponse]], *, patience: float = 5.0
) -> AsyncIterator[SlackMessenger]:
    application = web.Application()
    application.router.add_route("*", "/api/{method}", answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    try:
        async with aiohttp.ClientSession() as session:
            api = WebApi(TOKEN, session=session, api_url=url, limits=NO_LIMITS, timeout=patience)
            yield SlackMessenger(api)
    finally:
        await runner.cleanup()


def says(
    status: int = 200, **headers: str
) -> Callable[..., Callable[[web.Request], Awaitable[web.Response]]]:
    def with_body(
        body: bytes, kind: str = "application/json"
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(_: web.Request) -> web.Response:
            return web.Response(status=status, body=body, headers={"Content-Type": kind} | headers)

        return answer

    return with_body
