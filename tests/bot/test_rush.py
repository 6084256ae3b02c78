"""While one act follows right behind another, messages wait; nobody is forgotten."""

import asyncio
from collections.abc import Callable

from bot.rush import LONGEST, PAUSE, Rush


class Hours:
    """An event loop's time that passes when it is told to."""

    def __init__(self) -> None:
        self.at = 0.0
        self._due: list[tuple[float, Callable[[], None]]] = []

    def later(self, seconds: float, callback: Callable[[], None]) -> None:
        self._due.append((self.at + seconds, callback))

    async def pass_by(self, seconds: float) -> None:
        await _others()
        end = self.at + seconds
        while coming := sorted((each for each in self._due if each[0] <= end), key=lambda each: each[0]):
            self._due.remove(coming[0])
            self.at = coming[0][0]
            coming[0][1]()
        self.at = end
        await _others()


async def _others() -> None:
    """Whoever can go on does."""
    for _ in range(3):
        await asyncio.sleep(0)


def test_a_message_waits_until_no_act_is_in_hand() -> None:
    async def story() -> None:
        hours = Hours()
        rush = Rush(later=hours.later, now=lambda: hours.at)
        with rush.taking():
            message = asyncio.create_task(rush.over())
            await hours.pass_by(LONGEST / 2)
            assert not message.done()
        await hours.pass_by(1.1 * PAUSE)
        assert message.done()

    asyncio.run(story())


def test_after_an_act_it_waits_for_the_next_a_moment_and_after_that_for_nothing() -> None:
    async def story() -> None:
        hours = Hours()
        rush = Rush(later=hours.later, now=lambda: hours.at)
        await hours.pass_by(LONGEST)
        with rush.taking():
            pass
        message = asyncio.create_task(rush.over())
        await hours.pass_by(0.9 * PAUSE)
        assert not message.done()
        await hours.pass_by(0.2 * PAUSE)
        assert message.done()
        await asyncio.wait_for(rush.over(), 10)

    asyncio.run(story())


def test_a_rush_without_a_pause_holds_no_message_up_for_ever() -> None:
    async def story() -> None:
        hours = Hours()
        rush = Rush(later=hours.later, now=lambda: hours.at)
        with rush.taking():
            await hours.pass_by(10 * LONGEST)
            first = asyncio.create_task(rush.over())
            await hours.pass_by(LONGEST - 2 * PAUSE)
            assert not first.done()
            await hours.pass_by(3 * PAUSE)
            assert first.done()
            second = asyncio.create_task(rush.over())
            await hours.pass_by(LONGEST / 2)
            assert not second.done(), "each waits for itself"
            rush.end()
            await second

    asyncio.run(story())
