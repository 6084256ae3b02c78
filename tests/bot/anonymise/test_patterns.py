"""Every pattern of the anonymiser reads hostile text of 100,000 characters in linear time; a new pattern is found by itself."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import bot.anonymise

LONG = 100_000
GENERAL = ("a", "1", " ", "a ", "1 ", "a.", "mijn manager ")
BUILDERS = {"build_lexicon", "build_tagger", "corpus", "fillers"}  # never see what a person wrote


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.iter_modules(bot.anonymise.__path__):
        if module.name not in BUILDERS:
            loaded = importlib.import_module(f"bot.anonymise.{module.name}")
            for name, value in vars(loaded).items():
                yield from ((f"{module.name}.{name}.{at}", each) for at, each in enumerate(inside(value)))


def inside(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns in a pattern, or in a tuple of them, or of pairs with one."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from inside(each)


PATTERNS = dict(patterns())
CATEGORIES = {op.CATEGORY_DIGIT: "1", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a"}


def sample(nodes: Any, *, last: bool, most: int) -> str:
    """A text that the pattern likes: of every choice the first or the last, of every repetition at most `most`."""
    return "".join(piece(kind, value, last=last, most=most) for kind, value in nodes)


def piece(kind: Any, value: Any, *, last: bool, most: int) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.IN:
        return one_of(value, last=last)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return sample(value[2], last=last, most=most) * max(value[0], min(int(value[1]), most))
    if kind is op.SUBPATTERN:
        return sample(value[3], last=last, most=most)
    if kind is op.BRANCH:
        return sample(value[1][-1 if last else 0], last=last, most=most)
    return "a" if kind in (op.ANY, op.NOT_LITERAL) else ""


def one_of(choices: Any, *, last: bool) -> str:
    kind, value = choices[-1 if last else 0]
    if choices[0][0] is op.NEGATE:
        return "a"
    if kind is op.RANGE:
        return chr(value[0])
    return chr(value) if kind is op.LITERAL else CATEGORIES.get(value, "a")


def hostile(pattern: re.Pattern[str]) -> Iterator[str]:
    nodes = parser.parse(pattern.pattern, pattern.flags)
    liked = {sample(nodes, last=last, most=8) for last in (False, True)}
    for text in sorted(liked - {""}):
        yield from (text, text[:-1] or text, text + " ")
    yield from GENERAL


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 100
    assert {name.partition(".")[0] for name in PATTERNS} > {
        "ages",
        "contact",
        "dates",
        "money",
        "numbers",
        "slots",
    }


def test_a_pattern_that_explodes_is_caught() -> None:
    assert seconds(re.compile(r"(?:a|a)*b"), "a" * 18) > seconds(re.compile(r"a*b"), "a" * 18) * 100


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", PATTERNS)
def test_a_hundred_thousand_hostile_characters_take_linear_time(name: str) -> None:
    for text in hostile(PATTERNS[name]):
        assert seconds(PATTERNS[name], (text * (LONG // len(text) + 1))[:LONG]) < 2.0, repr(text[:40])


def seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start
