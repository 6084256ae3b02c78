"""The pretend Slack as a server on this machine: puts the parts together, starts and stops them.

playground = SlackPlayground(bot_url=…, signing_secret=…, bot_token=…)
await playground.start()
status, answer = await playground.say(playground.world.candidate, "Hoi")
await playground.until(lambda: playground.world.shown("C0COACHES"))
"""

import asyncio
import ipaddress
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import web

from adapters.playground.clock import Clock, WallClock
from adapters.playground.history import Wire
from adapters.playground.page_api import PageApi, own_browser_only
from adapters.playground.rates import Rates
from adapters.playground.slack_api import GRANTED, WebApi
from adapters.playground.slack_comings import Comings
from adapters.playground.slack_events import Deliveries, SignedRequest
from adapters.playground.slack_faults import Faults
from adapters.playground.slack_files import Downloads
from adapters.playground.slack_payloads import VERIFICATION
from adapters.playground.slack_people import People
from adapters.playground.slack_respond import Responses
from adapters.playground.slack_world import World

# A file of twice what Klik takes, as the page sends it.
LARGEST_CALL = 16 * 1024 * 1024
Found = TypeVar("Found")


class SlackPlayground:
    def __init__(
        self,
        *,
        bot_url: str,
        signing_secret: str,
        bot_token: str,
        history: Path | None = None,
        language: str = "nl",
        host: str = "127.0.0.1",
        port: int = 0,
        enforce_rates: bool = False,
        clock: Clock | None = None,
        scopes: tuple[str, ...] = GRANTED,
        page: Path | None = None,
    ) -> None:
        self._host, self._port = _loopback(host), port
        self._token = bot_token
        self.clock: Clock = clock or WallClock()
        self.world = World(clock=self.clock, language=language)
        self.wire = Wire(self.clock, file=history)
        self.wire.hide(bot_token, signing_secret, VERIFICATION)
        self.wire.changed = self.world.changed
        self.faults = Faults()
        self.rates = Rates(self.clock, enforce=enforce_rates)
        self.deliveries = Deliveries(
            self.world, wire=self.wire, bot_url=bot_url, signing_secret=signing_secret
        )
        self.world.happened = self.deliveries.event_later
        self.api = WebApi(
            self.world,
            token=bot_token,
            wire=self.wire,
            faults=self.faults,
            rates=self.rates,
            scopes=scopes,
        )
        self._runner: web.AppRunner | None = None
        self._page = page or Path(__file__).parent
        self._offer_acts()

    def _offer_acts(self) -> None:
        self.people = People(self.world, self.deliveries)
        self.comings = Comings(self.world, self.deliveries)
        self.say = self.people.say
        self.share = self.people.share
        self.command = self.people.command
        self.press = self.people.press
        self.submit = self.people.submit
        self.close = self.people.close
        self.react = self.people.react
        self.unreact = self.people.unreact
        self.join = self.comings.join
        self.leave = self.comings.leave
        self.deactivate = self.comings.deactivate
        self.reactivate = self.comings.reactivate

    @property
    def bot_url(self) -> str:
        return self.deliveries.bot_url

    @bot_url.setter
    def bot_url(self, url: str) -> None:
        self.deliveries.bot_url = url

    @property
    def url(self) -> str:
        return self.world.address

    @property
    def api_url(self) -> str:
        return f"{self.world.address}/api/"

    def application(self) -> web.Application:
        responses = Responses(self.world, wire=self.wire, faults=self.faults)
        page = PageApi(
            self.world,
            people=self.people,
            comings=self.comings,
            wire=self.wire,
            faults=self.faults,
            page=self._page,
        )
        application = web.Application(client_max_size=LARGEST_CALL, middlewares=[own_browser_only])
        application.router.add_route("*", "/api/{method}", self.api.handle)
        application.router.add_post("/response/{secret}", responses.handle)
        application.router.add_post("/upload/{file_id}", responses.upload)
        downloads = Downloads(self.world, token=self._token)
        application.router.add_get("/files-pri/{file_id}", downloads.handle)
        application.add_routes(page.routes())
        return application

    async def start(self) -> None:
        self.wire.open()
        await self.deliveries.start()
        # Short: a stream to the page, or an answer held back on purpose, must not hold up the end.
        self._runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.world.address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def stop(self) -> None:
        await self.deliveries.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.wire.close()

    async def until(self, predicate: Callable[[], Found], *, timeout: float = 30.0) -> Found:  # noqa: ASYNC109
        """Waits without polling: looks again at every change of the workspace or the wire."""
        async with asyncio.timeout(timeout):
            while not (found := predicate()):
                await self.world.next_change()
        return found

    # -- for forgeries and repeats

    @property
    def last_request(self) -> SignedRequest | None:
        return self.deliveries.last_request

    def sign(self, body: bytes, **options: Any) -> SignedRequest:
        return self.deliveries.signed(body, **options)

    async def deliver_raw(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        answer = await self.deliveries.raw(body, headers)
        return answer.status, answer.body

    async def repeat(self) -> tuple[int, bytes]:
        """The last request again, byte for byte."""
        if self.last_request is None:
            raise ValueError("Nothing has been sent to the bot yet.")
        return await self.deliver_raw(self.last_request.body, self.last_request.headers)


def _loopback(host: str) -> str:
    """The playground plays other people without asking who you are: never beyond this machine."""
    if host == "localhost":
        return "127.0.0.1"
    if not ipaddress.ip_address(host).is_loopback:
        raise ValueError("The playground only listens on this machine: use 127.0.0.1.")
    return host
