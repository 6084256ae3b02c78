"""Every kind of tampering is found and located (F-116)."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.ids import new_id
from storage.audit import Record, append
from storage.audit_check import Finding, Verdict, verify, verify_all
from storage.audit_head import AuditHead
from storage.engine import read_engine, write_engine
from storage.vault import Vault
from tests.storage.audit.entries import NETWORK, Add, Judge, tamper
from tests.storage.conftest import OpenKeys


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2020-01-01 00:00:00.000000"),
        ("at", "not a moment"),
        ("actor_id", "01a2043475c073f09c9b0c8db1b7b948"),
        ("actor_id", None),
        ("actor_id", "no id"),
        ("role", "admin"),
        ("action", "other"),
        ("action", b"\xff"),
        ("about_id", None),
        ("case_id", "01a2043475c073f09c9b0c8db1b7b948"),
        ("outcome", "other"),
        ("outcome", ""),
        ("prev_mac", bytes(32)),
        ("mac", bytes(32)),
        ("mac", "text"),
    ],
)
def test_an_edited_entry_is_named(add: Add, file: Path, verdict: Judge, column: str, value: object) -> None:
    add(5)
    tamper(file, f"UPDATE audit SET {column} = ? WHERE seq = 3", value)
    assert verdict() == Verdict(NETWORK, Finding.ALTERED, 2, seq=3)


def test_an_entry_edited_together_with_a_recomputed_chain_needs_the_key(
    add: Add, file: Path, verdict: Judge
) -> None:
    add(4)
    forged = hashlib.sha256(b"a bare hash chain could be made again").digest()
    tamper(file, "UPDATE audit SET outcome = 'other', mac = ? WHERE seq = 3", forged)
    tamper(file, "UPDATE audit SET prev_mac = ? WHERE seq = 4", forged)
    assert verdict() == Verdict(NETWORK, Finding.ALTERED, 2, seq=3)


def test_an_entry_taken_out_of_the_middle_is_named(add: Add, file: Path, verdict: Judge) -> None:
    add(5)
    tamper(file, "DELETE FROM audit WHERE seq = 3")
    assert verdict() == Verdict(NETWORK, Finding.MISSING, 2, seq=3)


def test_renumbering_to_hide_a_gap_is_found(add: Add, file: Path, verdict: Judge) -> None:
    add(5)
    tamper(file, "DELETE FROM audit WHERE seq = 3")
    tamper(file, "UPDATE audit SET seq = seq - 1 WHERE seq > 3")
    assert verdict() == Verdict(NETWORK, Finding.ALTERED, 2, seq=3)


def test_two_entries_that_changed_places_are_found(add: Add, file: Path, verdict: Judge) -> None:
    add(5)
    for source, target in ((3, 99), (4, 3), (99, 4)):
        tamper(file, "UPDATE audit SET seq = ? WHERE seq = ?", target, source)
    assert verdict() == Verdict(NETWORK, Finding.ALTERED, 2, seq=3)


def test_an_entry_of_another_history_does_not_fit_in(
    add: Add,
    engine: Engine,
    file: Path,
    tmp_path: Path,
    vault: Vault,
    record: Record,
    verdict: Judge,
) -> None:
    add(2)
    engine.dispose()
    shutil.copy(file, tmp_path / "other.db")
    with write_engine(f"sqlite:///{tmp_path}/other.db").begin() as connection:
        forged = append(connection, vault, replace(record, outcome="another history"))
    add(3)
    tamper(file, "UPDATE audit SET outcome = 'another history', mac = ? WHERE seq = 3", forged.mac)
    tamper(file, "UPDATE audit SET prev_mac = ? WHERE seq = 4", forged.mac)
    assert verdict() == Verdict(NETWORK, Finding.ALTERED, 3, seq=4)


def test_a_whole_chain_passed_off_as_another_networks_is_found(
    add: Add, file: Path, reading: Engine, vault: Vault
) -> None:
    add(3)
    other = new_id()
    tamper(file, "UPDATE audit SET network_id = ?", other.hex)
    assert verify(reading, vault, other, head=None) == Verdict(other, Finding.ALTERED, 0, seq=1)


def test_an_entry_moved_to_another_network_is_missed_in_its_own(add: Add, file: Path, verdict: Judge) -> None:
    add(3)
    tamper(file, "UPDATE audit SET network_id = ? WHERE seq = 2", new_id().hex)
    assert verdict() == Verdict(NETWORK, Finding.MISSING, 1, seq=2)


def test_a_tail_that_was_cut_off_is_found_through_the_head(add: Add, file: Path, verdict: Judge) -> None:
    add(5)
    tamper(file, "DELETE FROM audit WHERE seq > 3")
    assert verdict() == Verdict(NETWORK, Finding.CUT, 3, seq=4)


def test_a_network_whose_entries_are_all_gone_is_still_asked_about(
    add: Add, file: Path, reading: Engine, vault: Vault, heads: AuditHead
) -> None:
    add(3)
    tamper(file, "DELETE FROM audit")
    assert verify_all(reading, vault, heads.read()) == [Verdict(NETWORK, Finding.CUT, 0, seq=1)]


def test_an_older_database_put_back_is_found(
    add: Add, engine: Engine, file: Path, tmp_path: Path, vault: Vault, heads: AuditHead
) -> None:
    add(3)
    old = tmp_path / "old.db"
    engine.dispose()
    shutil.copy(file, old)
    add(2)
    found = verify(read_engine(f"sqlite:///{old}"), vault, NETWORK, head=heads.read()[NETWORK])
    assert found == Verdict(NETWORK, Finding.CUT, 3, seq=4)


def test_an_older_database_that_went_on_by_itself_is_found(
    add: Add, engine: Engine, file: Path, tmp_path: Path, vault: Vault, record: Record, heads: AuditHead
) -> None:
    add(3)
    old = tmp_path / "old.db"
    engine.dispose()
    shutil.copy(file, old)
    add(2)
    with write_engine(f"sqlite:///{old}").begin() as connection:
        for _ in range(9):
            append(connection, vault, replace(record, outcome="another history"))
    found = verify(read_engine(f"sqlite:///{old}"), vault, NETWORK, head=heads.read()[NETWORK])
    assert found == Verdict(NETWORK, Finding.REPLACED, 4, seq=5)


def test_a_crash_between_the_commit_and_the_note_is_no_tampering(
    add: Add, engine: Engine, vault: Vault, record: Record, verdict: Judge
) -> None:
    add(3)
    with engine.begin() as connection:
        append(connection, vault, record)
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 4, after_head=1)


def test_a_missing_head_file_is_no_good_news_once_there_are_entries(
    add: Add, tmp_path: Path, verdict: Judge
) -> None:
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 0)
    add(3)
    (tmp_path / "audit.head").unlink()
    assert verdict() == Verdict(NETWORK, Finding.HEAD_MISSING, 3)


def test_the_keys_of_another_installation_find_nothing_intact(
    add: Add, reading: Engine, heads: AuditHead, keys_file: Path, start: OpenKeys
) -> None:
    head = add(3)
    keys_file.unlink()
    assert verify(reading, Vault(start()), NETWORK, head=head) == Verdict(NETWORK, Finding.ALTERED, 0, seq=1)
