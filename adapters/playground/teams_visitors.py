"""Who may call the pretend Teams: this machine's own browser, and the one page that shows both platforms."""

from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from adapters.playground.page_api import LOOPBACK


class Visitors:
    """This machine's own browser, on a page served from here or from the one origin that was named."""

    def __init__(self) -> None:
        self.page_origin = ""

    def may_come(self, request: web.Request) -> bool:
        origin = request.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == request.host or self.is_page(request)

    def is_page(self, request: web.Request) -> bool:
        """The same port on this machine, under any of its names."""
        if not self.page_origin or not request.path.startswith("/playground/"):
            return False
        origin, page = urlsplit(request.headers.get("Origin", "")), urlsplit(self.page_origin)
        return origin.scheme == page.scheme and origin.port == page.port and origin.hostname in LOOPBACK

    async def allow(self, request: web.Request, response: web.StreamResponse) -> None:
        if self.is_page(request):
            response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
            response.headers["Access-Control-Allow-Headers"] = "content-type"
            response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
            response.headers["Vary"] = "Origin"

    def middleware(self) -> Any:
        @web.middleware
        async def check(request: web.Request, handler: Any) -> web.StreamResponse:
            if urlsplit(f"//{request.host}").hostname not in LOOPBACK:
                return _refused("The playground is for this machine only.")
            if not self.may_come(request):
                return _refused("Another site may not play here.")
            if request.method == "OPTIONS" and self.is_page(request):
                return web.Response(status=204)
            answer: web.StreamResponse = await handler(request)
            return answer

        return check


def _refused(why: str) -> web.Response:
    return web.json_response({"ok": False, "error": why}, status=403)
