"""While people press one right after another, presses are taken first and answered after; nobody is forgotten."""

import asyncio
from collections.abc import Callable

import pytest
from slack_acts import PLACE, press
from slack_workspace import NotingDoor, view, workspace

from adapters.slack.rush import LONGEST, PAUSE, Rush
from bot.events import Event
from bot.outcome import Answer
from bot.views import Say

AGES = 3600.0


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


def test_an_answer_waits_for_a_pause_and_no_longer() -> None:
    async def story() -> None:
        hours = Hours()
        rush = Rush(later=hours.later, now=lambda: hours.at)
        with rush.taking():
            answer = asyncio.create_task(rush.over())
            await hours.pass_by(20 * PAUSE)
            assert not answer.done(), "a press is in hand"
        await hours.pass_by(PAUSE / 2)
        assert not answer.done(), "another may come right behind it"
        await hours.pass_by(2 * PAUSE)
        assert answer.done()

    asyncio.run(story())


def test_a_rush_without_a_pause_holds_no_answer_up_for_ever() -> None:
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


class HeldDoor(NotingDoor):
    """The first press stays in hand until it is let go."""

    def __init__(self) -> None:
        super().__init__(says=Say(view("Gelukt")))
        self.came, self.let_go = asyncio.Event(), asyncio.Event()

    async def handle(self, event: Event) -> Answer:
        is_first = not self.heard
        answer = await super().handle(event)
        self.came.set()
        if is_first:
            await self.let_go.wait()
        return answer


def test_who_was_decided_is_answered_when_no_press_is_in_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.rush.LONGEST", AGES)

    async def story() -> None:
        door = HeldDoor()
        async with workspace(door) as space:
            held = asyncio.create_task(press(space))
            await door.came.wait()
            assert await press(space) == 200
            for _ in range(3):  # in the time of these it would have come
                await space.messenger.post(PLACE, view("Aanvraag"))
            assert not space.calls("response_url")
            door.let_go.set()
            assert await held == 200
            await space.slack.until(lambda: len(space.calls("response_url")) == 2)

    asyncio.run(story())


def test_at_the_end_of_the_process_nobody_waits_any_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.rush.LONGEST", AGES)
    monkeypatch.setattr("adapters.slack.rush.PAUSE", AGES)

    async def story() -> None:
        async with workspace(NotingDoor(says=Say(view("Gelukt")))) as space:
            assert await press(space) == 200
            assert not space.calls("response_url")
        assert len(space.calls("response_url")) == 1

    asyncio.run(story())
