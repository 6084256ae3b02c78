"""Two persons who turn out to be one human: everything of the one is sealed anew for the other (linked accounts)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, Table, bindparam, delete, func, literal, select, update

from storage.store.rows import Rows, mine
from storage.tables import METADATA
from storage.tables.declare import sealed_for
from storage.tables.people import PersonRow

PERSON = PersonRow.__tablename__
# Who has both keeps the own row of the person that stays: one profile, one *not for me*, each role once.
ONE_EACH = {"coach": (), "passed": ("request_id",), "admin_role": ("role",), "admin": ()}
# Where a row names a second person: who links a second account must not become their own second pair of eyes.
ALSO = {
    "approval": ("approved_by", "subject_id"),
    "admin_role": ("given_by",),
    "disclosure": ("subject_id", "to_id"),
    "look": ("seen_by",),
    "disclosure_order": ("subject_id", "asked_by"),
    "legal_hold": ("subject_id", "placed_by"),
    "invoice": ("filed_by",),
    "incident": ("owner_id", "registered_by"),
    "ticket": ("handler_id", "not_for_id"),
    "data_case": ("asked_id",),
    "identity_slot": ("reader_id",),
}


def merge(rows: Rows, source: UUID, *, into: UUID) -> None:
    """Every row that names `source` names `into` afterwards. The key of `source` is for the caller to forget."""
    for table in METADATA.sorted_tables:
        column = _owner(table)
        if column is not None and column not in ALSO.get(table.name, ()):
            _drop_doubles(rows, table, source, into)
            _move(rows, table, column, source=source, into=into)
        for other in ALSO.get(table.name, ()):
            named = mine(table) & (table.c[other] == bindparam("goes"))
            rows.change(update(table).where(named).values({other: into}), goes=source)
    person = METADATA.tables[str(PERSON)]
    goes = rows.first(select(person).where(mine(person), person.c.id == bindparam("key")), key=source)
    if goes is not None:
        _keep_wishes(rows, person, goes, into)
        _keep_longer(rows, person, goes, into)
    rows.change(delete(person).where(mine(person), person.c.id == bindparam("key")), key=source)


def _keep_wishes(rows: Rows, person: Table, goes: Row[Any], into: UUID) -> None:
    """A restriction (art. 18) is the person's and holds for both accounts; so does a language, where only one was chosen."""
    asked = {
        column.name: func.coalesce(column, literal(goes._mapping[column.name], column.type))
        for column in (person.c.restricted_at, person.c.language)
    }
    here = mine(person) & (person.c.id == bindparam("key"))
    rows.change(update(person).where(here).values(asked), key=into)


def _keep_longer(rows: Rows, person: Table, goes: Row[Any], into: UUID) -> None:
    """Another retention term is the person's: it holds for both accounts (R-081)."""
    columns = ("kept_until", "kept_because", "kept_told_at")
    if goes.kept_until is not None:
        values = {name: goes._mapping[name] for name in columns}
        here = mine(person) & (person.c.id == bindparam("key"))
        shorter = person.c.kept_until.is_(None) | (person.c.kept_until < goes.kept_until)
        rows.change(update(person).where(here, shorter).values(values), key=into)


def _owner(table: Table) -> str | None:
    """The column that says whose a row is."""
    return next((name for name in ("person_id", "owner_id") if name in table.c), None)


def _drop_doubles(rows: Rows, table: Table, source: UUID, into: UUID) -> None:
    same = ONE_EACH.get(table.name)
    if same is None:
        return
    other = table.alias()
    twin = select(other.c.network_id).where(
        other.c.network_id == table.c.network_id,
        other.c.person_id == bindparam("stays"),
        *(other.c[name] == table.c[name] for name in same),
    )
    double = delete(table).where(mine(table), table.c.person_id == bindparam("goes"), twin.exists())
    rows.change(double, goes=source, stays=into)


def _move(rows: Rows, table: Table, column: str, *, source: UUID, into: UUID) -> None:
    key = _key(table)
    of_source = mine(table) & (table.c[column] == bindparam("goes"))
    is_theirs = sealed_for(table) == column
    sealed = [c.name for c in table.c if is_theirs and c.name.startswith("sealed_")]
    for row in rows.all(select(table).where(of_source), goes=source) if sealed else ():
        values = _sealed_anew(rows, table, row, key=key, source=source, into=into)
        here = update(table).where(of_source, table.c[key] == bindparam("row_key"))
        rows.change(here.values({column: into, **values}), goes=source, row_key=row._mapping[key])
    rows.change(update(table).where(of_source).values({column: into}), goes=source)


def _sealed_anew(
    rows: Rows, table: Table, row: Row[Any], *, key: str, source: UUID, into: UUID
) -> dict[str, bytes | None]:
    """A value is bound to its row and person: it is opened for the one and sealed for the other."""
    old = row._mapping[key]
    opened = rows.opened(table, old, source, row._mapping)
    return rows.sealed(table, into if key == "person_id" else old, into, opened)


def _key(table: Table) -> str:
    """The column beside the network that names a row, which is what its values are sealed to."""
    names = [column.name for column in table.primary_key.columns if column.name != "network_id"]
    return names[0]
