"""The sweep's statements: who is due stands in an index, so that finding them costs the same among a thousand or a million."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Row, bindparam, delete, exists, insert, select, update

from bot.ports.retention import CUT_AT_ONCE, Because, LastSweep, OtherTerm
from storage import audit_checkpoint
from storage.audit import AUDIT
from storage.store.overdue import began_before, counted, is_over, still_proves
from storage.store.reach import TABLES, term_of
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import Moment, table_of
from storage.tables.erasing import UNDONE, ErasureRow, SweepRow
from storage.tables.people import PersonRow

PERSON, SWEEP, ERASURE = table_of(PersonRow), table_of(SweepRow), table_of(ErasureRow)

_MOST = bindparam("most", type_=Integer)
_RUNS = exists().where(mine(ERASURE), ERASURE.c.person_id == PERSON.c.id, UNDONE)
_KEPT = PERSON.c.kept_until.is_not(None) & (PERSON.c.kept_until > bindparam("now", type_=Moment()))
_DUE = (
    select(PERSON.c.id)
    .where(mine(PERSON), PERSON.c.active_at <= bindparam("began"), ~_RUNS, ~_KEPT)
    .order_by(PERSON.c.active_at)
    .limit(_MOST)
)
_UNWARNED = (
    select(PERSON.c.id)
    .where(mine(PERSON), PERSON.c.active_at <= bindparam("began"), PERSON.c.warned_at.is_(None), ~_KEPT)
    .order_by(PERSON.c.active_at)
    .limit(_MOST)
)
_SET = update(PERSON).where(by_key(PERSON))
_PERSON = select(PERSON.c.warned_at, PERSON.c.active_at).where(by_key(PERSON))
_TERM = select(PERSON.c.id, PERSON.c.kept_because, PERSON.c.kept_until, PERSON.c.kept_told_at)
_TERM_OF = _TERM.where(by_key(PERSON), PERSON.c.kept_until.is_not(None))
_TERMS = _TERM.where(mine(PERSON), _KEPT).order_by(PERSON.c.kept_until)
_LAST = select(SWEEP.c.ran_at, SWEEP.c.jumped_at).where(mine(SWEEP))
_FIRST, _RAN = insert(SWEEP), update(SWEEP).where(mine(SWEEP))
# These end otherwise: the trail at a sealed checkpoint; a file, what a hold keeps and an invoice with their key.
_OTHERWISE = frozenset({"audit", "file", "held_value", "invoice"})
_REMOVE = {
    table.name: (term_of(table), delete(table).where(mine(table), is_over(table), ~still_proves(table)))
    for table in TABLES
    if counted(table) and table.name not in _OTHERWISE
}


class StoredRetention:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def last(self) -> LastSweep | None:
        row = self._rows.first(_LAST)
        return row and LastSweep(row.ran_at, row.jumped_at)

    def ran(self, *, now: datetime) -> None:
        if self._rows.change(_RAN, ran_at=now, jumped_at=None) == 0:
            self._rows.add(_FIRST, {"ran_at": now, "jumped_at": None})

    def jumped(self, *, now: datetime) -> None:
        self._rows.change(_RAN, jumped_at=now)

    def due(self, *, began: datetime, now: datetime, limit: int) -> Sequence[UUID]:
        return [row.id for row in self._rows.all(_DUE, began=began, now=now, most=limit)]

    def unwarned(self, *, began: datetime, now: datetime, limit: int) -> Sequence[UUID]:
        return [row.id for row in self._rows.all(_UNWARNED, began=began, now=now, most=limit)]

    def keep_longer(self, person: UUID, because: Because, *, until: datetime) -> None:
        self._rows.change(_SET, key=person, kept_until=until, kept_because=because, kept_told_at=None)

    def other_term(self, person: UUID) -> OtherTerm | None:
        row = self._rows.first(_TERM_OF, key=person)
        return row and _term(row)

    def other_terms(self, *, now: datetime) -> Sequence[OtherTerm]:
        return [_term(row) for row in self._rows.all(_TERMS, now=now)]

    def told(self, person: UUID, *, now: datetime) -> None:
        self._rows.change(_SET, key=person, kept_told_at=now)

    def warned(self, person: UUID, *, now: datetime) -> None:
        self._rows.change(_SET, key=person, warned_at=now)

    def is_warned(self, person: UUID) -> bool:
        return bool(self._rows.value(_PERSON, key=person))

    def last_act(self, person: UUID) -> datetime | None:
        row = self._rows.first(_PERSON, key=person)
        return row and row.active_at

    def remove_over(self, *, now: datetime) -> Mapping[str, int]:
        gone = {
            name: self._rows.change(statement, began=began_before(term, now), now=now)
            for name, (term, statement) in _REMOVE.items()
        }
        return {name: count for name, count in gone.items() if count}

    def cut_trail(self, *, now: datetime) -> Sequence[tuple[str, str]]:
        rows, began = self._rows, began_before(term_of(AUDIT), now)
        return audit_checkpoint.cut(
            rows.connection, rows.vault, rows.network, began=began, now=now, at_most=CUT_AT_ONCE
        )


def _term(row: Row[Any]) -> OtherTerm:
    return OtherTerm(row.id, Because(row.kept_because), row.kept_until, row.kept_told_at)
