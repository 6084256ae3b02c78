"""Somebody of whom Klik holds everything gets a copy of it and is erased, as the demo plays it: nothing stands anywhere."""

from pathlib import Path

import pytest

from adapters.cli.demo import running
from adapters.playground import erasing_story, everything_story, mixed_story, story
from adapters.playground.people import StoryFailed
from bot.words import Language
from tests.installation import PATIENCE


@pytest.mark.parametrize("language", list(Language))
async def test_who_has_everything_gets_a_copy_of_it_and_is_then_gone_from_every_conversation(
    tmp_path: Path, language: Language
) -> None:
    chapters: list[str] = []
    told: list[str] = []

    def chapter(number: int, title: str) -> None:
        chapters.append(title)

    async with running(tmp_path, language) as grounds:
        # Slack waits three seconds; how long a busy machine takes is not what is told here.
        grounds.slack.deliveries.patience = PATIENCE
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
