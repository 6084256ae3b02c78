"""The engine's recipe: no lost update, no late lock, nothing of a person in an error (M14, M17, M21)."""

import os
import sqlite3
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.engine import DATA_PRAGMAS, KEY_PRAGMAS, data_exist, read_engine, write_engine
from storage.errors import CannotStart

OPEN_FILES = Path("/proc/self/fd")
IMPATIENT = {**DATA_PRAGMAS, "busy_timeout": "0"}


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/klik.db"
    engine = write_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER UNIQUE)"))
        connection.execute(text("INSERT INTO counter VALUES (1, 0)"))
    engine.dispose()
    return url


def _pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def _value(url: str) -> int:
    with read_engine(url).connect() as connection:
        return int(connection.execute(text("SELECT value FROM counter")).scalar_one())


def _raise_by_one(engine: Engine, between: Callable[[], object]) -> None:
    with engine.begin() as connection:
        before = connection.execute(text("SELECT value FROM counter")).scalar_one()
        between()
        connection.execute(text("UPDATE counter SET value = :value"), {"value": before + 1})


def test_eight_read_modify_writes_at_once_count_to_eight(url: str) -> None:
    start = threading.Barrier(8)

    def work() -> None:
        engine = write_engine(url)  # one each, as eight processes would have
        start.wait()
        _raise_by_one(engine, lambda: None)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _value(url) == 8


def test_the_same_experiment_on_the_librarys_default_engine_loses_updates_without_an_error(url: str) -> None:
    all_have_read = threading.Barrier(8)

    def work() -> None:
        _raise_by_one(create_engine(url), all_have_read.wait)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _value(url) == 1


def test_a_second_writer_is_stopped_before_it_can_read(url: str) -> None:
    impatient = write_engine(url, IMPATIENT)
    with write_engine(url).begin() as first:
        first.execute(text("SELECT value FROM counter"))
        with pytest.raises(OperationalError, match="locked"), impatient.connect() as second:
            second.execute(text("SELECT value FROM counter"))


def test_readers_go_on_while_somebody_writes_and_see_what_is_committed(url: str) -> None:
    with write_engine(url).begin() as writing:
        writing.execute(text("UPDATE counter SET value = 7"))
        assert _value(url) == 0
    assert _value(url) == 7


def test_one_read_transaction_sees_one_moment(url: str) -> None:
    with read_engine(url).connect() as reading:
        assert reading.execute(text("SELECT value FROM counter")).scalar() == 0
        with write_engine(url).begin() as writing:
            writing.execute(text("UPDATE counter SET value = 7"))
        assert reading.execute(text("SELECT value FROM counter")).scalar() == 0
    assert _value(url) == 7


def test_the_read_engine_cannot_write(url: str) -> None:
    with pytest.raises(OperationalError, match="readonly"), read_engine(url).begin() as connection:
        connection.execute(text("UPDATE counter SET value = 7"))
    assert _value(url) == 0


def test_the_pragmas_hold_on_every_connection(url: str) -> None:
    for engine in (write_engine(url), read_engine(url)):
        assert _pragma(engine, "journal_mode") == "wal"
        assert _pragma(engine, "synchronous") == 2
        assert _pragma(engine, "foreign_keys") == 1
        assert _pragma(engine, "secure_delete") == 1
        assert _pragma(engine, "busy_timeout") == 10_000


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="what a process has open is read from /proc")
def test_no_temporary_file_holds_what_a_savepoint_would_put_back(tmp_path: Path) -> None:
    on_disk = {**DATA_PRAGMAS, "temp_store": "FILE"}
    assert _files_of_a_savepoint(f"sqlite:///{tmp_path}/klik.db", on_disk), "it would be written"
    assert not _files_of_a_savepoint(f"sqlite:///{tmp_path}/klik.db", DATA_PRAGMAS)


def _files_of_a_savepoint(url: str, pragmas: Mapping[str, str]) -> list[str]:
    """SQLite removes its file at once and keeps it open, under a name of its own kind."""
    with write_engine(url, pragmas).begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS page (id INTEGER PRIMARY KEY, held BLOB)"))
        connection.execute(
            text(
                "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 100)"
                " INSERT INTO page (held) SELECT zeroblob(3000) FROM n"
            )
        )
        connection.execute(text("SAVEPOINT unit"))
        connection.execute(text("UPDATE page SET held = randomblob(3000)"))
        known = [each for each in os.listdir(OPEN_FILES) if os.path.lexists(OPEN_FILES / each)]
        return [name for each in known if "etilqs_" in (name := os.readlink(OPEN_FILES / each))]


def test_the_key_pragmas_leave_no_log_behind_and_sync_the_folder(tmp_path: Path) -> None:
    engine = write_engine(f"sqlite:///{tmp_path}/keys.db", KEY_PRAGMAS)
    assert _pragma(engine, "journal_mode") == "delete"
    assert _pragma(engine, "synchronous") == 3
    assert _pragma(engine, "secure_delete") == 1


def test_a_database_error_does_not_repeat_the_values(url: str) -> None:
    insert = text("INSERT INTO counter VALUES (:id, :value)")
    with write_engine(url).begin() as connection, pytest.raises(IntegrityError) as caught:
        connection.execute(insert, {"id": 1, "value": "canary-7f3a"})
    assert "INSERT INTO counter" in str(caught.value)
    assert "canary-7f3a" not in str(caught.value)


def test_only_the_owner_may_read_the_database_and_its_log(url: str, tmp_path: Path) -> None:
    with write_engine(url).begin() as connection:
        connection.execute(text("UPDATE counter SET value = 1"))
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"klik.db": 0o600, "klik.db-wal": 0o600, "klik.db-shm": 0o600}


@pytest.mark.parametrize(
    "url",
    ["postgresql://klik:secret-7f3a@host/klik", "sqlite://", "sqlite:///:memory:", "klik secret-7f3a"],
)
def test_an_address_klik_cannot_use_is_refused_with_a_sentence_that_does_not_repeat_it(url: str) -> None:
    with pytest.raises(CannotStart, match="sqlite:///") as caught:
        write_engine(url)
    assert "secret-7f3a" not in str(caught.value)


def test_a_missing_folder_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"cannot make klik\.db"):
        write_engine(f"sqlite:///{tmp_path}/nowhere/klik.db").connect()


def test_data_exist_once_something_is_committed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/klik.db"
    assert not data_exist(url)
    engine = write_engine(url)
    engine.connect().close()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter (value INTEGER)"))
    assert data_exist(url)


def test_an_empty_file_is_no_data(tmp_path: Path) -> None:
    (tmp_path / "klik.db").touch()
    assert not data_exist(f"sqlite:///{tmp_path}/klik.db")


def test_the_file_is_an_ordinary_sqlite_file(url: str, tmp_path: Path) -> None:
    assert sqlite3.connect(tmp_path / "klik.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)
