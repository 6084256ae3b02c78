"""Microsoft's keys: a new one is known within seconds, and a slow or absent Microsoft holds nobody else up (F-024, F-096)."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from teams_tenant import tenant
from test_teams_authentication import bearer, message

from adapters.playground.slack_faults import Fault
from adapters.playground.teams_tokens import SigningKey, new_key
from adapters.teams.keys import BETWEEN, FRESH, USABLE, KeysUnavailable, SigningKeys, UnknownKey
from adapters.teams.registration import NotStarted


@asynccontextmanager
async def microsoft(told: "Told") -> AsyncIterator[str]:
    """An OpenID host whose keys come as told."""

    async def described(request: web.Request) -> web.Response:
        return web.json_response({"jwks_uri": f"http://{request.host}/keys"})

    application = web.Application()
    application.router.add_get("/openid", described)
    application.router.add_get("/keys", told.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/openid"
    finally:
        await runner.cleanup()


class Told:
    """Answers with what it holds now, counts how often, and waits while `gate` is closed."""

    def __init__(self, *keys: Any) -> None:
        self.keys = [key.published() for key in keys]
        self.asked = 0
        self.arrived = asyncio.Event()
        self.status = 200
        self.gate = asyncio.Event()
        self.gate.set()

    async def answer(self, _: web.Request) -> web.Response:
        self.asked += 1
        self.arrived.set()
        await self.gate.wait()
        return web.json_response({"keys": self.keys}, status=self.status)


@asynccontextmanager
async def signing_keys(told: Told, moment: list[float]) -> AsyncIterator[SigningKeys]:
    async with microsoft(told) as url, aiohttp.ClientSession() as session:
        keys = SigningKeys(url, session=session, now=lambda: moment[0])
        try:
            yield keys
        finally:
            told.gate.set()
            await keys.stop()


async def test_a_new_key_is_known_within_seconds() -> None:
    async with tenant() as on:
        assert await on.signed(message(on)) == 200
        on.teams.rotate_key()
        on.moment[0] += BETWEEN
        assert await on.signed(message(on, id="2")) == 200
        assert len(on.door.heard) == 2


async def test_unknown_keys_make_us_ask_once_in_a_few_seconds_and_no_more() -> None:
    first, moment = new_key(), [1000.0]
    told = Told(first)
    async with signing_keys(told, moment) as keys:
        await keys.key(first.kid)
        for _ in range(20):
            with pytest.raises(UnknownKey):
                await keys.key("nobody's")
        assert told.asked == 1
        moment[0] += BETWEEN
        with pytest.raises(UnknownKey):
            await keys.key("nobody's")
        assert told.asked == 2


async def test_everybody_who_waits_waits_for_the_same_answer() -> None:
    first = new_key()
    told = Told(first)
    told.gate.clear()
    async with signing_keys(told, [1000.0]) as keys:
        waiting = [asyncio.ensure_future(keys.key(first.kid)) for _ in range(20)]
        await asyncio.sleep(0)
        told.gate.set()
        found = await asyncio.gather(*waiting)
        assert len({id(each) for each in found}) == 1
        assert told.asked == 1


async def test_a_question_that_takes_long_is_not_asked_again_meanwhile() -> None:
    first, moment = new_key(), [1000.0]
    told = Told(first)
    told.gate.clear()
    async with signing_keys(told, moment) as keys:
        waiting = [asyncio.ensure_future(keys.key(first.kid))]
        await told.arrived.wait()
        moment[0] += 2 * BETWEEN
        waiting.append(asyncio.ensure_future(keys.key(first.kid)))
        await asyncio.sleep(0)
        told.gate.set()
        await asyncio.gather(*waiting)
        assert told.asked == 1


async def test_a_known_key_is_used_while_a_slow_microsoft_is_asked_beside_it() -> None:
    first, moment = new_key(), [1000.0]
    told = Told(first)
    async with signing_keys(told, moment) as keys:
        await keys.key(first.kid)
        moment[0] += FRESH + 1
        told.gate.clear()
        assert await keys.key(first.kid)


async def test_while_microsoft_is_away_known_keys_go_on_for_days_and_not_for_ever() -> None:
    first, moment = new_key(), [1000.0]
    told = Told(first)
    async with signing_keys(told, moment) as keys:
        await keys.key(first.kid)
        told.status = 503
        moment[0] += USABLE - 1
        assert await keys.key(first.kid)
        moment[0] += 10
        with pytest.raises(KeysUnavailable):
            await keys.key(first.kid)


@pytest.mark.parametrize(
    "broken",
    [
        {"kty": "EC", "kid": "a"},
        {"kty": "RSA", "kid": "a", "n": "AQAB", "e": "AQAB"},
        {"kty": "RSA", "kid": "a", "n": 7, "e": None},
        "no key at all",
    ],
)
async def test_a_key_that_cannot_be_read_leaves_the_others_usable(broken: Any) -> None:
    first = new_key()
    told = Told(first)
    told.keys.insert(0, broken)
    async with signing_keys(told, [1000.0]) as keys:
        assert await keys.key(first.kid)
        with pytest.raises(UnknownKey):
            await keys.key("a")


async def test_a_key_that_could_be_broken_by_computing_is_none() -> None:
    small = SigningKey("small", rsa.generate_private_key(public_exponent=65537, key_size=1024))
    async with signing_keys(Told(new_key(), small), [1000.0]) as keys:
        with pytest.raises(UnknownKey):
            await keys.key("small")


async def test_microsoft_down_is_503_and_up_again_is_heard() -> None:
    async with tenant(start=False) as on:
        on.teams.faults.order(Fault("openid", "status", status=500))
        assert await on.signed(message(on)) == 503
        assert on.door.heard == []
        assert on.app.counts.keys_unavailable == 1
        on.moment[0] += BETWEEN
        assert await on.signed(message(on)) == 200


async def test_a_microsoft_that_answers_in_twenty_seconds_holds_up_nobody_whose_key_is_known() -> None:
    """The stranger's request stays open for as long as the host takes; the others are answered meanwhile."""
    known, unknown = new_key(), new_key()
    told, moment = Told(known), [1000.0]
    async with signing_keys(told, moment) as keys:
        await keys.key(known.kid)
        moment[0] += BETWEEN
        told.gate.clear()
        stalled = asyncio.ensure_future(keys.key(unknown.kid))
        for _ in range(100):
            assert await keys.key(known.kid)
        assert not stalled.done()
        told.keys.append(unknown.published())
        told.gate.set()
        assert (await stalled).endorsements == {"msteams"}


async def test_requests_are_answered_while_another_waits_for_a_key() -> None:
    told = Told()
    async with microsoft(told) as url, tenant(openid_url=url, start=False) as on:
        told.keys = [on.teams.tokens.signing.published()]
        await on.app.start()
        known = bearer(on.teams.token())
        on.moment[0] += BETWEEN
        told.gate.clear()
        told.keys.append(on.teams.rotate_key().published())
        stalled = asyncio.ensure_future(on.signed(message(on)))
        statuses = [await on.post(json.dumps(message(on, id=str(n))).encode(), known) for n in range(10)]
        assert statuses == [200] * 10
        assert not stalled.done()
        told.gate.set()
        assert await stalled == 200


@pytest.mark.parametrize("url", ["http://login.botframework.com/x", "ftp://127.0.0.1/x", "", "nonsense"])
def test_keys_are_not_fetched_where_anybody_can_change_them_on_the_way(url: str) -> None:
    with pytest.raises(NotStarted):
        SigningKeys(url, session=None, now=lambda: 0.0)  # type: ignore[arg-type]
