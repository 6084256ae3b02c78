"""The things of a pretend Teams tenant: people, conversations, messages, dialogs. Data only, no rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters.playground.slack_things import Json

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
FILE_DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
FILE_CONSENT = "application/vnd.microsoft.teams.card.file.consent"
FILE_INFO = "application/vnd.microsoft.teams.card.file.info"


class Refused(Exception):
    """An answer of the connector that is not a success, in the connector's own shape."""

    def __init__(self, status: int, code: str, message: str, *, body: Json | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.body = body or {"error": {"code": code, "message": message}}


@dataclass(frozen=True)
class Person:
    """`id` is the Entra object id; `address` the 29:-id under which this one bot knows the person."""

    id: str
    address: str
    name: str
    role: str
    locale: str
    mail: str
    deleted: bool = False
    installed: bool = True
    is_guest: bool = False


@dataclass(frozen=True)
class Conversation:
    id: str
    name: str
    is_dm: bool
    members: tuple[str, ...]
    is_private: bool = True
    is_shared: bool = False
    is_archived: bool = False
    has_bot: bool = True

    @property
    def kind(self) -> str:
        return "dm" if self.is_dm else "channel"


@dataclass(frozen=True)
class Message:
    """`thread` is the first message of the thread; `replaced` the cards that one clicker sees instead."""

    channel: str
    ts: str
    user: str
    text: str
    thread: str
    summary: str = ""
    attachments: list[Json] = field(default_factory=list)
    reactions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    replaced: Mapping[str, list[Json]] = field(default_factory=dict)
    consents: Mapping[int, str] = field(default_factory=dict)
    value: Any = None
    edited: bool = False
    deleted: bool = False

    @property
    def cards(self) -> list[Json]:
        return [each["content"] for each in self.attachments if each["contentType"] == ADAPTIVE]

    def cards_for(self, user: str) -> list[Json]:
        return self.replaced.get(user, self.cards)


@dataclass(frozen=True)
class Dialog:
    """A card to fill in, or a `message` to read. `origin` is where the click came from: conversation, message."""

    id: str
    user: str
    title: str
    origin: tuple[str, str]
    card: Json | None = None
    message: str | None = None
    width: Any = "medium"
    height: Any = "medium"
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Notice:
    """The short text Teams shows to one person after a click."""

    id: int
    user: str
    text: str
    channel: str
    ts: str
