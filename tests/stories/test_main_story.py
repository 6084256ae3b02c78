"""The main story, whole, as the demo plays it: from a candidate's first word to the coach's DM and a withdrawal."""

from pathlib import Path

import pytest

from adapters.playground import story
from bot.words import Language
from tests.installation import klik_on


@pytest.mark.parametrize("language", list(Language))
async def test_a_candidate_finds_one_coach_and_nobody_else_learns_who_asked(
    tmp_path: Path, language: Language
) -> None:
    chapters: list[str] = []
    async with klik_on(tmp_path, language=language) as house:
        await story.play(house.stage, lambda number, title: chapters.append(title))
    assert chapters == list(house.stage.script.titles)
