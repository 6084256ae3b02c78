"""What holds for every text: settled after one go, exact offsets, whole words, linear time."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.anonymise import Anonymised, anonymise
from bot.words import Language

PIECES = (
    "ik ben sanne de wit",
    "mijn manager Ronald",
    "werk bij de hema in Amersfoort",
    "sanne punt wit at gmail punt com",
    "06 12 34 56 78",
    "nul zes twaalf vierendertig zesenvijftig achtenzeventig",
    "NL91 ABNA 0417 1640 00",
    "geboren 12-03-1985",
    "(34)",
    "mijn dochter van 4",
    "ik verdien 3.851,-",
    "kenteken 12-ab-34",
    "ik heb adhd",
    "Kerkstraat 12b, 3512 AB Utrecht",
    "[naam]",
    "[werkgever]",
    "burn-out",
    "3 jaar, 40 uur",
    "J\u200ba\u200bn",
    "C\u0430rmen",
    "d\u202eroW",
    "e\u0301\u0301\u0301",
    ". ",
    "\n",
    "@",
    "İstanbul",
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=8).map(" ".join)
languages = st.sampled_from(Language)


def rebuilt(text: str, done: Anonymised) -> str:
    pieces, place = [], 0
    for replacement in done.replacements:
        pieces += [text[place : replacement.start], replacement.placeholder]
        place = replacement.end
    return "".join([*pieces, text[place:]])


@given(texts, languages)
@settings(max_examples=80)
def test_a_second_time_changes_nothing(text: str, language: Language) -> None:
    once = anonymise(text, language=language).text

    assert anonymise(once, language=language).text == once


@given(texts, languages)
@settings(max_examples=80)
def test_the_replacements_rebuild_the_text_and_stand_in_order(text: str, language: Language) -> None:
    done = anonymise(text, language=language)

    assert rebuilt(text, done) == done.text
    ends = [0, *(replacement.end for replacement in done.replacements)]
    for before, replacement in zip(ends, done.replacements, strict=False):
        assert before <= replacement.start < replacement.end <= len(text)
        assert 0 <= replacement.certainty <= 1


@given(texts, languages)
@settings(max_examples=80)
def test_no_placeholder_stands_inside_a_word(text: str, language: Language) -> None:
    done = anonymise(text, language=language)

    for mark in done.marks:
        assert not done.text[mark.start - 1 : mark.start].isalnum() or mark.start == 0
        assert not done.text[mark.end : mark.end + 1].isalnum()


HOSTILE = {
    "letters": "a" * 25_000,
    "digits": "1" * 25_000,
    "digits with blanks": "1 " * 12_500,
    "number words": "een " * 6_250,
    "dots": "a." * 12_500,
    "at signs": "a@" * 12_500,
    "spelled address": "a punt " * 3_500,
    "at words": "a at b " * 3_500,
    "dashes": "a-" * 12_500,
    "underscores": "a_" * 12_500,
    "colons": "1:" * 12_500,
    "streets": "straat " * 3_500,
    "roles": "mijn manager " * 1_750,
    "names": "sanne de wit " * 1_750,
    "firms": "bakkerij de " * 2_000,
    "ages": "dochter van 4 en 5 " * 1_250,
    "salary": "ik verdien 3000 " * 1_500,
    "dates": "12-03-1985 " * 2_250,
    "plates": "12-ab-34 " * 2_750,
    "brackets": "[naam" * 5_000,
    "placeholders": "[naam] " * 3_500,
    "blanks": " " * 25_000,
    "zalgo": "a" + "\u0301" * 24_999,
    "invisible": "\u200b" * 25_000,
    "health": "niet aangeboren " * 1_500,
    "spaced letters": "s a " * 6_250,
    "mixed": "x1y2z3" * 4_000,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_back(name: str) -> None:
    done = anonymise(HOSTILE[name], language=Language.NL)

    assert len(done.text) <= 2 * len(HOSTILE[name]) + 100


@pytest.mark.timeout(60)
def test_a_hundred_thousand_characters_come_back() -> None:
    text = "ik ben sanne en werk bij de hema in Amersfoort, bel 06 12 34 56 78. " * 1_470

    assert "[telefoonnummer]" in anonymise(text, language=Language.NL).text


def test_no_text_is_shown_by_a_repr() -> None:
    done = anonymise("Ik ben Sanne de Wit", language=Language.NL)

    assert "[naam]" in done.text
    assert "Sanne" not in repr(done)
    assert not re.search(r"Ik ben", repr(done))
