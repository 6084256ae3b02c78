"""Two hundred coaches' clicks at once, buttons and emoji mixed: one winner, and everybody gets an answer (F-039, F-080)."""

import asyncio
import random
import sqlite3
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.checker import Promised, Verdict, check, read_history
from tests.faults.crowd import (
    BUTTONS,
    EMOJI,
    everybody_accepts,
    invite,
    told_at_the_button,
    told_in_private,
)
from tests.faults.serving import served
from tests.installation import (
    HISTORY,
    House,
    bot_before,
    everybody_is_known,
    posts_a_request,
    workspace_on,
)

# The fixture plays the whole run: on a busy machine that takes minutes.
pytestmark = [pytest.mark.faults, pytest.mark.timeout(900)]

COACHES = 10
CLICKS = COACHES * (BUTTONS + len(EMOJI))


@dataclass(frozen=True)
class Race:
    answers: Counter[int]
    at_the_button: dict[str, int]
    in_private: dict[str, int]
    holders: list[str]
    grants: int
    verdict: Verdict


@pytest.fixture(scope="module", params=[1, 2], ids=["one-process", "two-processes"])
def race(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Race:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to play the same run again
    folder = tmp_path_factory.mktemp("race")
    return asyncio.run(play(folder, processes=request.param, seed=seed))


async def play(folder: Path, *, processes: int, seed: int) -> Race:
    async with workspace_on(folder) as playground:
        invite(playground, until=COACHES)
        async with bot_before(playground, folder) as house:
            await everybody_is_known(house)
            post = await posts_a_request(house)
        async with AsyncExitStack() as stack:
            bots = [await stack.enter_async_context(served(playground, folder)) for _ in range(processes)]
            since = playground.world.identifiers.ts()
            answers = await everybody_accepts(house, post, urls=[bot.url for bot in bots], seed=seed)
            await playground.until(lambda: everybody_was_told(house, since), timeout=120.0)
        return result(house, folder, answers, since=since)


def everybody_was_told(house: House, since: str) -> bool:
    users = [coach.user for coach in house.coaches]
    return all(
        len(told_at_the_button(house, user)) >= BUTTONS and told_in_private(house, user, since=since)
        for user in users
    ) and any(house.stage.script.email in coach.text() for coach in house.coaches)


def result(house: House, folder: Path, answers: Counter[int], *, since: str) -> Race:
    users = [coach.user for coach in house.coaches]
    promised = Promised((house.stage.script.email,), house.channel, frozenset(users))
    with sqlite3.connect(f"file:{folder / 'data' / 'klik.db'}?mode=ro", uri=True) as database:
        (grants,) = database.execute("SELECT count(*) FROM request_grant").fetchone()
    return Race(
        answers,
        {user: len(told_at_the_button(house, user)) for user in users},
        {user: len(told_in_private(house, user, since=since)) for user in users},
        [coach.user for coach in house.coaches if house.stage.script.email in coach.text()],
        grants,
        check(read_history(folder / HISTORY), promised, faults=CLICKS - 1),
    )


def test_every_click_and_every_emoji_is_acknowledged(race: Race) -> None:
    assert race.answers == {200: CLICKS}


def test_there_is_one_grant_and_one_coach_has_the_details(race: Race) -> None:
    assert race.grants == 1
    assert len(race.holders) == 1
    assert race.verdict.wrongs == []


def test_every_press_has_its_own_answer_at_the_button(race: Race) -> None:
    assert set(race.at_the_button.values()) == {BUTTONS}


def test_every_emoji_is_answered_in_private_and_not_more_often_than_it_was_given(race: Race) -> None:
    (winner,) = race.holders
    others = {user: count for user, count in race.in_private.items() if user != winner}
    assert set(others.values()) <= {1, len(EMOJI)}
    assert 1 <= race.in_private[winner] <= 1 + len(EMOJI)
