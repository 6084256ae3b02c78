"""The Messenger over Slack's Web API: post, update, delete, hand over a file, open a DM, ask about a person or a channel."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cachetools import TTLCache

from adapters.slack import render
from adapters.slack.pace import POST
from adapters.slack.web_api import WebApi
from bot.cv import refusal
from bot.errors import Ambiguous, Gone, Misconfigured, Refused
from bot.model import Account, ChannelState, Place, Platform, SentMessage
from bot.ports.messenger import ChannelReport, Parcel
from bot.views import View
from bot.words import Language

LANGUAGE_KEPT = 3600.0
LANGUAGES_KEPT = 10_000
# Whose DM is which is in memory alone, and no longer than this: whoever was erased is not in it for ever.
DIRECT_KEPT = 24 * 3600.0
DIRECT_REMEMBERED = 10_000
PAGE = 200
PAGES = 500


@dataclass(frozen=True)
class Identity:
    """Who the bot is: what `auth.test` says once, at start."""

    workspace: str
    user: str = field(repr=False)
    bot: str = field(repr=False)


class SlackMessenger:
    """Fulfils `bot.ports.messenger.Messenger`."""

    def __init__(self, api: WebApi, *, timer: Callable[[], float] = time.monotonic) -> None:
        self.api = api
        self.identity: Identity | None = None
        self._direct: TTLCache[Account, Place] = TTLCache(DIRECT_REMEMBERED, DIRECT_KEPT, timer)
        self._languages: TTLCache[Account, Language | None] = TTLCache(LANGUAGES_KEPT, LANGUAGE_KEPT)

    @property
    def platform(self) -> Platform:
        return Platform.SLACK

    async def identify(self) -> Identity:
        """Asks Slack who the token belongs to; without it the bot cannot tell its own messages from others'."""
        said = await self.api.call("auth.test")
        self.identity = Identity(
            _text(said, "team_id"), user=_text(said, "user_id"), bot=_text(said, "bot_id")
        )
        return self.identity

    async def post(self, place: Place, view: View) -> SentMessage:
        said = await self.api.call(POST, channel=place.conversation, **render.message(view))
        ts = _text(said, "ts")
        if not ts:
            raise Ambiguous("no_ts")
        return SentMessage(_at(place, _text(said, "channel") or place.conversation), ts)

    async def update(self, message: SentMessage, view: View) -> None:
        """Not for a file: what stands beside it goes with it."""
        if message.message.startswith(_FILE):
            return
        drawn = render.message_update(view)
        await self.api.call("chat.update", channel=message.place.conversation, ts=message.message, **drawn)

    async def delete(self, message: SentMessage) -> None:
        """A message, or a file: that is kept under the file's own id."""
        try:
            if message.message.startswith(_FILE):
                await self.api.call("files.delete", file=message.message)
            else:
                await self.api.call("chat.delete", channel=message.place.conversation, ts=message.message)
        except Gone as gone:
            if gone.code not in _DELETED:
                raise

    async def offer(self, place: Place, parcel: Parcel) -> SentMessage:
        said = await self.api.call(
            "files.getUploadURLExternal", filename=parcel.name, length=str(len(parcel.data))
        )
        file = _text(said, "file_id")
        if not file:
            raise Refused("no_file_id")
        await self.api.uploads.put(_text(said, "upload_url"), parcel.data)
        return SentMessage(place, file)

    async def hand_over(self, offered: SentMessage, parcel: Parcel) -> SentMessage | None:
        await self.api.call(
            "files.completeUploadExternal",
            files=json.dumps([{"id": offered.message, "title": parcel.title}]),
            channel_id=offered.place.conversation,
            initial_comment=parcel.text,
        )
        return offered

    async def direct(self, account: Account) -> Place:
        known = self._direct.get(account)
        if known is not None:
            return known
        said = await self.api.call("conversations.open", users=account.user)
        conversation = _text(said.get("channel"), "id")
        if not conversation:
            raise Refused("no_channel")
        # A DM keeps its id for ever; asking once per coach saves half the calls of a match.
        place = self._direct[account] = Place(Platform.SLACK, account.workspace, conversation)
        return place

    async def language(self, account: Account) -> Language | None:
        """Of the person's Slack settings; asked once an hour, and again when Slack says the person changed."""
        if account not in self._languages:
            self._languages[account] = await self._ask_language(account)
        return self._languages[account]

    def forget_language(self, account: Account) -> None:
        self._languages.pop(account, None)

    async def _ask_language(self, account: Account) -> Language | None:
        said = await self.api.call("users.info", user=account.user, include_locale=True)
        locale = _text(said.get("user"), "locale").lower()
        return {"nl": Language.NL, "en": Language.EN}.get(locale[:2])

    async def fetch(self, account: Account, reference: str) -> bytes:
        """Only a file of whoever sent the form: an id of somebody else's file in a hand-made form fetches nothing."""
        try:
            said = await self.api.call("files.info", file=reference)
        except (Gone, Refused):
            raise refusal.Refused(refusal.Reason.NO_FETCH) from None
        if _text(said.get("file"), "user") != account.user:
            raise refusal.Refused(refusal.Reason.NO_FETCH)
        return await self.api.download(_text(said.get("file"), "url_private_download"))

    async def inspect(self, place: Place, *, members: bool = False) -> ChannelReport:
        try:
            said = await self.api.call("conversations.info", channel=place.conversation)
        except Gone as gone:
            return ChannelReport(_missing(gone.code), () if members else None)
        except Misconfigured as error:
            # Klik asks for the scope of private channels only, so one that was made public is out of its sight (F-123).
            if error.code != "missing_scope":
                raise
            return ChannelReport(ChannelState.PUBLIC)
        channel = said.get("channel")
        state = _state(channel) if isinstance(channel, Mapping) else ChannelState.UNKNOWN
        return ChannelReport(state, await self._members(place) if members else None)

    async def _members(self, place: Place) -> tuple[Account, ...]:
        found: list[str] = []
        cursor = ""
        for _ in range(PAGES):
            page: dict[str, Any] = {"limit": PAGE} | ({"cursor": cursor} if cursor else {})
            said = await self.api.call("conversations.members", channel=place.conversation, **page)
            listed = said.get("members")
            found += [user for user in listed if isinstance(user, str)] if isinstance(listed, list) else []
            cursor = _text(said.get("response_metadata"), "next_cursor")
            if not cursor:
                break
        own = self.identity.user if self.identity else ""
        return tuple(Account(Platform.SLACK, place.workspace, user) for user in found if user != own)


