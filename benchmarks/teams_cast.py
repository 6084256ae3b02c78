"""The tenant of the benchmarks: who is in it, and the signed bytes of their presses. Nobody in it exists."""

import json
import time
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from benchmarks import cast

TENANT = "11111111-2222-4333-8444-555555555555"
APP_ID = "22222222-3333-4444-8555-666666666666"
PASSWORD = "benchmark-secret"
CHANNEL = "19:coaches@thread.tacv2"
ISSUER = "https://api.botframework.com"
KEY_ID = "benchmark-key"


def address(user: str) -> str:
    """The 29:-id of a person, made up from theirs."""
    return f"29:1{user}"


def direct(user: str) -> str:
    return f"a:1{user}"


class Microsoft:
    """The one key everything is signed with, and the one token that is used again and again, as Teams does."""

    def __init__(self, service_url: str) -> None:
        self.service_url = service_url
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @cached_property
    def token(self) -> str:
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": APP_ID, "serviceurl": self.service_url, "nbf": now, "exp": now + 3600}
        return jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": KEY_ID})

    @property
    def published(self) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        return {**public, "kid": KEY_ID, "endorsements": ["msteams"]}

    def signed(self, activity: dict[str, Any]) -> bytes:
        return posted(activity, f"Authorization: Bearer {self.token}\r\n")


def posted(activity: dict[str, Any], signature: str = "") -> bytes:
    """The whole HTTP request, made before the clock starts."""
    body = json.dumps(activity).encode()
    head = (
        "POST /api/messages HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        "User-Agent: Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)\r\n"
        f"{signature}"
        "Content-Type: application/json; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@dataclass(frozen=True)
class Activity:
    """Somebody in the coaches' channel; `number` makes it an activity of its own."""

    user: str
    number: int
    service_url: str

    def message(self) -> dict[str, Any]:
        return self._of("message", text="Goedemorgen")

    def execute(self, request: str) -> dict[str, Any]:
        """*I'd like to help*, as Action.Execute (recorded shape); each card has a key of its own."""
        data = {"action": cast.ACTION, "value": request, "key": f"card-{self.number}"}
        action = {"type": "Action.Execute", "title": "Ik help graag", "verb": cast.ACTION, "data": data}
        return self._of(
            "invoke", name="adaptiveCard/action", value={"action": action, "trigger": "manual"}, replyToId="1"
        )

    def _of(self, kind: str, **more: Any) -> dict[str, Any]:
        return {
            "type": kind,
            "id": f"f:{self.number}",
            "timestamp": "2026-11-01T09:00:00.000Z",
            "localTimestamp": "2026-11-01T10:00:00.000+01:00",
            "serviceUrl": self.service_url,
            "channelId": "msteams",
            "from": {"id": address(self.user), "name": "C", "aadObjectId": self.user},
            "conversation": {
                "conversationType": "channel",
                "tenantId": TENANT,
                "isGroup": True,
                "id": f"{CHANNEL};messageid=1",
            },
            "recipient": {"id": f"28:{APP_ID}", "name": "Klik"},
            "entities": [{"type": "clientInfo", "locale": "nl-NL", "country": "NL", "platform": "Web"}],
            "channelData": {"tenant": {"id": TENANT}, "channel": {"id": CHANNEL}, "team": {"id": CHANNEL}},
            "locale": "nl-NL",
            **more,
        }
