"""What was wiped is gone from the bytes of the database and of its log."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage.engine import read_engine, write_engine
from storage.residue import Residue

SECRET = b"kwikstaart"


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[Engine]:
    """A row that holds the secret has been checkpointed into the file, and then wiped."""
    engine = write_engine(f"sqlite:///{tmp_path}/klik.db")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE word (id INTEGER PRIMARY KEY, value BLOB)"))
        connection.execute(text("INSERT INTO word VALUES (1, :value)"), {"value": SECRET * 20})
    with engine.begin() as connection:
        connection.execute(text("UPDATE word SET value = NULL"))
    yield engine
    engine.dispose()


def is_found(folder: Path) -> bool:
    return any(SECRET in file.read_bytes() for file in folder.glob("klik.db*"))


def test_a_wiped_value_stays_in_the_log_until_the_log_is_emptied(writing: Engine, tmp_path: Path) -> None:
    residue = Residue(writing)
    residue.clear()
    assert is_found(tmp_path)  # nothing was noted, so nothing was done
    residue.note()
    residue.clear()
    assert not is_found(tmp_path)


def test_somebody_who_reads_meanwhile_only_puts_it_off(writing: Engine, tmp_path: Path) -> None:
    residue = Residue(writing)
    residue.note()
    reading = read_engine(f"sqlite:///{tmp_path}/klik.db")
    with reading.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM word")).scalar() == 1
        with writing.begin() as other:
            other.execute(text("INSERT INTO word VALUES (2, NULL)"))
        residue.clear()
    residue.clear()
    assert not is_found(tmp_path)
    reading.dispose()


def test_the_writer_waits_for_others_as_long_as_before(writing: Engine) -> None:
    with writing.connect() as connection:
        before = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    residue = Residue(writing)
    residue.note()
    residue.clear()
    with writing.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == before
