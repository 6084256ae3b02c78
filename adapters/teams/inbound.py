"""What was said and what happened in Teams, read into `bot.events`. Presses, forms and commands are in `interactions`.

Pure, over the activity as it came: the SDK's own reading trusts its shape. What says nothing to Klik becomes no event.
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from adapters.teams.offers import PICTURE
from adapters.teams.outbound import address_of, is_channel
from bot.events import (
    AccountChanged,
    ChannelChanged,
    Delivery,
    Event,
    FileOffered,
    MemberJoined,
    MemberLeft,
    MessageReceived,
    MessageRetracted,
    ReactionAdded,
)
from bot.model import Account, Place, Platform
from bot.words import Language

Json = dict[str, Any]

# Made once: the module's own function makes one at each call.
_SORTED = json.JSONEncoder(sort_keys=True).encode
_MENTION = re.compile(r"<at\b[^<>]*>(?:(?!</?at\b).)*+</at>", re.IGNORECASE | re.DOTALL)
_TEAM_FACTS = frozenset(
    "channelCreated channelRenamed channelDeleted channelRestored channelShared channelUnshared "
    "channelMemberAdded channelMemberRemoved teamArchived teamUnarchived teamDeleted teamHardDeleted teamRenamed "
    "teamRestored teamMemberAdded teamMemberRemoved".split()
)


@dataclass(frozen=True)
class Us:
    """Which bot we are, the coaches' channels the settings name, and their teams, as far as they are known yet."""

    app_id: str
    channels: tuple[Place, ...] = ()
    teams: Mapping[str, str] = field(default_factory=dict)


def typed(activity: Json) -> MessageReceived | None:
    """Something typed in the personal chat; what is typed elsewhere is not for Klik to read."""
    account, place = account_of(activity), place_of(activity)
    if account is None or place is None or not is_personal(activity):
        return None
    said = words_of(activity)
    return MessageReceived(delivery=delivery(activity, words=said), account=account, place=place, text=said)


FILE = "application/vnd.microsoft.teams.file.download.info"


def offered(activity: Json) -> tuple[FileOffered, str] | None:
    """A file in the personal chat, and the address it can be fetched at for a short while; its name is not read.

    A picture put into the message itself has no such address, and needs none: it is refused unopened.
    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
    """
    account, place = account_of(activity), place_of(activity)
    found = list(_given(activity))
    if account is None or place is None or not found or not is_personal(activity):
        return None
    reference, url = found[0]
    named = delivery(activity, "file", words=reference)
    file = FileOffered(
        delivery=named, account=account, place=place, reference=reference, has_more=len(found) > 1
    )
    return file, url


def _given(activity: Json) -> Iterator[tuple[str, str]]:
    """Of each file a reference that opens nothing, and its address."""
    for attached in objects(activity.get("attachments")):
        kind, url = text(attached, "contentType"), text(attached.get("content"), "downloadUrl")
        if kind == FILE and url:
            yield hashlib.sha256(url.encode()).hexdigest(), url
        elif kind.startswith("image/"):
            yield PICTURE, ""


def retracted(activity: Json) -> MessageRetracted | None:
    """Somebody changed or deleted what they typed; bringing it back retracts nothing."""
    account = account_of(activity)
    if account is None or not is_personal(activity):
        return None
    kind = text(activity.get("channelData"), "eventType")
    if kind == "undeleteMessage":
        return None
    return MessageRetracted(delivery=delivery(activity, words=kind), account=account)


def reacted(activity: Json) -> Iterator[Event]:
    """Teams tells of reactions to our own messages only; one taken back undoes nothing (F-013, F-040)."""
    account, place, message = account_of(activity), place_of(activity), text(activity, "replyToId")
    if account is None or place is None or not message:
        return
    for reaction in objects(activity.get("reactionsAdded")):
        emoji = text(reaction, "type")
        if emoji:
            yield ReactionAdded(
                delivery=delivery(activity, "reaction", message, emoji, account.user),
                account=account,
                place=place,
                message=message,
                emoji=emoji,
            )


def conversation_changed(activity: Json, us: Us) -> Iterator[Event]:
    """Members of a team or channel, and what happens to either."""
    if is_personal(activity):
        return
    come, gone = list(objects(activity.get("membersAdded"))), list(objects(activity.get("membersRemoved")))
    for place in _channels(activity, us):
        known = _team(activity) == us.teams.get(place.conversation)
        # Of a team we cannot place, leaving counts and joining does not: the roster, read next, sets both right.
        for member in gone:
            yield from _membership(activity, member, place, us=us, joined=False)
        for member in come if known else ():
            yield from _membership(activity, member, place, us=us, joined=True)
    if text(activity.get("channelData"), "eventType") in _TEAM_FACTS or come or gone:
        yield from _look_again(activity, us)


