"""Every column says why it is held, nothing personal stands open, the network leads every key, history is frozen."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    Uuid,
    inspect,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError
from sqlalchemy.orm.exc import UnmappedClassError
from sqlalchemy.schema import CreateIndex, CreateTable

from bot.ids import new_id
from bot.privacy import catalogue
from bot.privacy.purposes import SEALED, DataClass, Purpose, Term
from storage.engine import read_engine, write_engine
from storage.migrate import upgrade
from storage.tables import METADATA
from storage.tables.declare import Held, Holding, Moment, Row
from storage.tables.people import AccountRow, PersonRow

CANARY = "Canary Vogelzang"
TABLES = sorted(METADATA.tables.values(), key=lambda table: table.name)
NOBODYS = Held(Purpose.OPERATION, DataClass.NONE, Term.NETWORK, "network")
HELD = Held(Purpose.MEDIATION, DataClass.CONTACT, Term.REQUEST, "email")


def objections(table: Table) -> Iterator[str]:
    """Everything a table must not do; the same function judges ours and the bad examples."""
    for column in table.columns:
        yield from _column_objections(column)
    if [column.name for column in table.primary_key.columns][:1] != ["network_id"]:
        yield "primary key"
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint | ForeignKeyConstraint):
            if next(iter(constraint.columns)).name != "network_id":
                yield f"constraint {constraint.name}"
            if constraint.name is None:
                yield "constraint without a name"
    for index in table.indexes:
        if next(iter(index.columns)).name != "network_id":
            yield f"index {index.name}"


def _column_objections(column: Column[object]) -> Iterator[str]:
    held = column.info.get("held")
    if not isinstance(held, Held):
        yield f"{column.name} is not declared"
        return
    is_sealed = isinstance(column.type, LargeBinary) and column.name.startswith("sealed_")
    if (held.data_class in SEALED) != is_sealed:
        yield f"{column.name} is open"
    if column.autoincrement is True or column.server_default is not None:
        yield f"{column.name} is made by the database"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_gives_no_reason_to_object(table: Table) -> None:
    assert list(objections(table)) == []


def test_a_column_that_says_nothing_or_stands_open_is_noticed() -> None:
    table = Table(
        "bad",
        MetaData(),
        Column("network_id", Uuid, primary_key=True, info={"held": NOBODYS}),
        Column("silent", Uuid),
        Column("name", LargeBinary, info={"held": HELD}),
        Column("sealed_phone", Uuid, info={"held": HELD}),
    )
    assert list(objections(table)) == ["silent is not declared", "name is open", "sealed_phone is open"]


def test_a_key_that_does_not_start_with_the_network_is_noticed() -> None:
    held = {"held": NOBODYS}
    table = Table(
        "bad",
        MetaData(),
        Column("id", Uuid, primary_key=True, info=held),
        Column("network_id", Uuid, primary_key=True, info=held),
        UniqueConstraint("id", name="uq_bad"),
        Index("ix_bad", "id"),
    )
    assert list(objections(table)) == ["primary key", "constraint uq_bad", "index ix_bad"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_parent_row_can_be_removed_without_a_scan_of_its_children(table: Table) -> None:
    keys = [[column.name for column in index.columns] for index in table.indexes]
    keys += [[column.name for column in table.primary_key.columns]]
    keys += [
        [c.name for c in each.columns] for each in table.constraints if isinstance(each, UniqueConstraint)
    ]
    for foreign in table.foreign_key_constraints:
        assert any(key[: len(foreign.column_keys)] == foreign.column_keys for key in keys), foreign.name


def test_only_a_sealed_class_can_be_declared_sealed() -> None:
    with pytest.raises(ValueError, match="pseudonym"):
        Holding("request").sealed()


def test_a_column_of_a_category_that_has_no_row_cannot_be_declared() -> None:
    with pytest.raises(LookupError, match="shoe_size"):
        Holding("shoe_size")


def test_a_column_says_what_its_row_in_the_catalogue_says() -> None:
    columns = [column for table in TABLES for column in table.columns if not _is_nobodys(column)]
    assert len(columns) > 100
    for column in columns:
        held, row = column.info["held"], catalogue.category(column.info["held"].category)
        assert (held.purpose, held.term) == (row.purpose, row.term)
        assert held.data_class in {row.data_class, DataClass.PSEUDONYM}


def _is_nobodys(column: Column[object]) -> bool:
    return bool(column.info["held"].data_class is DataClass.NONE)


def test_whatever_klik_asks_and_keeps_has_a_column() -> None:
    """Files are kept as pieces of any kind: the CV and the copy of a document have no column of their own."""
    kept = {column.info["held"].category for table in TABLES for column in table.columns}
    asked = {row.code for row in catalogue.CATEGORIES if row.term is not Term.NOT_KEPT}
    assert asked - kept - {"cv", "identity_copy"} == set()


def test_a_row_shows_its_table_and_id_and_nobody() -> None:
    row = AccountRow(id=new_id(), platform="slack", workspace=CANARY, sealed_user=CANARY.encode())
    assert CANARY in row.workspace
    assert repr(row) == str(row) == f"<account {row.id}>"
    assert CANARY not in f"{row} {row!r} {list(row.__rich_repr__())}"


def test_no_table_is_mapped_to_objects() -> None:
    """Nothing makes one, and mapping forty tables is a twentieth of a start."""
    with pytest.raises(UnmappedClassError):
        inspect(AccountRow)
    assert AccountRow.__table__.c.keys() == list(AccountRow.model_fields)  # type: ignore[attr-defined]


def test_every_table_and_index_can_be_said_in_both_dialects() -> None:
    for dialect in (sqlite.dialect(), postgresql.dialect()):
        for table in TABLES:
            assert "SERIAL" not in str(CreateTable(table).compile(dialect=dialect))
            for index in table.indexes:
                said = str(CreateIndex(index).compile(dialect=dialect))
                assert (" WHERE " in said) == (index.name in PARTIAL), said


PARTIAL = {
    "ix_data_case_due",
    "ix_duty_open",
    "ix_erasure_undone",
    "ix_notice_done",
    "ix_notice_due",
    "ix_notice_parked",
    "ix_notice_said",
    "ix_ticket_unclosed",
}


def test_the_migrations_lead_to_exactly_these_tables(tmp_path: Path) -> None:
    migrated, declared = (
        write_engine(f"sqlite:///{tmp_path}/a.db"),
        write_engine(f"sqlite:///{tmp_path}/b.db"),
    )
    upgrade(migrated)
    with declared.begin() as connection:
        METADATA.create_all(connection)
    migrated.dispose()
    declared.dispose()
    ours = _schema(tmp_path / "a.db")
    assert len(ours) == len(TABLES) > 10
    assert ours == _schema(tmp_path / "b.db")


def test_a_moment_comes_back_aware_and_in_utc(tmp_path: Path) -> None:
    engine = write_engine(f"sqlite:///{tmp_path}/klik.db")
    upgrade(engine)
    said = datetime(2026, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    person = METADATA.tables["person"]
    with engine.begin() as connection:
        connection.execute(
            person.insert(), {"network_id": new_id(), "id": new_id(), "made_at": said, "active_at": said}
        )
    with read_engine(f"sqlite:///{tmp_path}/klik.db").connect() as connection:
        [found] = connection.execute(person.select().with_only_columns(person.c.made_at)).scalars()
    assert found == said
    assert found.tzinfo is UTC
    assert isinstance(person.c.made_at.type, Moment)


def test_a_naive_moment_is_refused(tmp_path: Path) -> None:
    engine = write_engine(f"sqlite:///{tmp_path}/klik.db")
    upgrade(engine)
    naive = datetime(2026, 3, 2, 10, 0)  # noqa: DTZ001 - what is refused
    row = {"network_id": new_id(), "id": new_id(), "made_at": naive, "active_at": naive}
    with engine.begin() as connection, pytest.raises(StatementError, match="needs a time zone"):
        connection.execute(METADATA.tables["person"].insert(), row)


def test_all_tables_are_in_one_catalogue() -> None:
    assert Row.metadata is METADATA
    assert PersonRow.metadata is METADATA


def _schema(file: Path) -> dict[str, object]:
    """Columns, keys, indexes and the kind of every table, as SQLite itself reports them."""
    database = sqlite3.connect(file)
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: _describe(database, name) for name in names if not name.startswith("alembic")}


def _describe(database: sqlite3.Connection, table: str) -> object:
    indexes = database.execute(
        f"SELECT name, sql FROM sqlite_master WHERE tbl_name = '{table}' AND type = 'index'"
    )
    unique = [
        [row[2] for row in database.execute(f"PRAGMA index_info({name})")]
        for _, name, is_unique, origin, _ in database.execute(f"PRAGMA index_list({table})")
        if is_unique and origin == "u"
    ]
    keys = database.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    [[made]] = database.execute(f"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'")
    return (
        made.rstrip().endswith("WITHOUT ROWID"),
        database.execute(f"PRAGMA table_info({table})").fetchall(),
        sorted(sql for name, sql in indexes if sql),
        sorted(unique),
        sorted(key[2:5] for key in keys),
    )
