"""A word of a person in every personal column is in their access package, on every page of it, and nobody else's is.

Derived from the columns: what is added next year is looked for by itself (R-086a).
"""

import io
import json
import zipfile
from dataclasses import dataclass
from functools import cached_property

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from bot.context import Context
from bot.messages.package import DATA, whole
from bot.messages.package_labels import label
from bot.privacy import catalogue, package
from bot.privacy.package import Package
from bot.privacy.purposes import DataClass
from bot.rules import Rules
from bot.words import Language, Words
from storage.store.reach import TABLES
from tests.storage.store.house import House
from tests.storage.store.planting import BY_THE_STORE, plant
from tests.storage.store.test_holdings import UNREACHED, sealed_words

PAGES = ("mijn-gegevens.html", "mijn-gegevens.pdf", "my-data.html", "my-data.pdf")
PERSONAL = {
    (table.name, column.name)
    for table in TABLES
    for column in table.c
    if table.name not in UNREACHED and column.info["held"].data_class is not DataClass.NONE
}
# Not a value of its own: what it is, and where it is found instead.
ELSEWHERE = {
    ("file_piece", "file_id"): "the file's id",
    ("file_piece", "number"): "the pieces are put together again",
    ("seat", "channel_id"): "which of the network's own channels: nobody is in that row",
}
CONTENT = "U0CANARY file_piece.sealed_data"


def read(house: House, user: str) -> Package:
    person = plant(house, user)
    context = Context(Rules(), house.clock.now())
    return house.do(lambda unit: package.read(unit, context, person))


@dataclass(frozen=True)
class Made:
    held: Package

    @cached_property
    def files(self) -> dict[str, str]:
        """What a person reads in each file, without what a line break may have come between."""
        [one] = whole(self.held)
        archive = zipfile.ZipFile(io.BytesIO(one))
        return {name: _text(name, archive.read(name)) for name in archive.namelist()}


def _text(name: str, content: bytes) -> str:
    if name not in PAGES or name.endswith(".html"):
        return content.decode()
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def joined(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def made(house: House) -> Made:
    read(house, "U0OTHER")
    return Made(read(house, "U0CANARY"))


def empty(house: House) -> set[tuple[str, str]]:
    """Columns in which nothing stands for anybody, in the tables that are filled by the store itself."""
    return {
        (table.name, column.name)
        for table in TABLES
        if table.name in BY_THE_STORE
        for column in table.c
        if not house.raw(lambda c, of=column: c.execute(select(func.count(of))).scalar_one())  # type: ignore[misc]
    }


def test_every_personal_column_of_every_table_is_in_the_data(house: House, made: Made) -> None:
    found = {
        (value["table"], value["column"])
        for each in json.loads(made.files[DATA])["data"]
        for value in each["values"]
    }
    assert len(PERSONAL) > 150
    assert len(empty(house)) < 10
    assert PERSONAL - found - empty(house) == ELSEWHERE.keys()


@pytest.mark.parametrize("name", [DATA, *PAGES])
def test_every_word_of_the_person_is_in_each_file_and_none_of_another(made: Made, name: str) -> None:
    text = joined(made.files[name])
    words = {joined(each) for each in sealed_words("U0CANARY") - {CONTENT}}
    assert len(words) > 25
    assert {each for each in words if each not in text} == set()
    assert "cv-1.pdf" in text
    assert made.files["cv-1.pdf"] == CONTENT
    assert "U0OTHER" not in text


@pytest.mark.parametrize("language", Language)
def test_every_trace_has_a_label_in_words(language: Language) -> None:
    for table, column in PERSONAL:
        held = next(t for t in TABLES if t.name == table).c[column].info["held"]
        shown = label(table, column, catalogue.category(held.category).label, language)
        assert shown
        assert "_" not in shown


def test_a_trace_without_words_is_noticed() -> None:
    with pytest.raises(KeyError):
        label("request", "new_column", Words(nl="x", en="x"), Language.NL)
