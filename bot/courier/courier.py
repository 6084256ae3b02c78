"""The courier's loop: takes what is due, a few at a time, and says what became of each. One per process."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from bot.admins.controls import Probe
from bot.clock import Clock
from bot.context import Context
from bot.courier.delivery import NO_PROBES, Delivery
from bot.courier.pace import LEASE
from bot.courier.steps import housekeeping
from bot.ids import new_id
from bot.logs import event_logger
from bot.memory import TypedMemory
from bot.model import Platform
from bot.notices import Leased
from bot.ports.inspector import Inspector
from bot.ports.messenger import Messenger
from bot.ports.unit import Store, Unit
from bot.privacy.retention import sweep
from bot.rules import Rules
from bot.rush import Rush

log = event_logger(__name__)

AT_ONCE = 8
LONGEST_SLEEP = timedelta(seconds=15)
HOUSEKEEPING = timedelta(hours=1)


class Courier:
    """`wake` may be called from any thread. `stop` lets what is being sent finish; leases of a killed one run out.

    `rush`: of the acts that go before what is taken up next.
    """

    def __init__(
        self,
        store: Store,
        messengers: Mapping[Platform, Messenger],
        *,
        rules: Rules,
        clock: Clock,
        probes: Mapping[str, Probe] = NO_PROBES,
        memory: TypedMemory | None = None,
        inspector: Inspector | None = None,
        rush: Rush | None = None,
    ) -> None:
        self._store = store
        self._rush = rush or Rush()
        self._rules = rules
        self._clock = clock
        self._owner = new_id()
        self._delivery = Delivery(
            store, messengers, rules=rules, clock=clock, memory=memory, probes=probes, inspector=inspector
        )
        self._under_way: set[asyncio.Task[None]] = set()
        self._bell = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._runner: asyncio.Task[None] | None = None
        self._kept_house_at: datetime | None = None
        self._settled = asyncio.Event()
        self._is_stopping = False

    @property
    def is_halted(self) -> bool:
        """The platform refuses our token or a scope: the queue is kept, health is red (F-023)."""
        return self._delivery.is_halted

    @property
    def numbers(self) -> Mapping[str, float]:
        """For /metrics: how many self-checks are not in order, and how long ago they ran. Nothing before the first run."""
        ran = self._delivery.controls_run_at
        if ran is None:
            return {}
        age = (self._clock.now() - ran).total_seconds()
        return {"controls_failed": self._delivery.controls_failed, "controls_age_seconds": age}

    def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._runner = self._loop.create_task(self._run())

    async def stop(self) -> None:
        self._is_stopping = True
        self._bell.set()
        if self._runner is not None:
            await self._runner
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=LEASE.total_seconds())

    async def settled(self) -> None:
        """Waits for the first moment at which nothing is due or under way: the channels have been looked at."""
        await self._settled.wait()

    def wake(self) -> None:
        """From any thread, after the commit. A bell that still rings is answered by a look that sees this commit too."""
        if self._loop is not None and not self._loop.is_closed() and not self._bell.is_set():
            self._loop.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        """With both hands full there is nothing to take; who finishes rings again."""
        if len(self._under_way) < AT_ONCE:
            self._bell.set()

    async def _run(self) -> None:
        while not self._is_stopping:
            self._bell.clear()
            try:
                await self._keep_house()
                await self._rush.over()
                pause = await self._take()
            except Exception as error:  # noqa: BLE001 - the courier's loop is one of the two places (3.5)
                log.error("courier.failed", failure=error)
                pause = 1.0
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._bell.wait()

    async def _take(self) -> float:
        """Lease as many as there are free hands; each is delivered in a task of its own. Seconds until the next."""
        free, now = AT_ONCE - len(self._under_way), self._clock.now()
        if free <= 0:
            return LONGEST_SLEEP.total_seconds()

        def work(unit: Unit) -> tuple[Sequence[Leased], datetime | None]:
            return unit.outbox.lease(self._owner, now=now, term=LEASE, limit=free), unit.outbox.next_due()

        leased, due = await self._store.perform(work)
        if not leased and not self._under_way and (due is None or due > now):
            self._settled.set()
        for each in leased:
            task = asyncio.get_running_loop().create_task(self._deliver(each))
            self._under_way.add(task)
            task.add_done_callback(self._finished)
        return self._until(due)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._bell.set()

    async def _deliver(self, leased: Leased) -> None:
        try:
            await self._delivery.deliver(leased)
        except Exception as error:  # noqa: BLE001 - one poisoned notice must not stop the others (F-008)
            log.error("courier.delivery_failed", failure=error, kind=leased.notice.kind)
            await self._delivery.failed(leased, f"internal:{type(error).__name__}")

    def _until(self, due: datetime | None) -> float:
        """Seconds; whoever has both hands full is woken when one comes free."""
        if due is None or len(self._under_way) >= AT_ONCE:
            return LONGEST_SLEEP.total_seconds()
        ahead = (due - self._clock.now()).total_seconds()
        return min(max(ahead, 0.01), LONGEST_SLEEP.total_seconds())

    async def _keep_house(self) -> None:
        now = self._clock.now()
        if self._kept_house_at is not None and now - self._kept_house_at < HOUSEKEEPING:
            return
        self._kept_house_at = now
        context = Context(self._rules, now)
        await self._store.perform(lambda unit: housekeeping(unit, context))
        while not (await self._store.perform(lambda unit: sweep(unit, context))).is_all:
            pass
