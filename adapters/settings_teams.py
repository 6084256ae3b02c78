"""Reading Teams' settings, and the sentences about them. An empty app id would switch authentication off (M8): refused."""

import ipaddress
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

LOGIN_URL = "https://login.microsoftonline.com"
OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
# Where Teams is until the first message tells it better.
SERVICE_URL = "https://smba.trafficmanager.net/teams"
SERVICE_HOSTS = ("smba.trafficmanager.net",)
# OneDrive for work: where a file goes that a person allowed Klik to store.
UPLOAD_HOSTS = ("*.sharepoint.com",)
APP_TYPE = "SingleTenant"
FORMS = ("dialogs", "cards")

NAMES = ("MICROSOFT_APP_ID", "MICROSOFT_APP_PASSWORD", "MICROSOFT_APP_TENANT_ID")
_WHERE = {
    "MICROSOFT_APP_ID": "the Application (client) ID of the bot's app registration",
    "MICROSOFT_APP_PASSWORD": "a client secret of the bot's app registration",
    "MICROSOFT_APP_TENANT_ID": "the Directory (tenant) ID of your organisation",
}
NO_CHANNEL = "Teams is configured but KLIK_COACH_CHANNELS names no Teams channel: add teams:<tenant id>:<channel id> to it."
NOT_CONFIGURED = (
    "KLIK_COACH_CHANNELS names a Teams channel but Teams is not configured: "
    "set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID, or take the teams: part out."
)
OTHER_TENANT = "KLIK_COACH_CHANNELS names a channel of another tenant than MICROSOFT_APP_TENANT_ID: Klik serves one tenant."

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9.-]+(:\d{1,5})?", re.IGNORECASE)
_REACTION = re.compile(r"[a-z0-9_-]+")


def is_wanted(given: Mapping[str, Any]) -> bool:
    return any(name in given for name in (*NAMES, "MICROSOFT_APP_TYPE"))


def missing(given: Mapping[str, Any]) -> list[str]:
    """Every Teams setting that has to be there once one is: with an id and no secret, or the reverse, nothing is safe."""
    if not is_wanted(given):
        return []
    return [f"{name} is not set: it is {_WHERE[name]}." for name in NAMES if name not in given]


def guid(name: str) -> Any:
    def read(value: object) -> str:
        text = str(value).strip()
        if not _GUID.fullmatch(text):
            raise ValueError(
                f"{name} must be an id such as 00000000-0000-0000-0000-000000000000: it is {_WHERE[name]}."
            )
        return text.lower()

    return read


def app_type(value: object) -> str:
    """Anything misspelt would mean "multi-tenant" to the SDK, with an open door behind it."""
    if str(value).strip().casefold() != APP_TYPE.casefold():
        raise ValueError(f"MICROSOFT_APP_TYPE must be {APP_TYPE}: Klik serves the people of one tenant.")
    return APP_TYPE


def url(name: str) -> Any:
    def read(value: object) -> str:
        text = str(value).strip().rstrip("/")
        parts = urlsplit(text)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
            raise ValueError(
                f"{name} must be an https address (plain http only on this machine); leave it out for Microsoft's."
            )
        return text

    return read


def hosts(value: object) -> tuple[str, ...]:
    """Our token is sent to these hosts and to no other (F-094)."""
    names = tuple(part.strip().lower() for part in str(value).split(",") if part.strip())
    if not names or not all(_HOST.fullmatch(name) for name in names):
        raise ValueError(
            "KLIK_TEAMS_SERVICE_HOSTS must hold host names, for example smba.trafficmanager.net."
        )
    return names


def upload_hosts(value: object) -> tuple[str, ...]:
    """Files about people are sent to these hosts and to no other."""
    names = tuple(part.strip().lower() for part in str(value).split(",") if part.strip())
    if not names or not all(_HOST.fullmatch(name.removeprefix("*.")) for name in names):
        raise ValueError("KLIK_TEAMS_UPLOAD_HOSTS must hold host names, for example *.sharepoint.com.")
    return names


def forms(value: object) -> str:
    text = str(value).strip().lower()
    if text not in FORMS:
        raise ValueError("KLIK_TEAMS_FORMS must be dialogs, or cards where the client has no dialogs.")
    return text


def reactions(value: object) -> frozenset[str]:
    """Types as Teams sends them: `like`, or `1f44b_wavinghand-tone4` for one of the many others."""
    names = frozenset(part.strip().lower() for part in str(value).split(",") if part.strip())
    if not names or not all(_REACTION.fullmatch(name) for name in names):
        raise ValueError("KLIK_ACCEPT_REACTIONS must hold Teams' reaction types, for example like,heart.")
    return names


def unreachable(named: set[str], tenant: str) -> list[str]:
    """`named`: the tenants that the coaches' channels on Teams are in. `tenant`: Klik's own, "" without Teams."""
    if not tenant:
        return [NOT_CONFIGURED] if named else []
    if not named:
        return [NO_CHANNEL]
    return [OTHER_TENANT] if named - {tenant} else []


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
