"""Slack's short-lived permissions: trigger ids (3 s, once) and response URLs (5 uses, 30 minutes)."""

import hashlib
from dataclasses import dataclass, replace

from adapters.playground.clock import Clock
from adapters.playground.slack_things import ApiError

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 1800.0
RESPONSE_USES = 5


class Identifiers:
    """Ids and timestamps: each is new, and the same story at the same moment gets the same ones."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._start = int(clock.now() * 1000)
        self._count = 0
        self._last = 0

    def ts(self) -> str:
        self._last = max(self._last + 1, int(self._clock.now() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def new(self, prefix: str) -> str:
        """Starts with the moment the workspace opened, so that no id returns in its next life."""
        self._count += 1
        return f"{prefix}{_base36(self._start)}{_base36(self._count).rjust(5, '0')}"


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, last = divmod(number, 36)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[last] + digits
        if not number:
            return digits


@dataclass(frozen=True)
class Trigger:
    user: str
    issued: float
    view_id: str | None = None
    used: bool = False


@dataclass(frozen=True)
class ResponseTicket:
    user: str
    channel: str
    ts: str | None
    issued: float
    uses: int = 0


class Tickets:
    def __init__(self, clock: Clock, identifiers: Identifiers) -> None:
        self._clock = clock
        self._identifiers = identifiers
        self.trigger_seconds = TRIGGER_SECONDS
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, ResponseTicket] = {}

    def trigger(self, user: str, view_id: str | None = None) -> str:
        name = self._identifiers.new("")
        trigger_id = f"{name}.{hashlib.sha256(name.encode()).hexdigest()[:24]}"
        self._triggers[trigger_id] = Trigger(user, self._clock.now(), view_id)
        self._forget_old_triggers()
        return trigger_id

    def redeemable(self, trigger_id: str) -> Trigger:
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if self._clock.now() - trigger.issued > self.trigger_seconds:
            raise ApiError("expired_trigger_id")
        return trigger

    def redeem(self, trigger_id: str) -> None:
        self._triggers[trigger_id] = replace(self._triggers[trigger_id], used=True)

    def _forget_old_triggers(self) -> None:
        # Ten minutes is long past use, and keeps the answer "expired" rather than "invalid".
        oldest = next(iter(self._triggers))
        if self._clock.now() - self._triggers[oldest].issued > 600:
            del self._triggers[oldest]

    def response(self, user: str, channel: str, *, ts: str | None) -> str:
        name = self._identifiers.new("")
        secret = hashlib.sha256(name.encode()).hexdigest()[:24]
        self._responses[secret] = ResponseTicket(user, channel, ts, self._clock.now())
        self._forget_old_responses()
        return secret

    def use_response(self, secret: str) -> ResponseTicket:
        ticket = self._responses.get(secret)
        if ticket is None or self._clock.now() - ticket.issued > RESPONSE_SECONDS:
            raise ApiError("expired_url")
        if ticket.uses >= RESPONSE_USES:
            raise ApiError("used_url")
        self._responses[secret] = replace(ticket, uses=ticket.uses + 1)
        return ticket

    def _forget_old_responses(self) -> None:
        oldest = next(iter(self._responses))
        if self._clock.now() - self._responses[oldest].issued > RESPONSE_SECONDS:
            del self._responses[oldest]
