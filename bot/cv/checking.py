"""From bytes of a stranger to a file that may be kept: what it is, whether it may be, and only then its clean copy."""

import io
import zipfile
from dataclasses import dataclass, field

from bot.cv.refusal import Reason, Refused

MOST_BYTES = 5 * 1024 * 1024
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF, _ZIP, _END_OF_PDF = b"%PDF-", b"PK\x03\x04", b"%%EOF"
# The end of a zip: 22 bytes when it has no comment. Anything behind it, or a comment, is somebody else's.
_END_OF_ZIP, _END_SIZE = b"PK\x05\x06", 22
# Every scanner knows this text, and so do we: split, so that none takes this file for it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass(frozen=True)
class Cleaned:
    media_type: str
    data: bytes = field(repr=False)


def check(data: bytes) -> Cleaned:
    """The clean copy, or `Refused`. What the file is called and said to be is not asked."""
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(Reason.TOO_LARGE)
    if EICAR in data:
        raise Refused(Reason.VIRUS)
    if data.startswith(_PDF):
        return Cleaned(PDF, _pdf(data))
    if data.startswith(_ZIP):
        return Cleaned(DOCX, _docx(data))
    raise Refused(Reason.OTHER_KIND)


def _pdf(data: bytes) -> bytes:
    """From its first byte to its last: whatever stands before or behind is another file in disguise."""
    if zipfile.is_zipfile(io.BytesIO(data)) or not data.rstrip(b"\r\n \0").endswith(_END_OF_PDF):
        raise Refused(Reason.TWO_KINDS)
    # Loaded in the room where a file is looked at: the bot itself opens none, and pays for neither library.
    from bot.cv import pdf

    return pdf.cleaned(data)


def _docx(data: bytes) -> bytes:
    if data[-_END_SIZE : -_END_SIZE + 4] != _END_OF_ZIP or _PDF in data[:1024]:
        raise Refused(Reason.TWO_KINDS)
    from bot.cv import word

    found = word.cleaned(data)
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        if any(EICAR in archive.read(name) for name in archive.namelist()):
            raise Refused(Reason.VIRUS)
    return found
