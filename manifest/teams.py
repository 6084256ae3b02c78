"""What Teams is told about Klik: the app package, a zip with the manifest and two icons, from the table of commands."""

import json
from collections.abc import Iterable
from importlib.resources import files
from io import BytesIO
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.commands import COMMANDS, Audience, Command
from bot.words import Language, Words

SCHEMA = "https://developer.microsoft.com/en-us/json-schemas/teams/v1.29/MicrosoftTeams.schema.json"
VERSION = "1.0.0"
ICONS = {"color": "color.png", "outline": "outline.png"}
# Teams shows twelve commands in a list, one list for each scope (platform-teams 1.8).
LISTED = 12
# A fixed moment, so that the same installation always gives the same bytes.
MADE_AT = (2026, 1, 1, 0, 0, 0)

_SHORT = Words(
    nl="Brengt je in contact met één loopbaancoach",
    en="Brings you together with one career coach",
)
_FULL = Words(
    nl=(
        "Je chat met Klik, schrijft in een formulier wat je zoekt en ziet precies wat coaches te lezen krijgen, "
        "zonder je naam. De eerste coach die wil helpen, krijgt je contactgegevens. Verder krijgt niemand ze."
    ),
    en=(
        "You chat with Klik, write in a form what you look for and see exactly what coaches will read, "
        "without your name. The first coach who wants to help gets your contact details. Nobody else does."
    ),
)


def teams_manifest(
    *, app_id: str, public_url: str, language: Language, commands: Iterable[Command] = COMMANDS
) -> dict[str, object]:
    """The manifest for schema 1.29. No resource-specific consent: Klik reads no channel (decision 11)."""
    address = public_url.rstrip("/")
    return {
        "$schema": SCHEMA,
        "manifestVersion": "1.29",
        "version": VERSION,
        # The package's own id, another one than the bot's; the same for the same address.
        "id": str(uuid5(NAMESPACE_URL, address)),
        "developer": {
            "name": "Klik",
            "websiteUrl": address,
            "privacyUrl": f"{address}/privacy",
            "termsOfUseUrl": f"{address}/privacy",
        },
        "name": {"short": "Klik", "full": "Klik"},
        "description": {"short": _SHORT.of(language), "full": _FULL.of(language)},
        "icons": dict(ICONS),
        "accentColor": "#0A6352",
        "bots": [_bot(app_id, tuple(commands), language)],
        "validDomains": [urlsplit(address).netloc],
    }


def _bot(app_id: str, commands: tuple[Command, ...], language: Language) -> dict[str, object]:
    """In a personal chat everything may be typed; in a team only what shows nothing of anybody."""
    return {
        "botId": app_id,
        "scopes": ["personal", "team"],
        "supportsFiles": True,
        "isNotificationOnly": False,
        "commandLists": [
            {"scopes": ["personal"], "commands": [_command(row, language) for row in _listed(commands)]},
            {
                "scopes": ["team"],
                "commands": [_command(row, language) for row in commands if _is_help(row)],
            },
        ],
    }


def _listed(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The first rows of each audience, as the table orders them: what is used most stands on top."""
    admin = [row for row in commands if row.audience is Audience.AVG][:3]
    own = [row for row in commands if row.audience is Audience.KLIK][: LISTED - len(admin)]
    return (*own, *admin)


def _is_help(row: Command) -> bool:
    return row.word == "help" and row.audience is Audience.KLIK


def _command(row: Command, language: Language) -> dict[str, str]:
    word = row.alias if language is Language.NL else row.word
    title = word if row.audience is Audience.KLIK else f"{row.audience} {word}"
    return {"title": title, "description": row.help.of(language)}


def teams_package(manifest: dict[str, object]) -> bytes:
    """The zip to upload in the Teams admin centre: the manifest and both icons, nothing else."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        text = json.dumps(manifest, indent=2, ensure_ascii=False)
        package.writestr(ZipInfo("manifest.json", MADE_AT), text)
        for name in ICONS.values():
            icon = files("manifest").joinpath("icons", name).read_bytes()
            package.writestr(ZipInfo(name, MADE_AT), icon)
    return buffer.getvalue()
