"""What is taken as a CV, what is refused and why, and that nothing of who made it is left (R-038, F-118, F-119)."""

import io
import zipfile
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from bot.cv import checking
from bot.cv.checking import DOCX, MOST_BYTES, PDF, check
from bot.cv.pictures import without_metadata
from bot.cv.refusal import Reason, Refused
from tests import cvs
from tests.cvs import CANARY, EICAR


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def bomb() -> bytes:
    return cvs.docx({"word/media/big.dat": bytes(30 * 1024 * 1024)})


def entities() -> bytes:
    lines = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};&a{n - 1};">' for n in range(1, 30))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "lol">{lines}]><x>&a29;</x>'
    return cvs.docx({"word/document.xml": text})


def locked_docx() -> bytes:
    data = bytearray(cvs.docx())
    for at in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[at] |= 1
    return bytes(data)


def _scratched() -> bytes:
    data = cvs.docx()
    at = data.find(b"word/document.xml") + 40
    return data[:at] + bytes(20) + data[at + 20 :]


MACROS = cvs.TYPES.replace("document.main+xml", "document.macroEnabled.main+xml")
TEMPLATE = cvs.DOCUMENT_RELS.replace("/hyperlink", "/attachedTemplate")
BAD: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "nothing": (lambda: b"", Reason.EMPTY),
    "too large": (lambda: b"%PDF-" + bytes(MOST_BYTES), Reason.TOO_LARGE),
    "EICAR": (lambda: EICAR, Reason.VIRUS),
    "EICAR in a pdf": (lambda: cvs.pdf() + b"%" + EICAR + b"\n%%EOF", Reason.VIRUS),
    "EICAR in a docx": (lambda: cvs.docx({"word/x.dat": EICAR}), Reason.VIRUS),
    "a program": (lambda: b"MZ\x90\0" + bytes(500), Reason.OTHER_KIND),
    "a text": (lambda: b"Ik ben planner", Reason.OTHER_KIND),
    "an old doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), Reason.OTHER_KIND),
    "a zip of something else": (lambda: _zip({"a.txt": b"x"}), Reason.OTHER_KIND),
    "a spreadsheet": (
        lambda: _zip({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}),
        Reason.OTHER_KIND,
    ),
    "a pdf with a password": (lambda: cvs.pdf(password="geheim"), Reason.PASSWORD),
    "a docx with a password": (locked_docx, Reason.PASSWORD),
    "a pdf with a script": (lambda: cvs.pdf(script=True), Reason.ACTIVE),
    "a pdf with a file in it": (lambda: cvs.pdf(attached=True), Reason.ACTIVE),
    "a docx with macros": (lambda: cvs.docx({"word/vbaProject.bin": b"x"}), Reason.ACTIVE),
    "a docx that says it has macros": (lambda: cvs.docx({"[Content_Types].xml": MACROS}), Reason.ACTIVE),
    "a docx with an object": (lambda: cvs.docx({"word/embeddings/o.xlsx": b"x"}), Reason.ACTIVE),
    "a docx with a program": (lambda: cvs.docx({"word/media/image3.png": b"MZ\x90\0"}), Reason.ACTIVE),
    "a docx with an archive": (lambda: cvs.docx({"word/media/image3.png": cvs.docx()}), Reason.ACTIVE),
    "a docx that fetches a template": (
        lambda: cvs.docx({"word/_rels/document.xml.rels": TEMPLATE}),
        Reason.ACTIVE,
    ),
    "a zip bomb": (bomb, Reason.BOMB),
    "a bomb of entities": (entities, Reason.BOMB),
    "a bomb of entries": (lambda: cvs.docx({f"word/{n}.xml": "<x/>" for n in range(600)}), Reason.BOMB),
    "a name that climbs out": (lambda: cvs.docx({"../../etc/x": b"x"}), Reason.DAMAGED),
    "a name from the root": (lambda: cvs.docx({"/etc/x": b"x"}), Reason.DAMAGED),
    "XML that is none": (lambda: cvs.docx({"word/document.xml": "<w:p"}), Reason.DAMAGED),
    "a pdf that is also a zip": (lambda: cvs.pdf() + cvs.docx(), Reason.TWO_KINDS),
    "a pdf with something behind it": (lambda: cvs.pdf() + b"<script>", Reason.TWO_KINDS),
    "a docx with something behind it": (lambda: cvs.docx() + b"%PDF-1.7", Reason.TWO_KINDS),
    "a pdf that is none": (lambda: b"%PDF-1.7\n" + b"x" * 100 + b"\n%%EOF", Reason.DAMAGED),
    "a docx of which bytes are changed": (_scratched, Reason.DAMAGED),
    "a book": (lambda: cvs.pdf(pages=31), Reason.TOO_LONG),
}


