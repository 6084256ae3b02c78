"""What the bot may do in conversations: open one, post, reply, change, delete, and see who is in it.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference"""

import json
from collections.abc import Mapping
from typing import Any

from adapters.playground.slack_things import Json
from adapters.playground.teams_calls import Outcome
from adapters.playground.teams_cards import checked_card
from adapters.playground.teams_cast import COACHES_CHANNEL, TEAM, TEAM_GROUP
from adapters.playground.teams_things import (
    ADAPTIVE,
    FILE_CONSENT,
    FILE_INFO,
    Conversation,
    Message,
    Person,
    Refused,
)
from adapters.playground.teams_world import THREAD, World

LARGEST = 28 * 1024
LARGEST_PAGE = 500


def bad(message: str) -> Refused:
    return Refused(400, "BadArgument", message)


# -- opening


def create(world: World, asked: Json) -> Outcome:
    channel = _object(asked, "channelData").get("channel")
    if isinstance(channel, dict):
        return _post_in_channel(world, str(channel.get("id")), asked)
    members = asked.get("members")
    if asked.get("isGroup") or not isinstance(members, list) or len(members) != 1:
        raise bad("A bot can open a chat with one person, or a thread in a channel.")
    _check_tenant(world, asked)
    person = _addressed(world, members[0])
    world.open_to_bot(person)
    room = world.dm(person.id)
    if not asked.get("activity"):
        return Outcome({"id": room.id}, 201)
    sent = _post(world, room, _object(asked, "activity"))
    return Outcome({"id": room.id, "activityId": sent}, 201)


def _check_tenant(world: World, asked: Json) -> None:
    # https://github.com/microsoft/botbuilder-python/issues/140
    tenant = asked.get("tenantId") or _object(_object(asked, "channelData"), "tenant").get("id")
    if not tenant:
        raise bad("Could not parse tenant id.")
    if tenant != world.tenant:
        raise Refused(403, "ForbiddenOperationException", "The bot is not installed in that tenant.")


def _addressed(world: World, member: Any) -> Person:
    """By the 29:-id only: an address to sign in with is not taken here."""
    name = member.get("id") if isinstance(member, dict) else None
    found = [person for person in world.people.values() if person.address == name]
    if not found:
        raise bad("Invalid member: a 29:-id that this bot was given is needed.")
    return found[0]


def _post_in_channel(world: World, channel: str, asked: Json) -> Outcome:
    room, thread = world.reachable(channel)
    if room.is_dm or thread:
        raise bad("That is no channel.")
    if not asked.get("activity"):
        raise bad("A thread in a channel starts with an activity.")
    sent = _post(world, room, _object(asked, "activity"))
    return Outcome({"id": f"{room.id}{THREAD}{sent}", "activityId": sent}, 201)


# -- posting, changing, deleting


def send(world: World, name: str, asked: Json) -> Outcome:
    room, thread = world.reachable(name)
    return Outcome({"id": _post(world, room, asked, thread=thread)}, 201)


def reply(world: World, name: str, activity: str, asked: Json) -> Outcome:
    room, thread = world.reachable(name)
    replied_to = world.message(room.id, activity)
    if thread and replied_to.thread != thread:
        raise Refused(404, "ActivityNotFoundInConversation", "The activity is not in the conversation.")
    return Outcome({"id": _post(world, room, asked, thread=replied_to.thread)}, 201)


def _post(world: World, room: Conversation, asked: Json, *, thread: str = "") -> str:
    if asked.get("type") == "typing":
        world.show_typing(room.id)
        return world.new_id()
    content = checked_activity(asked, room)
    return world.post(room.id, world.bot_user, thread="" if room.is_dm else thread, **content).ts


def update(world: World, name: str, activity: str, asked: Json) -> Outcome:
    """Everybody sees the new card, whoever had clicked a card of their own included."""
    sent = _own(world, name, activity)
    content = checked_activity(asked, world.conversations[sent.channel])
    world.change_message(sent, **content, replaced={}, consents={}, edited=True)
    return Outcome({"id": sent.ts})


def delete(world: World, name: str, activity: str) -> Outcome:
    world.delete_message(_own(world, name, activity))
    return Outcome(None)


def _own(world: World, name: str, activity: str) -> Message:
    room, thread = world.reachable(name)
    sent = world.message(room.id, activity)
    if not room.is_dm and sent.thread != thread:
        # A message in a channel is changed in its own thread's conversation.
        raise Refused(404, "ActivityNotFoundInConversation", "The activity is not in the conversation.")
    if sent.user != world.bot_user:
        raise Refused(403, "ForbiddenOperationException", "The bot did not send that.")
    return sent


