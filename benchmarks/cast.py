"""The workspace of the benchmarks: who is in it, and the signed bytes of their presses. Nobody in it exists."""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from urllib.parse import quote_plus

WORKSPACE, CHANNEL, APP = "T0BENCH", "C0COACHES", "A0BENCH"
BOT_USER, BOT_ID = "U0KLIK", "B0KLIK"
TOKEN, SECRET = "xoxb-benchmark", "0123456789abcdef0123456789abcdef"
BODY_BYTES = 2_600
ACTION = "request.accept"


def coach(number: int) -> str:
    return f"U0COACH{number:04d}"


def candidate(number: int) -> str:
    return f"U0SEEKER{number:04d}"


def direct(user: str) -> str:
    """The DM of a person: Slack's own id for it, made up from theirs."""
    return "D" + user.removeprefix("U")


@dataclass(frozen=True)
class Press:
    """A coach presses *I'd like to help*; `trigger` makes it a delivery of its own."""

    user: str
    request: str
    trigger: str

    def body(self, response_url: str) -> bytes:
        """As Slack sends it: one form field, the payload with the whole message in it (recorded shape)."""
        bare = self._encoded("", response_url)
        return self._encoded("k" * (BODY_BYTES - len(bare)), response_url)

    def _encoded(self, words: str, response_url: str) -> bytes:
        return b"payload=" + quote_plus(json.dumps(self._payload(words, response_url))).encode()

    def _payload(self, words: str, response_url: str) -> dict[str, object]:
        return {
            "type": "block_actions",
            "user": {"id": self.user, "username": "c", "name": "c", "team_id": WORKSPACE},
            "api_app_id": APP,
            "token": "verification",
            "container": {
                "type": "message",
                "message_ts": "1700000000.000100",
                "channel_id": CHANNEL,
                "is_ephemeral": False,
            },
            "trigger_id": self.trigger,
            "team": {"id": WORKSPACE, "domain": "bench"},
            "enterprise": None,
            "is_enterprise_install": False,
            "channel": {"id": CHANNEL, "name": "privategroup"},
            "message": {
                "bot_id": BOT_ID,
                "type": "message",
                "text": "K",
                "user": BOT_USER,
                "ts": "1700000000.000100",
                "team": WORKSPACE,
                "blocks": [{"type": "section", "text": {"type": "plain_text", "text": words}}],
            },
            "state": {"values": {}},
            "response_url": response_url,
            "actions": [
                {
                    "action_id": ACTION,
                    "block_id": "buttons",
                    "text": {"type": "plain_text", "text": "H", "emoji": True},
                    "value": self.request,
                    "type": "button",
                    "action_ts": "1700000001.000200",
                }
            ],
        }


def typed(user: str, text: str) -> bytes:
    """Somebody types in their DM with Klik, as the Events API sends it."""
    event = {
        "type": "message",
        "channel": direct(user),
        "channel_type": "im",
        "user": user,
        "team": WORKSPACE,
        "text": text,
        "ts": "1700000002.000100",
        "event_ts": "1700000002.000100",
    }
    ours = {"enterprise_id": None, "team_id": WORKSPACE, "user_id": BOT_USER, "is_bot": True}
    body = {
        "type": "event_callback",
        "token": "verification",
        "team_id": WORKSPACE,
        "api_app_id": APP,
        "event": event,
        "event_id": f"Ev{user}",
        "event_time": 1700000002,
        "authorizations": [{**ours, "is_enterprise_install": False}],
    }
    return signed(json.dumps(body).encode(), content_type="application/json")


def signed(body: bytes, *, content_type: str = "application/x-www-form-urlencoded") -> bytes:
    """The whole HTTP request, made before the clock starts: building it must not be part of the figure."""
    stamp = str(int(time.time()))
    digest = hmac.digest(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hex()
    head = (
        "POST /slack/events HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\n"
        "Accept: */*\r\n"
        f"Content-Type: {content_type}\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\n"
        f"X-Slack-Signature: v0={digest}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
