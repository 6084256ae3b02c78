"""A coaches' channel that is not in order: nothing is posted there, an admin is told, a candidate hears it; then it goes on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.playground.teams_cast import COACHES_CHANNEL
from bot.matching.readiness import Obstacle
from bot.messages import tasks
from bot.words import Language, Words
from tests.faults.patience import in_the_end
from tests.stories.chairs import YES, SlackChair
from tests.stories.seating import (
    ALONE,
    NOT_SAFE,
    SLACK,
    TEAMS,
    Seating,
    Table,
    can_ask_again,
    in_both_languages,
    previews,
    with_coaches,
)

POSTED = Words(nl="staat bij de coaches", en="is with the coaches")


@dataclass(frozen=True)
class Trouble:
    """What is wrong with the channel, what mends it, and what the admins hear."""

    seating: Seating
    broken: dict[str, bool]
    mended: dict[str, bool]
    obstacle: Obstacle

    def task(self, language: Language) -> str:
        return tasks.task(language, self.obstacle, "").summary


SEATINGS = ALONE | {
    "Slack, for a candidate on Teams": Seating(TEAMS, (SLACK, SLACK), SLACK),
    "Teams, for a candidate on Slack": Seating(SLACK, (TEAMS, TEAMS), TEAMS),
}
everywhere = pytest.mark.parametrize("seating", SEATINGS.values(), ids=SEATINGS)


def trouble_in(place: str, obstacle: Obstacle, **broken: bool) -> Trouble:
    return Trouble(SEATINGS[place], broken, {name: not value for name, value in broken.items()}, obstacle)


ON_SLACK: dict[str, tuple[Obstacle, dict[str, bool]]] = {
    "public": (Obstacle.CHANNEL_PUBLIC, {"is_private": False}),
    "shared": (Obstacle.CHANNEL_SHARED, {"is_shared": True}),
    "archived": (Obstacle.CHANNEL_ARCHIVED, {"is_archived": True}),
}
ON_TEAMS: dict[str, tuple[Obstacle, dict[str, bool]]] = {
    "shared": (Obstacle.CHANNEL_SHARED, {"is_shared": True}),
    "without Klik": (Obstacle.NOT_IN_CHANNEL, {"has_bot": False}),
    "deleted": (Obstacle.NO_CHANNEL, {"is_archived": True}),
}
TROUBLES = {
    f"{place}, {name}": trouble_in(place, obstacle, **broken)
    for place in SEATINGS
    for name, (obstacle, broken) in (ON_SLACK if place.startswith("Slack") else ON_TEAMS).items()
}
troubled = pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
# One that is on each platform, and of which no event tells.
SHARED = {seating: TROUBLES[f"{name}, shared"] for name, seating in SEATINGS.items()}


@asynccontextmanager
async def with_one_channel(
    folder: Path, seating: Seating, language: Language = Language.NL
) -> AsyncIterator[Table]:
    """The one of the coaches' own platform; if there is another, it is not in order all along."""
    async with with_coaches(folder, seating, language=language) as table:
        if table.both is not None and is_on_slack(table):
            table.both.teams.world.change_channel(has_bot=False)
            table.later(minutes=61)  # the hourly look
            await table.admin.reads(tasks.task(language, Obstacle.NOT_IN_CHANNEL, "").summary)
        elif table.both is not None:
            table.house.playground.world.change_channel(table.house.channel, is_private=False)
            table.later(minutes=61)
            await table.admin.reads(tasks.task(language, Obstacle.CHANNEL_PUBLIC, "").summary)
            # What is said in the channel tells which team it is in; only who knows it can ask whether it is shared.
            await table.coaches[0].talks_in_channel("@Klik klik help")
        yield table


def is_on_slack(table: Table) -> bool:
    return isinstance(table.coaches[0], SlackChair)


def change(table: Table, changes: dict[str, bool]) -> None:
    """Without an event: it is only seen by looking."""
    if table.both is None or is_on_slack(table):
        table.house.playground.world.change_channel(table.house.channel, **changes)
    else:
        table.both.teams.world.change_channel(**changes)


def written(table: Table) -> int:
    """How often Klik wrote in the coaches' channel."""
    wire = table.house.playground.wire
    posted = wire.calls("chat.postMessage") + wire.calls("chat.update")
    ours = [each for each in posted if each.request.get("channel") == table.house.channel]
    made = [each for each in wire.calls("createConversation") if COACHES_CHANNEL in str(each.request)]
    return len(ours) + len([each for each in made if each.status < 300])


@troubled
@in_both_languages
async def test_a_post_is_held_while_the_channel_is_not_in_order_and_goes_out_after(
    tmp_path: Path, trouble: Trouble, language: Language
) -> None:
    async with with_one_channel(tmp_path, trouble.seating, language) as table:
        preview = await previews(table)
        change(table, trouble.broken)

        await table.candidate.presses_on(preview, "request.publish")

        await table.admin.reads(trouble.task(language))
        await table.candidate.reads(POSTED.of(language))
        assert written(table) == 0
        change(table, trouble.mended)
        await in_the_end(table.house, lambda: written(table), minutes=6)
        await table.coaches[0].finds(YES, in_channel=True)


@troubled
@in_both_languages
async def test_once_the_trouble_is_known_the_candidate_hears_it_before_the_form(
    tmp_path: Path, trouble: Trouble, language: Language
) -> None:
    async with with_one_channel(tmp_path, trouble.seating, language) as table:
        change(table, trouble.broken)
        table.later(minutes=61)  # the hourly look
        await table.admin.reads(trouble.task(language))

        answer = await table.candidate.answer_to(f"klik {table.script.find}")

        assert NOT_SAFE.of(language) in answer
        change(table, trouble.mended)
        await can_ask_again(table, language)


@everywhere
@in_both_languages
async def test_a_withdrawn_request_is_not_posted_when_the_channel_is_mended(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    trouble = SHARED[seating]
    async with with_one_channel(tmp_path, seating, language) as table:
        preview = await previews(table)
        change(table, trouble.broken)
        await table.candidate.presses_on(preview, "request.publish")
        await table.admin.reads(trouble.task(language))
        await table.candidate.presses_on(await table.candidate.finds("request.withdraw"), "request.withdraw")
        await table.candidate.reads(table.script.erased)

        change(table, trouble.mended)
        table.later(minutes=61)

        await can_ask_again(table, language)
        await table.candidate.closes()
        await table.candidate.presses_on(await previews(table), "request.publish")
        await table.coaches[0].finds(YES, in_channel=True)
        posts = [each for each in table.coaches[0].channel_text().split("\n") if "K-" in each]
        assert len(posts) == 1, "the next one is the first that comes to stand there"
