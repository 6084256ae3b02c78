"""A PDF: refused when it does more than show pages, else written anew with its pages alone (F-118, F-119)."""

import io
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from bot.cv.pictures import without_metadata
from bot.cv.refusal import Reason, Refused

MOST_PAGES = 30
# Of the document itself: what it does when it is opened, and what else is packed into it.
ACTIVE = ("/AA", "/AcroForm", "/Collection")
ACTIVE_NAMES = ("/JavaScript", "/EmbeddedFiles")
# Of whatever is in it: notes, earlier versions, thumbnails, actions, what is attached to a place on the page.
DROPPED = ("/Metadata", "/PieceInfo", "/Thumb", "/LastModified", "/AA", "/Annots", "/AF", "/Info")


def cleaned(data: bytes) -> bytes:
    try:
        return _written(_read(data))
    except Refused:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        raise Refused(Reason.DAMAGED) from None


def _read(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise Refused(Reason.PASSWORD)
    root = reader.root_object
    names = _resolved(root.get("/Names"))
    opening = _resolved(root.get("/OpenAction"))
    if (
        opening.get("/S", "/GoTo") != "/GoTo"
        or any(key in root for key in ACTIVE)
        or any(key in names for key in ACTIVE_NAMES)
    ):
        raise Refused(Reason.ACTIVE)
    if len(reader.pages) > MOST_PAGES:
        raise Refused(Reason.TOO_LONG)
    if not reader.pages:
        raise Refused(Reason.DAMAGED)
    return reader


def _resolved(found: Any) -> Any:
    value = found.get_object() if isinstance(found, IndirectObject) else found
    return value if isinstance(value, DictionaryObject) else {}


def _written(reader: PdfReader) -> bytes:
    """Only the pages are copied: nothing that hangs on the document comes along."""
    writer = PdfWriter()
    for page in reader.pages:
        for key in DROPPED:
            page.pop(NameObject(key), None)
        writer.add_page(page)
    writer.metadata = None
    for thing in writer._objects:
        _strip(thing)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _strip(thing: Any) -> None:
    """One object of the new document, and what lies directly inside it."""
    if isinstance(thing, ArrayObject):
        for each in thing:
            _strip(each)
    if not isinstance(thing, DictionaryObject):
        return
    if "/JS" in thing or thing.get("/S") in ("/JavaScript", "/Launch"):
        raise Refused(Reason.ACTIVE)
    for key in DROPPED:
        thing.pop(NameObject(key), None)
    if isinstance(thing, StreamObject) and thing.get("/Filter") == "/DCTDecode":
        thing._data = without_metadata(thing._data)
    for each in list(thing.values()):
        _strip(each)
