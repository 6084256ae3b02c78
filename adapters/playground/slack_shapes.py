"""How Slack writes its things as JSON: users, conversations, messages, views. Pure functions, no rules.

The keys are those of the recorded payloads in slackapi/java-slack-sdk; a test compares them."""

from adapters.playground.slack_things import Conversation, Json, Message, Person, View

TEAM_ID = "T0KLIK01"
TEAM_DOMAIN = "klik-playground"
APP_ID = "A0KLIKAPP"
BOT_ID = "B0KLIKBOT"
BOT_USER = "U0KLIKBOT"


def user(person: Person, *, locale: bool) -> Json:
    shown = {
        "id": person.id,
        "team_id": TEAM_ID,
        "name": person.handle,
        "deleted": person.deleted,
        "real_name": person.name,
        "tz": "Europe/Amsterdam",
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "profile": _profile(person),
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": person.updated,
    }
    return shown | {"locale": person.locale} if locale else shown


def _profile(person: Person) -> Json:
    # No e-mail address: that needs users:read.email, which Klik does not ask for.
    return {
        "title": person.title,
        "phone": "",
        "real_name": person.name,
        "real_name_normalized": person.name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "status_text": "",
        "status_emoji": "",
        "avatar_hash": "",
        "team": TEAM_ID,
    }


def channel(conversation: Conversation, *, count: bool) -> Json:
    shown = {
        "id": conversation.id,
        "name": conversation.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": conversation.is_private,
        "created": conversation.created,
        "creator": conversation.creator,
        "is_archived": conversation.is_archived,
        "is_general": False,
        "unlinked": 0,
        "name_normalized": conversation.name,
        "is_shared": conversation.is_shared,
        "is_ext_shared": conversation.is_shared,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "shared_team_ids": [TEAM_ID],
        "is_member": BOT_USER in conversation.members,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
        "context_team_id": TEAM_ID,
    }
    return shown | {"num_members": len(conversation.members)} if count else shown


def direct_message(conversation: Conversation) -> Json:
    person = next(member for member in conversation.members if member != BOT_USER)
    return {"id": conversation.id, "created": conversation.created, "is_im": True, "user": person}


def message(sent: Message) -> Json:
    shown: Json = {
        "type": "message",
        "user": sent.user,
        "ts": sent.ts,
        "text": sent.text,
        "team": TEAM_ID,
    }
    if sent.blocks:
        shown["blocks"] = sent.blocks
    if sent.bot_id:
        shown |= {"bot_id": sent.bot_id, "app_id": APP_ID}
    if sent.metadata:
        shown["metadata"] = sent.metadata
    if sent.thread_ts:
        shown["thread_ts"] = sent.thread_ts
    if sent.edited:
        shown["edited"] = {"user": sent.user, "ts": sent.edited}
    if sent.files:
        shown["files"] = list(sent.files)
    return shown


def reactions(sent: Message) -> list[Json]:
    return [
        {"name": name, "users": list(users), "count": len(users)} for name, users in sent.reactions.items()
    ]


def view(shown: View) -> Json:
    """The definition as the bot sent it, with what Slack adds."""
    definition = shown.definition
    return {
        "id": shown.id,
        "team_id": TEAM_ID,
        "type": definition["type"],
        "title": definition.get("title"),
        "submit": definition.get("submit"),
        "close": definition.get("close"),
        "blocks": shown.blocks,
        "private_metadata": definition.get("private_metadata", ""),
        "callback_id": definition.get("callback_id", ""),
        "external_id": definition.get("external_id", ""),
        "state": {"values": shown.values},
        "hash": shown.hash,
        "clear_on_close": definition.get("clear_on_close", False),
        "notify_on_close": definition.get("notify_on_close", False),
        "root_view_id": shown.root,
        "previous_view_id": shown.previous,
        "app_id": APP_ID,
        "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
    }
