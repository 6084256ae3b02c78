"""The reference, a process of its own: the SDK's CloudAdapter as it comes, and a bot that answers nothing.

With authentication off, which the SDK's own is without an app id: what it saves counts for the reference. Action.Execute
gets the one repair without which it answers 500 (platform notes 0, no. 1).
"""

import sys
from typing import Any

from aiohttp import web
from botbuilder.core import ActivityHandler, InvokeResponse  # type: ignore[import-untyped]
from botbuilder.integration.aiohttp import CloudAdapter  # type: ignore[import-untyped]
from botbuilder.schema import AdaptiveCardInvokeResponse  # type: ignore[import-untyped]

CARD = "application/vnd.microsoft.card.adaptive"
ANSWER = AdaptiveCardInvokeResponse(status_code=200, type=CARD, value={"type": "AdaptiveCard", "body": []})


class Bot(ActivityHandler):  # type: ignore[misc]
    async def on_adaptive_card_invoke(self, turn_context: Any, invoke_value: Any) -> Any:
        return ANSWER

    @staticmethod
    def _create_invoke_response(body: Any = None) -> Any:
        """Left as it is, for the adapter serialises it too."""
        return InvokeResponse(status=200, body=body)


def make_app() -> web.Application:
    adapter, bot = CloudAdapter(), Bot()

    async def messages(request: web.Request) -> web.Response:
        answer: web.Response = await adapter.process(request, bot)
        return answer

    async def ready(_: web.Request) -> web.Response:
        return web.Response(text="ready")

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    app.router.add_get("/readyz", ready)
    return app


if __name__ == "__main__":
    web.run_app(make_app(), host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
