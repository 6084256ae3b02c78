"""A candidate with a match and a withdrawn request is erased, as the demo plays it: nothing of them stands anywhere."""

from pathlib import Path

import pytest

from adapters.playground import erasing_story, story
from bot.words import Language
from tests.installation import klik_on


@pytest.mark.parametrize("language", list(Language))
async def test_a_candidate_who_asks_for_it_is_gone_from_every_conversation(
    tmp_path: Path, language: Language
) -> None:
    chapters: list[str] = []
    async with klik_on(tmp_path, language=language) as house:
        told = await story.play(house.stage, lambda number, title: chapters.append(title))
        await erasing_story.play(house.stage, lambda number, title: chapters.append(title), after=told)
    assert chapters[-1] == erasing_story.TITLE.of(language)
    ledger = (tmp_path / "data" / "erasures.ledger").read_text().splitlines()
    assert [line.split()[1] for line in ledger] == ["intent", "done"]
