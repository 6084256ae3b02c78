"""Every promise has a test: one that carries its number, or a row in `docs/requirements-coverage.md` that names it.

The requirements themselves stand beside the repository where it is built; elsewhere the page is held against itself.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "requirements-coverage.md"
REQUIREMENTS = ROOT.parent / "shared" / "requirements.md"
ID = r"R-\d{3}[a-e]?"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
NUMBERED = re.compile(r"test_r_(\d{3}[a-e]?)_")


def rows(heading: str, text: str | None = None) -> dict[str, str]:
    """The rows of one table of the page: number, and the rest of the line."""
    page = text if text is not None else PAGE.read_text(encoding="utf-8")
    _, _, part = page.partition(f"## {heading}\n")
    part = part.partition("\n## ")[0]
    return {found[1]: found[2] for found in re.finditer(rf"^\| ({ID}) \|(.+)$", part, re.MULTILINE)}


def promised() -> set[str]:
    """The numbers of the requirements' own rows."""
    text = REQUIREMENTS.read_text(encoding="utf-8")
    return set(re.findall(rf"^\| ({ID}) \|", text, re.MULTILINE))


@cache
def names_in(path: str) -> frozenset[str]:
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return frozenset(n.name for n in tree if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def numbered() -> set[str]:
    """The requirements that a test carries in its name."""
    names = (
        name
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for name in names_in(str(path.relative_to(ROOT)))
    )
    return {f"R-{found[1]}" for name in names if (found := NUMBERED.match(name))}


def objections(shown: dict[str, str]) -> list[str]:
    """What is wrong with the rows of the first table."""
    found = []
    for row, line in shown.items():
        tests = NAMED.findall(line)
        if not tests:
            found.append(f"{row} names no test")
        found += [f"{row}: {path} has no {name}" for path, name in tests if name not in names_in(path)]
    return found


def test_every_test_that_the_page_names_exists() -> None:
    assert rows("Shown")
    assert not objections(rows("Shown"))


def test_a_row_without_a_test_or_with_one_that_is_gone_would_be_noticed() -> None:
    gone = {"R-001": "| x | `tests/test_requirements.py::test_that_is_gone` |", "R-002": "| x | soon |"}
    assert objections(gone) == [
        "R-001: tests/test_requirements.py has no test_that_is_gone",
        "R-002 names no test",
    ]


def test_no_promise_is_both_shown_and_waiting() -> None:
    shown = rows("Shown").keys() | numbered()
    assert not shown & rows("Not shown yet").keys(), "take these off the list of what is not shown yet"


def test_every_promise_has_a_test_or_a_row() -> None:
    if not REQUIREMENTS.is_file():
        pytest.skip("the requirements do not stand beside this copy of the repository")
    known = rows("Shown").keys() | rows("Not shown yet").keys() | numbered()
    assert len(promised()) > 90
    assert promised() - known == set(), "these have neither a test nor a row"
    assert known - promised() == set(), "nobody asked for these"
