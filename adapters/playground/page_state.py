"""The workspace as one person sees it, as JSON for the page."""

from adapters.playground import slack_shapes
from adapters.playground.slack_things import Conversation, Json, Message, View
from adapters.playground.slack_world import World

NEWEST = 200


def state(world: World, user: str) -> Json:
    person = world.person(user)
    home = world.modals.home(user)
    teams = {"teams": {"url": world.teams_url}} if world.teams_url else {}
    return teams | {
        "revision": world.revision,
        "workspace": {"id": world.team_id, "name": world.team_name},
        "language": world.language,
        "people": [
            {
                "id": each.id,
                "name": each.name,
                "role": each.role,
                "locale": each.locale,
                "deleted": each.deleted,
            }
            for each in world.people.values()
            if not each.is_bot
        ],
        "me": person.id,
        "conversations": [
            _conversation(world, room, user) for room in world.conversations.values() if user in room.members
        ],
        "views": [_view(view) for view in world.modals.of(user)],
        "home": slack_shapes.view(home) if home else None,
    }


def _conversation(world: World, room: Conversation, user: str) -> Json:
    seen = [each for each in world.messages[room.id].values() if each.addressee in (None, user)]
    last_act = world.last_act.get((user, room.id), "")
    return {
        "id": room.id,
        "kind": room.kind,
        "name": "Klik" if room.is_dm else room.name,
        "members": list(room.members),
        "is_private": room.is_private,
        "is_shared": room.is_shared,
        "is_archived": room.is_archived,
        "unread": sum(1 for each in seen if _is_new(each, user, last_act)),
        "messages": [_message(world, each) for each in seen[-NEWEST:]],
    }


def _is_new(sent: Message, user: str, last_act: str) -> bool:
    """Written by another since this person last did something in the conversation."""
    return sent.user != user and not sent.deleted and sent.ts > last_act


def _message(world: World, sent: Message) -> Json:
    return {
        "ts": sent.ts,
        "user": sent.user,
        "username": world.people[sent.user].name,
        "text": sent.text,
        "blocks": sent.blocks,
        "ephemeral": sent.is_ephemeral,
        "edited": sent.edited is not None,
        "deleted": sent.deleted,
        "reactions": [{"name": name, "users": list(users)} for name, users in sent.reactions.items()],
        "files": [_file(each) for each in sent.files],
    }


def _file(listed: Json) -> Json:
    return {
        "id": listed["id"],
        "title": listed["title"],
        "size": listed["size"],
        "url": f"/playground/files/{listed['id']}",
    }


def _view(view: View) -> Json:
    return slack_shapes.view(view) | {"errors": dict(view.errors)}
