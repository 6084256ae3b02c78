"""Reading one setting's text, and every sentence an operator may get about a setting. No sentence repeats a value."""

import ipaddress
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from adapters import settings_teams as teams
from bot.model import Account, Place, Platform
from bot.words import Language

UNREADABLE = "The file .env cannot be read ({kind}): make it a UTF-8 text file that Klik's user may read."
NO_PLATFORM = (
    "No platform is configured: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, "
    "both on the pages of your app at Slack (OAuth & Permissions, and Basic Information), "
    "or MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID for Teams."
)
UNSIGNED = (
    "SLACK_BOT_TOKEN is set but SLACK_SIGNING_SECRET is not: without it anybody could speak as any user. "
    "Copy the signing secret from Basic Information on your app's page at Slack."
)
SPEECHLESS = (
    "SLACK_SIGNING_SECRET is set but SLACK_BOT_TOKEN is not: "
    "copy the bot token (xoxb-) from OAuth & Permissions on your app's page at Slack."
)
NO_CHANNEL = (
    "No coaches' channel is named: set KLIK_COACH_CHANNELS to slack:T…:C…, the workspace's id and the id of the "
    "private channel your coaches read."
)
NO_SLACK_CHANNEL = (
    "Slack is configured but KLIK_COACH_CHANNELS names no Slack channel: add slack:T…:C… to it."
)
NO_SCANNER = (
    "KLIK_CV is on and there is no scanner for what strangers send: set KLIK_CV_SCANNER to a command that reads a file "
    "from its standard input and ends with 0 when it is clean and 1 when it is not, for example clamdscan --no-summary -."
)
NO_ADDRESS = (
    "KLIK_PUBLIC_URL is not set: set it, or give --public-url, to the https address Slack and Teams reach Klik at, "
    "for example https://klik.example.org."
)
NO_KEY = (
    "No master key: make one with (umask 077 && openssl rand -base64 32 > klik.key), keep a copy in a safe place, "
    "and set KLIK_MASTER_KEY_FILE to where it is."
)
PLACEHOLDERS = re.compile(
    r"(change[-_ ]?me|xox[bp]-(test|your.*|x+|\.+|…)?|xapp-(test|your.*)?|(your|my)[-_ ].*|todo|tbd|secret|"
    r"signing[-_ ]?secret|token|test|example|x{3,}|\.{3}|…|<.*>)",
    re.IGNORECASE,
)
SECRET_NAMES = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "MICROSOFT_APP_PASSWORD")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

_HOURS = "must be a number of {unit} above 0, for example {example}."
_WAYS_OUT: dict[str, str] = {
    "KLIK_NUDGE_HOURS": _HOURS.format(unit="hours", example="24"),
    "KLIK_ESCALATE_HOURS": _HOURS.format(unit="hours", example="72"),
    "KLIK_EXPIRE_DAYS": _HOURS.format(unit="days", example="14"),
    "KLIK_COACH_CAPACITY": "must be a whole number from 1 to 1000, for example 3.",
    "KLIK_COACH_DAILY_CAP": "must be a whole number from 1 to 1000, for example 5.",
    "KLIK_SMALL_CELL": "must be a whole number from 1 to 1000, for example 5.",
    "KLIK_PORT": "must be a whole number from 0 to 65535, for example 3000 (0 lets the system choose).",
    "KLIK_HOST": "must be an address to listen on, for example 127.0.0.1.",
}

_SLACK_CHANNEL = re.compile(r"slack:([TE][A-Z0-9]+):([CG][A-Z0-9]+)")
_TEAMS_CHANNEL = re.compile(r"teams:([0-9A-Za-z.-]+):(\S+)")
_SLACK_ADMIN = re.compile(r"slack:([TE][A-Z0-9]+):([UW][A-Z0-9]+)")
_TEAMS_ADMIN = re.compile(r"teams:([0-9A-Za-z.-]+):(\S+)")
_EMOJI = re.compile(r"[a-z0-9_+'-]+")


def missing_platform(given: Mapping[str, Any]) -> list[str]:
    """What has to be there to speak with anybody, or has to be there together, whatever else is wrong."""
    problems = [_is_placeholder(name) for name in SECRET_NAMES if _any_placeholder(given.get(name))]
    match ("SLACK_BOT_TOKEN" in given, "SLACK_SIGNING_SECRET" in given):
        case (False, False) if not teams.is_wanted(given):
            problems.append(NO_PLATFORM)
        case (True, False):
            problems.append(UNSIGNED)
        case (False, True):
            problems.append(SPEECHLESS)
    if str(given.get("SLACK_BOT_TOKEN", "")).startswith(("xoxp-", "xapp-")):
        problems.append(
            "SLACK_BOT_TOKEN is another kind of token: Klik needs the bot token, which begins with xoxb-."
        )
    if "KLIK_COACH_CHANNELS" not in given:
        problems.append(NO_CHANNEL)
    return problems


def missing_key(given: Mapping[str, Any]) -> list[str]:
    return [] if "KLIK_MASTER_KEY_FILE" in given else [NO_KEY]


