"""`klik audit verify` on a real store: whole, empty, changed behind Klik's back, and without its key."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.settings import read_settings
from adapters.wiring import open_store
from bot.audit import AuditAction, AuditEntry
from bot.model import Role
from storage.master import make_master_key

ROOT = Path(__file__).parents[3]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An installation with a key and nothing in it yet."""
    make_master_key(tmp_path / "klik.key")
    return {
        "SLACK_BOT_TOKEN": "-".join(("xoxb", "trial", "bot")),
        "SLACK_SIGNING_SECRET": "0123456789abcdef",
        "KLIK_COACH_CHANNELS": "slack:T0KLIK:C0COACHES",
        "KLIK_MASTER_KEY_FILE": str(tmp_path / "klik.key"),
        "KLIK_DATA_DIR": str(tmp_path / "data"),
    }


@pytest.fixture
def with_entries(environ: dict[str, str]) -> dict[str, str]:
    with open_store(read_settings(environ, None)) as opened:
        for _ in range(3):
            opened.store.run(lambda unit: unit.audit(AuditEntry(AuditAction.ADMIN_LOOKED, Role.ADMIN)))
    return environ


def verify(environ: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    return klik(environ, "audit", "verify", *options)


def klik(environ: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from adapters.cli import main; main()", *words]
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    folder = Path(environ["KLIK_MASTER_KEY_FILE"]).parent
    return subprocess.run(
        program, env=bare | environ, cwd=folder, capture_output=True, text=True, check=False
    )


def test_a_trail_that_is_as_it_was_written_is_whole(with_entries: dict[str, str]) -> None:
    run = verify(with_entries)
    assert run.returncode == 0, run.stderr
    assert "is whole: 3 entries" in run.stdout
    told = json.loads(verify(with_entries, "--json").stdout)
    assert told["intact"] is True
    assert [row["entries"] for row in told["networks"]] == [3]


def test_an_entry_that_was_changed_is_found_and_fails(with_entries: dict[str, str]) -> None:
    with sqlite3.connect(Path(with_entries["KLIK_DATA_DIR"]) / "klik.db") as database:
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        changed = database.execute("UPDATE audit SET outcome = 'refused' WHERE seq = 2").rowcount
    database.close()
    assert changed == 1
    run = verify(with_entries)
    assert run.returncode == 1
    assert "is BROKEN: entry 2 is not what was written there." in run.stdout
    told = json.loads(verify(with_entries, "--json").stdout)
    assert (told["intact"], told["networks"][0]["finding"], told["networks"][0]["seq"]) == (
        False,
        "altered",
        2,
    )


def test_a_new_installation_has_nothing_to_doubt(environ: dict[str, str]) -> None:
    with open_store(read_settings(environ, None)):
        pass
    run = verify(environ)
    assert (run.returncode, run.stdout) == (0, "The audit trail is empty.\n")


@pytest.mark.parametrize("command", [("audit", "verify"), ("retention", "run")])
def test_a_folder_without_a_database_is_refused_and_stays_as_it_is(
    environ: dict[str, str], command: tuple[str, str]
) -> None:
    run = klik(environ, *command)
    assert (run.returncode, run.stdout) == (2, "")
    assert "There is no database of Klik in" in run.stderr
    assert not Path(environ["KLIK_DATA_DIR"]).exists()


@pytest.mark.parametrize("command", [("audit", "verify"), ("retention", "run"), ("register", "list")])
def test_a_command_that_speaks_with_no_platform_asks_for_no_token_and_no_channel(
    with_entries: dict[str, str], command: tuple[str, str]
) -> None:
    needed = {name: with_entries[name] for name in ("KLIK_MASTER_KEY_FILE", "KLIK_DATA_DIR")}
    run = klik(needed, *command)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout
    for name in needed.keys() - {"KLIK_DATA_DIR"}:
        run = klik(with_entries | {name: ""}, *command)
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr.startswith("No master key: make one with")


@pytest.mark.parametrize("table", ["audit", "audit_checkpoint", "approval"])
def test_a_table_that_somebody_removed_is_named_and_not_made_anew(
    with_entries: dict[str, str], table: str
) -> None:
    file = Path(with_entries["KLIK_DATA_DIR"]) / "klik.db"
    before = run_sql(file, f"SELECT count(*) FROM sqlite_master WHERE name = '{table}'")
    run_sql(file, f"DROP TABLE {table}")
    run = verify(with_entries)
    assert (before, run.returncode, run.stdout) == ([(1,)], 2, "")
    assert run.stderr.startswith(f"klik.db is not whole: gone is {table}. Klik never removes a table")
    assert run.stderr.count("\n") == 1
    assert run_sql(file, f"SELECT count(*) FROM sqlite_master WHERE name = '{table}'") == [(0,)]


@pytest.mark.parametrize("statement", ["DROP TABLE alembic_version", "ALTER TABLE audit DROP COLUMN role"])
def test_a_database_that_was_changed_is_not_called_busy(with_entries: dict[str, str], statement: str) -> None:
    file = Path(with_entries["KLIK_DATA_DIR"]) / "klik.db"
    for (name,) in run_sql(file, "SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        run_sql(file, f"DROP TRIGGER {name}")
    run_sql(file, statement)
    run = verify(with_entries)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("The database is not as Klik left it")
    assert "another program" not in run.stderr


def run_sql(file: Path, statement: str) -> list[tuple[object, ...]]:
    """Behind Klik's back."""
    database = sqlite3.connect(file)
    with database:
        found = database.execute(statement).fetchall()
    database.close()
    return found


def test_without_its_key_it_says_how_to_go_on(with_entries: dict[str, str]) -> None:
    Path(with_entries["KLIK_MASTER_KEY_FILE"]).unlink()
    run = verify(with_entries)
    assert run.returncode == 2
    assert run.stdout == ""
    assert "Put it back from your safe copy" in run.stderr
    assert run.stderr.count("\n") == 1
