"""The payloads Slack sends to a bot: event envelopes, block_actions, view_submission, slash commands.

Pure functions; the keys are those of the recorded payloads in slackapi/java-slack-sdk."""

from adapters.playground import slack_shapes
from adapters.playground.slack_things import Conversation, Json, Message, Person, View
from adapters.playground.slack_world import World

# Slack's old verification token, still in every payload; nobody should look at it.
VERIFICATION = "verification-token-of-the-playground"


def envelope(world: World, event: Json) -> Json:
    return {
        "token": VERIFICATION,
        "team_id": slack_shapes.TEAM_ID,
        "api_app_id": slack_shapes.APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": world.identifiers.new("Ev"),
        "event_time": int(world.clock.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": slack_shapes.TEAM_ID,
                "user_id": slack_shapes.BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{world.identifiers.new('')}",
    }


def _interaction(kind: str, person: Person) -> Json:
    return {
        "type": kind,
        "team": {"id": slack_shapes.TEAM_ID, "domain": slack_shapes.TEAM_DOMAIN},
        "user": {
            "id": person.id,
            "username": person.handle,
            "name": person.handle,
            "team_id": slack_shapes.TEAM_ID,
        },
        "api_app_id": slack_shapes.APP_ID,
        "token": VERIFICATION,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def pressed_in_message(
    person: Person,
    sent: Message,
    *,
    channel: Conversation,
    action: Json,
    trigger_id: str,
    response_url: str,
) -> Json:
    payload = _interaction("block_actions", person) | {
        "container": {
            "type": "message",
            "message_ts": sent.ts,
            "channel_id": channel.id,
            "is_ephemeral": sent.is_ephemeral,
        },
        "trigger_id": trigger_id,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [action],
    }
    # Slack does not repeat an ephemeral message in the payload.
    return payload if sent.is_ephemeral else payload | {"message": slack_shapes.message(sent)}


def pressed_in_view(person: Person, view: View, *, action: Json, trigger_id: str) -> Json:
    return _interaction("block_actions", person) | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger_id,
        "view": slack_shapes.view(view),
        "actions": [action],
    }


def submitted(person: Person, view: View, *, trigger_id: str) -> Json:
    return _interaction("view_submission", person) | {
        "trigger_id": trigger_id,
        "view": slack_shapes.view(view),
    }


def closed(person: Person, view: View, *, cleared: bool) -> Json:
    return _interaction("view_closed", person) | {"view": slack_shapes.view(view), "is_cleared": cleared}


def command(
    person: Person, channel: Conversation, *, word: str, text: str, trigger_id: str, response_url: str
) -> dict[str, str]:
    return {
        "token": VERIFICATION,
        "team_id": slack_shapes.TEAM_ID,
        "team_domain": slack_shapes.TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.handle,
        "command": word,
        "text": text,
        "api_app_id": slack_shapes.APP_ID,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def channel_name(channel: Conversation) -> str:
    """Slack tells the name of a public channel only."""
    if channel.is_dm:
        return "directmessage"
    return "privategroup" if channel.is_private else channel.name


def app_home_opened(person: Person, channel: str, *, tab: str, home: View | None, ts: str) -> Json:
    event = {"type": "app_home_opened", "user": person.id, "channel": channel, "tab": tab, "event_ts": ts}
    return event | {"view": slack_shapes.view(home)} if home and tab == "home" else event


def membership(person: Person, channel: Conversation, *, joined: bool, ts: str) -> Json:
    event = {
        "type": "member_joined_channel" if joined else "member_left_channel",
        "user": person.id,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": slack_shapes.TEAM_ID,
        "event_ts": ts,
    }
    return event | {"inviter": channel.creator} if joined else event


def user_change(person: Person, *, cache_ts: int) -> Json:
    return {
        "type": "user_change",
        "user": slack_shapes.user(person, locale=True),
        "cache_ts": cache_ts,
    }
