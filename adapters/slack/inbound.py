"""What happened in the workspace (Events API), read into `bot.events`. Presses, forms and commands are in `interactions`.

Pure. A payload that says nothing to Klik, or lacks what it needs, is None: Slack still gets its 200.
https://docs.slack.dev/reference/events
"""

import re
from typing import Any

from adapters.slack.outbound import Identity
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

Json = dict[str, Any]

_SKIN_TONE = re.compile(r"(?:::skin-tone-[1-6])+\Z")

_WRAPPED = re.compile(r"<(?P<target>(?:https?://|mailto:|tel:)[^<>|]*)(?:\|(?P<label>[^<>]*))?>")

# Everything after which a coaches' channel may no longer be the private one of this workspace it was.
_CHANNEL_FACTS = frozenset(
    "channel_shared channel_unshared channel_archive channel_unarchive group_archive group_unarchive "
    "channel_deleted group_deleted channel_left group_left channel_rename group_rename channel_convert_to_public "
    "channel_convert_to_private channel_created "
    "shared_channel_invite_accepted shared_channel_invite_approved shared_channel_invite_received".split()
)


def event(body: Json, *, digest: bytes, us: Identity) -> Event | None:
    """The fact in an event_callback, or None."""
    happened = body["event"]
    delivery = Delivery(_key(body, digest=digest), digest)
    match happened["type"]:
        case "message":
            return _message(happened, delivery=delivery, us=us)
        case "reaction_added":
            return _reaction(happened, delivery=delivery, us=us)
        case "member_joined_channel" | "member_left_channel":
            return _membership(happened, delivery=delivery, us=us)
        case "user_change":
            return _account_changed(happened, delivery=delivery, us=us)
        case "channel_id_changed":
            return _channel_changed(happened.get("old_channel_id"), delivery=delivery, us=us)
        case kind if kind in _CHANNEL_FACTS:
            return _channel_changed(happened.get("channel"), delivery=delivery, us=us)
        case _:
            return None


def file_beside_words(body: Json, *, digest: bytes, us: Identity) -> FileOffered | None:
    """The file that words came with: each is answered as what it is."""
    happened = body["event"]
    account = _author(happened, us=us)
    is_beside = text(happened, "subtype") == "file_share" and bool(text(happened, "text").strip())
    channel = text(happened, "channel")
    if not is_beside or not channel.startswith("D") or account is None:
        return None
    delivery = Delivery(f"{_key(body, digest=digest)}:file", digest)
    return _offered(happened, delivery=delivery, account=account, place=place(us, channel))


def _key(body: Json, *, digest: bytes) -> str:
    """Slack repeats an event under the same id and with the same body; without an id the body is the id."""
    return f"event:{text(body, 'team_id')}:{text(body, 'event_id') or digest.hex()}"


def _message(happened: Json, *, delivery: Delivery, us: Identity) -> Event | None:
    if happened.get("channel_type") != "im" and not text(happened, "channel").startswith("D"):
        return None
    match happened.get("subtype"):
        case None | "file_share":
            return _typed(happened, delivery=delivery, us=us)
        case "message_changed":
            return _retracted(happened, delivery=delivery, us=us) if _is_reworded(happened) else None
        case "message_deleted":
            return _retracted(happened, delivery=delivery, us=us)
        case _:
            return None


def _typed(happened: Json, *, delivery: Delivery, us: Identity) -> Event | None:
    account = _author(happened, us=us)
    channel = text(happened, "channel")
    if account is None or not channel:
        return None
    file = _offered(happened, delivery=delivery, account=account, place=place(us, channel))
    if file is not None and not text(happened, "text").strip():
        return file
    return MessageReceived(
        delivery=delivery, account=account, place=place(us, channel), text=as_typed(text(happened, "text"))
    )


