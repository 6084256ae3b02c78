"""The copy as a PDF: tagged, in its language, and no character silently lost."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from bot.messages.package_pdf import BOX, pdf
from bot.messages.package_sections import Reading, Section
from bot.words import Language

MADE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def made(*rows: tuple[str, str], language: Language = Language.NL, title: str = "Titel") -> PdfReader:
    section = Section("Naam", "Waarom: zodat de coach weet wie er belt.", (tuple(rows),))
    return PdfReader(io.BytesIO(pdf(Reading(language, title, "Gemaakt op 2 maart 2026.", (section,)))))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def pieces(reader: PdfReader) -> list[Any]:
    root: Any = reader.trailer["/Root"]
    return [kid.get_object() for kid in root["/StructTreeRoot"]["/K"]["/K"]]


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_the_language_the_title_and_every_piece_in_order(language: Language) -> None:
    reader = made(("Naam", "Kanarie Vogelzang"), language=language)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language.value
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Titel"
    roles = [piece["/S"] for piece in pieces(reader)]
    assert roles[:5] == ["/H1", "/P", "/H2", "/P", "/P"]


def test_every_mark_on_every_page_has_its_element_and_the_other_way_round() -> None:
    reader = made(*(("Regel", f"{number} " + "woord " * 40) for number in range(120)))
    assert len(reader.pages) > 3
    root: Any = reader.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for index, page in enumerate(reader.pages):
        assert page["/StructParents"] == numbers[2 * index] == index
        of_page = [each.get_object() for each in numbers[2 * index + 1].get_object()]
        content = page.get_contents().get_data()  # type: ignore[union-attr]
        assert [each["/K"] for each in of_page] == list(range(content.count(b"BDC")))
        assert content.count(b"BDC") == content.count(b"EMC") > 0
        assert all(each["/Pg"].get_object() == page for each in of_page)
    assert text_of(reader).count("woord") == 120 * 40


@pytest.mark.parametrize("name", ["Łukasz Żółć", "Αθηνά Παπαδοπούλου", "Наталья Ёлкина", "Đặng Thị Ánh"])
def test_a_name_in_another_script_is_read_as_it_is(name: str) -> None:
    text = text_of(made(("Naam", name)))
    assert name in text
    assert BOX not in text


@pytest.mark.parametrize("name", ["王小明", "مريم", "יעל"])
def test_what_the_font_lacks_is_a_box_and_the_reader_is_told_where_it_stands(name: str) -> None:
    text = text_of(made(("Naam", name)))
    assert f"Naam: {BOX * len(name)}" in text
    assert "In mijn-gegevens.html en data.json staan ze goed" in " ".join(text.split())


def test_a_word_that_fits_on_no_line_is_cut_and_nothing_of_it_is_lost() -> None:
    word = "W" * 400
    assert word in "".join(text_of(made(("Naam", word))).split())


def test_what_somebody_typed_is_text_and_nothing_else() -> None:
    typed = '<img src="x"/> <para><b>(1) ]TJ EMC \\ %PDF'
    reader = made(("Naam", typed))
    assert typed in text_of(reader)
    assert not any("/Annots" in page or "/XObject" in page["/Resources"] for page in reader.pages)  # type: ignore[operator]
