"""Klik comes and goes on Teams: a person removes it, the channel or the team is deleted, the team puts Klik out and in again."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from adapters.playground.teams_actions import button_of
from adapters.playground.teams_server import TeamsPlayground
from bot.matching.readiness import Obstacle
from bot.messages import tasks
from bot.messages.claim import SENTENCES
from bot.outcome import Said
from bot.words import Language
from tests.stories.chairs import YES
from tests.stories.seating import (
    ALONE,
    can_ask_again,
    in_both_languages,
    posts,
    previews,
    with_coaches,
)

Act = Callable[[TeamsPlayground], Awaitable[object]]
SEATING = ALONE["Teams"]


async def comes_back(teams: TeamsPlayground) -> None:
    """A team that was deleted and brought back has its channels again."""
    await teams.comings.restore_channel()


# What ends it, what mends it, and what an admin hears.
ENDS: dict[str, tuple[Act, Act, Obstacle]] = {
    "the channel is deleted": (
        lambda teams: teams.comings.delete_channel(),
        lambda teams: teams.comings.restore_channel(),
        Obstacle.NO_CHANNEL,
    ),
    "the team is deleted": (
        lambda teams: teams.comings.delete_team(),
        comes_back,
        Obstacle.NO_CHANNEL,
    ),
    "Klik is put out": (
        lambda teams: teams.comings.remove_bot(),
        lambda teams: teams.comings.add_bot(),
        Obstacle.NOT_IN_CHANNEL,
    ),
}


@pytest.mark.parametrize("end", ENDS)
@in_both_languages
async def test_by_its_event_alone_klik_knows_and_afterwards_it_goes_on(
    tmp_path: Path, end: str, language: Language
) -> None:
    """No hour has to go by: Teams tells, and Klik looks."""
    ends, mends, obstacle = ENDS[end]
    async with with_coaches(tmp_path, SEATING, language=language) as table:
        assert table.both is not None
        await table.coaches[0].talks_in_channel("@Klik klik help")
        await ends(table.both.teams)
        await table.admin.reads(tasks.task(language, obstacle, "").summary)
        await mends(table.both.teams)
        await can_ask_again(table, language)
        await table.candidate.presses_on(await previews(table), "request.publish")
        await table.coaches[0].finds(YES, in_channel=True)


@in_both_languages
async def test_who_removes_klik_has_no_open_post_any_more(tmp_path: Path, language: Language) -> None:
    async with with_coaches(tmp_path, SEATING, language=language) as table:
        assert table.both is not None
        card, coach = await posts(table), table.coaches[0]
        shown = table.both.coaches[0]

        await table.both.teams.uninstall(table.candidate.user)

        await table.until(
            lambda: not any(button_of(each.cards, YES) for each in shown.messages(table.both.channel))
        )
        await coach.reacts(on=card)
        await coach.reads(SENTENCES[Said.EXPIRED].of(language).partition(". ")[0])
        assert table.script.email not in coach.text()
