"""The courier's own loop: it starts with what is due, wakes when something is promised, survives a poisoned notice, and stops."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.courier.courier import Courier
from bot.model import ChannelState, Platform, Request
from bot.rush import Rush
from tests import furniture
from tests.conversation import Actor, House
from tests.furniture import COACHES


async def while_running(
    town: House, during: Callable[[Courier], Awaitable[None]], *, rush: Rush | None = None
) -> None:
    courier = Courier(
        town.store, {Platform.SLACK: town.platform}, rules=town.rules, clock=town.clock, rush=rush
    )
    courier.start()
    try:
        async with asyncio.timeout(20):
            await during(courier)
    finally:
        await courier.stop()


def test_what_was_due_before_the_start_is_sent_and_the_channels_are_looked_at(
    town: House, candidate: Actor
) -> None:
    candidate.says("hoi")
    looked, sent = asyncio.Event(), asyncio.Event()
    town.platform.meanwhile("inspect", sets(looked))
    town.platform.meanwhile("post", sets(sent))

    async def during(courier: Courier) -> None:
        await asyncio.gather(looked.wait(), sent.wait())
        assert not courier.is_halted

    town.wait_for(while_running(town, during))
    assert "Hoi, ik ben Klik" in candidate.reads
    assert town.look(lambda unit: unit.channels.find(COACHES)).state is ChannelState.USABLE


def test_a_promise_wakes_it(town: House, candidate: Actor) -> None:
    sent, resting = asyncio.Event(), asyncio.Event()
    town.platform.meanwhile("inspect", sets(resting))
    town.platform.meanwhile("post", sets(sent))

    async def during(courier: Courier) -> None:
        await resting.wait()
        await town.door.handle(furniture.message(candidate.account, "hoi"))
        courier.wake()
        await sent.wait()

    town.wait_for(while_running(town, during))
    assert "Hoi, ik ben Klik" in candidate.reads


def test_while_somebody_acts_nothing_is_taken_up(
    town: House, candidate: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.rush.LONGEST", 3600.0)
    sent, resting, rush = asyncio.Event(), asyncio.Event(), Rush()
    town.platform.meanwhile("inspect", sets(resting))
    town.platform.meanwhile("post", sets(sent))

    async def during(courier: Courier) -> None:
        await resting.wait()
        with rush.taking():
            await town.door.handle(furniture.message(candidate.account, "hoi"))
            courier.wake()
            for _ in range(50):  # in the time of these it would have gone out
                await town.store.read(lambda unit: unit.outbox.waiting())
            assert not sent.is_set()
        await sent.wait()

    town.wait_for(while_running(town, during, rush=rush))
    assert "Hoi, ik ben Klik" in candidate.reads


def test_a_notice_that_breaks_the_code_does_not_stop_the_others(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """F-008: an error nobody thought of, in the middle of sending."""
    coach.presses("request.accept")
    candidate.says("hoi")
    sent = asyncio.Event()
    town.platform.will_fail("post", ValueError("nobody thought of this"))
    town.platform.meanwhile("update", sets(sent))

    async def during(courier: Courier) -> None:
        await sent.wait()

    town.wait_for(while_running(town, during))
    assert town.courier.parked() == []
    assert town.look(lambda unit: unit.outbox.next_due()) > town.clock.now()
    town.moves(minutes=1)
    town.courier.runs()
    assert f"{posted.reference}: je hebt een coach" in candidate.reads


def test_waking_a_courier_that_does_not_run_is_harmless(town: House) -> None:
    Courier(town.store, {}, rules=town.rules, clock=town.clock).wake()


def sets(event: asyncio.Event) -> Callable[[], Awaitable[None]]:
    async def happens() -> None:
        event.set()

    return happens
