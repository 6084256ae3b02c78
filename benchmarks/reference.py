"""The reference, a process of its own: a bare slack-bolt async app as shipped, behind its aiohttp adapter, that only acks."""

import sys

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult

from benchmarks import cast


async def authorize(**_: object) -> AuthorizeResult:
    """Without a call to Slack: what is compared is the work on this machine."""
    return AuthorizeResult(
        enterprise_id=None,
        team_id=cast.WORKSPACE,
        bot_id=cast.BOT_ID,
        bot_user_id=cast.BOT_USER,
        bot_token=cast.TOKEN,
    )


def make_app() -> web.Application:
    bolt = AsyncApp(signing_secret=cast.SECRET, authorize=authorize)

    @bolt.action(cast.ACTION)
    async def accept(ack: AsyncAck) -> None:
        await ack()

    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    async def ready(_: web.Request) -> web.Response:
        return web.Response(text="ready")

    app = web.Application()
    app.router.add_post("/slack/events", events)
    app.router.add_get("/readyz", ready)
    return app


if __name__ == "__main__":
    web.run_app(make_app(), host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
