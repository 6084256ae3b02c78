"""One call of the bot, from its arrival to its answer: the fault on order, the deed, the history, the answer."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from adapters.playground.clock import Clock
from adapters.playground.history import Wire
from adapters.playground.slack_faults import Fault, Faults
from adapters.playground.slack_things import Json
from adapters.playground.teams_things import Refused

# What a fault of kind "error" is answered with when the order names no status of its own.
FORBIDDEN = 403
CODES: Mapping[int, str] = {
    412: "PreconditionFailed",
    413: "MessageSizeTooBig",
    429: "Throttled",
    502: "BadGateway",
    504: "GatewayTimeout",
}


@dataclass(frozen=True)
class Outcome:
    body: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    took_effect: bool = True
    # The bytes of a file, of which `body` is what is written down.
    content: bytes | None = None


def refused(status: int, code: str, message: str = "") -> Outcome:
    return Outcome({"error": {"code": code, "message": message or code}}, status, took_effect=False)


class Calls:
    def __init__(self, clock: Clock, *, wire: Wire, faults: Faults) -> None:
        self._clock = clock
        self._wire = wire
        self._faults = faults

    async def answer(
        self, request: web.Request, name: str, *, noted: Json, act: Callable[[], Awaitable[Outcome]]
    ) -> web.StreamResponse:
        """`noted` may be filled while acting; it is written down when the deed is done, before the answer."""
        started = time.perf_counter()
        fault = self._faults.take(name, to=request.match_info.get("conversation", ""))
        if fault and fault.kind == "delay":
            await self._clock.sleep(fault.seconds)
        outcome = await self._outcome(fault, act)
        self._wire.record(
            "from_bot",
            name,
            status=outcome.status,
            started=started,
            request=noted,
            response=outcome.body,
            fault=fault.kind if fault else None,
            took_effect=outcome.took_effect,
        )
        return await self._sent(request, outcome, fault=fault)

    async def _outcome(self, fault: Fault | None, act: Callable[[], Awaitable[Outcome]]) -> Outcome:
        if fault and fault.kind in ("status", "error"):
            return _ordered(fault)
        try:
            return await act()
        except Refused as refusal:
            return Outcome(refusal.body, refusal.status, took_effect=False)

    async def _sent(
        self, request: web.Request, outcome: Outcome, *, fault: Fault | None
    ) -> web.StreamResponse:
        if fault and fault.kind == "store_then_drop":
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault and fault.kind == "garbage":
            return web.Response(text=fault.body, content_type="text/html")
        if fault and fault.kind == "store_then_delay":
            await self._clock.sleep(fault.seconds)
        if outcome.content is not None:
            return web.Response(body=outcome.content, content_type="application/octet-stream")
        if outcome.body is None:
            return web.Response(status=outcome.status, headers=outcome.headers)
        return web.json_response(outcome.body, status=outcome.status, headers=outcome.headers)


def _ordered(fault: Fault) -> Outcome:
    headers = {} if fault.retry_after is None else {"Retry-After": fault.retry_after}
    if fault.kind == "error":
        status = FORBIDDEN if fault.status == Fault.status else fault.status
        code = fault.error
    else:
        status, code = fault.status, CODES.get(fault.status, "ServiceError")
    body = {"error": {"code": code, "message": code}}
    return Outcome(body, status, headers, took_effect=False)