def _zip(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("name", BAD)
def test_r_038_f_118_what_is_no_cv_is_refused_with_its_reason(name: str) -> None:
    make, reason = BAD[name]
    with pytest.raises(Refused) as caught:
        check(make())
    assert caught.value.reason is reason
    assert str(caught.value) == reason.value


def test_a_header_that_lies_about_the_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under its real size, an entry cannot unpack to more than there is room for."""
    honest = bomb()
    size = (30 * 1024 * 1024).to_bytes(4, "little")
    assert honest.count(size) == 2
    with pytest.raises(Refused):
        check(honest.replace(size, (10).to_bytes(4, "little")))


def test_f_119_a_pdf_keeps_its_pages_and_loses_who_made_it() -> None:
    dirty = cvs.pdf(pages=3)
    assert CANARY in dirty
    cleaned = check(dirty)
    assert cleaned.media_type == PDF
    assert CANARY not in cleaned.data
    reader = PdfReader(io.BytesIO(cleaned.data))
    assert len(reader.pages) == 3
    assert b"Tien jaar planner" in reader.pages[0].get_contents().get_data()
    assert not reader.metadata
    assert reader.xmp_metadata is None


def test_f_119_a_docx_keeps_its_text_and_loses_who_made_it() -> None:
    dirty = cvs.docx()
    assert sum(CANARY in each for each in unpacked(dirty).values()) == 6
    cleaned = check(dirty)
    left = unpacked(cleaned.data)
    assert cleaned.media_type == DOCX
    assert not any(CANARY in each for each in left.values())
    assert b"Tien jaar planner" in left["word/document.xml"]
    assert not any("docProps" in name or "comments" in name or "customXml" in name for name in left)
    for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        assert b"docProps" not in left[name]
        assert b"comments" not in left[name]
    assert b"https://example.org" in left["word/_rels/document.xml.rels"]
    with zipfile.ZipFile(io.BytesIO(cleaned.data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_word_still_knows_what_it_may_ignore() -> None:
    """Word calls a document damaged that names a prefix it does not declare."""
    document = unpacked(check(cvs.docx()).data)["word/document.xml"]
    assert b'Ignorable="w14"' in document
    assert b"xmlns:w14=" in document


def test_what_was_cleaned_is_taken_again_unchanged_in_kind() -> None:
    for dirty in (cvs.pdf(), cvs.docx()):
        once = check(dirty)
        assert check(once.data).media_type == once.media_type


@pytest.mark.parametrize("picture", [cvs.jpeg(), cvs.png()])
def test_a_picture_keeps_its_pixels_and_loses_its_notes(picture: bytes) -> None:
    assert CANARY in picture
    cleaned = without_metadata(picture)
    assert CANARY not in cleaned
    assert cleaned[:3] == picture[:3]
    assert (b"pixels" in cleaned) == (b"pixels" in picture)
    assert without_metadata(cleaned) == cleaned


def test_a_picture_that_is_cut_off_does_not_hang_or_fail() -> None:
    for picture in (cvs.jpeg(), cvs.png()):
        for end in range(len(picture)):
            without_metadata(picture[:end])
    assert checking.EICAR == EICAR
