"""Every pattern that reads what a person wrote takes linear time over 100,000 hostile characters.

A new pattern is found by itself: it stands at the top of its module, or a function named here makes it of lists or of
the person's own values.
"""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

import bot.anonymise
import bot.intents
from bot.anonymise import categories, health, known
from bot.anonymise.sought import Sought

LONG = 100_000
GENERAL = ("a", "1", " ", "a ", "1 ", "a.", "mijn manager ")
# These never see what a person wrote.
BUILDERS = {"build_lexicon", "build_tagger", "corpus", "fillers", "build", "phrases", "training"}
MADE = {
    # What it compiles stands at the top of a module, and is found there.
    "sought.pattern": (),
    "health.phrases": (health.phrases("health.txt"), health.phrases("health_words.txt")),
    "categories.patterns": tuple(categories.patterns().values()),
    "known.spaced": (known.spaced("aaaaaaaa"), known.spaced("a-.a_*a")),
    "known.apart": (known.apart(["a", "a", "a", "a"]), known.apart(["-", "--", "-"])),
    "known.dialled": (known.dialled("11111111"), known.dialled("61234567")),
    "known.dotted": (known.dotted(["a", "a", "a"]),),
}


def modules() -> Iterator[ModuleType]:
    for package in (bot.anonymise, bot.intents):
        for module in pkgutil.iter_modules(package.__path__):
            if module.name not in BUILDERS:
                yield importlib.import_module(f"{package.__name__}.{module.name}")


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in modules():
        for name, value in vars(module).items():
            yield from numbered(f"{module.__name__.removeprefix('bot.')}.{name}", value)
    for name, value in MADE.items():
        yield from numbered(name, value)


def numbered(name: str, value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    return ((f"{name}.{at}", each) for at, each in enumerate(inside(value)))


def inside(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns in a pattern, or in a tuple of them, or of pairs with one."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Sought):
        yield value.pattern
    elif isinstance(value, tuple):
        for each in value:
            yield from inside(each)


def hidden(source: str) -> Iterator[str]:
    """The functions that call `re` themselves, where the search above cannot see the pattern."""
    for function in ast.walk(ast.parse(source)):
        named = isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        if named and any(is_of_re(node) for node in ast.walk(function)):
            yield getattr(function, "name", "lambda")


def is_of_re(node: ast.AST) -> bool:
    """`re.search`, `re.sub` …, `re.compile` and `sought`; `re.escape` and `re.Pattern` read nothing."""
    if isinstance(node, ast.Name) and node.id == "sought":
        return True
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "re"
        and node.attr not in {"escape", "Pattern", "Match"}
    )


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
    assert len(PATTERNS) > 150
    assert {name.rpartition(".")[0].rpartition(".")[0] for name in PATTERNS} > {
        "anonymise.ages",
        "anonymise.contact",
        "anonymise.dates",
        "anonymise.money",
        "anonymise.numbers",
        "anonymise.slots",
        "intents.entities",
        "intents.text",
        "known",
    }


def test_a_pattern_inside_a_function_is_noticed() -> None:
    assert list(hidden("import re\ndef f(x): return re.search('(a|a)*b', x)\n")) == ["f"]
    assert (
        list(hidden("import re\nP = re.compile('a')\ndef f(x: re.Match[str]): return P.sub(re.escape(x))"))
        == []
    )
    assert list(hidden("def f(x): return sought('a').finditer(x)")) == ["f"]


@pytest.mark.parametrize("module", list(modules()), ids=lambda module: module.__name__)
def test_no_pattern_stands_where_the_hostile_texts_miss_it(module: ModuleType) -> None:
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    name = module.__name__.rpartition(".")[2]

    assert {f"{name}.{function}" for function in hidden(source)} <= set(MADE)
    assert "from re import" not in source


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
