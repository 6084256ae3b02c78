"""Opening an installation's store: what a kill left behind is swept, and nothing else."""

import sqlite3
from datetime import timedelta
from pathlib import Path

from adapters.wiring import open_store
from bot.ids import new_id
from storage.master import make_master_key
from tests.clock import SetClock
from tests.furniture import ADMIN, settings


def keys_in(folder: Path) -> int:
    with sqlite3.connect(folder / "keys.db") as keys:
        return int(keys.execute("SELECT count(*) FROM subject_key").fetchone()[0])


def test_a_key_whose_person_was_never_stored_is_swept_at_a_later_start(tmp_path: Path) -> None:
    """A kill between the key's commit and the row's leaves a key that belongs to nobody (storage 5)."""
    make_master_key(tmp_path / "master.key")
    clock = SetClock()
    with open_store(settings(tmp_path), clock=clock) as opened:
        opened.store.run(lambda unit: unit.people.admit(ADMIN, now=clock.now()))
        before = keys_in(tmp_path)
        opened.vault.new_subject(new_id())
    assert keys_in(tmp_path) == before + 1
    with open_store(settings(tmp_path), clock=clock):
        assert keys_in(tmp_path) == before + 1, "a young key may be waiting for its row"
    clock.move(timedelta(hours=2))
    with open_store(settings(tmp_path), clock=clock) as opened:
        assert keys_in(tmp_path) == before
        person = opened.store.look(lambda unit: unit.people.find(ADMIN))
        assert person is not None
        assert opened.store.look(lambda unit: unit.people.account(person.account_id)) == ADMIN
