"""A pattern is skipped only where it would have found nothing."""

import importlib
import json
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import bot.anonymise
from bot.anonymise.sought import Sought, sought

TEXTS = Path(__file__).parents[2] / "data" / "anonymise" / "tuned.jsonl"


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("straat", ("straat",)),
        ("straat(?:je)?", ("straat",)),
        (r"[a-z]+(?:straat|straatje|laan)\s\d", ("laan", "straat")),
        (
            r"(?<!\w)(?P<own>(?:ik|wij) (?:heet|heten)) \w+",
            ("ik heet ", "ik heten ", "wij heet ", "wij heten "),
        ),
        (r"\d+ (?:euro){1,2}", ("euro",)),
        # What may be missing is not needed.
        (r"(?:euro)?\d", ()),
        (r"(?:euro)*\d", ()),
        (r"euro|\d", ()),
        (r"(?:euro|\d)x", ("x",)),
        (r"(?=euro)\w+", ()),
        (r"(?!euro)\w+", ()),
        (r"[^e]", ()),
        (r"[a-e]", ()),
    ],
)
def test_the_letters_are_read_from_the_pattern(pattern: str, needs: tuple[str, ...]) -> None:
    assert sought(pattern).needs == needs


@pytest.mark.parametrize("pattern", ["(?i)Euro", "(?i:Euro)x", "(?si)Euro"])
def test_a_pattern_for_either_case_is_refused(pattern: str) -> None:
    assert re.search(pattern, "EUROx")
    with pytest.raises(ValueError, match="lower case"):
        sought(pattern)


def test_a_text_without_them_is_not_read() -> None:
    found = sought(r"\d+ (?:euro|dollar)")

    assert [each.group() for each in found.finditer("5 euro, 6 dollar")] == ["5 euro", "6 dollar"]
    assert list(found.finditer("5 pond")) == []
    assert [each.group() for each in sought(r"\d").finditer("a1b")] == ["1"]


def test_a_pattern_is_compiled_at_the_first_text_that_may_have_a_match() -> None:
    found = sought(r"\d+ (?:euro|dollar)")

    assert list(found.finditer("5 pond")) == []
    assert "pattern" not in vars(found)
    assert [each.group() for each in found.finditer("5 euro")] == ["5 euro"]
    assert "pattern" in vars(found)


def every_one() -> Iterator[tuple[str, Sought]]:
    for module in pkgutil.iter_modules(bot.anonymise.__path__):
        for name, value in vars(importlib.import_module(f"bot.anonymise.{module.name}")).items():
            for at, each in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(each, Sought):
                    yield f"{module.name}.{name}.{at}", each


EVERY = dict(every_one())


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [json.loads(row)["text"].lower() for row in TEXTS.read_text(encoding="utf-8").splitlines()]


def test_most_patterns_need_something() -> None:
    assert sum(bool(each.needs) for each in EVERY.values()) > 90


def test_reading_the_letters_takes_about_as_long_as_compiling_would() -> None:
    reading = seconds(lambda text: sought(text).needs)
    compiling = seconds(re.compile)

    assert reading < 1.7 * compiling


def seconds(work: Callable[[str], object]) -> float:
    """For all patterns, in the best of three rounds."""
    taken = []
    for _ in range(3):
        re.purge()
        start = time.thread_time()
        for each in EVERY.values():
            work(each.text)
        taken.append(time.thread_time() - start)
    return min(taken)


@pytest.mark.parametrize("name", EVERY)
def test_no_text_is_skipped_that_has_a_match(name: str, texts: list[str]) -> None:
    skipped = [text for text in texts if not list(EVERY[name].finditer(text))]

    assert skipped
    assert not any(re.search(EVERY[name].pattern, text) for text in skipped)
