"""The access package as files: to read as a page and as a PDF in each language, and JSON for other systems."""

import io
import json
import zipfile

from bot.messages.package_page import page
from bot.messages.package_sections import reading
from bot.ports.files import MOST_BYTES
from bot.ports.holdings import HeldValue
from bot.privacy import catalogue
from bot.privacy.package import HeldFile, Package, is_given, text_of
from bot.words import Language

# The names are the same for everybody: nothing of a person is in one (F-105).
NAMES = {Language.NL: "mijn-gegevens", Language.EN: "my-data"}
DATA = "data.json"
CONTENT = "sealed_data"
MOST = MOST_BYTES - 64 * 1024  # an archive is a file of its own, and has a little around what is in it


def whole(package: Package) -> list[bytes]:
    """Access: for each language a page and a PDF, the data, and the files; in more than one archive where they are large."""
    # Read when the first package is made: a start needs none of it.
    from bot.messages.package_pdf import pdf

    contents = {DATA: data(package)}
    for language, name in NAMES.items():
        read = reading(package, language)
        contents |= {f"{name}.html": page(read).encode(), f"{name}.pdf": pdf(read)}
    return _archives(contents, list(package.files.values()))


def to_take_along(package: Package) -> list[bytes]:
    """What the person provided (art. 20): the data, and the files they gave."""
    given = [each for each in package.files.values() if each.is_given]
    return _archives({DATA: data(package, only_given=True)}, given)


def _archives(contents: dict[str, bytes], files: list[HeldFile]) -> list[bytes]:
    """As few as there can be: a file goes into the first that has room."""
    parts = [contents]
    for file in files:
        room = next((part for part in parts if _size(part) + len(file.content) <= MOST), None)
        if room is None:
            parts.append(room := {})
        room[file.name] = file.content
    return [_zipped(part) for part in parts]


def _size(contents: dict[str, bytes]) -> int:
    return sum(map(len, contents.values()))


def data(package: Package, *, only_given: bool = False) -> bytes:
    """`only_given`: what the person provided, to take along (art. 20). A file stands beside it, under its name."""
    held = [(row, values) for row, values in package.by_category() if not only_given or is_given(row)]
    found: dict[str, object] = {
        "made_at": package.made_at.isoformat(),
        "data": [
            {
                "category": row.code,
                "label": row.label.en,
                "purpose": row.purpose,
                "ground": row.ground,
                "term": catalogue.term_words(row.term, Language.EN),
                "recipients": list(row.recipients),
                "values": [_value(package, each) for each in values],
            }
            for row, values in held
        ],
    }
    if not only_given:
        found |= {"consents": _consents(package), "disclosed": _disclosed(package), "looks": _looks(package)}
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def _value(package: Package, each: HeldValue) -> dict[str, str]:
    shown = {"table": each.table, "row": each.row, "column": each.column}
    if isinstance(each.value, bytes) and each.column == CONTENT:
        file = package.files.get(each.row)
        return shown | ({"file": file.name} if file else {"value": "an earlier copy of these data"})
    return shown | {"value": text_of(each)}


def _consents(package: Package) -> list[dict[str, object]]:
    return [
        {
            "purpose": each.purpose,
            "given": each.given,
            "at": each.at.isoformat(),
            "language": each.language,
            "wording": each.wording,
            "sha256": each.digest,
        }
        for each in package.consents
    ]


def _disclosed(package: Package) -> list[dict[str, object]]:
    return [
        {
            "to": package.coaches.get(each.to, each.recipient),
            "purpose": each.purpose,
            "fields": list(each.fields),
            "ground": each.ground,
            "at": each.at.isoformat(),
        }
        for each in package.disclosed
    ]


def _looks(package: Package) -> list[dict[str, object]]:
    return [{"reason": each.reason, "at": each.opened_at.isoformat()} for each in package.looks]


def _zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()
