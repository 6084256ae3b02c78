"""Slack's rate limits, kept from our side: buckets per method and per channel, and the pauses Slack asks for.

https://docs.slack.dev/apis/web-api/rate-limits; the tiers are those of slackapi/java-slack-sdk.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from aiolimiter import AsyncLimiter

from bot.errors import TryLater

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
        self._now = now
        self._methods: dict[str, AsyncLimiter] = {}
        self._channels: OrderedDict[str, AsyncLimiter] = OrderedDict()
        self._paused: dict[tuple[str, str], float] = {}

    async def admit(self, method: str, *, channel: str) -> None:
        """Waits a little for a free place; raises `TryLater` where that would be long."""
        self._refuse_while_paused(method, channel=channel)
        try:
            async with asyncio.timeout(self._limits.patience):
                for bucket in self._buckets(method, channel=channel):
                    await bucket.acquire()
        except TimeoutError:
            raise TryLater("paced", after=self._limits.patience) from None

    def pause(self, method: str, *, channel: str, seconds: float) -> None:
        """Slack said 429: nobody asks again before the time it named (F-016)."""
        self._paused[self._key(method, channel)] = self._now() + seconds

    def _refuse_while_paused(self, method: str, *, channel: str) -> None:
        key = self._key(method, channel)
        left = self._paused.get(key, 0.0) - self._now()
        if left > 0:
            raise TryLater("paused", after=max(left, 1.0))
        self._paused.pop(key, None)

    def _key(self, method: str, channel: str) -> tuple[str, str]:
        # A message too many in one channel must not silence the others: that limit is the channel's own.
        return (method, channel if method == POST else "")

    def _buckets(self, method: str, *, channel: str) -> list[AsyncLimiter]:
        found = []
        if method == POST and self._limits.per_channel is not None:
            found.append(self._channel(channel, self._limits.per_channel))
        if method in self._limits.per_minute:
            rate = self._limits.per_minute[method]
            found.append(self._methods.setdefault(method, AsyncLimiter(rate, 60)))
        return found

    def _channel(self, channel: str, per_second: float) -> AsyncLimiter:
        bucket = self._channels.pop(channel, None) or AsyncLimiter(
            self._limits.burst, self._limits.burst / per_second
        )
        self._channels[channel] = bucket
        if len(self._channels) > CHANNELS:
            self._channels.popitem(last=False)
        return bucket
