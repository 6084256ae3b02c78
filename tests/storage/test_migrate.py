"""Steps to the newest schema: all or none, once, and never from a database of the future (F-082, F-084)."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command  # noqa: F401 - loaded before the forks, so that each is quick
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event

from storage import migrate
from storage.engine import read_engine, write_engine
from storage.errors import CannotStart

VERSIONS = Path(migrate.__file__).parent / "migrations" / "versions"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "klik.db"


def engine_on(file: Path) -> Engine:
    return write_engine(f"sqlite:///{file}")


def schema(file: Path) -> set[str]:
    return {row[0] for row in sqlite3.connect(file).execute("SELECT sql FROM sqlite_master") if row[0]}


def content(file: Path) -> list[str]:
    return list(sqlite3.connect(file).iterdump())


def version(file: Path) -> str | None:
    return migrate.current(read_engine(f"sqlite:///{file}"))


def test_an_empty_database_is_brought_to_the_newest_schema(file: Path) -> None:
    engine = engine_on(file)
    assert migrate.current(engine) is None
    migrate.upgrade(engine)
    assert migrate.current(engine) == migrate.newest()
    tables = {row[0] for row in sqlite3.connect(file).execute("SELECT name FROM sqlite_master")}
    assert {"audit", "audit_is_not_changed", "audit_is_not_removed", "audit_has_no_gaps"} <= tables


def test_a_second_upgrade_changes_nothing(file: Path) -> None:
    migrate.upgrade(engine_on(file))
    before = content(file)
    migrate.upgrade(engine_on(file))
    assert content(file) == before


def test_foreign_keys_count_again_after_an_upgrade(file: Path) -> None:
    engine = engine_on(file)
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_each_step_is_named_after_its_file_and_follows_the_one_before_it() -> None:
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    steps = list(reversed(list(ScriptDirectory.from_config(config).walk_revisions())))
    names = [step.revision for step in steps]
    assert names == sorted(path.stem for path in VERSIONS.glob("[0-9]*.py"))
    assert [step.down_revision for step in steps] == [None, *names[:-1]]
    assert migrate.newest() == names[-1]
    assert all(len(name) <= 32 for name in names), "longer does not fit Alembic's column"


def test_a_database_of_a_newer_version_is_refused_and_left_alone(file: Path) -> None:
    engine = engine_on(file)
    migrate.upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999_future'")
    before = content(file)
    with pytest.raises(CannotStart, match="newer version of Klik"):
        migrate.upgrade(engine)
    assert content(file) == before


def test_rows_that_refer_to_nothing_stop_a_migration_and_nothing_is_changed(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE child (parent INTEGER REFERENCES parent(id))")
        connection.execute("INSERT INTO child VALUES (1)")
    before = schema(file)
    with pytest.raises(CannotStart, match="refer to nothing"):
        migrate.upgrade(engine_on(file))
    assert schema(file) == before
    with sqlite3.connect(file) as connection:
        connection.execute("INSERT INTO parent VALUES (1)")
    migrate.upgrade(engine_on(file))
    assert version(file) == migrate.newest()


START = """
import sys
from storage.engine import write_engine
from storage.migrate import upgrade
upgrade(write_engine(sys.argv[1]))
print("alembic" in sys.modules)
"""


def test_a_start_at_the_newest_schema_does_not_load_the_migration_library(file: Path) -> None:
    script = [sys.executable, "-c", START, f"sqlite:///{file}"]
    first, second = (
        subprocess.run(script, check=True, capture_output=True, text=True).stdout.strip() for _ in range(2)
    )
    assert (first, second) == ("True", "False")


def upgrade_in_a_fork(file: Path, *, killed_at: int) -> int:
    """How the process ended: 0, or minus the signal. It kills itself just before its n-th statement."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    engine = engine_on(file)
    seen: list[object] = []

    @event.listens_for(engine, "before_cursor_execute")
    def count(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        seen.append(statement)
        if len(seen) == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    migrate.upgrade(engine)
    os._exit(0)


def noted_at(file: Path) -> list[int]:
    """Which statements of a whole upgrade note that a step is done: the first is number 1."""
    engine, seen = engine_on(file), list[str]()

    @event.listens_for(engine, "before_cursor_execute")
    def see(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        seen.append(statement)

    migrate.upgrade(engine)
    return [number for number, statement in enumerate(seen, 1) if "alembic_version" in statement]


@pytest.mark.faults
def test_a_kill_inside_any_step_leaves_the_old_schema_and_the_next_start_finishes(tmp_path: Path) -> None:
    """Just before each step is noted, when all of its own statements have run."""
    whole = tmp_path / "whole.db"
    kills = noted_at(whole)
    assert len(kills) > len(list(VERSIONS.glob("0*.py")))
    for killed_at in kills:
        file = tmp_path / f"killed-at-{killed_at}.db"
        assert upgrade_in_a_fork(file, killed_at=killed_at) == -signal.SIGKILL
        assert schema(file) == set(), "all steps or none"
        migrate.upgrade(engine_on(file))
        assert schema(file) == schema(whole)
        assert version(file) == migrate.newest()


@pytest.mark.faults
def test_two_processes_that_start_at_once_both_find_the_newest_schema(file: Path) -> None:
    processes = []
    for _ in range(2):
        process = os.fork()
        if not process:
            migrate.upgrade(engine_on(file))
            os._exit(0)
        processes.append(process)
    assert [os.waitpid(process, 0)[1] for process in processes] == [0, 0]
    assert version(file) == migrate.newest()