def _any_placeholder(value: Any) -> bool:
    return any(PLACEHOLDERS.fullmatch(part.strip()) for part in str(value or "").split(",") if part.strip())


def _is_placeholder(name: str) -> str:
    return f"{name} still holds a placeholder: replace it by the real one from your app's page at Slack."


def sentence(where: tuple[int | str, ...], kind: str, message: str) -> str:
    """One fault of the checker as a sentence: our own readers' words as they are, else the setting's way out."""
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    name = str(where[0]) if where else "A setting"
    return f"{name} {_WAYS_OUT.get(name, 'has a value that cannot be read: see the settings in docs/running.md.')}"


def _parts(value: object) -> list[str]:
    return [part.strip() for part in str(value).split(",") if part.strip()]


def secrets(value: object) -> tuple[str, ...]:
    """One signing secret, or two while the old one is being rotated out (F-089)."""
    parts = tuple(_parts(value))
    if len(parts) > 2:
        raise ValueError(
            "SLACK_SIGNING_SECRET holds more than two secrets: keep the new one and the one before it."
        )
    return parts


def channels(value: object) -> tuple[Place, ...]:
    places = []
    for number, part in enumerate(_parts(value), start=1):
        if found := _SLACK_CHANNEL.fullmatch(part):
            places.append(Place(Platform.SLACK, found[1], found[2]))
        elif found := _TEAMS_CHANNEL.fullmatch(part):
            places.append(Place(Platform.TEAMS, found[1].lower(), found[2]))
        else:
            raise ValueError(
                f"KLIK_COACH_CHANNELS, part {number}, is not a channel: write slack:T…:C… (workspace id, channel id)."
            )
    return tuple(dict.fromkeys(places))


def admins(value: object) -> frozenset[Account]:
    accounts = set()
    for number, part in enumerate(_parts(value), start=1):
        if found := _SLACK_ADMIN.fullmatch(part):
            accounts.add(Account(Platform.SLACK, found[1], found[2]))
        elif found := _TEAMS_ADMIN.fullmatch(part):
            accounts.add(Account(Platform.TEAMS, found[1].lower(), found[2].lower()))
        else:
            raise ValueError(
                f"KLIK_ADMINS, part {number}, is not an account: write slack:T…:U… (workspace id, member id)."
            )
    return frozenset(accounts)


def switch(name: str) -> Callable[[object], bool]:
    """Reads on or off, and says which setting it was."""

    def read(value: object) -> bool:
        said = str(value).strip().lower()
        if said not in ("on", "off", "true", "false"):
            raise ValueError(f"{name} must be on or off.")
        return said in ("on", "true")

    return read


def emoji(value: object) -> frozenset[str]:
    """Short names as Slack writes them; the skin tone never matters."""
    names = {part.strip(":").split("::")[0].lower() for part in _parts(value)}
    if not names or not all(_EMOJI.fullmatch(name) for name in names):
        raise ValueError(
            "KLIK_ACCEPT_EMOJI must hold emoji names, for example white_check_mark,raising_hand."
        )
    return frozenset(names)


def language(value: object) -> Language:
    try:
        return Language(str(value).strip().lower())
    except ValueError:
        raise ValueError("KLIK_LANGUAGE must be nl (Dutch) or en (English).") from None


def log_level(value: object) -> str:
    level = str(value).strip().upper()
    if level not in LOG_LEVELS:
        raise ValueError(f"KLIK_LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}.")
    return level


def contact(value: object) -> str:
    line = str(value).strip()
    if len(line) > 200 or not line.isprintable():
        raise ValueError("KLIK_CONTACT must be one line of at most 200 characters: how to reach a person.")
    return line


def database_url(value: object) -> str:
    url = str(value).strip()
    if not url.startswith("sqlite:///") or url == "sqlite:///":
        raise ValueError(
            "KLIK_DATABASE_URL must be a SQLite file, for example sqlite:////var/lib/klik/klik.db; "
            "leave it out for klik.db in KLIK_DATA_DIR."
        )
    return url


def api_url(value: object) -> str:
    url = str(value).strip()
    if not _is_safe(_split(url)) or not url.endswith("/api/"):
        raise ValueError(
            "KLIK_SLACK_API_URL must be an https address that ends in /api/ (plain http only on this machine); "
            "leave it out for Slack itself."
        )
    return url


def public_url(value: object) -> str:
    url = str(value).strip().rstrip("/")
    if not _is_safe(_split(url)):
        raise ValueError(
            "KLIK_PUBLIC_URL must be the https address people reach Klik at, for example https://klik.example.org "
            "(plain http only on this machine)."
        )
    return url


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _is_safe(url: SplitResult | None) -> bool:
    """A plain address: https, or http where nobody else can listen in; no user, query or fragment."""
    if url is None or not url.hostname or url.username is not None or url.query or url.fragment:
        return False
    return url.scheme == "https" or (url.scheme == "http" and is_loopback(url.hostname))


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
