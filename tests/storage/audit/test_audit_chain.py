"""Append-only, numbered, chained, in the transaction of the act (faults 1.4)."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from bot.ids import new_id
from storage.audit import Head, Record, append, entry_mac
from storage.audit_check import Finding, Verdict, verify, verify_all
from storage.audit_head import AuditHead
from storage.vault import Vault
from storage.writer import Writer
from tests.storage.audit.entries import NETWORK, Add, Judge


def test_a_chain_as_it_was_written_is_intact(add: Add, verdict: Judge) -> None:
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
    engine: Engine, vault: Vault, record: Record, verdict: Judge, heads: AuditHead
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
    engine: Engine, vault: Vault, record: Record, heads: AuditHead, verdict: Judge
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
    add: Add, engine: Engine, verdict: Judge, statement: str
) -> None:
    add(3)
    with pytest.raises(IntegrityError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert verdict().is_intact


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
