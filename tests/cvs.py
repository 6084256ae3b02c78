"""CVs made for the tests: good ones with a canary in every note, and each kind of bad one (F-118, F-119)."""

import io
import struct
import zipfile
import zlib

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

CANARY = b"Kanarie-Metadata-7f3a"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAME = CANARY.decode()

TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/xml"/></Types>'
)
DOCUMENT = (
    f'<?xml version="1.0"?><w:document xmlns:w="{W}" xmlns:mc="{MC}" xmlns:w14="urn:fourteen" xmlns:w15="urn:fifteen" '
    f'mc:Ignorable="w14 w15"><w:body><w:p w:rsidR="00AB"><w:ins w:author="{_NAME}" w:date="2026-01-01T00:00:00Z">'
    '<w:r><w:t>Tien jaar planner</w:t></w:r></w:ins><w:commentRangeStart w:id="0"/><w14:kept/></w:p></w:body></w:document>'
)
RELS = (
    f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" '
    f'Target="word/document.xml"/><Relationship Id="r2" Type="{REL}/core" Target="docProps/core.xml"/></Relationships>'
)
DOCUMENT_RELS = (
    f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{REL}/comments" '
    f'Target="comments.xml"/><Relationship Id="r2" Type="{REL}/hyperlink" Target="https://example.org" '
    'TargetMode="External"/></Relationships>'
)


def jpeg() -> bytes:
    """Not a picture anybody can see, but with a camera's segments where a camera puts them."""

    def segment(marker: int, data: bytes) -> bytes:
        return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data

    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0")
        + segment(0xE1, b"Exif\0\0GPS " + CANARY)
        + segment(0xFE, CANARY)
        + (segment(0xDB, b"table") + b"\xff\xda\0\x02pixels\xff\xd9")
    )


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", bytes(13))
        + chunk(b"tEXt", b"Author\0" + CANARY)
        + chunk(b"IEND", b"")
    )


def docx(more: dict[str, bytes | str] | None = None, *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """`more` adds entries, or takes the place of those there are."""
    entries: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS,
        "word/document.xml": DOCUMENT,
        "word/_rels/document.xml.rels": DOCUMENT_RELS,
        "word/comments.xml": f"<x>{_NAME}</x>",
        "word/media/image1.jpeg": jpeg(),
        "word/media/image2.png": png(),
        "docProps/core.xml": f"<x>{_NAME}</x>",
        "customXml/item1.xml": f"<x>{_NAME}</x>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in (entries | (more or {})).items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf(*, pages: int = 1, password: str = "", script: bool = False, attached: bool = False) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(200, 200)
        content = DecodedStreamObject()
        content.set_data(b"BT /F1 12 Tf (Tien jaar planner) Tj ET")
        page[NameObject("/Contents")] = writer._add_object(content)
        note = DictionaryObject(
            {NameObject("/Subtype"): NameObject("/Text"), NameObject("/T"): TextStringObject(_NAME)}
        )
        page[NameObject("/PieceInfo")] = note
    picture = DecodedStreamObject()
    picture._data = jpeg()
    picture.update(
        {NameObject("/Filter"): NameObject("/DCTDecode"), NameObject("/Subtype"): NameObject("/Image")}
    )
    resources = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/I"): writer._add_object(picture)})}
    )
    writer.pages[0][NameObject("/Resources")] = resources
    xmp = DecodedStreamObject()
    xmp.set_data(b"<xmp>" + CANARY + b"</xmp>")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(xmp)
    writer.add_metadata({"/Author": _NAME, "/Title": _NAME})
    if script:
        action = {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if attached:
        writer.add_attachment("a.exe", b"MZ")
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
