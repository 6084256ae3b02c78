"""The store: units of work on the one writer, and reading beside it. Answers only what is committed."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, select

from bot.audit import AuditVerdict
from bot.clock import Clock
from bot.ids import new_id
from bot.ports.erasing import Ledger
from bot.ports.unit import Unit
from storage.audit import Head
from storage.audit_check import verify
from storage.errors import CannotStart
from storage.store import register, statements
from storage.store.rows import Rows
from storage.store.unit import StoredUnit
from storage.tables import METADATA
from storage.tables.cases import CaseRow
from storage.tables.declare import sealed_for, table_of
from storage.tables.files import FileRow
from storage.tables.people import NetworkRow, PersonRow
from storage.vault import Vault
from storage.writer import Writer

T = TypeVar("T")

NETWORK, PERSON = table_of(NetworkRow), table_of(PersonRow)
FILE, CASE = table_of(FileRow), table_of(CaseRow)


class KlikStore:
    """Every `on_…` comes from the writer's thread, after the commit: `on_audit` with the new end of the chain,

    `on_promise` when something was promised, to wake the courier, `on_wipe` when words were wiped.
    `noted_heads` reads what was noted of those ends; `has_residue`: what was wiped may still be in the log.
    """

    def __init__(
        self,
        writer: Writer,
        reading: Engine,
        *,
        vault: Vault,
        network: UUID,
        clock: Clock,
        on_audit: Callable[[Head], None],
        noted_heads: Callable[[], Mapping[UUID, Head]] = dict,
        on_promise: Callable[[], None] | None = None,
        on_wipe: Callable[[], None] | None = None,
        has_residue: Callable[[], bool] = lambda: False,
        ledger: Ledger | None = None,
    ) -> None:
        self._writer = writer
        self._reading = reading
        self._vault = vault
        self._network = network
        self._clock = clock
        self._on_audit = on_audit
        self._noted_heads = noted_heads
        self._on_promise = on_promise
        self._on_wipe = on_wipe
        self._has_residue = has_residue
        self._ledger = ledger

    @property
    def network(self) -> UUID:
        return self._network

    async def perform(self, work: Callable[[Unit], T]) -> T:
        result, _ = await self._writer.perform(self._inside(work), self._committed)
        return result

    def run(self, work: Callable[[Unit], T]) -> T:
        """As `perform`, for the command line, which has no event loop."""
        result, _ = self._writer.run(self._inside(work), self._committed)
        return result

    async def read(self, work: Callable[[Unit], T]) -> T:
        return await asyncio.to_thread(self.look, work)

    def look(self, work: Callable[[Unit], T]) -> T:
        """As `read`, for whoever already is on a thread of their own. The engine refuses to write."""
        with self._reading.begin() as connection:
            return work(self._unit(connection))

    async def intend(self, person: UUID, *, at: datetime) -> None:
        await asyncio.to_thread(self._on_ledger().intend, person, at=at)

    async def erased(self, person: UUID, *, at: datetime) -> None:
        await asyncio.to_thread(self._on_ledger().done, person, at=at)

    async def shred(self, subjects: Sequence[UUID]) -> None:
        await asyncio.to_thread(self._shred, subjects)

    async def empty_log(self) -> bool:
        """The writer empties the log after a batch; when the one behind it answers, that has been tried."""
        await self._writer.perform(lambda connection: None, lambda _: self._wiped())
        await self._writer.perform(lambda connection: None)
        return not self._has_residue()

    def _on_ledger(self) -> Ledger:
        if self._ledger is None:
            raise RuntimeError("no erasure without a ledger outside the database")
        return self._ledger

    def _shred(self, subjects: Sequence[UUID]) -> None:
        for subject in subjects:
            self._vault.forget(subject)

    def _wiped(self) -> None:
        if self._on_wipe is not None:
            self._on_wipe()

    def _verdict(self) -> AuditVerdict:
        """The noted end is read first: it never runs ahead of what is then found in the table."""
        head = self._noted_heads().get(self._network)
        verdict = verify(self._reading, self._vault, self._network, head=head)
        first_bad = None if verdict.is_intact else verdict.seq or verdict.entries + 1
        return AuditVerdict(verdict.entries, first_bad, verdict.removed, verdict.until)

    def _inside(self, work: Callable[[Unit], T]) -> Callable[[Connection], tuple[T, StoredUnit]]:
        def inside(connection: Connection) -> tuple[T, StoredUnit]:
            unit = self._unit(connection)
            return work(unit), unit

        return inside

    def _unit(self, connection: Connection) -> StoredUnit:
        return StoredUnit(Rows(connection, self._vault, self._network), self._clock, self._verdict)

    def _committed(self, outcome: tuple[object, StoredUnit]) -> None:
        _, unit = outcome
        for person in unit.forgotten:
            self._vault.forget(person)
        if unit.head is not None:
            self._on_audit(unit.head)
        if unit.has_wiped:
            self._wiped()
        if unit.has_promised and self._on_promise is not None:
            self._on_promise()


def stored_subjects(reading: Engine) -> Callable[[Sequence[UUID]], set[UUID]]:
    """Which of these keys open something in the database: whatever a table says that its rows are sealed for."""

    named = [PERSON.c.id, FILE.c.id, *(table.c[sealed_for(table)] for table in METADATA.sorted_tables)]

    def stored(subjects: Sequence[UUID]) -> set[UUID]:
        with reading.connect() as connection:
            return {
                found
                for column in named
                for found in connection.execute(select(column).where(column.in_(subjects))).scalars()
            }

    return stored


def open_network(connection: Connection, vault: Vault, *, now: datetime) -> UUID:
    """The one network of this installation. At the very first start it is made, with a key of its own,

    version 1 of the statement, and the first rows of the register.
    """
    known: list[UUID] = list(connection.execute(select(NETWORK.c.network_id).limit(2)).scalars())
    if len(known) > 1:
        raise CannotStart("This database holds more than one network, and Klik runs one per installation.")
    network = known[0] if known else _new_network(connection, vault, now=now)
    rows = Rows(connection, vault, network)
    statements.plant(rows)
    register.plant(rows, now=now)
    return network


def _new_network(connection: Connection, vault: Vault, *, now: datetime) -> UUID:
    network = new_id()
    connection.execute(insert(NETWORK), {"network_id": network, "made_at": now})
    vault.new_subject(network)
    return network
