"""A DOCX: a zip of XML. Refused when it is more than that, else packed anew without notes about who made it (F-118, F-119)."""

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.cv.pictures import without_metadata
from bot.cv.refusal import Reason, Refused

MOST_ENTRIES = 500
MOST_UNPACKED = 40 * 1024 * 1024
MOST_RATIO = 100
SMALL = 64 * 1024
NEEDED = ("[Content_Types].xml", "word/document.xml")
ACTIVE = re.compile(
    r"vbaProject|vbaData|activeX/|embeddings/|\.bin$|\.(exe|dll|js|vbs|lnk|com|bat|ps1)$", re.IGNORECASE
)
NESTED = (
    b"PK\x03\x04",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
    b"MZ",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"%PDF-",
)
# Who made it, with what, when; comments and the people in them; data bound to the document.
NOTES = re.compile(
    r"^(docProps/|customXml/|word/(comments\w*|people|commentsIds)\.xml$|word/_rels/comments)", re.IGNORECASE
)
WHO_AND_WHEN = re.compile(r"\}(author|initials|date|rsid\w*|dateUtc)$")
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def cleaned(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _packed(_unpacked(archive))
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
        ParseError,
        UnicodeError,
    ):
        raise Refused(Reason.DAMAGED) from None
    except DefusedXmlException:
        raise Refused(Reason.BOMB) from None


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or len({entry.filename for entry in entries}) != len(entries):
        raise Refused(Reason.BOMB)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(Reason.PASSWORD)
    room = MOST_UNPACKED
    found: dict[str, bytes] = {}
    for entry in entries:
        if entry.is_dir():
            continue
        found[entry.filename] = _one(archive, entry, room)
        room -= len(found[entry.filename])
    if not all(name in found for name in NEEDED):
        raise Refused(Reason.OTHER_KIND)
    return found


def _one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """What the header says of its size is not believed: it is read up to what there is room for."""
    name = entry.filename
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
        raise Refused(Reason.DAMAGED)
    if ACTIVE.search(name):
        raise Refused(Reason.ACTIVE)
    with archive.open(entry) as opened:
        data = opened.read(room + 1)
    is_swollen = len(data) > SMALL and len(data) > MOST_RATIO * max(entry.compress_size, 1)
    if len(data) > room or is_swollen:
        raise Refused(Reason.BOMB)
    if data.startswith(NESTED):
        raise Refused(Reason.ACTIVE)
    return data


def _packed(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            if not NOTES.search(name):
                info = zipfile.ZipInfo(name, LONG_AGO)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, _part(name, data))
    return out.getvalue()


def _part(name: str, data: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return without_metadata(data)
    for prefix, namespace in re.findall(rb'xmlns:(\w+)="([^"]+)"', data):
        if not re.fullmatch(rb"ns\d+", prefix):
            register_namespace(prefix.decode(), namespace.decode())
    root = fromstring(data, forbid_dtd=True)
    match name:
        case "[Content_Types].xml":
            _drop(root, "PartName")
            if b"macroEnabled" in data:
                raise Refused(Reason.ACTIVE)
        case _ if name.endswith(".rels"):
            _relations(root, name)
        case _:
            _nobody(root)
            _ignorable(root, data)
    return bytes(tostring(root, encoding="UTF-8", xml_declaration=True))


def _drop(root: Element, attribute: str) -> None:
    """The parts that are left out are not named either."""
    for child in list(root):
        if NOTES.search(child.get(attribute, "").lstrip("/")):
            root.remove(child)


def _relations(root: Element, name: str) -> None:
    """What is fetched from elsewhere is refused: a template, a picture, a frame. A link in the text is not fetched."""
    folder = "word/" if name.startswith("word/") else ""
    for child in list(root):
        target, kind = child.get("Target", ""), child.get("Type", "")
        if child.get("TargetMode") == "External" and not kind.endswith("/hyperlink"):
            raise Refused(Reason.ACTIVE)
        if NOTES.search(target.lstrip("/")) or NOTES.search(folder + target.lstrip("./")):
            root.remove(child)


def _nobody(root: Element) -> None:
    """Who changed what, and when, in tracked changes and revision marks."""
    for element in root.iter():
        for key in [key for key in element.attrib if WHO_AND_WHEN.search(key)]:
            if key.endswith("}author"):
                element.set(key, "")
            else:
                del element.attrib[key]
        for child in [child for child in element if "}comment" in child.tag]:
            element.remove(child)


IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


def _ignorable(root: Element, data: bytes) -> None:
    """Only prefixes in use are written again, and Word calls a document damaged that names one it does not declare."""
    named = root.get(IGNORABLE, "").split()
    declared = {prefix.decode(): uri.decode() for prefix, uri in re.findall(rb'xmlns:(\w+)="([^"]+)"', data)}
    used = {
        key[1:].partition("}")[0]
        for element in root.iter()
        for key in (element.tag, *element.attrib)
        if key[:1] == "{"
    }
    if named:
        root.set(IGNORABLE, " ".join(prefix for prefix in named if declared.get(prefix) in used))
