"""Teams' rate limits, kept from our side: a bucket per conversation and per tenant, and the pauses Teams asks for.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
"""

from collections.abc import Callable
from dataclasses import dataclass

from aiolimiter import AsyncLimiter

from adapters.pausing import Buckets, Pauses, take_a_place

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
        self._pauses = Pauses(now)
        self._tenants: dict[str, AsyncLimiter] = {}
        self._conversations = Buckets(CONVERSATIONS)

    async def admit(self, tenant: str, *, conversation: str) -> None:
        """Waits a little for a free place; raises `TryLater` where that would be long."""
        self._pauses.refuse_during(conversation)
        await take_a_place(self._buckets(tenant, conversation=conversation), patience=self._limits.patience)

    def pause(self, conversation: str, *, seconds: float) -> None:
        self._pauses.begin(conversation, seconds=seconds)

    def _buckets(self, tenant: str, *, conversation: str) -> list[AsyncLimiter]:
        found, limits = [], self._limits
        if limits.burst is not None:
            found.append(
                self._conversations.of(conversation, burst=limits.burst, per_second=limits.per_second)
            )
        if limits.tenant_per_second is not None:
            rate = limits.tenant_per_second
            found.append(self._tenants.setdefault(tenant, AsyncLimiter(rate, 1)))
        return found
