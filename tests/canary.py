"""One made-up person whose every value is unique, and the search for those values in whatever bytes, however they are written."""

import base64
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

NAME = "Kwikstaart Zonneveer"
EMAIL = "kwikstaart-7f3a@voorbeeld.nl"
PHONE = "+31612983476"
EMPLOYER = "Vlinderfabriek Ooievaar"
# Their own words may be read by coaches once nothing in them tells who they are; nobody else may read them.
PHRASE = "een blauwe giraffe die achterstevoren fietst"

MOTIVATION = (
    f"Ik ben {NAME} en werk al jaren bij {EMPLOYER} BV. Ik voel me {PHRASE} en wil leren kiezen. "
    f"Mail me op {EMAIL} of bel 06 12983476."
)
PERSON = {
    "name": ("Kwikstaart", "Zonneveer"),
    "email": (EMAIL, "kwikstaart-7f3a"),
    "phone": (PHONE, "612983476", "12983476", "06 12983476"),
    "employer": ("Vlinderfabriek", "Ooievaar"),
}
WORDS = {"phrase": (PHRASE, "achterstevoren", "giraffe")}
EVERYTHING = PERSON | WORDS


def found(data: bytes | str, canary: dict[str, tuple[str, ...]] | None = None) -> set[str]:
    """Which of the person's values stand in there: as they are, in any case, quoted, escaped, in base64 or in hex."""
    raw = data.encode() if isinstance(data, str) else data
    folded = raw.lower()
    return {
        name
        for name, values in (canary or EVERYTHING).items()
        if any(_stands(value, raw, folded) for value in values)
    }


def _stands(value: str, raw: bytes, folded: bytes) -> bool:
    return any(form in folded for form in _plain(value)) or any(form in raw for form in _encoded(value))


def _plain(value: str) -> Iterator[bytes]:
    for form in (value, quote(value), quote_plus(value), json.dumps(value)[1:-1]):
        yield form.lower().encode()
    yield value.encode().hex().encode()
    yield value.lower().encode("utf-16-le")


def _encoded(value: str) -> Iterator[bytes]:
    """Base64 of the value wherever it starts in a longer text: the letters at both ends depend on the neighbours."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + value.encode())
        yield whole[4 if before else 0 : -4]


def rows_of(database: Path) -> dict[str, str]:
    """Every table of a database, as text."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: repr(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names}
    finally:
        connection.close()


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
