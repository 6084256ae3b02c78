"""What the tests of Slack do and look at over and over: a press, what was said back, the log as Klik prints it."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from slack_workspace import CHANNEL, COACH, Workspace, view

from bot.logs import EventFormatter
from bot.model import Place, Platform
from bot.views import Button

PLACE = Place(Platform.SLACK, COACH.workspace, CHANNEL)


@contextmanager
def our_log() -> Iterator[io.StringIO]:
    """Every record of every logger as Klik prints it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(EventFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield stream
    finally:
        root.removeHandler(handler)


async def press(space: Workspace, action: str = "request.accept") -> int:
    button = Button("Ja", action, value="opaque")
    sent = await space.messenger.post(PLACE, view("Aanvraag", button))
    status, _ = await space.slack.press(COACH.user, channel=CHANNEL, ts=sent.message, action_id=action)
    return status


async def told(space: Workspace, user: str = COACH.user) -> str:
    await space.slack.until(lambda: space.shown_to(user))
    return space.shown_to(user)[-1]


def block_actions(**more: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "team": {"id": COACH.workspace},
        "user": {"id": COACH.user, "team_id": COACH.workspace},
        "trigger_id": "1.2.abc",
        "container": {"type": "message", "channel_id": CHANNEL},
        "channel": {"id": CHANNEL},
        "actions": [{"action_id": "request.accept", "value": "opaque", "action_ts": "1.0"}],
    } | more
