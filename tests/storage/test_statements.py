"""Statements that are made ready once give and take what SQLAlchemy's own way gives and takes."""

import gc
import weakref
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
    bindparam,
    cast,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from storage.engine import write_engine
from storage.statements import _Ready, changed_by, rows_of
from storage.tables.declare import Moment

BIRD = Table(
    "bird",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("name", String),
    Column("seen_at", Moment()),
    Column("sings", Boolean),
    Column("feather", LargeBinary),
)
WREN = {
    "id": UUID(int=7),
    "name": "wren",
    "seen_at": datetime(2026, 3, 1, 12, 30, tzinfo=UTC),
    "sings": True,
    "feather": b"\x00brown",
}
ROBIN = {**WREN, "id": UUID(int=8), "name": "robin", "seen_at": None, "sings": False}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = write_engine(f"sqlite:///{tmp_path}/birds.db")
    with engine.begin() as connection:
        BIRD.create(connection)
        yield connection
    engine.dispose()


def test_every_type_goes_in_and_comes_out_as_by_sqlalchemy_itself(connection: Connection) -> None:
    assert changed_by(connection, insert(BIRD), WREN, ROBIN) == 2
    statement = select(BIRD).where(BIRD.c.id == bindparam("key"))
    for bird in (WREN, ROBIN):
        (found,) = rows_of(connection, statement, {"key": bird["id"]})
        assert found == connection.execute(statement, {"key": bird["id"]}).one()
        assert dict(found._mapping) == bird


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 1, 12, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 2, 30, 0, 5, tzinfo=timezone(timedelta(hours=2))),
        datetime(987, 1, 1, tzinfo=UTC),
    ],
)
def test_a_moment_stands_in_the_file_as_sqlalchemy_would_write_it(
    connection: Connection, moment: datetime
) -> None:
    changed_by(connection, insert(BIRD), {**WREN, "seen_at": moment})
    ours = connection.exec_driver_sql("SELECT seen_at FROM bird").scalar()
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    assert ours == connection.execute(select(cast(literal(utc, DateTime), String))).scalar()
    assert connection.execute(select(BIRD.c.seen_at)).scalar() == moment


def test_a_moment_without_a_zone_is_refused(connection: Connection) -> None:
    with pytest.raises(ValueError, match="time zone"):
        changed_by(connection, insert(BIRD), {**WREN, "seen_at": datetime(2026, 3, 1)})  # noqa: DTZ001


def test_one_statement_changes_different_columns_at_different_times(connection: Connection) -> None:
    changed_by(connection, insert(BIRD), WREN)
    change = update(BIRD).where(BIRD.c.id == bindparam("key"))
    assert changed_by(connection, change, {"key": WREN["id"], "name": "jenny"}) == 1
    assert changed_by(connection, change, {"key": WREN["id"], "sings": False}) == 1
    assert changed_by(connection, change, {"key": UUID(int=99), "name": "nobody"}) == 0
    assert connection.execute(select(BIRD.c.name, BIRD.c.sings)).one() == ("jenny", False)


def test_what_stands_in_the_statement_itself_is_not_lost(connection: Connection) -> None:
    changed_by(connection, insert(BIRD), WREN, ROBIN)
    first = select(BIRD.c.name).where(BIRD.c.name != "robin").order_by(BIRD.c.name).limit(1)
    assert [row.name for row in rows_of(connection, first, {})] == ["wren"]


def test_an_update_may_answer_with_rows(connection: Connection) -> None:
    changed_by(connection, insert(BIRD), WREN)
    renaming = update(BIRD).values(name=bindparam("called")).returning(BIRD.c.id, BIRD.c.name)
    assert [tuple(row) for row in rows_of(connection, renaming, {"called": "jenny"})] == [
        (WREN["id"], "jenny")
    ]


def test_a_list_may_be_longer_the_next_time(connection: Connection) -> None:
    changed_by(connection, insert(BIRD), WREN, ROBIN)
    among = select(BIRD.c.name).where(BIRD.c.name.in_(bindparam("names", expanding=True))).order_by("name")
    assert [row.name for row in rows_of(connection, among, {"names": ["wren"]})] == ["wren"]
    assert [row.name for row in rows_of(connection, among, {"names": ["wren", "robin"]})] == ["robin", "wren"]


def test_an_error_is_sqlalchemys_and_shows_no_value(connection: Connection) -> None:
    changed_by(connection, insert(BIRD), WREN)
    with pytest.raises(IntegrityError, match=r"bird\.id") as caught:
        changed_by(connection, insert(BIRD), {**WREN, "name": "canary-7f3a"})
    assert "canary-7f3a" not in str(caught.value)


def test_a_statement_made_for_once_is_not_kept(connection: Connection) -> None:
    for_once = select(BIRD.c.name)
    assert rows_of(connection, for_once, {}) == []
    trace = weakref.ref(for_once)
    del for_once
    gc.collect()
    assert trace() is None


@pytest.mark.parametrize(("dialect", "is_left"), [(sqlite.dialect(), False), (postgresql.dialect(), True)])
@pytest.mark.parametrize("values", [("seen",), ()], ids=["with a value", "without"])
def test_a_driver_that_takes_values_by_name_is_left_to_sqlalchemy(
    dialect: Dialect, is_left: bool, values: tuple[str, ...]
) -> None:
    """PostgreSQL's would otherwise be given no value at all."""
    sought = select(BIRD.c.name)
    if values:
        sought = sought.where(BIRD.c.name == bindparam("seen"))
    assert _Ready(sought, dialect, values).is_left is is_left
