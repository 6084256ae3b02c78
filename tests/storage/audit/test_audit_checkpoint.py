"""The trail ends at its term, at a sealed checkpoint: checking goes on from there, and nothing else may cut it (R-078)."""

import os
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from storage.audit import Record, append
from storage.audit_check import Finding, Verdict, verify_all
from storage.audit_checkpoint import cut
from storage.audit_head import AuditHead
from storage.engine import write_engine
from storage.vault import Vault
from tests.storage.audit.entries import NETWORK, Add, Judge, tamper

Cut = Callable[..., int]


@pytest.fixture
def days(engine: Engine, vault: Vault, record: Record, heads: AuditHead) -> Callable[[int], list[datetime]]:
    """One entry on each of so many days; when they were."""

    def days(count: int) -> list[datetime]:
        moments = [record.at + timedelta(days=day) for day in range(count)]
        with engine.begin() as connection:
            for at in moments:
                head = append(connection, vault, replace(record, at=at))
        heads.note(head)
        heads.flush()
        return moments

    return days


@pytest.fixture
def cuts(engine: Engine, vault: Vault, record: Record) -> Cut:
    """What began by then goes."""

    def cuts(began: datetime, *, at_most: int = 100) -> int:
        with engine.begin() as connection:
            return len(cut(connection, vault, NETWORK, began=began, now=record.at, at_most=at_most))

    return cuts


def test_what_is_over_goes_and_the_rest_is_checked_from_there(
    days: Callable[[int], list[datetime]], cuts: Cut, verdict: Judge
) -> None:
    moments = days(5)
    assert cuts(moments[2] - timedelta(microseconds=1)) == 2
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 3, removed=2, until=moments[1])
    assert cuts(moments[2]) == 1
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 2, removed=3, until=moments[2])


def test_nothing_that_is_not_over_goes(
    days: Callable[[int], list[datetime]], cuts: Cut, verdict: Judge
) -> None:
    moments = days(3)
    assert cuts(moments[0] - timedelta(seconds=1)) == 0
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 3)


def test_it_goes_in_pieces_and_never_from_the_middle(
    days: Callable[[int], list[datetime]], cuts: Cut, add: Add, verdict: Judge
) -> None:
    """The entries added last carry the first day's moment, as after a clock that was set back."""
    moments = days(4)
    add(2)
    assert cuts(moments[2], at_most=2) == 2
    assert cuts(moments[2], at_most=2) == 1
    assert cuts(moments[2], at_most=2) == 0
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 3, removed=3, until=moments[2])


def test_where_everything_is_over_the_chain_goes_on_with_the_next_number(
    days: Callable[[int], list[datetime]], cuts: Cut, add: Add, verdict: Judge
) -> None:
    moments = days(3)
    assert cuts(moments[2]) == 3
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 0, removed=3, until=moments[2])
    assert add(1).seq == 4
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 1, removed=3, until=moments[2])


def test_cut_by_hand_it_is_broken(days: Callable[[int], list[datetime]], file: Path, verdict: Judge) -> None:
    days(5)
    tamper(file, "DELETE FROM audit WHERE seq <= 2")
    assert verdict() == Verdict(NETWORK, Finding.MISSING, 0, seq=1)


def test_cut_further_by_hand_than_the_checkpoint_says_it_is_broken(
    days: Callable[[int], list[datetime]], cuts: Cut, file: Path, verdict: Judge
) -> None:
    moments = days(5)
    cuts(moments[1])
    tamper(file, "DELETE FROM audit WHERE seq = 3")
    assert verdict() == Verdict(NETWORK, Finding.MISSING, 0, seq=3, removed=2, until=moments[1])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("seq", 3),
        ("seq", 1),
        ("seq", -1),
        ("seq", "many"),
        ("mac", bytes(32)),
        ("until", "2020-01-01 00:00:00.000000"),
        ("until", "not a moment"),
        ("cut_at", "2020-01-01 00:00:00.000000"),
        ("seal", bytes(32)),
        ("seal", "text"),
    ],
)
def test_a_checkpoint_that_was_changed_is_found(
    days: Callable[[int], list[datetime]], cuts: Cut, file: Path, verdict: Judge, column: str, value: object
) -> None:
    cuts(days(5)[1])
    tamper(file, f"UPDATE audit_checkpoint SET {column} = ?", value)
    assert verdict() == Verdict(NETWORK, Finding.UNSEALED, 0, seq=1)


def test_a_checkpoint_that_was_taken_away_is_found(
    days: Callable[[int], list[datetime]], cuts: Cut, file: Path, verdict: Judge
) -> None:
    cuts(days(5)[1])
    tamper(file, "DELETE FROM audit_checkpoint")
    assert verdict() == Verdict(NETWORK, Finding.MISSING, 0, seq=1)