def _offered(happened: Json, *, delivery: Delivery, account: Account, place: Place) -> FileOffered | None:
    """The first file of a message, and whether others came with it."""
    files = happened.get("files")
    ids = [id for each in files if (id := text(each, "id"))] if isinstance(files, list) else []
    if not ids:
        return None
    return FileOffered(
        delivery=delivery, account=account, place=place, reference=ids[0], has_more=len(ids) > 1
    )


def _retracted(happened: Json, *, delivery: Delivery, us: Identity) -> Event | None:
    """Only when a person changed or deleted their own words: Slack reports our own updates in the same way."""
    before = happened.get("previous_message") or happened.get("message")
    account = _author(before, us=us) if isinstance(before, dict) else None
    return MessageRetracted(delivery=delivery, account=account) if account else None


def _is_reworded(happened: Json) -> bool:
    """Slack also says "changed" when it adds a preview to a link; the words are then the same."""
    before, after = happened.get("previous_message"), happened.get("message")
    return not isinstance(before, dict) or text(before, "text") != text(after, "text")


def _author(message: Json, *, us: Identity) -> Account | None:
    user = text(message, "user")
    if user in ("", us.user, "USLACKBOT") or message.get("bot_id") or message.get("bot_profile"):
        return None
    return Account(Platform.SLACK, text(message, "user_team") or us.workspace, user)


def _reaction(happened: Json, *, delivery: Delivery, us: Identity) -> Event | None:
    """On a message of ours only; Slack leaves `item_user` out for some messages of a bot, and the core checks the rest."""
    item = happened.get("item")
    user = text(happened, "user")
    if not isinstance(item, dict) or item.get("type") != "message" or not user or user == us.user:
        return None
    channel, ts = text(item, "channel"), text(item, "ts")
    if happened.get("item_user") not in (None, "", us.user) or not channel or not ts:
        return None
    return ReactionAdded(
        delivery=delivery,
        account=Account(Platform.SLACK, us.workspace, user),
        place=place(us, channel),
        message=ts,
        emoji=_SKIN_TONE.sub("", text(happened, "reaction")),
    )


def _membership(happened: Json, *, delivery: Delivery, us: Identity) -> Event | None:
    user, channel = text(happened, "user"), text(happened, "channel")
    if not user or not channel:
        return None
    if user == us.user:
        return ChannelChanged(delivery=delivery, place=place(us, channel))
    account = Account(Platform.SLACK, text(happened, "team") or us.workspace, user)
    kind = MemberJoined if happened["type"] == "member_joined_channel" else MemberLeft
    return kind(delivery=delivery, account=account, place=place(us, channel))


def _account_changed(happened: Json, *, delivery: Delivery, us: Identity) -> Event | None:
    """Slack sends this for every change of a status text too; only a clear word about `deleted` counts."""
    user = happened.get("user")
    if not isinstance(user, dict) or not text(user, "id") or not isinstance(user.get("deleted"), bool):
        return None
    account = Account(Platform.SLACK, text(user, "team_id") or us.workspace, text(user, "id"))
    return AccountChanged(delivery=delivery, account=account, is_active=not user["deleted"])


def _channel_changed(channel: object, *, delivery: Delivery, us: Identity) -> Event | None:
    name = text(channel, "id") if isinstance(channel, dict) else channel
    return (
        ChannelChanged(delivery=delivery, place=place(us, name)) if isinstance(name, str) and name else None
    )


def as_typed(said: str) -> str:
    """The words as the person typed them: Slack wraps addresses and escapes three characters.

    https://docs.slack.dev/messaging/formatting-message-text; mentions stay as they are, so that they can be told.
    """
    plain = _WRAPPED.sub(lambda found: found["label"] or found["target"].removeprefix("mailto:"), said)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def place(us: Identity, channel: str) -> Place:
    return Place(Platform.SLACK, us.workspace, channel)


def text(holder: object, key: str) -> str:
    """The string under a key, "" for anything else: a payload's shape is not to be trusted."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return value if isinstance(value, str) else ""
