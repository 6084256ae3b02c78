"""A key of one's own, there before the row that needs it, and gone without a trace (F-069)."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from bot.ids import new_id
from storage.errors import CannotStart, NoKey
from storage.keys import KEY_COPIES, Keys
from storage.master import read_master_keys
from tests.clock import SetClock
from tests.storage.conftest import OpenKeys

HOUR = timedelta(hours=1)


def nobody(_subjects: Sequence[UUID]) -> set[UUID]:
    return set()


def test_a_key_made_for_somebody_is_readable_after_a_restart(start: OpenKeys) -> None:
    subject = new_id()
    start().make(subject)
    [key] = start(data_exist=True).of([subject])[subject]
    assert len(key.key) == 32


def test_more_people_than_fit_in_one_statement_are_found(keys: Keys) -> None:
    subjects = [new_id() for _ in range(520)]
    with_key = subjects[::100]
    for subject in with_key:
        keys.make(subject)
    assert set(keys.of(subjects)) == set(with_key)


def test_no_key_shows_in_a_repr(keys: Keys, master_file: Path) -> None:
    subject = new_id()
    keys.make(subject)
    [key] = keys.of([subject])[subject]
    masters = read_master_keys(master_file, data_exist=True)
    assert repr(subject) in repr(key), "the positive control: the repr does show something"
    for secret in (key.key, masters.current.key):
        assert all(repr(secret)[2:-1] not in repr(thing) for thing in (key, masters, masters.current, keys))


def test_the_key_in_the_file_is_not_the_key_itself(keys: Keys, keys_file: Path) -> None:
    subject = new_id()
    keys.make(subject)
    [key] = keys.of([subject])[subject]
    content = keys_file.read_bytes()
    assert subject.hex.encode() in content
    assert key.key not in content


def test_two_keys_swapped_in_the_file_open_for_neither(start: OpenKeys, keys_file: Path) -> None:
    one, two = new_id(), new_id()
    keys = start()
    keys.make(one)
    keys.make(two)
    assert all(keys.of([one, two]).values())
    with sqlite3.connect(keys_file) as connection:
        rows = connection.execute("SELECT id, wrapped FROM subject_key").fetchall()
        swapped = [(rows[1][1], rows[0][0]), (rows[0][1], rows[1][0])]
        connection.executemany("UPDATE subject_key SET wrapped = ? WHERE id = ?", swapped)
    assert keys.of([one, two]) == {one: [], two: []}


def test_after_forgetting_there_is_no_key_and_there_will_be_none(keys: Keys) -> None:
    subject, other = new_id(), new_id()
    keys.make(subject)
    keys.make(other)
    keys.forget(subject)
    keys.forget(subject)  # a second time is harmless
    assert set(keys.of([subject, other])) == {other}
    with pytest.raises(NoKey):
        keys.make(subject)


def test_after_forgetting_the_file_holds_no_byte_of_the_wrapped_key(
    keys: Keys, keys_file: Path, tmp_path: Path
) -> None:
    subject = new_id()
    for _ in range(50):
        keys.make(new_id())
    keys.make(subject)
    query = "SELECT wrapped FROM subject_key WHERE subject = ?"
    [wrapped] = sqlite3.connect(keys_file).execute(query, (subject.hex,)).fetchone()
    assert wrapped in keys_file.read_bytes(), "the positive control"
    keys.forget(subject)
    for path in tmp_path.iterdir():
        assert wrapped not in path.read_bytes(), path.name
        assert wrapped[12:28] not in path.read_bytes(), path.name
    assert subject.hex.encode() in keys_file.read_bytes(), "the tombstone stays"


def test_forgetting_takes_the_key_out_of_every_copy_of_the_file_and_leaves_the_others(
    keys: Keys, keys_file: Path
) -> None:
    """A backup of the data is noise without it (F-069)."""
    subject, other = new_id(), new_id()
    keys.make(subject)
    keys.make(other)
    folder = keys_file.parent / KEY_COPIES
    folder.mkdir()
    copies = [folder / f"{day}.db" for day in ("monday", "tuesday")]
    for copy in copies:
        shutil.copy(keys_file, copy)
    assert [owners(copy) for copy in copies] == [{subject.hex, other.hex}] * 2
    keys.forget(subject)
    assert [owners(copy) for copy in (keys_file, *copies)] == [{other.hex}] * 3
    keys.forget(subject)
    assert [owners(copy) for copy in copies] == [{other.hex}] * 2


def owners(file: Path) -> set[str]:
    """Whose keys stand in it."""
    connection = sqlite3.connect(file)
    try:
        return {subject for (subject,) in connection.execute("SELECT subject FROM subject_key")}
    finally:
        connection.close()


DIES_BETWEEN_KEY_AND_ROW = """
import os, signal, sys
from pathlib import Path
from uuid import UUID
from sqlalchemy import text
from bot.clock import SystemClock
from storage.engine import write_engine
from storage.keys import open_keys
from storage.vault import Vault
from storage.writer import Writer

