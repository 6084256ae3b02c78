"""Append-only, chained, and every kind of tampering is found and located (F-116, F-117; faults 1.4)."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from bot.ids import new_id
from storage import migrate
from storage.audit import Head, Record, append, entry_mac
from storage.audit_check import Finding, Verdict, verify, verify_all
from storage.audit_head import AuditHead
from storage.engine import read_engine, write_engine
from storage.vault import Vault
from storage.writer import Writer
from tests.clock import SetClock
from tests.storage.conftest import OpenKeys

NETWORK = new_id()
SLOT = 128


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "klik.db"


@pytest.fixture
def engine(file: Path) -> Engine:
    engine = write_engine(f"sqlite:///{file}")
    migrate.upgrade(engine)
    return engine


@pytest.fixture
def reading(engine: Engine, file: Path) -> Engine:
    return read_engine(f"sqlite:///{file}")


@pytest.fixture
def heads(tmp_path: Path, vault: Vault) -> AuditHead:
    return AuditHead(tmp_path / "audit.head", vault)


@pytest.fixture
def record(clock: SetClock) -> Record:
    return Record(
        network=NETWORK,
        at=clock.now() + timedelta(microseconds=123_456),
        action="request.granted",
        role="coach",
        outcome="done",
        actor=new_id(),
        about=new_id(),
    )


Add = Callable[[int], Head]


@pytest.fixture
def add(engine: Engine, vault: Vault, record: Record, heads: AuditHead) -> Add:
    """Adds that many entries, commits, and notes the head, as the writer does."""

    def add(count: int) -> Head:
        with engine.begin() as connection:
            head = [append(connection, vault, record) for _ in range(count)][-1]
        heads.note(head)
        heads.flush()
        return head

    return add


@pytest.fixture
def verdict(reading: Engine, vault: Vault, heads: AuditHead) -> Callable[[], Verdict]:
    return lambda: verify(reading, vault, NETWORK, head=heads.read().get(NETWORK))


def tamper(file: Path, statement: str, *values: Any) -> None:
    """As somebody would who owns the database file: the triggers are no obstacle."""
    with sqlite3.connect(file) as connection:
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        assert connection.execute(statement, values).rowcount != 0, "the tampering did something"
    connection.close()


def test_a_chain_as_it_was_written_is_intact(add: Add, verdict: Callable[[], Verdict]) -> None:
    add(5)
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 5)


def test_entries_are_numbered_from_one_and_each_names_the_one_before_it(add: Add, file: Path) -> None:
    add(3)
    rows = sqlite3.connect(file).execute("SELECT seq, prev_mac, mac FROM audit ORDER BY seq").fetchall()
    assert [row[0] for row in rows] == [1, 2, 3]
    assert rows[0][1] == bytes(32)
    assert [rows[1][1], rows[2][1]] == [rows[0][2], rows[1][2]]


def test_every_network_has_a_chain_of_its_own(
    add: Add, engine: Engine, vault: Vault, record: Record, reading: Engine, heads: AuditHead
) -> None:
    other = replace(record, network=new_id())
    add(2)
    with engine.begin() as connection:
        assert append(connection, vault, other).seq == 1
        heads.note(append(connection, vault, other))
    add(1)
    verdicts = {verdict.network: verdict for verdict in verify_all(reading, vault, heads.read())}
    assert verdicts[NETWORK] == Verdict(NETWORK, Finding.INTACT, 3)
    assert verdicts[other.network] == Verdict(other.network, Finding.INTACT, 2)


def test_an_entry_without_actor_and_object_is_chained_too(
    engine: Engine, vault: Vault, record: Record, verdict: Callable[[], Verdict], heads: AuditHead
) -> None:
    with engine.begin() as connection:
        heads.note(append(connection, vault, replace(record, actor=None, about=None)))
    heads.flush()
    assert verdict().is_intact


def test_what_is_rolled_back_leaves_no_gap(engine: Engine, vault: Vault, record: Record, add: Add) -> None:
    add(1)
    with engine.connect() as connection, connection.begin() as transaction:
        assert append(connection, vault, record).seq == 2
        transaction.rollback()
    assert add(1).seq == 2


def test_units_of_one_batch_chain_onto_each_other_and_a_failed_one_leaves_no_link(
    engine: Engine, vault: Vault, record: Record, heads: AuditHead, verdict: Callable[[], Verdict]
) -> None:
    writer = Writer(engine, after_batch=heads.flush)
    writer.start()

    def fails(connection: Any) -> Head:
        append(connection, vault, record)
        raise LookupError

    def adds(connection: Any) -> Head:
        return append(connection, vault, record)

    futures = [writer.submit(fails if number % 3 == 0 else adds, heads.note) for number in range(30)]
    writer.stop()
    assert sum(future.exception() is None for future in futures) == 20
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 20)


def test_a_long_chain_is_walked_page_by_page(add: Add, reading: Engine, vault: Vault) -> None:
    head = add(2_500)
    seen: list[int] = []
    assert verify(reading, vault, NETWORK, head=head, progress=seen.append).entries == 2_500
    assert seen == [1_000, 2_000]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET outcome = 'other'",
        "DELETE FROM audit WHERE seq = 2",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
        "INSERT INTO audit SELECT network_id, 9, at, actor_id, role, action, about_id, case_id, outcome, prev_mac,"
        " mac FROM audit WHERE seq = 2",
        "INSERT INTO audit SELECT network_id, NULL, at, actor_id, role, action, about_id, case_id, outcome,"
        " prev_mac, mac FROM audit WHERE seq = 2",
    ],
)
def test_the_database_refuses_to_change_remove_replace_or_skip_an_entry(
    add: Add, engine: Engine, verdict: Callable[[], Verdict], statement: str
) -> None:
    add(3)
    with pytest.raises(IntegrityError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert verdict().is_intact


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2020-01-01 00:00:00.000000"),
        ("at", "not a moment"),
        ("actor_id", new_id().hex),
        ("actor_id", None),
        ("actor_id", "no id"),
        ("role", "admin"),
        ("action", "other"),
        ("action", b"\xff"),
        ("about_id", None),
        ("case_id", new_id().hex),
        ("outcome", "other"),
        ("outcome", ""),
        ("prev_mac", bytes(32)),
        ("mac", bytes(32)),
        ("mac", "text"),
    ],
)
def test_an_edited_entry_is_named(
    add: Add, file: Path, verdict: Callable[[], Verdict], column: str, value: object
) -> None:
    add(5)
    tamper(file, f"UPDATE audit SET {column} = ? WHERE seq = 3", value)
    assert verdict() == Verdict(NETWORK, Finding.ALTERED, 2, seq=3)


def test_an_entry_edited_together_with_a_recomputed_chain_needs_the_key(
    add: Add, file: Path, verdict: Callable[[], Verdict]
) -> None:
    add(4)
    forged = hashlib.sha256(b"a bare hash chain could be made again").digest()
    tamper(file, "UPDATE audit SET outcome = 'other', mac = ? WHERE seq = 3", forged)
    tamper(file, "UPDATE audit SET prev_mac = ? WHERE seq = 4", forged)
    assert verdict() == Verdict(NETWORK, Finding.ALTERED, 2, seq=3)


def test_an_entry_taken_out_of_the_middle_is_named(
    add: Add, file: Path, verdict: Callable[[], Verdict]
) -> None:
    add(5)
    tamper(file, "DELETE FROM audit WHERE seq = 3")
    assert verdict() == Verdict(NETWORK, Finding.MISSING, 2, seq=3)


def test_renumbering_to_hide_a_gap_is_found(add: Add, file: Path, verdict: Callable[[], Verdict]) -> None:
    add(5)
    tamper(file, "DELETE FROM audit WHERE seq = 3")
    tamper(file, "UPDATE audit SET seq = seq - 1 WHERE seq > 3")
    assert verdict() == Verdict(NETWORK, Finding.ALTERED, 2, seq=3)


def test_two_entries_that_changed_places_are_found(
    add: Add, file: Path, verdict: Callable[[], Verdict]
) -> None:
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
    verdict: Callable[[], Verdict],
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


def test_everything_in_an_entry_counts_for_its_mac(vault: Vault, record: Record) -> None:
    changed: list[dict[str, object]] = [
        *({word: "other"} for word in ("action", "role", "outcome")),
        *({name: new_id()} for name in ("network", "actor", "about", "case")),
        {"at": record.at + timedelta(microseconds=1)},
        {"actor": record.about, "about": record.actor},
        {},
    ]
    macs = {entry_mac(vault, replace(record, **change), seq=1, before=bytes(32)) for change in changed}
    macs.add(entry_mac(vault, record, seq=2, before=bytes(32)))
    macs.add(entry_mac(vault, record, seq=1, before=b"\1" * 32))
    assert len(macs) == len(changed) + 2


def test_an_entry_moved_to_another_network_is_missed_in_its_own(
    add: Add, file: Path, verdict: Callable[[], Verdict]
) -> None:
    add(3)
    tamper(file, "UPDATE audit SET network_id = ? WHERE seq = 2", new_id().hex)
    assert verdict() == Verdict(NETWORK, Finding.MISSING, 1, seq=2)


def test_a_tail_that_was_cut_off_is_found_through_the_head(
    add: Add, file: Path, verdict: Callable[[], Verdict]
) -> None:
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
    add: Add, engine: Engine, vault: Vault, record: Record, verdict: Callable[[], Verdict]
) -> None:
    add(3)
    with engine.begin() as connection:
        append(connection, vault, record)
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 4, after_head=1)


def test_a_missing_head_file_is_no_good_news_once_there_are_entries(
    add: Add, tmp_path: Path, verdict: Callable[[], Verdict]
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


# --- the head outside the database


def test_the_head_is_written_after_each_batch_and_read_by_another_process_start(
    add: Add, tmp_path: Path, vault: Vault
) -> None:
    last = add(3)
    path = tmp_path / "audit.head"
    assert AuditHead(path, vault).read() == {NETWORK: last}
    assert path.stat().st_mode & 0o777 == 0o600
    last = add(1)
    assert AuditHead(path, vault).read() == {NETWORK: last}


def test_the_head_file_does_not_grow(add: Add, tmp_path: Path) -> None:
    for _ in range(20):
        add(1)
    assert (tmp_path / "audit.head").stat().st_size == 2 * SLOT


def test_the_head_never_goes_back(heads: AuditHead) -> None:
    heads.note(Head(NETWORK, 7, bytes(32)))
    heads.note(Head(NETWORK, 5, bytes(32)))
    heads.flush()
    for late in (4, 6, 5):  # another process, that was overtaken
        heads.note(Head(NETWORK, late, bytes(32)))
        heads.flush()
    assert heads.read()[NETWORK].seq == 7


def test_many_networks_share_the_file(heads: AuditHead) -> None:
    networks: list[UUID] = [new_id() for _ in range(10)]
    for seq in (1, 2, 3):
        for network in networks:
            heads.note(Head(network, seq, bytes(32)))
        heads.flush()
    assert {network: head.seq for network, head in heads.read().items()} == dict.fromkeys(networks, 3)


@pytest.mark.parametrize("slot", [0, 1])
def test_a_torn_slot_leaves_the_other_one_a_little_older(
    add: Add, tmp_path: Path, heads: AuditHead, slot: int
) -> None:
    before, after = add(1), add(1)
    assert heads.read() == {NETWORK: after}
    with (tmp_path / "audit.head").open("r+b") as file:
        file.seek(slot * SLOT + 40)
        file.write(b"torn")
    left = heads.read()[NETWORK]
    assert left in (before, after)
    newest = add(1)
    assert heads.read() == {NETWORK: newest}, "and the torn one is used again"
    assert (tmp_path / "audit.head").stat().st_size == 2 * SLOT


def test_a_head_that_somebody_wrote_without_the_key_counts_for_nothing(
    add: Add, tmp_path: Path, heads: AuditHead
) -> None:
    add(3)
    path = tmp_path / "audit.head"
    content = bytearray(path.read_bytes())
    assert heads.read()[NETWORK].seq == 3
    content[27] = 2  # the last byte of the number: pretend the chain ended earlier
    path.write_bytes(content)
    assert heads.read() == {}


def test_half_a_slot_at_the_end_is_left_out(add: Add, tmp_path: Path, heads: AuditHead) -> None:
    head = add(1)
    os.truncate(tmp_path / "audit.head", SLOT + 50)
    assert heads.read() == {NETWORK: head}


def test_what_is_noted_is_on_file_after_closing(heads: AuditHead, tmp_path: Path, vault: Vault) -> None:
    heads.note(Head(NETWORK, 4, bytes(32)))
    heads.close()
    assert AuditHead(tmp_path / "audit.head", vault).read()[NETWORK].seq == 4
