"""The things of a pretend Slack workspace: people, conversations, messages, views. Data only, no rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """An `ok: false` answer with Slack's own error code and whatever else Slack puts beside it."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra


class NotPossible(Exception):
    """Something a person cannot do in Slack, such as pressing a button they cannot see."""


@dataclass(frozen=True)
class Person:
    id: str
    handle: str
    name: str
    role: str
    locale: str
    is_admin: bool = False
    is_bot: bool = False
    deleted: bool = False
    title: str = ""
    updated: int = 0


@dataclass(frozen=True)
class Conversation:
    id: str
    name: str
    is_dm: bool
    members: tuple[str, ...]
    creator: str = ""
    created: int = 0
    is_private: bool = True
    is_shared: bool = False
    is_archived: bool = False

    @property
    def kind(self) -> str:
        return "dm" if self.is_dm else "channel"


@dataclass(frozen=True)
class Message:
    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    bot_id: str | None = None
    metadata: Json | None = None
    reactions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    edited: str | None = None
    deleted: bool = False
    addressee: str | None = None
    thread_ts: str | None = None
    unfurl_links: bool | None = None
    unfurl_media: bool | None = None
    files: tuple[Json, ...] = ()

    @property
    def is_ephemeral(self) -> bool:
        return self.addressee is not None


@dataclass(frozen=True)
class View:
    id: str
    user: str
    definition: Json
    hash: str
    root: str
    previous: str | None = None
    values: Json = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.definition["blocks"]
        return blocks
