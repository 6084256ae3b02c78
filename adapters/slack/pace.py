"""Slack's rate limits, kept from our side: buckets per method and per channel, and the pauses Slack asks for.

https://docs.slack.dev/apis/web-api/rate-limits; the tiers are those of slackapi/java-slack-sdk.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from aiolimiter import AsyncLimiter

from adapters.pausing import Buckets, Pauses, take_a_place

POST = "chat.postMessage"

_PER_MINUTE = {
    "chat.postMessage": 300.0,
    "chat.update": 50.0,
    "chat.delete": 50.0,
    "files.getUploadURLExternal": 100.0,
    "files.completeUploadExternal": 100.0,
    "files.delete": 50.0,
    "conversations.open": 50.0,
    "conversations.info": 50.0,
    "conversations.members": 100.0,
    "users.info": 100.0,
    "views.open": 100.0,
    "views.update": 100.0,
}

# Channels remembered with a bucket of their own; an older one starts with a full bucket again.
CHANNELS = 2048


@dataclass(frozen=True)
class Limits:
    """Calls per minute by method; messages per second in one channel, with a small burst."""

    per_minute: Mapping[str, float] = field(default_factory=lambda: MappingProxyType(_PER_MINUTE))
    per_channel: float | None = 1.0
    burst: float = 3.0
    # Longer than this nobody waits inside a call: the courier's lease would run out.
    patience: float = 5.0


NO_LIMITS = Limits(per_minute=MappingProxyType({}), per_channel=None)


class Pace:
    """Asked before every call; says "later" itself instead of letting Slack say it."""

    def __init__(self, limits: Limits, *, now: Callable[[], float]) -> None:
        self._limits = limits
        self._pauses = Pauses(now)
        self._methods: dict[str, AsyncLimiter] = {}
        self._channels = Buckets(CHANNELS)

    async def admit(self, method: str, *, channel: str) -> None:
        """Waits a little for a free place; raises `TryLater` where that would be long."""
        self._pauses.refuse_during(_key(method, channel))
        await take_a_place(self._buckets(method, channel=channel), patience=self._limits.patience)

    def pause(self, method: str, *, channel: str, seconds: float) -> None:
        self._pauses.begin(_key(method, channel), seconds=seconds)

    def _buckets(self, method: str, *, channel: str) -> list[AsyncLimiter]:
        found, per_channel = [], self._limits.per_channel
        if method == POST and per_channel is not None:
            found.append(self._channels.of(channel, burst=self._limits.burst, per_second=per_channel))
        if method in self._limits.per_minute:
            rate = self._limits.per_minute[method]
            found.append(self._methods.setdefault(method, AsyncLimiter(rate, 60)))
        return found


def _key(method: str, channel: str) -> tuple[str, str]:
    """A message too many in one channel must not silence the others: that limit is the channel's own."""
    return (method, channel if method == POST else "")
