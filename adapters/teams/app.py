"""Teams' route and the platform's start and stop: verify, decode, hand over to the SDK's turn. What is heard: `listeners`."""

import time
from collections.abc import Callable

import aiohttp
from aiohttp import web

from adapters.parsing import Malformed
from adapters.teams import decode, texts
from adapters.teams.answers import Answers, Door
from adapters.teams.inbound import Us
from adapters.teams.keys import SigningKeys
from adapters.teams.listeners import Listeners
from adapters.teams.outbound import TeamsMessenger
from adapters.teams.registration import NotStarted
from adapters.teams.repeats import Repeats
from adapters.teams.service_urls import LOOPBACK, ServiceHosts
from adapters.teams.turn import Said, TurnAdapter
from adapters.teams.verify import Counts, NotVerified, Verifier
from bot.logs import event_logger
from bot.model import Platform
from bot.rules import Rules
from bot.rush import Rush

DRAIN_SECONDS = 10.0
SELF_TEST_SECONDS = 10.0
# What a stranger could send: no token, and one that is none.
STRANGERS: tuple[dict[str, str], ...] = ({}, {"Authorization": "Bearer e30.e30.e30"})

log = event_logger(__name__)


class TeamsApp:
    """`rush`: the courier's. `openid_url` is where Microsoft says which keys it signs with.

    `unauthenticated_on` names the host Klik listens on, and turns the check of the sender off: for development on this
    machine, and refused anywhere else.
    """

    def __init__(
        self,
        door: Door,
        *,
        messenger: TeamsMessenger,
        session: aiohttp.ClientSession,
        app_id: str,
        tenants: frozenset[str],
        service_hosts: ServiceHosts,
        openid_url: str,
        rules: Rules,
        rush: Rush | None = None,
        now: Callable[[], float] = time.time,
        unauthenticated_on: str | None = None,
    ) -> None:
        _refuse_an_open_door(app_id, tenants, unauthenticated_on)
        self.counts = Counts()
        self._session = session
        self._keys = SigningKeys(openid_url, session=session, now=now) if unauthenticated_on is None else None
        self._verifier = Verifier(
            self._keys,
            app_id=app_id,
            tenants=frozenset(tenant.lower() for tenant in tenants),
            hosts=service_hosts,
            now=now,
            counts=self.counts,
        )
        self._answers = Answers(door, messenger=messenger, language=rules.language)
        channels = tuple(place for place in rules.channels if place.platform is Platform.TEAMS)
        self._listeners = Listeners(
            door=door,
            answers=self._answers,
            messenger=messenger,
            us=Us(app_id, channels, messenger.teams),
            repeats=Repeats(now),
            counts=self.counts,
        )
        self._rush = rush or Rush()
        self._turns = TurnAdapter(self._listeners.failed)
        self._is_ready = False

    async def start(self) -> None:
        """Fetches Microsoft's keys ahead of the first message. That Microsoft is away now keeps nothing from starting."""
        if self._keys is None:
            log.warning("teams.unauthenticated")
        elif not await self._keys.warm():
            log.warning("teams.started_without_keys")
        self._is_ready = True

    async def self_test(self, url: str) -> None:
        """Sends ourselves what a stranger could send; raises `NotStarted` unless both are refused with 401."""
        if self._keys is None:
            return
        timeout = aiohttp.ClientTimeout(total=SELF_TEST_SECONDS)
        for headers in STRANGERS:
            async with self._session.post(
                url, json={"type": "message"}, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                if answer.status != 401:
                    raise NotStarted(texts.OPEN_DOOR, status=str(answer.status))

    async def stop(self) -> None:
        """Lets the answers under way reach their readers."""
        await self._answers.drain(DRAIN_SECONDS)
        if self._keys is not None:
            await self._keys.stop()

    @property
    def is_ready(self) -> bool:
        return self._is_ready

    async def handle(self, request: web.Request) -> web.Response:
        """POST /api/messages: everything Teams has to say."""
        try:
            body, service_url = await self._verifier.body_of(request)
            activity = decode.activity_of(body, content_type=request.content_type, charset=request.charset)
            self._verifier.check(activity, service_url=service_url)
        except NotVerified as refused:
            return _refusal(refused.status)
        except Malformed:
            self.counts.malformed += 1
            return _refusal(400)
        self.counts.taken += 1
        with self._rush.taking():
            return _response(await self._turns.run(activity, self._listeners))


def _refuse_an_open_door(app_id: str, tenants: frozenset[str], unauthenticated_on: str | None) -> None:
    """An empty id would make every token one for us, an empty list every tenant ours."""
    if not app_id:
        raise NotStarted(texts.NO_APP_ID)
    if not tenants or not all(tenants):
        raise NotStarted(texts.NO_TENANT)
    if unauthenticated_on is not None and unauthenticated_on not in LOOPBACK:
        raise NotStarted(texts.NOT_LOOPBACK)


def _response(said: Said) -> web.Response:
    if said.body is None:
        return web.Response(status=said.status)
    return web.json_response(said.body, status=said.status)


def _refusal(status: int) -> web.Response:
    response = web.Response(status=status)
    if status in (408, 413):
        # The rest of the body is not worth reading.
        response.force_close()
    return response
