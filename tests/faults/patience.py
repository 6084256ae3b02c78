"""Waiting for what is promised while the clock is moved, and the verdict over a whole run in this process."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import aiohttp

from tests.faults.checker import Promised, Verdict, check, read_history
from tests.installation import HISTORY, House


async def in_the_end(house: House, look: Callable[[], object], *, minutes: float = 1.0) -> None:
    """Minutes go by, one after another, until it shows."""
    async with asyncio.timeout(60):
        while not look():
            house.later(minutes=minutes)
            with suppress(TimeoutError):
                await house.playground.until(look, timeout=0.3)


async def asked(url: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status


async def answers(url: str, status: int) -> None:
    """Asked again and again until it answers so: another process has no event for us."""
    async with asyncio.timeout(60):
        while await asked(url) != status:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def nothing_waits(house: House) -> None:
    """Until every promise to somebody is kept: what Klik sends or writes from here on was caused by what comes."""
    async with asyncio.timeout(60):
        while await house.store.read(lambda unit: unit.outbox.waiting()) or answers_under_way():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


def answers_under_way() -> bool:
    """After its answer, an adapter still notes where that stands."""
    return any(task.get_name().startswith("answering ") for task in asyncio.all_tasks())


def verdict(house: House) -> Verdict:
    script = house.stage.script
    promised = Promised((script.email,), house.channel, frozenset(coach.user for coach in house.coaches))
    return check(read_history(house.folder / HISTORY), promised, faults=len(house.playground.faults.fired))


def is_matched(house: House) -> bool:
    """The coach has the details, the post says so, and the candidate knows who it is."""
    script, coach = house.stage.script, house.coaches[0]
    return (
        script.email in coach.text()
        and script.found in coach.text(house.channel)
        and script.matched in house.candidate.text()
    )