def test_an_earlier_checkpoint_put_back_is_found(
    days: Callable[[int], list[datetime]], cuts: Cut, file: Path, verdict: Judge
) -> None:
    moments = days(5)
    cuts(moments[1])
    [earlier] = rows(file, "SELECT seq, mac, until, cut_at, seal FROM audit_checkpoint")
    cuts(moments[3])
    tamper(file, "UPDATE audit_checkpoint SET seq = ?, mac = ?, until = ?, cut_at = ?, seal = ?", *earlier)
    assert verdict() == Verdict(NETWORK, Finding.MISSING, 0, seq=3, removed=2, until=moments[1])


def test_an_entry_planted_before_the_checkpoint_is_found(
    days: Callable[[int], list[datetime]], cuts: Cut, file: Path, verdict: Judge
) -> None:
    moments = days(5)
    cuts(moments[1])
    tamper(file, "UPDATE audit SET seq = 1 WHERE seq = 3")
    assert verdict() == Verdict(NETWORK, Finding.MISSING, 0, seq=3, removed=2, until=moments[1])


def test_the_rest_removed_by_hand_is_found_through_the_head(
    days: Callable[[int], list[datetime]],
    cuts: Cut,
    file: Path,
    reading: Engine,
    vault: Vault,
    heads: AuditHead,
) -> None:
    moments = days(5)
    cuts(moments[1])
    tamper(file, "DELETE FROM audit")
    found = Verdict(NETWORK, Finding.CUT, 0, seq=3, removed=2, until=moments[1])
    assert verify_all(reading, vault, heads.read()) == [found]
    assert [each.finding for each in verify_all(reading, vault, {})] == [Finding.HEAD_MISSING]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit WHERE seq = 3",
        "DELETE FROM audit_checkpoint",
        "UPDATE audit_checkpoint SET seq = 1",
        "INSERT OR REPLACE INTO audit_checkpoint SELECT network_id, 4, mac, until, cut_at, seal FROM audit_checkpoint",
        "UPDATE audit SET outcome = 'other' WHERE seq = 3",
    ],
)
def test_the_database_itself_refuses_what_no_checkpoint_covers(
    days: Callable[[int], list[datetime]], cuts: Cut, file: Path, verdict: Judge, statement: str
) -> None:
    moments = days(5)
    cuts(moments[1])
    with sqlite3.connect(file) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 3, removed=2, until=moments[1])


def cut_in_a_fork(file: Path, vault: Vault, began: datetime, *, killed_at: int) -> int:
    """How the process ended: 0, or minus the signal. It kills itself just before its n-th statement, the commit included."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    engine, seen = write_engine(f"sqlite:///{file}"), list[str]()

    def die() -> None:
        seen.append("")
        if len(seen) == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        event.listen(engine, "commit", lambda _connection: die())
        driver.set_trace_callback(lambda _statement: die())
        with connection.begin():
            cut(connection, vault, NETWORK, began=began, now=began, at_most=100)
    os._exit(0)


@pytest.mark.faults
def test_a_kill_at_any_moment_leaves_the_whole_trail_or_the_cut_one(
    days: Callable[[int], list[datetime]], file: Path, engine: Engine, vault: Vault, verdict: Judge
) -> None:
    moments = days(5)
    engine.dispose()
    whole = Verdict(NETWORK, Finding.INTACT, 5)
    kills = 0
    while cut_in_a_fork(file, vault, moments[1], killed_at=kills + 1) == -signal.SIGKILL:
        kills += 1
        assert verdict() == whole
    assert kills >= 4, "reading, the checkpoint, the entries, the commit"
    assert verdict() == Verdict(NETWORK, Finding.INTACT, 3, removed=2, until=moments[1])


def test_what_is_cut_while_it_is_checked_is_no_alarm(
    days: Callable[[int], list[datetime]], cuts: Cut, reading: Engine, vault: Vault, heads: AuditHead
) -> None:
    """The cut comes between reading where the trail begins and reading its entries."""
    moments = days(5)
    begun: list[str] = []

    @event.listens_for(reading, "before_cursor_execute")
    def between(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if "FROM audit " in statement.replace("\n", " ") and "seq >" in statement and not begun:
            begun.append(statement)
            cuts(moments[1])

    found = verify_all(reading, vault, heads.read())
    assert begun
    assert found == [Verdict(NETWORK, Finding.INTACT, 3, removed=2, until=moments[1])]


def rows(file: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(file)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()
