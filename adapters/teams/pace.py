"""Teams' rate limits, kept from our side: a bucket per conversation and per tenant, and the pauses Teams asks for.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from aiolimiter import AsyncLimiter

from bot.errors import TryLater

# Conversations remembered with a bucket of their own; an older one starts with a full bucket again.
CONVERSATIONS = 4096


@dataclass(frozen=True)
class Limits:
    """Teams allows a conversation 7 in a second, 8 in two and 60 in thirty; a tenant 50 a second, all told."""

    burst: float | None = 4.0
    per_second: float = 1.8
    tenant_per_second: float | None = 20.0
    # Longer than this nobody waits inside a call: the courier's lease would run out.
    patience: float = 5.0


NO_LIMITS = Limits(burst=None, tenant_per_second=None)


class Pace:
    """Asked before every call; says "later" itself instead of letting Teams say it."""

    def __init__(self, limits: Limits, *, now: Callable[[], float]) -> None:
        self._limits = limits
        self._now = now
        self._tenants: dict[str, AsyncLimiter] = {}
        self._conversations: OrderedDict[str, AsyncLimiter] = OrderedDict()
        self._paused: dict[str, float] = {}

    async def admit(self, tenant: str, *, conversation: str) -> None:
        """Waits a little for a free place; raises `TryLater` where that would be long."""
        self._refuse_while_paused(conversation)
        try:
            async with asyncio.timeout(self._limits.patience):
                for bucket in self._buckets(tenant, conversation=conversation):
                    await bucket.acquire()
        except TimeoutError:
            raise TryLater("paced", after=self._limits.patience) from None

    def pause(self, conversation: str, *, seconds: float) -> None:
        """Teams said 429: nobody asks this conversation again before the time it named (F-016)."""
        self._paused[conversation] = self._now() + seconds

    def _refuse_while_paused(self, conversation: str) -> None:
        left = self._paused.get(conversation, 0.0) - self._now()
        if left > 0:
            raise TryLater("paused", after=max(left, 1.0))
        self._paused.pop(conversation, None)

    def _buckets(self, tenant: str, *, conversation: str) -> list[AsyncLimiter]:
        found = []
        if self._limits.burst is not None:
            found.append(self._conversation(conversation, self._limits.burst))
        rate = self._limits.tenant_per_second
        if rate is not None:
            found.append(self._tenants.setdefault(tenant, AsyncLimiter(rate, 1)))
        return found

    def _conversation(self, conversation: str, burst: float) -> AsyncLimiter:
        bucket = self._conversations.pop(conversation, None) or AsyncLimiter(
            burst, burst / self._limits.per_second
        )
        self._conversations[conversation] = bucket
        if len(self._conversations) > CONVERSATIONS:
            self._conversations.popitem(last=False)
        return bucket
