"""What Teams would refuse is found in the package before it is written: the limits of its schema, and the icons."""

import json
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator
from PIL import Image

from bot.words import Language
from manifest.teams import teams_manifest, teams_package
from manifest.teams_faults import EXACTLY, MOST, SHAPES, faults

SHARED = Path(os.environ.get("KLIK_SHARED", Path(__file__).parents[3] / "shared"))
SCHEMA = SHARED / "fixtures" / "schemas" / "teams-manifest.schema.json"
APP = "22222222-3333-4444-8555-666666666666"
COMMAND = "bots.0.commandLists.0.commands.0"
needs_schema = pytest.mark.skipif(
    not SCHEMA.exists(), reason="the published schemas are not beside this checkout"
)


def manifest(url: str = "https://klik.example.org", language: Language = Language.NL) -> dict[str, Any]:
    return teams_manifest(app_id=APP, public_url=url, language=language)


def with_(field: str, value: object) -> dict[str, Any]:
    """The manifest with one place changed; the numbers are entries of a list."""
    made: Any = manifest()
    *steps, last = (int(step) if step.isdigit() else step for step in field.split("."))
    place = made
    for step in steps:
        place = place[step]
    place[last] = value
    return dict(made)


def with_icon(name: str, content: bytes) -> bytes:
    with ZipFile(BytesIO(teams_package(manifest()))) as package:
        held = {each: package.read(each) for each in package.namelist()} | {name: content}
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for each, kept in held.items():
            package.writestr(each, kept)
    return buffer.getvalue()


def picture(
    side: int, mode: str = "RGBA", kind: str = "PNG", colour: str = "white", ground: str | int = 0
) -> bytes:
    """Half of it is drawn; the other half is transparent where the mode can say so, and black where not."""
    drawn = Image.new(mode, (side, side), ground)
    drawn.paste(colour, (0, 0, side, side // 2))
    buffer = BytesIO()
    drawn.save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("language", list(Language))
def test_the_package_of_a_good_address_has_no_fault(language: Language) -> None:
    for url in ("https://klik.example.org", "https://KLIK.example.org:8443/path", "https://xn--caf-dma.nl"):
        assert faults(teams_package(manifest(url, language))) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name.short", "K" * 31),
        ("name.full", "K" * 101),
        ("description.short", "K" * 81),
        ("description.full", "K" * 4001),
        ("developer.name", "K" * 33),
        ("developer.name", ""),
        ("developer.name", None),
        ("version", "1.0"),
        ("version", "01.0.0"),
        ("manifestVersion", "1.28"),
        ("id", "klik"),
        ("accentColor", "green"),
        ("icons.color", "c" * 2049),
        ("bots", manifest()["bots"] * 2),
        ("bots.0.scopes", ["personal", "everywhere"]),
        ("bots.0.supportsFiles", False),
        ("bots.0.commandLists", manifest()["bots"][0]["commandLists"] * 2),
        ("bots.0.commandLists.0.commands", [{"title": "help", "description": "help"}] * 13),
        (f"{COMMAND}.title", "K" * 129),
        (f"{COMMAND}.description", "K" * 4001),
        ("validDomains", ["klik.example.org"] * 101),
        ("authorization", {"permissions": {"resourceSpecific": []}}),
        ("webApplicationInfo", {"id": APP}),
    ],
)
def test_what_the_schema_refuses_is_named_with_the_file_to_change(field: str, value: object) -> None:
    found = faults(teams_package(with_(field, value)))
    named = ".".join("*" if step.isdigit() else step for step in field.split("."))
    where = "bot/commands" if named.endswith((".title", ".commands.*.description")) else "manifest/teams.py"
    assert any(line.startswith((f"{named} must ", f"{named}.* must ")) for line in found)
    assert all(line.endswith(f": change it in {where}.") for line in found if not line.startswith("The "))


@pytest.mark.parametrize(
    "url",
    [
        "http://klik.example.org",
        "https://localhost",
        "https://10.0.0.1",
        "https://[2001:db8::1]",
        "https://klik..example.org",
        "https://-klik.example.org",
        "https://*.example.org",
        "https://klik.example.org/a path",
        "https://café.example.org",
        f"https://{'k' * 64}.example.org",
        f"https://{'k.' * 126}org",
        f"https://klik.example.org/{'k' * 2017}",
    ],
)
def test_an_address_that_teams_refuses_is_one_sentence_and_is_not_repeated(url: str) -> None:
    [sentence] = faults(teams_package(manifest(url)))
    assert sentence.endswith("set KLIK_PUBLIC_URL to one.")
    assert url not in sentence


def test_an_id_that_is_none_names_the_setting() -> None:
    [sentence] = faults(teams_package(with_("bots.0.botId", "klik")))
    assert "MICROSOFT_APP_ID" in sentence


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("color.png", picture(191), "The color icon is not 192 by 192 pixels"),
        ("color.png", picture(192, "RGB", "JPEG"), "The color icon is not a PNG picture"),
        ("color.png", picture(192)[:60], "The color icon is not a PNG picture"),
        ("color.png", b"", "The color icon is not a PNG picture"),
        ("outline.png", picture(33), "The outline icon is not 32 by 32 pixels"),
        (
            "outline.png",
            picture(32, "L", ground="white"),
            "The outline icon is not white on a transparent ground",
        ),
        ("outline.png", picture(32, "RGB"), "The outline icon is not white on a transparent ground"),
        ("outline.png", picture(32, colour="red"), "The outline icon is not white on a transparent ground"),
    ],
)
def test_an_icon_that_teams_refuses_is_found_in_the_package(name: str, content: bytes, told: str) -> None:
    assert faults(with_icon("color.png", picture(192))) == []
    assert faults(with_icon("outline.png", picture(32))) == []
    [sentence] = faults(with_icon(name, content))
    assert sentence.startswith(told)
    assert sentence.endswith(" in manifest/icons.")


def leaves(value: Any, field: str = "") -> Iterator[str]:
    """Every place of the manifest that holds no other, as the tables name it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{field}.{name}".lstrip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, f"{field}.*")
    else:
        yield field


def test_everything_that_the_manifest_fills_in_is_checked() -> None:
    # A plain true or false, as Klik needs it.
    checked = MOST.keys() | SHAPES.keys() | EXACTLY.keys() | {"bots.*.isNotificationOnly"}
    filled = set(leaves(manifest()))
    assert {"name.short", "bots.*.botId"} <= filled
    assert filled <= checked


@needs_schema
@pytest.mark.parametrize("field", MOST)
def test_a_limit_is_the_one_of_the_published_schema(field: str) -> None:
    """One more than the limit, and the schema refuses it; so much, and it does not."""
    checker = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    place = field.replace("*", "0")
    made: Any = manifest()
    for step in place.split("."):
        made = made[int(step) if step.isdigit() else step]
    for most, fits in ((MOST[field], True), (MOST[field] + 1, False)):
        value = made[:1] * most if isinstance(made, list) else "k" * most
        assert checker.is_valid(with_(place, value)) is fits
