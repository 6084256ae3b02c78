"""Pages answer as a plain table would, and the lists that are kept on them are sorted as they must be."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.anonymise.lexicon import DATA
from bot.anonymise.pages import ROWS, Pages

WORDS = st.text(alphabet="aàbz'- .|\u2028", max_size=4)


@given(table=st.dictionaries(WORDS, st.sampled_from(["0", "12", "-3 4"]), max_size=3 * ROWS), asked=WORDS)
def test_pages_answer_as_a_table(table: dict[str, str], asked: str) -> None:
    pages = Pages(f"{word}\t{value}\n" for word, value in sorted(table.items()))
    assert pages.get(asked) == table.get(asked)
    assert {word: pages.get(word) for word in table} == table
    assert dict(pages.items()) == table


def test_the_first_and_the_last_word_of_every_page_are_found() -> None:
    table = {f"{number:04d}": str(number) for number in range(3 * ROWS + 1)}
    pages = Pages(f"{word}\t{value}\n" for word, value in table.items())
    assert all(pages.get(word) == value for word, value in table.items())
    assert pages.get("") is None
    assert pages.get("9999") is None


@pytest.mark.parametrize(("name", "headings"), [("lexicon.txt.gz", 0), ("tagger.txt.gz", 1)])
def test_the_lists_are_sorted_by_word(name: str, headings: int) -> None:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as rows:
        words = [row.partition("\t")[0] for row in rows][headings:]
    assert len(words) > 100_000
    assert words == sorted(words)


@pytest.mark.parametrize(("name", "headings"), [("lexicon.txt.gz", 0), ("tagger.txt.gz", 1)])
def test_the_last_word_is_found_though_no_newline_follows_it(name: str, headings: int) -> None:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as rows:
        listed = list(rows)[headings:]
    word, _, value = listed[-1].partition("\t")
    pages = Pages(listed)

    assert not value.endswith("\n")
    assert pages.get(word) == value
    assert dict(pages.items())[word] == value
