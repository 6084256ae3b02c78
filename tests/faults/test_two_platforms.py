"""Fifty times yes over two processes and both platforms, on one database: one grant, one DM, and nobody unanswered (F-039)."""

import asyncio
import json
import random
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from tests.faults.serving import Served, served
from tests.installation import bot_before, posts_a_request, workspace_on
from tests.stories.test_teams_race_story import YESES, Act, count, everybody_has_heard, holding, to, yeses
from tests.stories.two_platforms import (
    BothHouses,
    both_houses,
    environ_beside,
    everybody_joins,
    tenant_beside,
)

pytestmark = [pytest.mark.faults, pytest.mark.timeout(900)]


@dataclass(frozen=True)
class Race:
    answers: Counter[int]
    everybody_heard: bool
    holders: list[str]
    sent_to: set[str]
    grants: int
    taken: list[dict[str, int]]


@pytest.fixture(scope="module")
def race(tmp_path_factory: pytest.TempPathFactory) -> Race:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to play the same run again
    random.seed(seed)
    return asyncio.run(play(tmp_path_factory.mktemp("race")))


async def play(folder: Path) -> Race:
    async with workspace_on(folder) as slack, AsyncExitStack() as stack:
        teams = await stack.enter_async_context(tenant_beside(slack))
        environ = environ_beside(slack, teams)
        async with bot_before(slack, folder, **environ) as bot:
            house = both_houses(bot, teams)
            await everybody_joins(house, on_teams=3)
            await posts_a_request(bot)
            post = await bot.coaches[0].finds_button("request.accept", channel=bot.channel)
            card = await house.coaches[0].finds("request.accept", channel=house.channel)
        bots = [await stack.enter_async_context(served(slack, folder, **environ)) for _ in range(2)]
        acts = yeses(house, post, card)
        said = await asyncio.gather(*(at(house, bots[number % 2], act) for number, act in enumerate(acts)))
        heard = await everybody_has_heard(house, patience=120)
        return Race(
            Counter(status for status, _ in said),
            heard,
            holding(house),
            recipients(house),
            count(folder, "request_grant"),
            [await taken(bot) for bot in bots],
        )


async def at(house: BothHouses, bot: Served, act: Act) -> tuple[int, object]:
    """The address is read before the first pause, so each act goes to the process it was meant for."""
    house.slack.playground.bot_url = house.teams.bot_url = bot.url
    return await act()


def recipients(house: BothHouses) -> set[str]:
    """Every conversation to which the details were ever sent, on either wire."""
    calls = [
        *(house.teams.wire.calls(name) for name in ("sendToConversation", "updateActivity")),
        *(house.slack.playground.wire.calls(name) for name in ("chat.postMessage", "chat.update")),
    ]
    sent = [entry.request for entries in calls for entry in entries]
    return {to(request) for request in sent if house.script.email in json.dumps(request)}


async def taken(bot: Served) -> dict[str, int]:
    """How many requests of each platform this process took."""
    async with aiohttp.ClientSession() as session, session.get(f"{bot.url}/metrics") as answer:
        lines = (await answer.text()).splitlines()
    numbers = dict(line.split() for line in lines if not line.startswith("#"))
    return {name: int(float(numbers[f"klik_{name}_taken"])) for name in ("slack", "teams")}


def test_both_processes_took_part_on_both_platforms(race: Race) -> None:
    assert all(count > 0 for each in race.taken for count in each.values()), race.taken


def test_every_yes_is_acknowledged_and_everybody_hears(race: Race) -> None:
    assert race.answers == {200: YESES}
    assert race.everybody_heard


def test_there_is_one_grant_and_one_dm_has_the_details(race: Race) -> None:
    assert race.grants == 1
    assert len(race.holders) == 1
    assert len(race.sent_to) == 1
