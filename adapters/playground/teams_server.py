"""The pretend Teams as a server on this machine: puts the parts together, starts and stops them.

playground = TeamsPlayground(bot_url=…, app_id=…, app_password=…, tenant=…)
await playground.start()
status, answer = await playground.say(playground.world.candidate, "Hoi")
await playground.until(lambda: playground.world.shown(COACHES_CHANNEL))
"""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from aiohttp import web

from adapters.playground.clock import Clock, WallClock
from adapters.playground.history import Wire
from adapters.playground.slack_events import SignedRequest
from adapters.playground.slack_faults import Faults
from adapters.playground.slack_server import _loopback
from adapters.playground.slack_things import Json
from adapters.playground.teams_calls import Calls
from adapters.playground.teams_comings import Comings
from adapters.playground.teams_connector import Connector
from adapters.playground.teams_deliveries import Deliveries
from adapters.playground.teams_login import OPENID, Login
from adapters.playground.teams_page import PageApi
from adapters.playground.teams_people import People
from adapters.playground.teams_tokens import SigningKey, Tokens
from adapters.playground.teams_visitors import Visitors
from adapters.playground.teams_world import World

# A file of twice what Klik takes, as the page sends it.
LARGEST_CALL = 16 * 1024 * 1024
Found = TypeVar("Found")


class TeamsPlayground:
    """With `wire` the history is shared, and whoever made that wire opens and closes it.

    A key takes a fifth of a second to make: many playgrounds may share a `signing_key`."""

    def __init__(
        self,
        *,
        bot_url: str,
        app_id: str,
        app_password: str,
        tenant: str,
        wire: Wire | None = None,
        history: Path | None = None,
        language: str = "nl",
        host: str = "127.0.0.1",
        port: int = 0,
        clock: Clock | None = None,
        signing_key: SigningKey | None = None,
    ) -> None:
        self._host, self._port = _loopback(host), port
        self.clock: Clock = clock or WallClock()
        self.world = World(clock=self.clock, language=language, tenant=tenant, app_id=app_id)
        self._owns_wire = wire is None
        self.wire = wire or Wire(self.clock, file=history)
        self.wire.hide(app_password)
        self._listen()
        self.faults = Faults()
        self.tokens = Tokens(self.clock, app_id=app_id, signing=signing_key, hide=self.wire.hide)
        self.deliveries = Deliveries(self.world, wire=self.wire, tokens=self.tokens, bot_url=bot_url)
        calls = Calls(self.clock, wire=self.wire, faults=self.faults)
        self._connector = Connector(self.world, tokens=self.tokens, calls=calls)
        self._login = Login(self.world, tokens=self.tokens, calls=calls, app_id=app_id, password=app_password)
        self._visitors = Visitors()
        self._runner: web.AppRunner | None = None
        self._offer_acts()

    def _listen(self) -> None:
        """A shared wire has somebody else listening already."""
        others = self.wire.changed

        def changed() -> None:
            others()
            self.world.changed()

        self.wire.changed = changed

    def _offer_acts(self) -> None:
        self.people = People(self.world, self.deliveries)
        self.comings = Comings(self.world, self.deliveries)
        self.say = self.people.say
        self.share = self.people.share
        self.paste = self.people.paste
        self.command = self.people.command
        self.press = self.people.press
        self.submit = self.people.submit
        self.close = self.people.close
        self.react = self.people.react
        self.unreact = self.people.unreact
        self.consent = self.people.consent
        self.join = self.comings.join
        self.leave = self.comings.leave
        self.install = self.comings.install
        self.uninstall = self.comings.uninstall
        self.deactivate = self.comings.deactivate
        self.reactivate = self.comings.reactivate

    # -- addresses

    @property
    def bot_url(self) -> str:
        return self.deliveries.bot_url

    @bot_url.setter
    def bot_url(self, url: str) -> None:
        self.deliveries.bot_url = url

    @property
    def page_origin(self) -> str:
        return self._visitors.page_origin

    @page_origin.setter
    def page_origin(self, origin: str) -> None:
        """The one other origin whose page may call: the pretend Slack's, on this machine."""
        if origin:
            _loopback(urlsplit(origin).hostname or "")
        self._visitors.page_origin = origin

    @property
    def url(self) -> str:
        return self.world.address

    @property
    def login_url(self) -> str:
        return self.world.address

    @property
    def openid_url(self) -> str:
        return f"{self.world.address}{OPENID}"

    @property
    def service_url(self) -> str:
        return self.world.service_url

    @property
    def service_host(self) -> str:
        return urlsplit(self.world.address).hostname or ""

    # -- running

    def application(self) -> web.Application:
        page = PageApi(
            self.world,
            people=self.people,
            comings=self.comings,
            deliveries=self.deliveries,
            wire=self.wire,
            faults=self.faults,
        )
        application = web.Application(client_max_size=LARGEST_CALL, middlewares=[self._visitors.middleware()])
        application.on_response_prepare.append(self._visitors.allow)
        application.add_routes(self._connector.routes())
        application.add_routes(page.routes())
        application.add_routes(self._login.routes())
        return application

    async def start(self) -> None:
        if self._owns_wire:
            self.wire.open()
        await self.deliveries.start()
        # Short: a stream to the page, or an answer held back on purpose, must not hold up the end.
        self._runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()
        host, port = self._runner.addresses[0][:2]
        self.world.address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        self.tokens.service_url = self.service_url

    async def stop(self) -> None:
        await self.deliveries.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self._owns_wire:
            self.wire.close()

    async def until(self, predicate: Callable[[], Found], *, timeout: float = 30.0) -> Found:  # noqa: ASYNC109
        """Waits without polling: looks again at every change of the tenant or the wire."""
        async with asyncio.timeout(timeout):
            while not (found := predicate()):
                await self.world.next_change()
        return found

    # -- for forgeries and repeats

    @property
    def last_request(self) -> SignedRequest | None:
        return self.deliveries.last_request

    @property
    def last_activity(self) -> Json | None:
        return self.deliveries.last_activity

    def rotate_key(self, *, keep_old: bool = True, publish: bool = True) -> SigningKey:
        return self.tokens.rotate_key(keep_old=keep_old, publish=publish)

    def token(self, **overrides: Any) -> str:
        """A token as Teams would send it, but for what is said: see `Tokens.token`."""
        return self.tokens.token(**overrides)

    def sign(self, activity: Any, **token: Any) -> SignedRequest:
        return self.deliveries.signed(activity, **token)

    async def deliver_raw(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        answer = await self.deliveries.raw(body, headers)
        return answer.status, answer.body

    async def repeat(self) -> tuple[int, bytes]:
        """The last request again, byte for byte."""
        if self.last_request is None:
            raise ValueError("Nothing has been sent to the bot yet.")
        return await self.deliver_raw(self.last_request.body, self.last_request.headers)

    async def resend(self) -> tuple[int, Json]:
        """The last click again under a new id, as Teams does it."""
        answer = await self.deliveries.resend()
        return answer.status, answer.json
