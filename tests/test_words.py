"""Every sentence Klik has, found by walking the code: both languages, the same placeholders, short and without a raised voice."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.messages.parts import said
from bot.words import Language, Words

ROOT = Path(__file__).parents[1]
BLAME = re.compile(
    r"\b(foutief|jouw fout|verkeerd ingevuld|ongeldig|invalid|wrong input|your mistake|illegal)\b", re.I
)
FORMAL = re.compile(r"\b(u|uw)\b", re.I)
LONGEST_SENTENCE = 200


@dataclass(frozen=True)
class Pair:
    """`Words(nl=…, en=…)` as it is written somewhere."""

    where: str
    nl: str
    en: str


def _pairs() -> Iterator[Pair]:
    for folder in ("bot", "adapters"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Words":
                    yield from _pair(node, where=f"{file.relative_to(ROOT)}:{node.lineno}")


def _pair(call: ast.Call, *, where: str) -> Iterator[Pair]:
    """A pair of literals; one made from other words has been checked there."""
    given = {each.arg: each.value for each in call.keywords}
    nl, en = given.get("nl"), given.get("en")
    if isinstance(nl, ast.Constant) and isinstance(en, ast.Constant):
        yield Pair(where, nl.value, en.value)


PAIRS = list(_pairs())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?:])\s", text)


def test_the_walk_finds_the_sentences() -> None:
    assert len(PAIRS) > 300
    assert any("Hoi, ik ben Klik" in pair.nl for pair in PAIRS)


def test_both_languages_have_the_same_placeholders() -> None:
    assert [p.where for p in PAIRS if placeholders(p.nl) != placeholders(p.en)] == []


def test_a_placeholder_is_a_name_without_any_format() -> None:
    for pair in PAIRS:
        assert all(name.isidentifier() for name in placeholders(pair.nl)), pair.where


def test_no_sentence_is_empty_in_one_language_only() -> None:
    assert [p.where for p in PAIRS if bool(p.nl.strip()) != bool(p.en.strip())] == []


def test_nothing_begins_or_ends_with_a_blank() -> None:
    assert [p.where for p in PAIRS if p.nl != p.nl.strip() or p.en != p.en.strip()] == []


@pytest.mark.parametrize("mark", ["!", "  ", "...", "<", ">", "*", "_Klik_"])
def test_nobody_is_shouted_at_and_nothing_is_markup(mark: str) -> None:
    assert [p.where for p in PAIRS if mark in p.nl or mark in p.en] == []


def test_nobody_is_blamed_and_everybody_is_je() -> None:
    assert [p.where for p in PAIRS if BLAME.search(p.nl) or BLAME.search(p.en)] == []
    assert [p.where for p in PAIRS if FORMAL.search(p.nl)] == []


def test_sentences_are_short() -> None:
    long = [
        p.where for p in PAIRS for each in sentences(p.nl) + sentences(p.en) if len(each) > LONGEST_SENTENCE
    ]
    assert long == []


def test_a_value_with_braces_is_not_read_as_a_placeholder() -> None:
    words = Words(nl="{what} staat klaar.", en="{what} is ready.")
    assert said(words, Language.NL, what="{name}").summary == "{name} staat klaar."
