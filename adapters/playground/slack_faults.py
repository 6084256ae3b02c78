"""Bad days on order: what should go wrong with which Web API method, and how many times."""

import random
from collections import deque
from dataclasses import dataclass, replace
from typing import Literal, get_args

Kind = Literal["status", "delay", "store_then_drop", "store_then_delay", "garbage", "error"]
KINDS: tuple[str, ...] = get_args(Kind)
GARBAGE = "<html><body>Bad gateway</body></html>"


@dataclass(frozen=True)
class Fault:
    """`method` is a Web API method, "response_url", "upload" or "*".

    status: answered so, nothing done · error: `ok: false` with that code, nothing done ·
    delay: done late · store_then_delay: done, answered late · store_then_drop: done, socket closed ·
    garbage: done, answered with `body`. `retry_after` is sent as it stands, odd values included.
    With a `chance` below 1 only some calls are hit: a bad day rather than an outage.
    `to`: only calls about the conversation with this id; "" for any."""

    method: str
    kind: Kind
    status: int = 503
    seconds: float = 1.0
    retry_after: str | None = None
    error: str = "internal_error"
    body: str = GARBAGE
    times: int = 1
    chance: float = 1.0
    to: str = ""


class Faults:
    def __init__(self) -> None:
        self._ordered: deque[Fault] = deque()
        self.fired: list[Fault] = []
        self.dice = random.Random()  # noqa: S311 - bad luck, no secret; a test gives it a seed

    def order(self, fault: Fault) -> None:
        if fault.kind not in KINDS:
            raise ValueError(f"A fault is one of {', '.join(KINDS)}.")
        self._ordered.append(fault)

    def clear(self) -> None:
        self._ordered.clear()

    def take(self, method: str, *, to: str = "") -> Fault | None:
        """The first that fits, in the order they were asked for; one time less is left of it."""
        for number, fault in enumerate(self._ordered):
            is_meant = fault.method in (method, "*") and fault.to in (to, "")
            if is_meant and self.dice.random() < fault.chance:
                return self._take(number, fault)
        return None

    def _take(self, number: int, fault: Fault) -> Fault:
        if fault.times <= 1:
            del self._ordered[number]
        else:
            self._ordered[number] = replace(fault, times=fault.times - 1)
        self.fired.append(fault)
        return fault
