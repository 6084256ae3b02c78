"""The Web API's auth.test, conversations.* and users.* methods."""

from typing import Any

from adapters.playground import slack_shapes
from adapters.playground.slack_chat import flag, needed
from adapters.playground.slack_things import ApiError, Json
from adapters.playground.slack_world import World

PAGE_SIZE = 100


def api_test(_: World, arguments: Json) -> Json:
    if "error" in arguments:
        raise ApiError(str(arguments["error"]), args=arguments)
    return {"args": arguments}


def auth_test(world: World, _: Json) -> Json:
    return {
        "url": f"https://{slack_shapes.TEAM_DOMAIN}.slack.com/",
        "team": world.team_name,
        "user": "klik",
        "team_id": slack_shapes.TEAM_ID,
        "user_id": slack_shapes.BOT_USER,
        "bot_id": slack_shapes.BOT_ID,
        "is_enterprise_install": False,
    }


def open_conversation(world: World, arguments: Json) -> Json:
    if arguments.get("channel"):
        conversation = world.reachable(str(arguments["channel"]))
    else:
        conversation = world.dm(_single_user(world, arguments))
    shown = {"id": conversation.id}
    if flag(arguments.get("return_im")):
        shown = slack_shapes.direct_message(conversation)
    return {"channel": shown}


def _single_user(world: World, arguments: Json) -> str:
    listed: Any = arguments.get("users") or ""
    users = listed if isinstance(listed, list) else [each for each in str(listed).split(",") if each]
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > 1:
        # A group DM needs mpim:write.
        raise ApiError("missing_scope", needed="mpim:write")
    person = world.people.get(users[0])
    if person is None:
        raise ApiError("user_not_found")
    if person.is_bot:
        raise ApiError("cannot_dm_bot")
    if person.deleted:
        raise ApiError("user_disabled")
    return person.id


def info(world: World, arguments: Json) -> Json:
    conversation = world.reachable(needed(arguments, "channel"))
    if conversation.is_dm:
        return {"channel": slack_shapes.direct_message(conversation)}
    count = bool(flag(arguments.get("include_num_members")))
    return {"channel": slack_shapes.channel(conversation, count=count)}


def members(world: World, arguments: Json) -> Json:
    conversation = world.reachable(needed(arguments, "channel"))
    start, size = _cursor(arguments), int(arguments.get("limit") or PAGE_SIZE)
    page = conversation.members[start : start + size]
    more = start + size < len(conversation.members)
    following = f"members:{start + size}" if more else ""
    return {"members": list(page), "response_metadata": {"next_cursor": following}}


def _cursor(arguments: Json) -> int:
    cursor = str(arguments.get("cursor") or "members:0")
    name, _, start = cursor.partition(":")
    if name != "members" or not start.isdigit():
        raise ApiError("invalid_cursor")
    return int(start)


def user_info(world: World, arguments: Json) -> Json:
    person = world.people.get(str(arguments.get("user")))
    if person is None:
        raise ApiError("user_not_found")
    return {"user": slack_shapes.user(person, locale=bool(flag(arguments.get("include_locale"))))}


def scope_for(world: World, arguments: Json) -> str:
    """conversations.info and .members need the scope of the kind of conversation they are asked about.

    https://docs.slack.dev/apis/web-api/using-the-conversations-api"""
    conversation = world.conversations.get(str(arguments.get("channel")))
    if conversation is None:
        return "groups:read"
    if conversation.is_dm:
        return "im:read"
    return "groups:read" if conversation.is_private else "channels:read"
