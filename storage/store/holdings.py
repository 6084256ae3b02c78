"""All that is held about one person: collected for the access answer, removed by an erasure. How it is found: `reach`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Row, Table, delete, update

from bot.ports.holdings import HeldValue, Value
from bot.privacy.purposes import DataClass
from storage.errors import Unreadable
from storage.store.files import StoredFiles
from storage.store.overdue import overdue
from storage.store.reach import TABLES, ids_of, is_proof, key_of, links, rows_about, ways
from storage.store.rows import Rows, mine
from storage.tables.declare import sealed_for, table_of
from storage.tables.files import FilePieceRow, FileRow
from storage.vault import Cell

FILE, PIECE = table_of(FileRow), table_of(FilePieceRow)

_FORGET = {
    table.name: [delete(table).where(way) for way in ways(table, owned=True)]
    for table in TABLES
    if not is_proof(table)
}

# Sealed under a key of the row's own, which goes with the row.
_KEYED = (FILE, *(table for table in TABLES if sealed_for(table) == "id"))


class StoredHoldings:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def collect(self, person: UUID, *, now: datetime) -> Sequence[HeldValue]:
        ids = ids_of(self._rows, person)
        return [
            value
            for table in TABLES
            for row in rows_about(self._rows, table, ids)
            if not _may_not_be_told(table, row, now)
            for value in self._values(table, row, frozenset(ids))
        ]

    def count(self, person: UUID) -> Mapping[str, int]:
        ids = ids_of(self._rows, person)
        counted = {table.name: sum(1 for _ in self._owned(table, ids)) for table in TABLES}
        return {name: count for name, count in counted.items() if count}

    def forget(self, person: UUID) -> Mapping[str, int]:
        ids = ids_of(self._rows, person)
        keys = self.keys(person)
        self._blank_proof(person)
        gone: dict[str, int] = {}
        for table in reversed(TABLES):
            for statement in _FORGET.get(table.name, ()):
                gone[table.name] = gone.get(table.name, 0) + self._rows.change(statement, ids=ids)
        self._rows.forgotten += keys
        self._rows.has_wiped = True
        return {name: count for name, count in gone.items() if count}

    def keys(self, person: UUID) -> Sequence[UUID]:
        ids = ids_of(self._rows, person)
        return [person, *(row.id for table in _KEYED for row in self._owned(table, ids))]

    def overdue(self, *, now: datetime) -> Mapping[str, int]:
        return overdue(self._rows, now)

    def _owned(self, table: Table, ids: Sequence[UUID]) -> Iterator[Row[Any]]:
        return iter(()) if is_proof(table) else rows_about(self._rows, table, ids, owned=True)

    def _blank_proof(self, person: UUID) -> None:
        for table in TABLES:
            sealed = [c for c in table.c if c.name.startswith("sealed_") and c.nullable]
            if is_proof(table) and sealed and sealed_for(table) == "person_id":
                theirs = update(table).where(mine(table), table.c.person_id == person)
                self._rows.change(theirs, **{column.name: None for column in sealed})

    def _values(self, table: Table, row: Row[Any], ids: frozenset[UUID]) -> Iterator[HeldValue]:
        if table is PIECE:
            return
        others = {column.name for column in links(table) if row._mapping[column.name] not in ids}
        opened = self._opened(table, row, ids)
        for column in table.c:
            if column.name in others or not _is_somebodys(column) or row._mapping[column.name] is None:
                continue
            if not column.name.startswith("sealed_"):
                yield _held(column, row, row._mapping[column.name])
            elif column.name in opened:
                yield _held(column, row, opened[column.name])
        if table is FILE:
            yield _held(PIECE.c.sealed_data, row, self._whole(row.id), of=FILE)

    def _opened(self, table: Table, row: Row[Any], ids: frozenset[UUID]) -> dict[str, str | None]:
        """The sealed values of this row, unless they are sealed for somebody else."""
        subject = row._mapping[sealed_for(table)] or self._rows.network
        names = [c.name for c in table.c if c.name.startswith("sealed_") and row._mapping[c.name] is not None]
        key, network = key_of(table, row)[0], self._rows.network
        is_a_persons = sealed_for(table) in ("person_id", "owner_id")
        if not names or (is_a_persons and subject not in ids | {network}):
            return {}
        cells = [Cell(table.name, name, key, subject, network) for name in names]
        sealed = [(row._mapping[name], cell) for name, cell in zip(names, cells, strict=True)]
        outcomes = self._rows.vault.open_each(sealed)
        readable = (None if isinstance(each, Unreadable) else each for each in outcomes)
        return dict(zip(names, readable, strict=True))

    def _whole(self, file: UUID) -> bytes | None:
        try:
            return StoredFiles(self._rows).open(file)
        except Unreadable:
            return None


def _is_somebodys(column: Column[Any]) -> bool:
    return column.info["held"].data_class is not DataClass.NONE


def _held(column: Column[Any], row: Row[Any], value: Value | None, *, of: Table | None = None) -> HeldValue:
    table = column.table
    key = "/".join(str(part) for part in key_of(table if of is None else of, row))
    return HeldValue(table.name, key, column.name, column.info["held"].category, value)


def _may_not_be_told(table: Table, row: Row[Any], now: datetime) -> bool:
    """What an authority forbade to tell yet, with the moment from which it may be told (R-015)."""
    match table.name:
        case "legal_hold" | "held_value":
            return bool(row.is_quiet)
        case "disclosure":
            return row.quiet_until is not None and row.quiet_until > now
        case "disclosure_order":
            return row.told_at is None
        case _:
            return False
