"""A running installation: the door, the courier, the platforms and the web, over an open store."""

import asyncio
from contextlib import suppress

import aiohttp
from aiohttp import web

from adapters.inspecting import Inspector
from adapters.settings import Settings
from adapters.web import make_app, make_runner
from adapters.wiring.opening import Bell, OpenStore
from adapters.wiring.pages import StorePages
from adapters.wiring.platforms import Side, Workshop, sides
from adapters.wiring.probes import cookies_set
from adapters.wiring.word_lists import ReadingDoor
from bot.admins import roles
from bot.answers.privacy import privacy_asked
from bot.clock import Clock, SystemClock
from bot.context import Context
from bot.courier.courier import Courier
from bot.door import Door
from bot.logs import event_logger
from bot.memory import TypedMemory
from bot.ports.unit import Unit
from bot.privacy import policy
from bot.privacy.register import OF_PLATFORM
from bot.rush import Rush
from bot.views import View
from bot.words import Language
from storage.errors import CannotStart

log = event_logger(__name__)

# How long a start waits for the first look at the coaches' channels. It listens meanwhile; a slow platform delays no one.
FIRST_LOOK = 5.0


class Klik:
    """Started once, stopped once. `is_paced`: keep to the platforms' rate limits from our side.

    `checks_teams` off takes everybody's word for who they are: for a Teams client that cannot sign, on loopback only.
    """

    def __init__(
        self,
        settings: Settings,
        opened: OpenStore,
        *,
        bell: Bell,
        clock: Clock | None = None,
        is_paced: bool = True,
        checks_teams: bool = True,
    ) -> None:
        self._settings = settings
        self._opened = opened
        self._bell = bell
        self._clock = clock or SystemClock()
        self._is_paced = is_paced
        self._checks_teams = checks_teams
        self._rules = settings.rules()
        self._memory = TypedMemory(lambda: self._clock.now().timestamp())
        self.door = Door(opened.store, rules=self._rules, clock=self._clock, memory=self._memory)
        self._rush = Rush()
        self._session: aiohttp.ClientSession | None = None
        self._sides: tuple[Side, ...] = ()
        self._courier: Courier | None = None
        self._runner: web.AppRunner | None = None
        self._reading_door = ReadingDoor(self.door)
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://{self._settings.host}:{self.port}"

    @property
    def address(self) -> str:
        """Where it will listen, known before the start when the settings name a port."""
        return f"http://{self._settings.host}:{self._settings.port}"

    async def start(self) -> None:
        """Listens first (so that health can be asked), then learns who it is on each platform, then sends what is due.

        Ends once the coaches' channels were looked at, so that the first candidate hears the truth about them.
        """
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        workshop = Workshop(
            self._settings,
            self._reading_door,
            self._session,
            self._clock,
            rush=self._rush,
            is_paced=self._is_paced,
            checks_teams=self._checks_teams,
        )
        self._sides = sides(workshop)
        await self._check_register()
        await self._opened.store.perform(self._note_rules)
        await self._listen()
        for side in self._sides:
            await side.start(self.url)
        messengers = {side.platform: side.messenger for side in self._sides}
        probes = {code: ask for side in self._sides for code, ask in side.probes.items()}
        session, url = self._session, self.url
        probes["pages"] = lambda: cookies_set(session, url)
        self._courier = Courier(
            self._opened.store,
            messengers,
            rules=self._rules,
            clock=self._clock,
            memory=self._memory,
            probes=probes,
            inspector=Inspector(self._settings.cv_scanner) if self._rules.cvs else None,
            rush=self._rush,
        )
        self._bell.courier = self._courier
        self._courier.start()
        with suppress(TimeoutError):
            async with asyncio.timeout(FIRST_LOOK):
                await self._courier.settled()
        log.info("klik.ready", port=self.port)
        self._reading_door.load()

    async def stop(self) -> None:
        """Takes nothing new, lets answers and messages under way finish, then closes."""
        self._bell.courier = None
        if self._runner is not None:
            await self._runner.cleanup()
        for side in self._sides:
            await side.app.stop()
        if self._courier is not None:
            await self._courier.stop()
        if self._session is not None:
            await self._session.close()
        await self._reading_door.stop()

    def _note_rules(self, unit: Unit) -> None:
        policy.note(unit, self._rules)
        roles.note_first(unit, Context(self._rules, self._clock.now()))
        if not self._rules.admins and not unit.roles.given():
            log.warning("klik.no_admins")  # nobody can confirm a coach: KLIK_ADMINS names the first ones

    async def _check_register(self) -> None:
        """A platform that is nobody's processor on record is not spoken to (R-006)."""
        parties = await self._opened.store.read(lambda unit: {party.code for party in unit.register.all()})
        for side in self._sides:
            if (code := OF_PLATFORM[side.platform]) not in parties:
                raise CannotStart(
                    f"{side.platform.title()} is not in the register of processors, so Klik gives it nothing. "
                    f"Add the agreement with: klik register set {code} --agreement <reference>"
                )

    async def _listen(self) -> None:
        app = make_app(
            handlers={side.route: side.app.handle for side in self._sides},
            readiness=self._readiness,
            metrics=self._metrics,
            statement=self._statement,
            pages=StorePages(self._opened.store, self.door, rules=self._rules, clock=self._clock),
            language=self._rules.language,
        )
        self._runner = make_runner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._settings.host, self._settings.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _statement(self, language: Language, version: str, on: str) -> View | None:
        context = Context(self._rules, self._clock.now())
        return await self._opened.store.read(
            lambda unit: privacy_asked(unit, context, language, version=version, on=on)
        )

    async def _readiness(self) -> dict[str, bool]:
        ready = {str(side.platform): side.app.is_ready for side in self._sides}
        sending = self._courier is not None and not self._courier.is_halted
        await self._opened.store.read(lambda unit: unit.outbox.waiting())
        return {**ready, "sending": sending, "database": True}

    def _metrics(self) -> dict[str, int | float]:
        counted = {name: count for side in self._sides for name, count in side.numbers.items()}
        checks = self._courier.numbers if self._courier is not None else {}
        return {
            **counted,
            **checks,
            "form_fields_dropped_total": self.door.dropped_fields,
            "acts_refused_total": self.door.refused_acts,
        }