folder, subject = Path(sys.argv[1]), UUID(sys.argv[2])
vault = Vault(open_keys(folder / "keys.db", folder / "master.key", data_exist=False, clock=SystemClock()))
writer = Writer(write_engine(f"sqlite:///{folder}/klik.db"))
writer.start()

def work(connection):
    vault.new_subject(subject)
    connection.execute(text("INSERT INTO person VALUES (:id)"), {"id": subject.hex})
    os.kill(os.getpid(), signal.SIGKILL)

writer.run(work)
"""


@pytest.mark.faults
def test_a_kill_between_the_key_and_the_row_leaves_only_a_key_and_the_sweep_removes_it(
    tmp_path: Path, start: OpenKeys, clock: SetClock
) -> None:
    data = sqlite3.connect(tmp_path / "klik.db")
    data.execute("CREATE TABLE person (id TEXT PRIMARY KEY)")
    killed, living = new_id(), new_id()
    keys = start()
    keys.make(living)
    data.execute("INSERT INTO person VALUES (?)", (living.hex,))
    data.commit()
    script = [sys.executable, "-c", DIES_BETWEEN_KEY_AND_ROW, str(tmp_path), str(killed)]
    assert subprocess.run(script, check=False).returncode == -9
    stored = {UUID(row[0]) for row in data.execute("SELECT id FROM person")}
    assert stored == {living}, "the row died with the process"
    assert set(keys.of([killed, living])) == {killed, living}, "the key did not"

    far_ahead = clock.now() + timedelta(days=36500)  # the process that died used the machine's own clock
    assert keys.sweep_orphans(stored.intersection, far_ahead) == 1
    assert set(keys.of([killed, living])) == {living}


def test_the_sweep_leaves_a_key_that_was_only_just_made(keys: Keys, clock: SetClock) -> None:
    old, young = new_id(), new_id()
    keys.make(old)
    clock.move(HOUR)
    keys.make(young)
    assert keys.sweep_orphans(nobody, clock.now()) == 1
    assert set(keys.of([old, young])) == {young}


def test_the_sweep_asks_about_everybody_however_many_there_are(
    keys: Keys, keys_file: Path, clock: SetClock
) -> None:
    keys.make(new_id())
    subjects = [new_id() for _ in range(1_010)]
    copies = [(new_id().hex, subject.hex) for subject in subjects]
    with sqlite3.connect(keys_file) as connection:
        columns = "?, ?, master, wrapped, made_at FROM subject_key LIMIT 1"
        connection.executemany(f"INSERT INTO subject_key SELECT {columns}", copies)
        connection.execute("DELETE FROM subject_key WHERE rowid = 1")
    asked: list[UUID] = []

    def alive(page: Sequence[UUID]) -> set[UUID]:
        asked.extend(page)
        return set(page) - {subjects[3], subjects[1_005]}

    assert keys.sweep_orphans(alive, clock.now() + HOUR) == 2
    assert sorted(asked) == sorted(subjects)
    assert len(keys.of(subjects)) == 1_008


def test_the_sweep_removes_nothing_when_the_database_seems_to_be_the_wrong_one(
    keys: Keys, clock: SetClock
) -> None:
    subjects = [new_id() for _ in range(4)]
    for subject in subjects:
        keys.make(subject)
    with pytest.raises(CannotStart, match="No key was removed"):
        keys.sweep_orphans(nobody, clock.now() + HOUR, at_most=3)
    assert len(keys.of(subjects)) == 4
    assert keys.sweep_orphans(nobody, clock.now() + HOUR, at_most=4) == 4
