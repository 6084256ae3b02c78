"""Activities as Teams sends them, made by hand: in the personal chat, of a team, in the coaches' channel."""

from typing import Any

from teams_tenant import CHANNEL

from adapters.playground.teams_cast import APP_ID, COACHES_CHANNEL, TEAM, TENANT
from adapters.teams.inbound import Us
from bot.model import Account, Platform

Json = dict[str, Any]
URL = "https://smba.trafficmanager.net/emea/"
PERSON: Json = {"id": "29:1person", "aadObjectId": "00000000-0000-4000-8000-000000000001", "name": "Persoon"}
ACCOUNT = Account(Platform.TEAMS, TENANT, PERSON["aadObjectId"])
COACHES = Us(APP_ID, (CHANNEL,))
PLACED = Us(APP_ID, (CHANNEL,), {COACHES_CHANNEL: TEAM})
BOT = {"id": f"28:{APP_ID}"}


def activity(kind: str, **more: Any) -> Json:
    return {
        "type": kind,
        "id": "1700000000001",
        "serviceUrl": URL,
        "channelId": "msteams",
        "from": PERSON,
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:1chat"},
        "channelData": {"tenant": {"id": TENANT}},
    } | more


def of_team(kind: str, event: str = "", *, team: str = TEAM, **more: Any) -> Json:
    return activity(
        kind,
        conversation={"conversationType": "channel", "tenantId": TENANT, "id": team, "isGroup": True},
        channelData={"tenant": {"id": TENANT}, "team": {"id": team}, "eventType": event},
        **more,
    )


def in_channel(kind: str, thread: str = "", **more: Any) -> Json:
    return activity(
        kind,
        conversation={"conversationType": "channel", "tenantId": TENANT, "id": COACHES_CHANNEL + thread},
        channelData={"tenant": {"id": TENANT}, "team": {"id": TEAM}, "channel": {"id": COACHES_CHANNEL}},
        **more,
    )
