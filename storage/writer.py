"""The one writer: a thread that runs what waits, each unit in its own savepoint, commits once, then answers.

Grouping commits is what makes one SQLite file fast enough (storage 1, 9). What the units do stands in `store`.
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Transaction
from sqlalchemy.exc import IntegrityError

from storage.errors import NotCommitted

T = TypeVar("T")
Work = Callable[[Connection], T]
Waiter = Future[Any] | asyncio.Future[Any]

_log = logging.getLogger(__name__)


class _TransactionLost(Exception):
    """The whole transaction is gone because of one unit: SQLite or the unit itself rolled it back."""


@dataclass(eq=False, slots=True)
class _Unit:
    work: Work[Any]
    after_commit: Callable[[Any], None] | None
    waiter: Waiter
    result: Any = None
    error: BaseException | None = None

    def is_wanted(self) -> bool:
        """False for whoever gave up while it was queued; a future that is taken can no longer be cancelled."""
        if isinstance(self.waiter, Future):
            return self.waiter.set_running_or_notify_cancel()
        return not self.waiter.cancelled()

    def run(self, connection: Connection) -> None:
        try:
            self.result, self.error = self.work(connection), None
        except StopIteration:  # a future refuses to carry this one
            self.error = RuntimeError("a unit of work let a StopIteration escape")
        except BaseException as error:  # noqa: BLE001 - it goes to the one who waits for it
            self.error = error

    def settle(self) -> None:
        if self.waiter.done():
            return
        if self.error is not None:
            self.waiter.set_exception(self.error)
        else:
            self.waiter.set_result(self.result)


class Writer:
    """Everything that writes goes through here.

    A unit neither commits nor rolls back, does nothing that takes long (everybody queues behind it),
    and may run twice: when one unit takes the transaction down, the others of its batch run again alone.
    `after_batch` comes behind the answers, and before the next batch.
    """

    def __init__(
        self, engine: Engine, *, cap: int = 256, after_batch: Callable[[], None] | None = None
    ) -> None:
        self._engine = engine
        self._cap = cap
        self._after_batch = after_batch
        self._queue: SimpleQueue[_Unit | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._is_open = False
        self._connection: Connection | None = None
        self._thread = threading.Thread(target=self._serve, name="klik-writer", daemon=True)

    def start(self) -> None:
        with self._gate:
            self._is_open = True
        self._thread.start()

    def stop(self) -> None:
        """Takes nothing new, finishes what is queued, and returns when that is committed."""
        with self._gate:
            if self._is_open:
                self._is_open = False
                self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join()

    async def perform(self, work: Work[T], after_commit: Callable[[T], None] | None = None) -> T:
        """Runs `work` and returns its result once it is on disk. Given up before its turn: it never runs."""
        waiter: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._put(_Unit(work, after_commit, waiter))
        return await waiter

    def submit(self, work: Work[T], after_commit: Callable[[T], None] | None = None) -> Future[T]:
        waiter: Future[T] = Future()
        self._put(_Unit(work, after_commit, waiter))
        return waiter

    def run(self, work: Work[T], after_commit: Callable[[T], None] | None = None) -> T:
        if threading.current_thread() is self._thread:
            raise RuntimeError("a unit of work cannot wait for another one")
        return self.submit(work, after_commit).result()

    def _put(self, unit: _Unit) -> None:
        with self._gate:  # nothing may be queued behind the stop mark
            if not self._is_open:
                raise NotCommitted("the writer is not running")
            self._queue.put(unit)

    def _serve(self) -> None:
        try:
            while (first := self._queue.get()) is not None:
                units = [unit for unit in self._take(first) if unit.is_wanted()]
                if units:
                    self._commit(units)
        finally:
            self._let_go()

    def _take(self, first: _Unit) -> list[_Unit]:
        """What is queued at this moment. No timer: a lonely unit waits for nobody."""
        units = [first]
        with suppress(Empty):
            while len(units) < self._cap:
                unit = self._queue.get_nowait()
                if unit is None:
                    self._queue.put(None)
                    break
                units.append(unit)
        return units

    def _commit(self, units: list[_Unit]) -> None:
        try:
            self._transact(units)
        except (_TransactionLost, IntegrityError) as error:
            if len(units) > 1:
                for unit in units:
                    self._commit([unit])
                return
            units[0].error = units[0].error or error
        except Exception as error:  # noqa: BLE001 - locked, full, gone: nobody of this batch is told "done"
            for unit in units:
                unit.error = NotCommitted(f"the database did not take it ({type(error).__name__})")
                unit.error.__cause__ = error
        self._answer(units)

    def _transact(self, units: list[_Unit]) -> None:
        # Kept from batch to batch: taking one from the pool and giving it back costs more than BEGIN and COMMIT ask.
        connection = self._connection = self._connection or self._engine.connect()
        try:
            with connection.begin() as transaction:
                if len(units) == 1:
                    _run_alone(units[0], connection, transaction)
                else:
                    _run_each(units, connection)
        except BaseException:
            # The pool rolls back whatever a failed commit has left open.
            self._let_go()
            raise

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _answer(self, units: list[_Unit]) -> None:
        for unit in units:
            if unit.error is None and unit.after_commit is not None:
                _call(unit.after_commit, unit.result)
        _settle_all(units)
        if self._after_batch is not None:
            _call(self._after_batch)


def _run_alone(unit: _Unit, connection: Connection, transaction: Transaction) -> None:
    """No savepoint: a failed unit takes nobody along. That a transaction is there to commit, COMMIT itself finds out."""
    unit.run(connection)
    if unit.error is not None:
        transaction.rollback()
    elif not transaction.is_active:
        raise _TransactionLost("a unit of work ended the transaction")


def _run_each(units: list[_Unit], connection: Connection) -> None:
    # Savepoints on the driver's own cursor: SQLAlchemy's cost ten times as much.
    cursor = connection.connection.cursor()
    try:
        for unit in units:
            cursor.execute("SAVEPOINT unit")
            unit.run(connection)
            if unit.error is not None:
                cursor.execute("ROLLBACK TO unit")
            cursor.execute("RELEASE unit")
    except Exception as error:
        # "No such savepoint": a full disk or a rollback inside the unit has ended the transaction.
        raise _TransactionLost("a unit of work ended the transaction of everybody") from error
    finally:
        cursor.close()


def _settle_all(units: list[_Unit]) -> None:
    """One wake-up for each event loop, however many of its tasks wait."""
    loops: dict[asyncio.AbstractEventLoop, list[_Unit]] = {}
    for unit in units:
        if isinstance(unit.waiter, Future):
            unit.settle()
        else:
            loops.setdefault(unit.waiter.get_loop(), []).append(unit)
    for loop, waiting in loops.items():
        with suppress(RuntimeError):  # the loop is closed: nobody waits there any more
            loop.call_soon_threadsafe(_settle_here, waiting)


def _settle_here(units: list[_Unit]) -> None:
    for unit in units:
        unit.settle()


def _call(callback: Callable[..., None], *arguments: object) -> None:
    try:
        callback(*arguments)
    except Exception as error:  # noqa: BLE001 - it is committed: a failing callback changes nothing about that
        _log.error("writer.callback_failed", extra={"kind": type(error).__name__})
