"""The page on Teams against the tests: every way to pretend, every defect of the SDK, every line and every story has its row."""

import re
from pathlib import Path

import pytest

from tests.faults.test_teams_forgeries import BODIES
from tests.teams_forgeries import ACTIVITIES, TOKENS
from tests.test_requirements import NAMED, names_in

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "teams.md").read_text(encoding="utf-8")
EVERY_SEAT = ("@everywhere", "@on_each", "everywhere_and", "seats import")
BY_THEMSELVES = {"a key not for Teams": 401, "Microsoft's keys out of reach": 503}


def rows(heading: str) -> list[list[str]]:
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_every_way_to_pretend_has_a_row_with_its_answer() -> None:
    held = dict.fromkeys(TOKENS, 401) | {case: status for case, (status, _) in ACTIVITIES.items()}
    held |= {case: status for case, (status, _) in BODIES.items()} | BY_THEMSELVES
    assert {case: int(status) for case, status in rows("Who may speak as Teams")} == held
    assert len(held) > 22


def test_every_defect_names_tests_that_exist() -> None:
    defects = rows("Defects of botbuilder 4.17.1")
    assert len(defects) == 12
    for defect, _, tests in defects:
        named = NAMED.findall(tests)
        assert named, defect
        assert [name for path, name in named if name not in names_in(path)] == [], defect


def test_every_line_of_what_teams_asks_names_tests_that_exist() -> None:
    lines = rows("What Teams asks and does, line by line")
    assert len(lines) > 40
    for line, tests in lines:
        named = NAMED.findall(tests)
        assert named, line
        assert [name for path, name in named if name not in names_in(path)] == [], line


@pytest.mark.parametrize(
    "file", sorted((ROOT / "tests" / "stories").glob("test_*.py")), ids=lambda file: file.name
)
def test_a_story_is_played_at_every_seat_or_says_why_not(file: Path) -> None:
    told = file.read_text(encoding="utf-8")
    excused = {story.strip("`") for story, _ in rows("Stories")}
    assert any(sign in told for sign in EVERY_SEAT) or file.name in excused


def test_no_story_is_excused_that_does_not_exist() -> None:
    named = set(re.findall(r"`(test_\w+_story\.py)`", PAGE))
    assert named
    assert [name for name in named if not (ROOT / "tests" / "stories" / name).is_file()] == []
