"""A file handed over in Teams: the person is asked with a consent card, and says where in their OneDrive it may go.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from botbuilder.schema import Activity, ActivityTypes, Attachment  # type: ignore[import-untyped]

from adapters.pausing import pause
from adapters.teams.codes import object_in
from adapters.teams.service_urls import LOOPBACK
from bot.errors import Gone, Refused, TryLater
from bot.model import SentMessage
from bot.ports.messenger import Parcel

Json = dict[str, Any]

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
TIMEOUT = 20.0
# The address is a permission of its own, and ends: by time, or because the file is there.
OVER = frozenset({401, 403, 404, 409, 410, 416})


@dataclass(frozen=True)
class Room:
    """Where in somebody's OneDrive the file may go: what they said yes with. Kept sealed, as part of the message."""

    upload: str = field(repr=False)
    content: str = field(repr=False)
    unique: str = field(repr=False)
    kind: str


def consent(parcel: Parcel) -> Activity:
    """The context is an opaque reference, and no permission: who says yes is looked at then."""
    context = {"file": str(parcel.id)}
    content = {
        "description": parcel.text,
        "sizeInBytes": len(parcel.data),
        "acceptContext": context,
        "declineContext": context,
    }
    return _message(Attachment(content_type=CONSENT, name=parcel.name, content=content), parcel)


def info(given: Room, parcel: Parcel) -> Activity:
    content = {"uniqueId": given.unique, "fileType": given.kind}
    card = Attachment(content_type=INFO, name=parcel.name, content_url=given.content, content=content)
    return _message(card, parcel)


def _message(card: Attachment, parcel: Parcel) -> Activity:
    return Activity(type=ActivityTypes.message, summary=parcel.title, attachments=[card])


def room(said: object) -> Room | None:
    """Read from what came with a yes; None where there is no place to put anything."""
    if not isinstance(said, Mapping):
        return None
    names = ("uploadUrl", "contentUrl", "uniqueId", "fileType")
    values = [value if isinstance(value := said.get(name), str) else "" for name in names]
    return Room(*values) if values[0] and values[1] else None


def with_room(card: str, given: Room | None) -> str:
    """A message's id with the place for the file beside it, to be kept as one."""
    return f"{card} {json.dumps(asdict(given))}" if given else card


def room_of(offered: SentMessage) -> Room | None:
    """None while nobody has said yes."""
    kept = object_in(offered.message.partition(" ")[2])
    return Room(**kept) if kept else None


def activity_of(message: SentMessage) -> str:
    """The message's own id, without the place for a file that may be kept beside it."""
    return message.message.partition(" ")[0]


class Uploads:
    """Bytes to the address that came with a yes. The bot's token does not go along, and only `hosts` get any (F-094)."""

    def __init__(
        self, session: aiohttp.ClientSession, *, hosts: tuple[str, ...], now: Callable[[], float]
    ) -> None:
        self._session = session
        self._hosts = frozenset(host.lower() for host in hosts)
        self._now = now
        self._timeout = aiohttp.ClientTimeout(total=TIMEOUT)

    async def put(self, url: str, data: bytes) -> None:
        """Raises `Gone` when that place is there no more, `TryLater`, or `Refused`; doing it twice is doing it once."""
        if not self.allows(url):
            raise Refused("upload_host")
        headers = {
            "Content-Range": f"bytes 0-{len(data) - 1}/{len(data)}",
            "Content-Type": "application/octet-stream",
        }
        try:
            async with self._session.put(
                url, data=data, headers=headers, timeout=self._timeout, allow_redirects=False
            ) as answer:
                status, after = answer.status, answer.headers.get("Retry-After")
        except (TimeoutError, aiohttp.ClientError, OSError):
            raise TryLater("upload_lost") from None
        if status in (200, 201):
            return
        if status in OVER:
            raise Gone("upload_gone")
        if status >= 500 or status in (408, 429):
            raise TryLater(f"upload_{status}", after=pause(after, now=self._now))
        raise Refused(f"upload_{status}")

    def allows(self, url: str) -> bool:
        """https at its usual port, and a host on the list; a pretend Teams on this machine may take any port."""
        try:
            parts = urlsplit(url)
            host, port, named = (parts.hostname or "").lower(), parts.port, parts.username is not None
        except ValueError:
            return False
        local = host in LOOPBACK and host in self._hosts and parts.scheme == "http"
        usual = parts.scheme == "https" and port in (None, 443) and self._is_listed(host)
        return not named and "\\" not in url and (local or usual)

    def _is_listed(self, host: str) -> bool:
        domains = (entry[1:] for entry in self._hosts if entry.startswith("*."))
        return host in self._hosts or any(host.endswith(domain) for domain in domains)
