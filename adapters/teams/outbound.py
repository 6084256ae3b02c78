"""The Messenger over the Bot Connector: post, update, delete, hand over a file, open a chat, look at a channel."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from botbuilder.schema import (  # type: ignore[import-untyped]
    Activity,
    ActivityTypes,
    Attachment,
    ChannelAccount,
    ConversationParameters,
)

from adapters.teams import files, render
from adapters.teams.codes import object_in
from adapters.teams.connector import Connector, Work
from adapters.teams.render import Forms, new_key
from adapters.teams.whereabouts import Whereabouts
from bot.errors import Ambiguous, Gone, NotSent, Refused
from bot.model import Account, ChannelState, Place, Platform, SentMessage
from bot.ports.messenger import ChannelReport, Parcel
from bot.views import View
from bot.words import Language

Json = dict[str, Any]

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
PAGE = 500
PAGES = 200

_THREAD = ";messageid="
_CHANNEL_ENDS = ("@thread.tacv2", "@thread.skype")


class TeamsMessenger:
    """Fulfils `bot.ports.messenger.Messenger`. `service_url` is where to begin before anybody was heard from.

    `channels` are the coaches': there somebody is looked up who never said a word to Klik.
    """

    def __init__(
        self,
        connector: Connector,
        *,
        app_id: str,
        service_url: str = "",
        forms: Forms = Forms.DIALOGS,
        channels: tuple[Place, ...] = (),
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self.connector = connector
        self.forms = forms
        # Which team a channel is in: Teams says it with what it sends, and answers only who knows it.
        self.teams: dict[str, str] = {}
        self._bot = f"28:{app_id}"
        self._whereabouts = Whereabouts(service_url, timer=timer)
        self._channels = channels

    @property
    def platform(self) -> Platform:
        return Platform.TEAMS

    async def fetch(self, account: Account, reference: str) -> bytes:
        return await self.connector.offers.fetch(account, reference)

    def heard(self, account: Account, *, place: Place, language: Language | None) -> None:
        """An authenticated activity came in: this is where its sender is now, and what they read (issue 3, part 5)."""
        self._whereabouts.heard(account, place=place, language=language)

    async def post(self, place: Place, view: View) -> SentMessage:
        return await self.post_card(place, render.card(view, key=new_key(), forms=self.forms), view.summary)

    async def post_card(self, place: Place, card: Json, summary: str) -> SentMessage:
        if not is_channel(place.conversation):
            return await self._send(place, _activity(card, summary))
        said = await self._call(place, self._opening(place, card, summary), repeatable=False)
        return self._sent(place, _text(said, "activityId") or _text(said, "id").partition(_THREAD)[2])

    async def _send(self, place: Place, activity: Activity) -> SentMessage:
        said = await self._call(
            place,
            lambda ask: ask.send_to_conversation(place.conversation, activity, raw=True),
            repeatable=False,
        )
        return self._sent(place, _text(said, "id"))

    def _sent(self, place: Place, message: str) -> SentMessage:
        if not message:
            raise Ambiguous("no_id")
        return SentMessage(replace(place, address=self._url(place)), message)

    async def update(self, message: SentMessage, view: View) -> None:
        await self.update_card(message, render.card(view, key=new_key(), forms=self.forms), view.summary)

    async def update_card(self, message: SentMessage, card: Json, summary: str) -> None:
        activity = _activity(card, summary)
        activity.id = message.message
        await self._call(
            message.place,
            lambda ask: ask.update_activity(_thread(message), message.message, activity, raw=True),
            repeatable=True,
        )

    async def delete(self, message: SentMessage) -> None:
        own = SentMessage(message.place, files.activity_of(message))
        try:
            await self._call(
                message.place,
                lambda ask: ask.delete_activity(_thread(own), own.message, raw=True),
                repeatable=True,
            )
        except Gone as gone:
            if gone.code not in _DELETED:
                raise

    async def offer(self, place: Place, parcel: Parcel) -> SentMessage:
        return await self._send(place, files.consent(parcel))

    async def hand_over(self, offered: SentMessage, parcel: Parcel) -> SentMessage | None:
        """What is in somebody's OneDrive is theirs; from then on the message about it is all there is to take away."""
        room = files.room_of(offered)
        if room is None:
            return None
        await self.connector.uploads.put(room.upload, parcel.data)
        sent = await self._send(offered.place, files.info(room, parcel))
        with suppress(NotSent, Ambiguous):
            await self.delete(offered)
        return sent

    async def direct(self, account: Account) -> Place:
        """Asking for a chat that is there already gives that one."""
        address, url = await self._address(account)
        opening = ConversationParameters(
            is_group=False,
            bot=ChannelAccount(id=self._bot),
            members=[ChannelAccount(id=address)],
            tenant_id=account.workspace,
            channel_data={"tenant": {"id": account.workspace}},
        )
        place = Place(Platform.TEAMS, account.workspace, f"direct:{address}", url)
        said = await self._call(
            place, lambda ask: ask.create_conversation(opening, raw=True), repeatable=True
        )
        conversation = _text(said, "id")
        if not conversation:
            raise Refused("no_conversation")
        return replace(place, conversation=conversation)

    async def language(self, account: Account) -> Language | None:
        """Teams tells the language with what somebody sends, and never when asked."""
        return self._whereabouts.language(account)

    async def inspect(self, place: Place, *, members: bool = False) -> ChannelReport:
        try:
            found = await self._members(place)
        except Gone as gone:
            state = ChannelState.MISSING if gone.code in _MISSING else ChannelState.NOT_A_MEMBER
            return ChannelReport(state, () if members else None)
        people = tuple(_people(found, place, url=self._url(place)))
        shared = any(account.workspace != place.workspace for account in people)
        shared = shared or await self._kind(place) == "shared"
        return ChannelReport(
            ChannelState.SHARED if shared else ChannelState.USABLE, people if members else None
        )

    async def _kind(self, place: Place) -> str:
        """`standard`, `private` or `shared`; "" while nothing was heard from the channel since the start (F-123)."""
        team = self.teams.get(place.conversation)
        if not team:
            return ""
        said = await self._call(place, self.connector.team_channels(self._url(place), team), repeatable=True)
        listed = said.get("conversations")
        found = (
            (each for each in listed if _text(each, "id") == place.conversation)
            if isinstance(listed, list)
            else ()
        )
        return next((_text(each, "type") for each in found), "").lower()

    async def _members(self, place: Place) -> list[Json]:
        found: list[Json] = []
        page: dict[str, Any] = {"page_size": PAGE}
        for _ in range(PAGES):
            said = await self._call(place, _page(place, page), repeatable=True)
            listed = said.get("members")
            found += [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
            token = _text(said, "continuationToken")
            if not token:
                break
            page = {"page_size": PAGE, "continuation_token": token}
        return found

    async def _call(self, place: Place, work: Work, *, repeatable: bool) -> Mapping[str, Any]:
        return await self.connector.call(
            work,
            service_url=self._url(place),
            tenant=place.workspace,
            conversation=place.conversation,
            repeatable=repeatable,
        )

    def _opening(self, place: Place, card: Json, summary: str) -> Work:
        parameters = ConversationParameters(
            is_group=True,
            bot=ChannelAccount(id=self._bot),
            activity=_activity(card, summary),
            tenant_id=place.workspace,
            channel_data={"channel": {"id": place.conversation}, "tenant": {"id": place.workspace}},
        )
        return lambda ask: ask.create_conversation(parameters, raw=True)

    def _url(self, place: Place) -> str:
        return self._whereabouts.server(place)

    async def _address(self, account: Account) -> tuple[str, str]:
        """The 29:-id and server of an account; whoever was never heard from is looked up among the coaches."""
        known = object_in(self._whereabouts.address(account))
        if user := _text(known, "id"):
            return user, _text(known, "serviceUrl") or self._whereabouts.server()
        for place in self._channels:
            if place.workspace == account.workspace and (user := await self._member(place, account)):
                return user, self._url(place)
        raise Gone("never_heard_from")

    async def _member(self, place: Place, account: Account) -> str:
        try:
            said = await self._call(
                place,
                lambda ask: ask.get_conversation_member(place.conversation, account.user, raw=True),
                repeatable=True,
            )
        except (Gone, Refused):
            return ""
        return _text(said, "id")


def address_of(user: str, service_url: str) -> str:
    """How an account is reached, as our own JSON: never the SDK's objects."""
    return json.dumps({"id": user, "serviceUrl": service_url}, separators=(",", ":"))


def is_channel(conversation: str) -> bool:
    return conversation.startswith("19:") and conversation.endswith(_CHANNEL_ENDS)


# What Teams says of a message, a chat or a channel that is not there.
_MISSING = frozenset({"http_404", "http_410", "ConversationNotFound", "NotFound"})
_DELETED = _MISSING | {"ActivityNotFoundInConversation", "ActivityNotFound"}


def _thread(message: SentMessage) -> str:
    """In a channel every message begins a thread, and is changed by naming the thread."""
    conversation = message.place.conversation
    return f"{conversation}{_THREAD}{message.message}" if is_channel(conversation) else conversation


def _activity(card: Json, summary: str) -> Activity:
    """`summary` is what a notification shows: without it Teams says "sent a card"."""
    return Activity(
        type=ActivityTypes.message,
        summary=render.summary(summary),
        attachments=[Attachment(content_type=ADAPTIVE, content=card)],
    )


def _page(place: Place, page: dict[str, Any]) -> Work:
    return lambda ask: ask.get_conversation_paged_members(place.conversation, raw=True, **page)


def _people(found: list[Json], place: Place, *, url: str) -> Iterator[Account]:
    for member in found:
        user, tenant = _text(member, "aadObjectId"), _text(member, "tenantId") or place.workspace
        if user:
            yield Account(Platform.TEAMS, tenant, user, address_of(_text(member, "id"), url))


def _text(holder: object, key: str) -> str:
    value = holder.get(key) if isinstance(holder, Mapping) else None
    return value if isinstance(value, str) else ""
