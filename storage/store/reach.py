"""Which rows of which table are about a person: found by following ids, as the columns are declared. No list of tables.

A row that names a person, or a row of that person, is theirs and goes with them; a proof, and a link that `stays`,
only mentions them. Ids are random and never the same in two tables, so an id needs no table beside it.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    PrimaryKeyConstraint,
    Row,
    Select,
    Table,
    UniqueConstraint,
    Uuid,
    bindparam,
    select,
)

from bot.privacy.purposes import DataClass, Term
from storage.store.rows import Rows, mine
from storage.tables import METADATA
from storage.tables.sending import LIVE, PARKED, SAID_ONCE

PROOF = frozenset({Term.PROOF_5Y, Term.TAX_7Y})
# Few rows, however many people there are: looked through where a link has no index.
SHORT = frozenset({"approval", "admin_role"})

_IDS = bindparam("ids", expanding=True, type_=Uuid())


def term_of(table: Table) -> Term:
    """The term of the row as a whole: that of its key."""
    key = [column for column in table.primary_key if column.name != "network_id"]
    term: Term = (key or list(table.primary_key))[0].info["held"].term
    return term


def is_proof(table: Table) -> bool:
    return term_of(table) in PROOF


def links(table: Table) -> list[Column[Any]]:
    """The columns that name another row, unless nobody is in them."""
    ids = [c for c in table.c if isinstance(c.type, Uuid) and c.name not in ("network_id", "id")]
    return [column for column in ids if column.info["held"].data_class is not DataClass.NONE]


def mentions(column: Column[Any]) -> bool:
    """The row stays when what this names goes."""
    return bool(column.info.get("stays")) or is_proof(column.table)


def finders(column: Column[Any]) -> bool:
    """Whether rows are found by this link without reading the whole table."""
    table = column.table
    keys: list[Sequence[Any]] = [list(i.columns) for i in table.indexes if not _is_partial(i)]
    keys += [
        list(c.columns) for c in table.constraints if isinstance(c, PrimaryKeyConstraint | UniqueConstraint)
    ]
    return table.name in SHORT or any(len(key) > 1 and key[1] is column for key in keys)


def _is_partial(index: Any) -> bool:
    return index.dialect_options["sqlite"].get("where") is not None


def ways(table: Table, *, owned: bool) -> list[ColumnElement[bool]]:
    """The conditions by which a person's rows of this table are found; `owned`: only those that go with the person."""
    if table.name in _OTHERWISE:
        return _OTHERWISE[table.name]
    if table.name == "person":
        return [mine(table) & table.c.id.in_(_IDS)]
    found = [column for column in links(table) if finders(column)]
    return [mine(table) & column.in_(_IDS) for column in found if not (owned and mentions(column))]


def _notices() -> list[ColumnElement[bool]]:
    """By their partial indexes. A kept message's notice is removed as soon as it is done, so these are all."""
    notice = METADATA.tables["notice"]
    named = notice.c.to_id.in_(_IDS) | notice.c.about_id.in_(_IDS)
    return [
        mine(notice) & notice.c.to_id.in_(_IDS) & SAID_ONCE,
        mine(notice) & LIVE & named,
        mine(notice) & PARKED & named,
    ]


def _seats() -> list[ColumnElement[bool]]:
    """A seat names nobody: it has the blind index of an account."""
    seat, account = METADATA.tables["seat"], METADATA.tables["account"]
    ours = select(account.c.lookup).where(mine(account), account.c.id.in_(_IDS))
    return [mine(seat) & seat.c.lookup.in_(ours)]


_OTHERWISE = {"notice": _notices(), "seat": _seats()}

TABLES: tuple[Table, ...] = tuple(METADATA.sorted_tables)
_ROWS = {table.name: [select(table).where(way) for way in ways(table, owned=False)] for table in TABLES}
_OWNED = {table.name: [select(table).where(way) for way in ways(table, owned=True)] for table in TABLES}
_OWN_IDS: tuple[Select[Any], ...] = tuple(
    select(table.c.id).where(way)
    for table in TABLES
    if "id" in table.c and table.name not in ("person", "notice") and not is_proof(table)
    for way in ways(table, owned=True)
)


def ids_of(rows: Rows, person: UUID) -> list[UUID]:
    """The person's id, and those of everything that is theirs: accounts, requests, matches, files …"""
    known, new = {person}, {person}
    while new:
        found = {row.id for statement in _OWN_IDS for row in rows.all(statement, ids=list(new))}
        new = found - known
        known |= new
    return sorted(known)


def rows_about(rows: Rows, table: Table, ids: Sequence[UUID], *, owned: bool = False) -> Iterator[Row[Any]]:
    """Each once, however many of its links lead there."""
    seen: set[tuple[Any, ...]] = set()
    for statement in (_OWNED if owned else _ROWS)[table.name]:
        for row in rows.all(statement, ids=ids):
            key = key_of(table, row)
            if key not in seen:
                seen.add(key)
                yield row


def key_of(table: Table, row: Row[Any]) -> tuple[Any, ...]:
    """What names the row, besides the network."""
    return tuple(row._mapping[c.name] for c in table.primary_key if c.name != "network_id")
