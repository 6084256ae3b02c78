"""The activities Teams sends to a bot. Pure functions; the keys are those of the examples in Microsoft's documents.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events"""

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from typing import Any

from adapters.playground.slack_things import Json
from adapters.playground.teams_cast import COACHES_CHANNEL, TEAM, TEAM_GROUP
from adapters.playground.teams_things import FILE_CONSENT, Conversation, Message, Person
from adapters.playground.teams_world import THREAD, World

CONTEXT: Json = {"theme": "default"}
TEAM_NAME = "Team"


def activity(world: World, person: Person, room: Conversation, **content: Any) -> Json:
    """What every activity holds. `thread` in a channel is the first message's id."""
    thread = content.pop("thread", "")
    moment = datetime.fromtimestamp(world.clock.now(), UTC)
    return {
        "id": world.identifiers.new("f:"),
        "timestamp": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "serviceUrl": world.service_url,
        "channelId": "msteams",
        "from": {"id": person.address, "name": person.name, "aadObjectId": person.id},
        "conversation": conversation_account(world, room, thread=thread),
        "recipient": {"id": world.bot_user, "name": "Klik"},
        "entities": [_client_info(person)],
        "channelData": channel_data(world, room),
        "locale": person.locale,
        **content,
    }


def _client_info(person: Person) -> Json:
    country = person.locale.partition("-")[2]
    return {"type": "clientInfo", "locale": person.locale, "country": country, "platform": "Web"}


def conversation_account(world: World, room: Conversation, *, thread: str = "") -> Json:
    if room.is_dm:
        return {"conversationType": "personal", "tenantId": world.tenant, "id": room.id}
    name = f"{room.id}{THREAD}{thread}" if thread else room.id
    return {"isGroup": True, "conversationType": "channel", "tenantId": world.tenant, "id": name}


def channel_data(world: World, room: Conversation) -> Json:
    tenant: Json = {"tenant": {"id": world.tenant}}
    if room.is_dm:
        return tenant
    return {
        "teamsChannelId": room.id,
        "teamsTeamId": TEAM,
        "channel": {"id": room.id},
        "team": {"id": TEAM},
        **tenant,
    }


def typed(world: World, person: Person, room: Conversation, *, sent: Message, mention: bool) -> Json:
    """A message somebody typed. In a channel it arrives because the bot was mentioned in it."""
    name = "<at>Klik</at>"
    text = f"{name} {sent.text}" if mention else sent.text
    made = activity(
        world, person, room, type="message", text=text, textFormat="plain", thread=_thread(room, sent)
    )
    made["id"] = sent.ts
    if sent.attachments:
        made["attachments"] = heard(room, sent)
    if mention:
        mentioned = {"id": world.bot_user, "name": "Klik"}
        made["entities"].append({"type": "mention", "text": name, "mentioned": mentioned})
    return made


def heard(room: Conversation, sent: Message) -> list[Json]:
    """Where a file is, a bot hears in the personal chat alone; of a message in a channel it gets the mark-up.

    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
    """
    marked_up = {"contentType": "text/html", "content": f"<p>{escape(sent.text)}</p>"}
    return [*sent.attachments, marked_up] if room.is_dm else [marked_up]


def _thread(room: Conversation, sent: Message) -> str:
    return "" if room.is_dm else sent.thread


def on_message(world: World, person: Person, room: Conversation, *, sent: Message, **content: Any) -> Json:
    """Something done to a message: a click, a dialog asked for from it, a file allowed."""
    return activity(
        world, person, room, replyToId=sent.ts, thread=_thread(room, sent), **{"type": "invoke", **content}
    )


def executed(action: Json, values: Json) -> Json:
    """The value of an adaptiveCard/action invoke: the data with what was filled in put into it."""
    given = action.get("data")
    data = {**given, **values} if isinstance(given, dict) else given if given and not values else values
    kept = {name: action[name] for name in ("id", "title", "verb") if name in action}
    return {"action": {"type": "Action.Execute", **kept, "data": data}, "trigger": "manual"}


def submitted(action: Json, values: Json) -> Any:
    given = action.get("data")
    if isinstance(given, str) and not values:
        return given
    return {**(given if isinstance(given, dict) else {}), **values}


def task(action: Json, values: Json) -> Json:
    return {"data": submitted(action, values), "context": CONTEXT}


def consent(attachment: Json, *, accepted: bool, upload: Json | None) -> Json:
    content = attachment["content"]
    chosen = content.get("acceptContext" if accepted else "declineContext")
    value = {"type": "fileUpload", "action": "accept" if accepted else "decline", "context": chosen}
    return value | {"uploadInfo": upload} if upload is not None else value


def reaction(
    world: World, person: Person, room: Conversation, *, sent: Message, name: str, added: bool
) -> Json:
    """Teams tells who reacted by id only, and names the channel without its thread."""
    key = "reactionsAdded" if added else "reactionsRemoved"
    made = activity(world, person, room, type="messageReaction", replyToId=sent.ts, **{key: [{"type": name}]})
    del made["from"]["name"], made["locale"], made["entities"]
    return made


def installation(world: World, person: Person, *, action: str) -> Json:
    return activity(world, person, world.dm(person.id), type="installationUpdate", action=action)


def first_contact(world: World, person: Person) -> Json:
    room = world.dm(person.id)
    added = [{"id": person.address, "aadObjectId": person.id}, {"id": world.bot_user}]
    return activity(world, person, room, type="conversationUpdate", membersAdded=added)


def membership(world: World, person: Person, members: Iterable[Json], *, added: bool) -> Json:
    """Somebody, or the bot itself, comes into the team or leaves it."""
    key, event = ("membersAdded", "teamMemberAdded") if added else ("membersRemoved", "teamMemberRemoved")
    made = team_event(world, person, event)
    return made | {key: list(members)}


def team_event(world: World, person: Person, event: str, **channel: Any) -> Json:
    """Something that happens to the team or its channel; it comes in the team's own conversation."""
    made = activity(world, person, world.coaches_channel, type="conversationUpdate")
    data = {"team": {"id": TEAM, "name": TEAM_NAME, "aadGroupId": TEAM_GROUP}, "eventType": event, **channel}
    made["conversation"]["id"] = TEAM
    made["channelData"] = {**data, "tenant": {"id": world.tenant}}
    return made


def channel_event(world: World, person: Person, event: str) -> Json:
    name = world.coaches_channel.name
    return team_event(world, person, event, channel={"id": COACHES_CHANNEL, "name": name})


def team_installation(world: World, person: Person, *, action: str) -> Json:
    return team_event(world, person, "") | {"type": "installationUpdate", "action": action}


def asked_files(sent: Message) -> list[tuple[int, Json]]:
    """The file consent cards of a message, each with its place among the attachments."""
    listed = enumerate(sent.attachments)
    return [(number, each) for number, each in listed if each["contentType"] == FILE_CONSENT]
