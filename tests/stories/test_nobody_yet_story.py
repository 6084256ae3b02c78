"""Nobody to match with: the truth before anything is filled in, and a task for the admin, once."""

from pathlib import Path

from adapters.playground.slack_faults import Fault
from bot.words import Language
from tests.installation import LaterClock, bot_before, workspace_on
from tests.stories.seating import Seating, everywhere, in_both_languages, on_each, seated, with_coaches


@on_each
@in_both_languages
async def test_without_a_coach_the_candidate_hears_so_and_the_admin_gets_one_task(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with seated(tmp_path, seating, language=language) as table:
        script, candidate = table.script, table.candidate
        await candidate.says(script.first_word)
        await candidate.reads(script.statement)

        for _ in range(2):
            assert script.nobody in await candidate.answer_to(f"klik {script.find}")
        assert "request.submit" not in table.forms_in_front(candidate)

        await table.admin.reads(script.task)
        await candidate.says(script.wish)
        await candidate.reads(script.nobody)
        assert table.admin.text().count(script.task) == 1


@everywhere
async def test_a_candidate_who_is_the_only_coach_has_nobody_either(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        only, other = table.coaches
        assert "Je staat op pauze" in await other.answer_to("klik pauze 30")
        find = f"klik {table.script.find}"
        assert table.script.nobody in await only.answer_to(find)
        assert table.script.nobody not in await table.candidate.answer_to(find)


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