def installed(activity: Json, us: Us) -> Iterator[Event]:
    """Klik was added or removed: by a person for themselves, or for a team."""
    action = text(activity, "action")
    if not action.startswith(("add", "remove")):
        return
    if not is_personal(activity):
        yield from _look_again(activity, us)
        return
    account = account_of(activity)
    if account is not None:
        comes = action.startswith("add")
        yield AccountChanged(delivery=delivery(activity, action), account=account, is_active=comes)


def _membership(activity: Json, member: Json, place: Place, *, us: Us, joined: bool) -> Iterator[Event]:
    user = text(member, "aadObjectId")
    if not user or text(member, "id") == f"28:{us.app_id}":
        return
    address = address_of(text(member, "id"), place.address)
    account = Account(Platform.TEAMS, place.workspace, user, address)
    named = delivery(activity, "member", place.conversation, user, str(joined))
    kind = MemberJoined if joined else MemberLeft
    yield kind(delivery=named, account=account, place=place)


def _look_again(activity: Json, us: Us) -> Iterator[Event]:
    """Teams names the team; who is in its channels, only the roster tells."""
    for place in _channels(activity, us):
        yield ChannelChanged(delivery=delivery(activity, "channel", place.conversation), place=place)


def _channels(activity: Json, us: Us) -> Iterator[Place]:
    """The coaches' channels this may be about: those of the tenant, without the ones that are in another team."""
    place, team = place_of(activity), _team(activity)
    for channel in us.channels if place else ():
        near = us.teams.get(channel.conversation, team) == team if team else channel == place
        if near and channel.workspace == tenant_of(activity):
            yield replace(channel, address=text(activity, "serviceUrl"))


# -- what every activity holds


def account_of(activity: Json) -> Account | None:
    """(tenant, object id); the 29:-id and the server are how to write to them, and may change."""
    sender, tenant = activity.get("from"), tenant_of(activity)
    user = text(sender, "aadObjectId")
    if not user or not tenant:
        return None
    address = address_of(text(sender, "id"), text(activity, "serviceUrl"))
    return Account(Platform.TEAMS, tenant, user, address)


def place_of(activity: Json) -> Place | None:
    """The chat or channel, without the thread: a reaction is told with it or without (platform notes 1.4)."""
    conversation = text(activity.get("conversation"), "id").partition(";messageid=")[0]
    tenant = tenant_of(activity)
    if not conversation or not tenant:
        return None
    return Place(Platform.TEAMS, tenant, conversation, text(activity, "serviceUrl"))


def tenant_of(activity: Json) -> str:
    data = activity.get("channelData")
    tenant = data.get("tenant") if isinstance(data, dict) else None
    return (text(tenant, "id") or text(activity.get("conversation"), "tenantId")).lower()


def is_personal(activity: Json) -> bool:
    conversation = activity.get("conversation")
    kind = text(conversation, "conversationType")
    if kind:
        return kind == "personal"
    name = text(conversation, "id").partition(";messageid=")[0]
    grouped = isinstance(conversation, dict) and conversation.get("isGroup") is True
    return bool(name) and not grouped and not is_channel(name)


def team_of(activity: Json) -> tuple[str, str] | None:
    """The channel an activity names, and the team it is in."""
    data = activity.get("channelData")
    channel = text(data.get("channel"), "id") if isinstance(data, dict) else ""
    team = _team(activity)
    return (channel, team) if channel and team else None


def _team(activity: Json) -> str:
    data = activity.get("channelData")
    return text(data.get("team"), "id") if isinstance(data, dict) else ""


def language_of(activity: Json) -> Language | None:
    spoken = text(activity, "locale").lower()
    return {"nl": Language.NL, "en": Language.EN}.get(spoken[:2])


def words_of(activity: Json) -> str:
    """What was typed, without the mention of Klik that a channel asks for."""
    said = _MENTION.sub(" ", text(activity, "text")).replace("&nbsp;", " ").replace("\xa0", " ")
    return said.strip()


def delivery(activity: Json, *named: str, words: str = "") -> Delivery:
    """Teams repeats an activity under its id. Hashed, so that nobody's id stands in the deliveries.

    `named` tells several events of one activity apart. The digest is of what it means: a repeat may carry another time.
    """
    meaning = digest([text(activity, "type"), text(activity.get("from"), "id"), *named, words])
    own = text(activity, "id") or meaning.hex()
    key = digest([tenant_of(activity), text(activity.get("conversation"), "id"), own, *named])
    return Delivery(f"teams:{key.hex()}", meaning)


def digest(parts: list[Any]) -> bytes:
    return hashlib.sha256(_SORTED(parts).encode()).digest()


def objects(value: object) -> Iterator[Json]:
    yield from (each for each in value if isinstance(each, dict)) if isinstance(value, list) else ()


def text(holder: object, key: str) -> str:
    """The string under a key, "" for anything else: an activity's shape is not to be trusted."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, str) else ""
