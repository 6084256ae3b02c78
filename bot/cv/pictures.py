"""Pictures without what a camera wrote into them: place, time, owner (F-119). Only the pixels' own segments stay."""

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_START_OF_SCAN, _COMMENT = 0xDA, 0xFE
# JFIF says the resolution, Adobe's says how colours are stored: without them a picture looks different.
_NEEDED_APPS = {0xE0, 0xEE}
_PNG_WORDS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}


def without_metadata(data: bytes) -> bytes:
    """A JPEG or PNG without its notes; anything else, and whatever cannot be read, as it was."""
    if data.startswith(_JPEG):
        return _jpeg(data)
    return _png(data) if data.startswith(_PNG) else data


def _jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _START_OF_SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if not _is_note(data[at + 1]):
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, data[at:]))


def _is_note(marker: int) -> bool:
    return marker == _COMMENT or (0xE0 <= marker <= 0xEF and marker not in _NEEDED_APPS)


def _png(data: bytes) -> bytes:
    kept, at = [data[: len(_PNG)]], len(_PNG)
    while at + 8 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] not in _PNG_WORDS:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)