def checked_activity(asked: Json, room: Conversation) -> Json:
    """What is kept of a message the bot sends; what Teams could not show is refused."""
    if asked.get("type") != "message":
        raise bad("A bot sends messages and typing.")
    if len(json.dumps(asked, ensure_ascii=False, separators=(",", ":")).encode()) > LARGEST:
        raise Refused(413, "MessageSizeTooBig", "Message size too large.")
    text, summary = asked.get("text") or "", asked.get("summary") or ""
    attachments = asked.get("attachments") or []
    if not isinstance(text, str) or not isinstance(summary, str) or not isinstance(attachments, list):
        raise bad("“text” and “summary” are texts, “attachments” is a list.")
    if not text.strip() and not attachments:
        raise Refused(400, "BadSyntax", "Activity should contain either text or attachments.")
    checked = [_checked_attachment(each, room) for each in attachments]
    return {"text": text, "summary": summary, "attachments": checked}


def _checked_attachment(attachment: Any, room: Conversation) -> Json:
    if not isinstance(attachment, dict):
        raise bad("An attachment is an object.")
    match attachment.get("contentType"):
        case str(kind) if kind == ADAPTIVE:
            return {"contentType": kind, "content": checked_card(attachment.get("content"))}
        case str(kind) if kind == FILE_CONSENT:
            return _checked_consent(attachment, room)
        case str(kind) if kind == FILE_INFO:
            if not attachment.get("name") or not attachment.get("contentUrl"):
                raise bad("A file has a name and a contentUrl.")
            return {"content": {}, **attachment}
        case kind:
            raise bad(f"Unknown attachment type: {kind}.")


def _checked_consent(attachment: Json, room: Conversation) -> Json:
    if not room.is_dm:
        raise bad("A file can be offered in a personal chat only.")
    content = attachment.get("content")
    if not isinstance(content, dict) or not attachment.get("name"):
        raise bad("A file has a name, and says what it is.")
    size = content.get("sizeInBytes")
    if isinstance(size, bool) or not isinstance(size, int) or not content.get("description"):
        raise bad("A file has a description and a size.")
    return attachment


# -- who is there


def members(world: World, name: str) -> Outcome:
    room, _ = world.reachable(name)
    return Outcome([member(world, user) for user in room.members])


def paged_members(world: World, name: str, query: Mapping[str, str]) -> Outcome:
    room, _ = world.reachable(name)
    start, size = query.get("continuationToken") or "0", query.get("pageSize") or "200"
    if not start.isdigit() or not size.isdigit() or not 0 < int(size) <= LARGEST_PAGE:
        raise bad("The page or its size is not known.")
    end = int(start) + int(size)
    page: Json = {"members": [member(world, user) for user in room.members[int(start) : end]]}
    return Outcome(page | {"continuationToken": str(end)} if end < len(room.members) else page)


def one_member(world: World, name: str, wanted: str) -> Outcome:
    room, _ = world.reachable(name)
    person = world.known_as(wanted)
    if person is None or person.id not in room.members:
        raise Refused(404, "MemberNotFoundInConversation", "Member not found in conversation.")
    return Outcome(member(world, person.id))


def member(world: World, user: str) -> Json:
    person = world.people[user]
    given, _, rest = person.name.partition(" ")
    return {
        "id": person.address,
        "name": person.name,
        "objectId": person.id,
        "aadObjectId": person.id,
        "givenName": given,
        "surname": rest,
        "email": person.mail,
        "userPrincipalName": person.mail,
        "tenantId": world.tenant,
        "userRole": "guest" if person.is_guest else "user",
    }


# -- the team


def channels(world: World, team: str) -> Outcome:
    room = _team(world, team)
    listed: list[Json] = [{"id": TEAM, "type": "standard"}]
    if not room.is_archived:
        kind = "shared" if room.is_shared else "private" if room.is_private else "standard"
        listed.append({"id": COACHES_CHANNEL, "name": room.name, "type": kind})
    return Outcome({"conversations": listed})


def team_details(world: World, team: str) -> Outcome:
    room = _team(world, team)
    return Outcome(
        {
            "id": TEAM,
            "name": "Team",
            "aadGroupId": TEAM_GROUP,
            "tenantId": world.tenant,
            "type": "standard",
            "channelCount": 1 if room.is_archived else 2,
            "memberCount": len(room.members),
        }
    )


def _team(world: World, team: str) -> Conversation:
    if team != TEAM:
        raise Refused(404, "TeamNotFound", "Team not found.")
    if not world.coaches_channel.has_bot:
        raise Refused(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.")
    return world.coaches_channel


def _object(asked: Json, name: str) -> Json:
    value = asked.get(name)
    return value if isinstance(value, dict) else {}
