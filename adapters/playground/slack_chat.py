"""The Web API's chat.* and reactions.* methods. Each takes the workspace and the arguments, gives the answer."""

from typing import Any

from adapters.playground import slack_shapes
from adapters.playground.slack_blocks import checked_message_blocks
from adapters.playground.slack_limits import MESSAGE_TEXT, UPDATE_TEXT
from adapters.playground.slack_things import ApiError, Json, Message
from adapters.playground.slack_world import World


def post_message(world: World, arguments: Json) -> Json:
    channel = world.writable(needed(arguments, "channel"))
    sent = world.post_as_bot(
        channel.id,
        **content(arguments),
        metadata=_metadata(arguments),
        thread_ts=arguments.get("thread_ts"),
        unfurl_links=flag(arguments.get("unfurl_links")),
        unfurl_media=flag(arguments.get("unfurl_media")),
    )
    if channel.is_dm:
        world.happened(message_event(sent))
    return {"channel": channel.id, "ts": sent.ts, "message": slack_shapes.message(sent)}


def content(arguments: Json) -> Json:
    """Text and blocks of a new message, checked. https://docs.slack.dev/reference/methods/chat.postMessage"""
    blocks = checked_message_blocks(arguments["blocks"]) if arguments.get("blocks") else []
    text = str(arguments.get("text") or "")[:MESSAGE_TEXT]
    if not text and not blocks:
        raise ApiError("no_text")
    return {"text": text, "blocks": blocks}


def _metadata(arguments: Json) -> Json | None:
    metadata = arguments.get("metadata")
    if not metadata:
        return None
    if not isinstance(metadata, dict) or {"event_type", "event_payload"} - set(metadata):
        raise ApiError("invalid_metadata_format")
    return metadata


def update(world: World, arguments: Json) -> Json:
    channel = world.reachable(needed(arguments, "channel"))
    before = world.message(channel.id, needed(arguments, "ts"))
    if before.bot_id != slack_shapes.BOT_ID or before.is_ephemeral:
        raise ApiError("message_not_found" if before.is_ephemeral else "cant_update_message")
    changes = _changes(arguments)
    if "metadata" in arguments:
        changes["metadata"] = _metadata(arguments)
    # Slack marks a message as edited only where its text is what is shown.
    edited = None if changes.get("blocks") else world.identifiers.ts()
    after = world.change_message(before, **changes, edited=edited)
    if channel.is_dm:
        world.happened(_changed_event(after, before, now=world.identifiers.ts()))
    return {
        "channel": channel.id,
        "ts": after.ts,
        "text": after.text,
        "message": slack_shapes.message(after),
    }


def _changes(arguments: Json) -> Json:
    """Text without blocks removes the blocks; neither is an error.

    https://docs.slack.dev/reference/methods/chat.update"""
    text, blocks = arguments.get("text"), arguments.get("blocks")
    if text is None and blocks is None:
        raise ApiError("no_text")
    if text is not None and len(str(text)) > UPDATE_TEXT:
        raise ApiError("msg_too_long")
    changes: Json = {"blocks": checked_message_blocks(blocks) if blocks else []}
    if text is not None:
        changes["text"] = str(text)
    if not changes["blocks"] and not text:
        raise ApiError("no_text")
    return changes


def delete(world: World, arguments: Json) -> Json:
    channel = world.reachable(needed(arguments, "channel"))
    sent = world.message(channel.id, needed(arguments, "ts"))
    if sent.is_ephemeral:
        raise ApiError("message_not_found")
    if sent.bot_id != slack_shapes.BOT_ID:
        raise ApiError("cant_delete_message")
    world.delete_message(sent)
    if channel.is_dm:
        world.happened(_deleted_event(sent, now=world.identifiers.ts()))
    return {"channel": channel.id, "ts": sent.ts}


def post_ephemeral(world: World, arguments: Json) -> Json:
    channel = world.writable(needed(arguments, "channel"))
    user = needed(arguments, "user")
    if user not in world.people:
        raise ApiError("user_not_found")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    sent = world.post_as_bot(channel.id, **content(arguments), addressee=user)
    return {"message_ts": sent.ts}


def get_permalink(world: World, arguments: Json) -> Json:
    channel = world.reachable(needed(arguments, "channel"))
    sent = world.message(channel.id, needed(arguments, "message_ts"))
    number = sent.ts.replace(".", "")
    link = f"https://{slack_shapes.TEAM_DOMAIN}.slack.com/archives/{channel.id}/p{number}"
    return {"channel": channel.id, "permalink": link}


def add_reaction(world: World, arguments: Json) -> Json:
    channel = world.reachable(needed(arguments, "channel"))
    sent = world.message(channel.id, needed(arguments, "timestamp"))
    name = needed(arguments, "name").strip(":")
    world.react(sent, world.bot_user, name)
    world.happened(reaction_event(sent, world.bot_user, name, world=world))
    return {}


def get_reactions(world: World, arguments: Json) -> Json:
    channel = world.reachable(needed(arguments, "channel"))
    sent = world.message(channel.id, needed(arguments, "timestamp"))
    shown = slack_shapes.message(sent) | {"reactions": slack_shapes.reactions(sent)}
    return {"type": "message", "channel": channel.id, "message": shown}


def needed(arguments: Json, name: str) -> str:
    value = arguments.get(name)
    if value in (None, ""):
        missing = {"channel": "channel_not_found", "ts": "message_not_found", "name": "invalid_name"}
        raise ApiError(missing.get(name, "invalid_arguments"))
    return str(value)


def flag(value: Any) -> bool | None:
    """A form has no booleans: the SDKs write 1 and 0."""
    return None if value is None else value in (True, 1, "1", "true", "True")


# -- what these do to a DM, as events: Slack tells the bot about its own messages too


def message_event(sent: Message) -> Json:
    return slack_shapes.message(sent) | {"channel": sent.channel, "event_ts": sent.ts, "channel_type": "im"}


def _changed_event(after: Message, before: Message, *, now: str) -> Json:
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": after.channel,
        "channel_type": "im",
        "message": slack_shapes.message(after),
        "previous_message": slack_shapes.message(before),
        "ts": now,
        "event_ts": now,
    }


def _deleted_event(sent: Message, *, now: str) -> Json:
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "channel": sent.channel,
        "channel_type": "im",
        "deleted_ts": sent.ts,
        "previous_message": slack_shapes.message(sent),
        "ts": now,
        "event_ts": now,
    }


def reaction_event(sent: Message, user: str, name: str, *, world: World, added: bool = True) -> Json:
    return {
        "type": "reaction_added" if added else "reaction_removed",
        "user": user,
        "reaction": name,
        "item_user": sent.user,
        "item": {"type": "message", "channel": sent.channel, "ts": sent.ts},
        "event_ts": world.identifiers.ts(),
    }
