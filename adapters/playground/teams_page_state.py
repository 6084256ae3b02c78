"""The tenant as one person sees it, as JSON for the page."""

from typing import Any

from adapters.playground.slack_things import Json
from adapters.playground.teams_things import (
    FILE_CONSENT,
    FILE_DOWNLOAD,
    FILE_INFO,
    Conversation,
    Dialog,
    Message,
    Notice,
)
from adapters.playground.teams_world import World

NEWEST = 200


def state(world: World, user: str) -> Json:
    person = world.person(user)
    rooms = [room for room in world.conversations.values() if user in room.members]
    return {
        "platform": "teams",
        "revision": world.revision,
        "workspace": {"id": world.tenant, "name": world.tenant_name},
        "language": world.language,
        "people": [_person(world, each) for each in world.people],
        "me": person.id,
        "bot": world.bot_user,
        "conversations": [_conversation(world, room, user) for room in rooms],
        "dialogs": [_dialog(each) for each in world.dialogs.of(user)],
        "notices": [_notice(each) for each in world.notices.of(user)],
        "views": [],
        "home": None,
    }


def _person(world: World, user: str) -> Json:
    person = world.people[user]
    names = ("id", "name", "role", "locale", "deleted", "installed")
    return {name: getattr(person, name) for name in names}


def _conversation(world: World, room: Conversation, user: str) -> Json:
    seen = list(world.messages[room.id].values())
    last_act = world.last_act.get((user, room.id), "")
    return {
        "id": room.id,
        "kind": room.kind,
        "name": "Klik" if room.is_dm else room.name,
        "members": list(room.members),
        "is_private": room.is_private,
        "is_shared": room.is_shared,
        "is_archived": room.is_archived,
        "blocked": room.is_dm and not world.people[user].installed,
        "typing": room.id in world.typing,
        "unread": sum(1 for each in seen if each.user != user and not each.deleted and each.ts > last_act),
        "messages": [_message(world, each, user) for each in seen[-NEWEST:]],
    }


def _message(world: World, sent: Message, user: str) -> Json:
    name = "Klik" if sent.user == world.bot_user else world.people[sent.user].name
    return {
        "ts": sent.ts,
        "activity": sent.ts,
        "thread": sent.thread,
        "user": sent.user,
        "username": name,
        "text": sent.text,
        "summary": sent.summary,
        "cards": sent.cards_for(user),
        "replaced": user in sent.replaced,
        "blocks": [],
        "ephemeral": False,
        "edited": sent.edited,
        "deleted": sent.deleted,
        "reactions": [{"name": each, "users": list(users)} for each, users in sent.reactions.items()],
        "files": _files(world, sent),
    }


def _files(world: World, sent: Message) -> list[Json]:
    kept = {file.get("message"): f"{world.address}/files/{file_id}" for file_id, file in world.files.items()}
    listed: list[Json] = []
    for number, each in enumerate(sent.attachments):
        content: Any = each.get("content") or {}
        if each["contentType"] == FILE_CONSENT:
            state = sent.consents.get(number, "asked")
            size = content.get("sizeInBytes")
        elif each["contentType"] == FILE_INFO:
            state, size = "sent", None
        elif each["contentType"] == FILE_DOWNLOAD or each["contentType"].startswith("image/"):
            listed.append(_given(world, each, number))
            continue
        else:
            continue
        url = each.get("contentUrl") or kept.get((sent.channel, sent.ts, number), "")
        is_there = state in ("uploaded", "sent")
        listed.append(
            {
                "id": number,
                "title": each["name"],
                "size": size,
                "state": state,
                "url": url if is_there else "",
            }
        )
    return listed


def _given(world: World, attached: Json, number: int) -> Json:
    """What this person sent the bot."""
    file_id = (
        attached["content"]["uniqueId"] if "content" in attached else attached["contentUrl"].split("/")[-3]
    )
    file = world.files[file_id]
    url = f"{world.address}/files/{file_id}"
    return {"id": number, "title": file["title"], "size": file["size"], "state": "", "url": url}


def _dialog(dialog: Dialog) -> Json:
    return {
        "id": dialog.id,
        "title": dialog.title,
        "width": dialog.width,
        "height": dialog.height,
        "card": dialog.card,
        "message": dialog.message,
        "values": dict(dialog.values),
        "errors": dict(dialog.errors),
    }


def _notice(notice: Notice) -> Json:
    return {"id": notice.id, "text": notice.text, "conversation": notice.channel, "activity": notice.ts}