# Slack's ids begin with what they are; a message's begins with a moment.
_FILE = "F"
_DELETED = frozenset({"message_not_found", "file_not_found", "file_deleted"})


def _text(holder: object, key: str) -> str:
    value = holder.get(key) if isinstance(holder, Mapping) else None
    return value if isinstance(value, str) else ""


def _at(place: Place, conversation: str) -> Place:
    return Place(place.platform, place.workspace, conversation)


def _missing(code: str) -> ChannelState:
    match code:
        case "not_in_channel":
            return ChannelState.NOT_A_MEMBER
        case "is_archived":
            return ChannelState.ARCHIVED
        case _:
            # Slack says "not found" for a private channel the bot is not in, too.
            return ChannelState.MISSING


_SHARED = (
    "is_ext_shared",
    "is_pending_ext_shared",
    "is_org_shared",
    "is_shared",
    "pending_shared",
    "connected_team_ids",
)


def _state(channel: Mapping[str, Any]) -> ChannelState:
    """What keeps a broadcast out comes first; only a private channel of this workspace alone is usable (F-123)."""
    if channel.get("is_archived"):
        return ChannelState.ARCHIVED
    if any(channel.get(key) for key in _SHARED):
        return ChannelState.SHARED
    if not (channel.get("is_private") or channel.get("is_group")):
        return ChannelState.PUBLIC
    return ChannelState.USABLE if channel.get("is_member", True) else ChannelState.NOT_A_MEMBER
