"""The access package as a PDF, tagged so that a screen reader finds title, headings and lines, and knows the language.

Drawn with ReportLab's canvas (its paragraphs, and fpdf2, take several times as long); the structure tree, which it does
not make, is added to its document before it is written. (Adding it afterwards, by pypdf, took a fifth of the time and 8 MB.)
The font that is carried along has Latin, Greek and Cyrillic among others. What it lacks, and what is written from right
to left, stands as a box, with a line that says where it stands in full: the page and the JSON.
"""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bot.messages.authority import APPEAL
from bot.messages.package_sections import NONE, Reading
from bot.words import Words

FONT = "DejaVuSans"
BOX = "▯"
MARGIN = 56.0
WIDTH, ROOM = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN
LONGEST = 50  # characters of the widest kind on one line
_FILE = Path(__file__).parent / "fonts" / "DejaVuSans.ttf"
_MISSING = Words(
    nl="Tekens die dit document niet kan tonen, staan hier als ▯. In mijn-gegevens.html en data.json staan ze goed.",
    en="Characters that this document cannot show stand here as ▯. In my-data.html and data.json they are right.",
)


@dataclass(frozen=True)
class Style:
    """How a piece looks, and what it is to a screen reader (PDF 32000-1, 14.8.4)."""

    role: str
    size: float
    before: float
    indent: float = 0

    @property
    def leading(self) -> float:
        return self.size * 1.35


TITLED = Style("H1", 18, 0)
HEADED = Style("H2", 13, 14)
TOLD = Style("P", 9.5, 4)
LISTED = Style("P", 9.5, 6, indent=10)
GAP = 6.0


class Sheets:
    """Pages that are filled from the top; each piece of text is marked, so that its element can be tied to it."""

    def __init__(self, read: Reading) -> None:
        self._held = io.BytesIO()
        # invariant: no moment and no random id besides what the package itself says.
        self._canvas = Canvas(self._held, pagesize=A4, invariant=1, lang=read.language.value)
        self._canvas.setTitle(read.title)
        self._canvas.setAuthor("Klik")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._roles: list[list[str]] = [[]]
        self.is_whole = True
        self._room = ROOM
        self._measure = Measure()

    def add(self, text: str, style: Style) -> None:
        """Under what stands there. What does not fit goes on to the next page, as a piece of its own."""
        shown = shown_of(text)
        self.is_whole = self.is_whole and BOX not in shown
        lines = self._measure.broken(shown, style)
        self.gap(style.before)
        while lines:
            fits = int(self._room // style.leading)
            # A heading at the foot of a page belongs to what follows.
            if fits < (4 if style is HEADED else 1):
                self._next()
                continue
            self._draw(lines[:fits], style)
            lines = lines[fits:]

    def gap(self, height: float) -> None:
        self._room -= height if self._room < ROOM else 0

    def made(self) -> bytes:
        self._canvas.showPage()
        tag(self._canvas._doc, self._roles)  # type: ignore[attr-defined]
        self._canvas.save()
        return self._held.getvalue()

    def _next(self) -> None:
        self._canvas.showPage()
        self._roles.append([])
        self._room = ROOM

    def _draw(self, lines: list[str], style: Style) -> None:
        mark = len(self._roles[-1])
        self._roles[-1].append(style.role)
        self._canvas.addLiteral(f"/{style.role} <</MCID {mark}>> BDC")
        text = self._canvas.beginText(MARGIN + style.indent, MARGIN + self._room - style.size)
        text.setFont(FONT, style.size, style.leading)
        for line in lines:
            text.textLine(line)
        self._canvas.drawText(text)
        self._canvas.addLiteral("EMC")
        self._room -= len(lines) * style.leading


class Measure:
    """Breaks text into lines that fit; a word that fits on none is cut.

    The same words come back on every line, and measuring them anew would be most of the work. What was measured goes
    with the document: nothing of a person stays in memory.
    """

    def __init__(self) -> None:
        self._widths: dict[tuple[str, float], float] = {}

    def broken(self, text: str, style: Style) -> list[str]:
        whole = re.sub(rf"(\S{{{LONGEST}}})(?=\S)", r"\1 ", text)
        return [line for each in whole.split("\n") for line in self._lines(each.split(), style)]

    def _lines(self, words: list[str], style: Style) -> Iterator[str]:
        room, space = WIDTH - style.indent, self._width(" ", style.size)
        line: list[str] = []
        used = -space
        for word in words:
            wide = self._width(word, style.size)
            if line and used + space + wide > room:
                yield " ".join(line)
                line, used = [], -space
            line.append(word)
            used += space + wide
        yield " ".join(line)

    def _width(self, word: str, size: float) -> float:
        known = self._widths.get((word, size))
        if known is None:
            known = self._widths[word, size] = float(pdfmetrics.stringWidth(word, FONT, size))
        return known


def pdf(read: Reading) -> bytes:
    """The whole package but the files in it, which stand beside it."""
    face()
    language = read.language
    sheets = Sheets(read)
    sheets.add(read.title, TITLED)
    sheets.add(read.intro, TOLD)
    for section in read.sections:
        sheets.add(section.title, HEADED)
        if section.about:
            sheets.add(section.about, TOLD)
        for rows in section.groups:
            sheets.add("\n".join(f"{name}: {value}" for name, value in rows), LISTED)
        if not section.groups:
            sheets.add(NONE.of(language), LISTED)
    sheets.gap(GAP)
    sheets.add(APPEAL.of(language), TOLD)
    if not sheets.is_whole:
        sheets.add(_MISSING.of(language), TOLD)
    return sheets.made()


@cache
def face() -> frozenset[int]:
    """The font, registered once; which characters it has."""
    font = TTFont(FONT, str(_FILE))
    pdfmetrics.registerFont(font)
    rl_config.useA85 = 0  # bytes as they are, not as text that is a quarter longer
    return frozenset(font.face.charToGlyph)


def shown_of(text: str) -> str:
    """What can be drawn as it is; a box for each character that cannot."""
    if text.isascii():
        return text
    return "".join(map(_shown, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    is_drawn = ord(char) in face() and unicodedata.bidirectional(char) not in ("R", "AL")
    return char if is_drawn or char == "\n" else BOX


def tag(document: Any, roles: list[list[str]]) -> None:
    """Adds the structure tree: one element for each piece, in reading order (PDF 32000-1, 14.7)."""
    root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    whole = _element("Document", document.Reference(root))
    at = document.Reference(whole)
    kids: list[Any] = []
    numbers: list[Any] = []
    for index, (page, marked) in enumerate(zip(document.Pages.pages, roles, strict=True)):
        # ReportLab writes the entries it knows, and these two are not among them.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = index, PDFName("S")
        pieces = [_piece(role, at, document.Reference(page), mark) for mark, role in enumerate(marked)]
        there = [document.Reference(piece) for piece in pieces]
        numbers += [index, document.Reference(PDFArray(there))]
        kids += there
    whole["K"] = PDFArray(kids)
    root["K"] = at
    root["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _element(role: str, parent: Any) -> Any:
    return PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(role), "P": parent})


def _piece(role: str, parent: Any, page: Any, mark: int) -> Any:
    piece = _element(role, parent)
    piece["K"], piece["Pg"] = mark, page
    return piece
