"""The Teams package: the schema Microsoft publishes, icons as they must be, the commands there are, and nothing more."""

import json
import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator

from bot.commands import COMMANDS
from bot.words import Language
from manifest.teams import LISTED, teams_manifest, teams_package

SHARED = Path(os.environ.get("KLIK_SHARED", Path(__file__).parents[3] / "shared"))
SCHEMA = SHARED / "fixtures" / "schemas" / "teams-manifest.schema.json"
APP = "22222222-3333-4444-8555-666666666666"


def manifest(language: Language = Language.NL, url: str = "https://klik.example.org") -> dict[str, object]:
    return teams_manifest(app_id=APP, public_url=url, language=language)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.skipif(not SCHEMA.exists(), reason="the published schemas are not beside this checkout")
def test_the_manifest_fits_the_published_schema(language: Language) -> None:
    checker = Draft4Validator(json.loads(SCHEMA.read_text()))
    assert [error.message for error in checker.iter_errors(manifest(language))] == []
    broken = manifest(language) | {"accentColor": "green"}
    assert list(checker.iter_errors(broken)), "the check must be able to fail"


def bot(language: Language = Language.NL) -> dict[str, object]:
    bots = manifest(language)["bots"]
    assert isinstance(bots, list)
    found: dict[str, object] = bots[0]
    return found


@pytest.mark.parametrize("language", list(Language))
def test_a_command_list_names_commands_that_exist_and_at_most_twelve(language: Language) -> None:
    lists = bot(language)["commandLists"]
    assert isinstance(lists, list)
    known = {row.alias if language is Language.NL else row.word for row in COMMANDS}
    for entry in lists:
        titles = [command["title"].removeprefix("avg ") for command in entry["commands"]]
        assert titles
        assert len(titles) <= LISTED
        assert set(titles) <= known
    assert [command["title"] for command in lists[1]["commands"]] == [
        "hulp" if language is Language.NL else "help"
    ]


def test_files_are_supported_and_no_consent_to_read_channels_is_asked() -> None:
    assert bot()["supportsFiles"] is True
    assert "authorization" not in manifest()
    assert "webApplicationInfo" not in manifest()


def test_the_package_holds_the_manifest_and_icons_of_the_right_size() -> None:
    with ZipFile(BytesIO(teams_package(manifest()))) as package:
        assert sorted(package.namelist()) == ["color.png", "manifest.json", "outline.png"]
        assert json.loads(package.read("manifest.json")) == manifest()
        assert _size(package.read("color.png")) == (192, 192)
        assert _size(package.read("outline.png")) == (32, 32)


def test_the_outline_is_white_on_nothing() -> None:
    """Teams refuses an outline icon with another colour than white, or without transparency."""
    with ZipFile(BytesIO(teams_package(manifest()))) as package:
        pixels = _pixels(package.read("outline.png"))
    assert any(alpha == 0 for *_, alpha in pixels)
    assert {pixel[:3] for pixel in pixels if pixel[3]} == {(255, 255, 255)}


def test_the_same_installation_gives_the_same_bytes() -> None:
    assert teams_package(manifest()) == teams_package(manifest())


def _size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _pixels(png: bytes) -> list[tuple[int, ...]]:
    """An 8-bit RGBA picture, without interlacing: undo the five line filters of the format."""
    width, height = _size(png)
    assert png[24:29] == bytes([8, 6, 0, 0, 0])
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    raw, stride, above, lines = zlib.decompress(data), width * 4, bytes(width * 4), []
    for row in range(height):
        start = row * (stride + 1)
        above = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), above)
        lines.append(above)
    flat = b"".join(lines)
    return [tuple(flat[index : index + 4]) for index in range(0, len(flat), 4)]


def _unfiltered(kind: int, line: bytearray, above: bytes) -> bytes:
    for index in range(len(line)):
        left = line[index - 4] if index >= 4 else 0
        corner = above[index - 4] if index >= 4 else 0
        up = above[index]
        guess = left + up - corner
        paeth = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[
            2
        ]
        line[index] = (line[index] + (0, left, up, (left + up) // 2, paeth)[kind]) & 0xFF
    return bytes(line)
