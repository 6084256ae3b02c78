"""Somebody of whom Klik holds everything gets a copy of it and is erased, as the demo plays it: nothing stands anywhere."""

from pathlib import Path

import pytest

from adapters.cli.demo import running
from adapters.playground import erasing_story, everything_story, mixed_story, story
from adapters.playground.people import StoryFailed
from bot.words import Language
from tests.installation import is_patient
from tests.stories.chairs import YES
from tests.stories.seating import Seating, Table, everywhere, posts, with_coaches


@pytest.mark.parametrize("language", list(Language))
async def test_who_has_everything_gets_a_copy_of_it_and_is_then_gone_from_every_conversation(
    tmp_path: Path, language: Language
) -> None:
    chapters: list[str] = []
    told: list[str] = []

    def chapter(number: int, title: str) -> None:
        chapters.append(title)

    async with running(tmp_path, language) as grounds:
        is_patient(grounds.slack)
        stage = story.stage(grounds.slack, language, lambda who, what: told.append(what))
        both = mixed_story.mixed_stage(stage, grounds.teams)
        after = await story.play(stage, chapter)
        after = await everything_story.play(both, chapter, after=after)
        with pytest.raises(StoryFailed):
            everything_story.check_gone(both)
        await erasing_story.play(stage, chapter, after=after)
        everything_story.check_gone(both)
    assert chapters[-3:] == [
        *(title.of(language) for title in everything_story.TITLES),
        erasing_story.TITLE.of(language),
    ]
    assert any("cv-1.pdf" in line for line in told)
    ledger = (tmp_path / "data" / "erasures.ledger").read_text().splitlines()
    assert [line.split()[1] for line in ledger] == ["intent", "done"]


@everywhere
async def test_wherever_they_sit_nothing_of_them_stands_anywhere_after(
    tmp_path: Path, seating: Seating
) -> None:
    async with with_coaches(tmp_path, seating) as table:
        coach, candidate = table.coaches[0], table.candidate
        await coach.presses_on(await posts(table), YES)
        await coach.reads(table.script.email)
        assert table.script.email in standing(table)

        await candidate.says(erasing_story.ASKS.nl)
        await candidate.presses_on(await candidate.finds("data.erase_now"), "data.erase_now")

        await candidate.reads(erasing_story.DONE.nl)
        await coach.reads(erasing_story.DUTY.nl)
        for value in table.script.canaries:
            assert value not in standing(table)
    ledger = (tmp_path / "data" / "erasures.ledger").read_text().splitlines()
    assert [line.split()[1] for line in ledger] == ["intent", "done"]


def standing(table: Table) -> str:
    """Everything the bot has standing, in every conversation of both platforms."""
    rooms = table.house.playground.world.messages.values()
    shown = [str(each.blocks) for room in rooms for each in room.values() if each.bot_id]
    if table.both:
        world = table.both.teams.world
        bot = world.bot_user
        shown += [
            str(each.attachments) + each.text
            for room in world.messages.values()
            for each in room.values()
            if each.user == bot
        ]
    return "\n".join(shown)
