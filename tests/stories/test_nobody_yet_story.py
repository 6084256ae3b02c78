"""Nobody to match with: the truth before anything is filled in, and a task for the admin, once."""

from pathlib import Path

import pytest

from adapters.playground.slack_faults import Fault
from bot.words import Language
from tests.installation import LaterClock, bot_before, klik_on, klik_with_coaches, workspace_on


@pytest.mark.parametrize("language", list(Language))
async def test_without_a_coach_the_candidate_hears_so_and_the_admin_gets_one_task(
    tmp_path: Path, language: Language
) -> None:
    async with klik_on(tmp_path, language=language) as house:
        script = house.stage.script
        await house.candidate.says(script.first_word)
        await house.candidate.sees(script.statement)

        for _ in range(2):
            answer = await house.candidate.types("/klik", script.find)
            assert script.nobody in str(answer)
        assert not house.playground.world.modals.of(house.candidate.user)

        await house.admin.sees(script.task)
        await house.candidate.says(script.wish)
        await house.candidate.sees(script.nobody)
        assert house.admin.text().count(script.task) == 1


async def test_a_candidate_who_is_the_only_coach_has_nobody_either(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        for coach in house.coaches[1:]:
            await coach.types("/klik", "pauze 30")
        only = house.coaches[0]
        answer = await only.types("/klik", house.stage.script.find)
        assert house.stage.script.nobody in str(answer)
        others = await house.candidate.types("/klik", house.stage.script.find)
        assert house.stage.script.nobody not in str(others)


async def test_whoever_asks_right_after_a_start_hears_about_coaches_and_not_about_the_start(
    tmp_path: Path,
) -> None:
    clock = LaterClock()
    async with workspace_on(tmp_path, clock=clock) as playground:
        playground.faults.order(Fault("conversations.info", "delay", seconds=0.4))
        async with bot_before(playground, tmp_path, clock=clock) as house:
            assert playground.faults.fired
            await house.candidate.types("/klik", house.stage.script.find)
            await house.candidate.sees(house.stage.script.statement)
            answer = await house.candidate.types("/klik", house.stage.script.find)
            assert house.stage.script.nobody in str(answer)
