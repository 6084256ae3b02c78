"""What Teams would refuse of a package, said before anybody uploads it: its manifest and its icons, as they are in the zip."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from PIL import Image

# How many characters or entries the schema allows where Klik fills something in; "*" is every entry of a list.
# https://developer.microsoft.com/en-us/json-schemas/teams/v1.29/MicrosoftTeams.schema.json
MOST = {
    "version": 256,
    "developer.name": 32,
    "name.short": 30,
    "name.full": 100,
    "description.short": 80,
    "description.full": 4000,
    "icons.color": 2048,
    "icons.outline": 2048,
    "bots": 1,
    "bots.*.scopes": 4,
    "bots.*.commandLists": 3,
    "bots.*.commandLists.*.scopes": 4,
    "bots.*.commandLists.*.commands": 12,
    "bots.*.commandLists.*.commands.*.title": 128,
    "bots.*.commandLists.*.commands.*.description": 4000,
    "validDomains": 100,
}
_LENGTH = "{field} must have 1 to {most} {things}: change it in {where}."
_OURS = "{field} must be %s: change it in manifest/teams.py."
_ADDRESS = (
    "Teams accepts only an https address with a domain name, of at most 2000 characters, such as "
    "https://klik.example.org (a name with other letters in its xn-- form): set KLIK_PUBLIC_URL to one."
)
_APP_ID = "The bot's id is not a GUID: set MICROSOFT_APP_ID, or give --app-id, to the id of the bot's app registration."
# As long as the schema allows, 2048 characters.
_URL = r"(?i:https)://[!-~]{1,2040}"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
# The last part begins with a letter: 10.0.0.1 is no domain.
_DOMAIN = rf"(?=[^:]{{1,253}}(:|$))({_LABEL}\.)+(?=[A-Za-z]){_LABEL}(:\d+)?"
_GUID = r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_SCOPE = r"team|personal|groupChat|copilot"
# What a text must look like, and what to change when it does not.
SHAPES = {
    "$schema": (_URL, _OURS % "the address of the schema"),
    "manifestVersion": (r"1\.29", _OURS % "1.29"),
    "version": (r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", _OURS % "three numbers such as 1.0.0"),
    "id": (_GUID, _OURS % "a GUID"),
    "developer.websiteUrl": (_URL, _ADDRESS),
    "developer.privacyUrl": (_URL, _ADDRESS),
    "developer.termsOfUseUrl": (_URL, _ADDRESS),
    "accentColor": (r"#[0-9a-fA-F]{6}", _OURS % "a colour such as #0A6352"),
    "bots.*.botId": (_GUID, _APP_ID),
    "bots.*.scopes.*": (_SCOPE, _OURS % "a scope that Teams knows"),
    "bots.*.commandLists.*.scopes.*": (_SCOPE, _OURS % "a scope that Teams knows"),
    "validDomains.*": (_DOMAIN, _ADDRESS),
}
# What Klik promises of itself: it takes files, and asks for nothing in the name of a team or of a person.
EXACTLY = {"bots.*.supportsFiles": True, "authorization": None, "webApplicationInfo": None}
SIDES = {"color": 192, "outline": 32}


def faults(package: bytes) -> list[str]:
    """Each fault once, as a sentence that says what to change; [] when the package may be written."""
    with ZipFile(BytesIO(package)) as opened:
        held = {name: opened.read(name) for name in opened.namelist()}
    manifest = json.loads(held["manifest.json"])
    found = [*_lengths(manifest), *_shapes(manifest), *_promises(manifest)]
    for icon, side in SIDES.items():
        for name in _at(manifest, f"icons.{icon}"):
            found += _icon_faults(icon, side, held.get(str(name), b""))
    return list(dict.fromkeys(found))


def _at(value: Any, field: str) -> Iterator[Any]:
    """What stands at a place of the manifest; None when nothing does."""
    if not field:
        yield value
        return
    step, _, rest = field.partition(".")
    if step != "*":
        yield from _at(value.get(step) if isinstance(value, dict) else None, rest)
    elif isinstance(value, list):
        for entry in value:
            yield from _at(entry, rest)


def _lengths(manifest: Any) -> Iterator[str]:
    for field, most in MOST.items():
        for value in _at(manifest, field):
            if not isinstance(value, str | list) or not 1 <= len(value) <= most:
                things = "entries" if isinstance(value, list) else "characters"
                where = "bot/commands" if ".commands.*." in field else "manifest/teams.py"
                yield _LENGTH.format(field=field, most=most, things=things, where=where)


def _shapes(manifest: Any) -> Iterator[str]:
    for field, (shape, sentence) in SHAPES.items():
        for value in _at(manifest, field):
            if not isinstance(value, str) or not re.fullmatch(shape, value):
                yield sentence.format(field=field)


def _promises(manifest: Any) -> Iterator[str]:
    for field, promised in EXACTLY.items():
        if any(value is not promised for value in _at(manifest, field)):
            yield _OURS.format(field=field) % ("true" if promised else "left out")


def _icon_faults(icon: str, side: int, content: bytes) -> Iterator[str]:
    """The picture itself is read: a name and a header say nothing of what Teams would draw."""
    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            size, pixels = picture.size, picture.convert("RGBA").tobytes()
    except (OSError, SyntaxError, ValueError):
        yield f"The {icon} icon is not a PNG picture: put one in manifest/icons."
        return
    if size != (side, side):
        yield f"The {icon} icon is not {side} by {side} pixels: draw it at that size in manifest/icons."
    if icon == "outline" and not _is_outline(pixels):
        yield "The outline icon is not white on a transparent ground: draw it so in manifest/icons."


def _is_outline(pixels: bytes) -> bool:
    """Some of it is transparent, and all that is seen is white."""
    each = [pixels[start : start + 4] for start in range(0, len(pixels), 4)]
    seen = {pixel[:3] for pixel in each if pixel[3]}
    return seen == {b"\xff\xff\xff"} and any(not pixel[3] for pixel in each)
