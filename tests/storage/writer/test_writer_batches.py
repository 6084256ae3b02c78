"""What is answered is on disk, and nobody pays for somebody else's failure (F-026, F-029)."""

import logging
import resource
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError

from storage.errors import NotCommitted
from storage.writer import Writer
from tests.storage.writer.batches import commits_of, note, one_batch, words


def test_what_is_answered_can_be_read_by_everybody(writer: Writer, file: Path) -> None:
    assert writer.run(note("hello")) == "hello"
    assert words(file) == {"hello"}


def test_all_that_wait_share_one_commit(writer: Writer, engine: Engine, file: Path) -> None:
    with one_batch(writer):
        commits = commits_of(engine)
        futures = [writer.submit(note(str(number))) for number in range(50)]
    assert [future.result() for future in futures] == [str(number) for number in range(50)]
    assert len(commits) == 2, "one for the unit that held the writer, one for the fifty"
    assert len(words(file)) == 50


def test_a_batch_is_never_larger_than_the_cap(engine: Engine) -> None:
    writer = Writer(engine, cap=10)
    writer.start()
    with one_batch(writer):
        commits = commits_of(engine)
        futures = [writer.submit(note(str(number))) for number in range(50)]
    for future in futures:
        future.result()
    assert len(commits) == 1 + 5
    writer.stop()


def test_a_unit_that_fails_leaves_nothing_and_the_others_of_its_batch_stay(
    writer: Writer, file: Path
) -> None:
    def fails(connection: Connection) -> None:
        note("half")(connection)
        raise LookupError("its own error")

    with one_batch(writer):
        before, failed, after = writer.submit(note("a")), writer.submit(fails), writer.submit(note("b"))
    assert (before.result(), after.result()) == ("a", "b")
    with pytest.raises(LookupError, match="its own error"):
        failed.result()
    assert words(file) == {"a", "b"}


def test_a_unit_that_breaks_a_constraint_gets_that_error_alone(writer: Writer, file: Path) -> None:
    with one_batch(writer):
        first, second, third = (writer.submit(note(word)) for word in ("same", "same", "other"))
    assert (first.result(), third.result()) == ("same", "other")
    with pytest.raises(IntegrityError):
        second.result()
    assert words(file) == {"same", "other"}


def test_a_unit_that_only_fails_at_the_commit_does_not_take_the_others_along(
    writer: Writer, file: Path
) -> None:
    def orphan(connection: Connection) -> None:
        connection.execute(text("INSERT INTO child VALUES (99)"))

    with one_batch(writer):
        before, failed, after = writer.submit(note("a")), writer.submit(orphan), writer.submit(note("b"))
    assert (before.result(), after.result()) == ("a", "b")
    with pytest.raises(IntegrityError):
        failed.result()
    assert words(file) == {"a", "b"}


def test_a_unit_that_rolls_everything_back_only_harms_itself(writer: Writer, file: Path) -> None:
    with one_batch(writer):
        before = writer.submit(note("a"))
        failed = writer.submit(lambda connection: connection.rollback())
        after = writer.submit(note("b"))
    assert (before.result(), after.result()) == ("a", "b")
    with pytest.raises(Exception, match="ended the transaction"):
        failed.result()
    assert words(file) == {"a", "b"}


@pytest.mark.parametrize(
    "ends", [lambda found: found.rollback(), lambda found: found.exec_driver_sql("ROLLBACK")]
)
def test_a_unit_that_runs_alone_is_not_told_that_what_is_gone_is_kept(
    writer: Writer, file: Path, ends: Callable[[Connection], None]
) -> None:
    def work(connection: Connection) -> None:
        note("gone")(connection)
        ends(connection)

    with pytest.raises(Exception, match=r"ended the transaction|OperationalError"):
        writer.run(work)
    assert writer.run(note("after")) == "after"
    assert words(file) == {"after"}


def test_a_unit_that_fails_alone_leaves_nothing(writer: Writer, file: Path) -> None:
    def fails(connection: Connection) -> None:
        note("half")(connection)
        raise LookupError("its own error")

    with pytest.raises(LookupError, match="its own error"):
        writer.run(fails)
    assert writer.run(note("after")) == "after"
    assert words(file) == {"after"}


def test_when_the_commit_fails_nobody_of_the_batch_is_told_it_is_done(writer: Writer, file: Path) -> None:
    writer.run(note("before"))
    log = file.with_name("klik.db-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with one_batch(writer):
        futures = [writer.submit(note(str(number))) for number in range(5)]
        # A full disk, as far as the log is concerned: the statements succeed, the commit cannot be written.
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        for future in futures:
            with pytest.raises(NotCommitted):
                future.result()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert words(file) == {"before"}
    assert writer.run(note("after")) == "after", "it goes on as soon as there is room"
    assert words(file) == {"before", "after"}


def test_while_another_process_holds_the_lock_everybody_is_told_to_come_back(
    writer: Writer, file: Path
) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotCommitted, match="OperationalError"):
        writer.run(note("now"))
    other.execute("ROLLBACK")
    assert writer.run(note("later")) == "later"
    assert words(file) == {"later"}


def test_after_the_commit_the_callbacks_of_what_succeeded_are_called_with_the_result(
    writer: Writer, file: Path
) -> None:
    seen: list[tuple[str, bool]] = []

    def see(word: str) -> None:
        seen.append((word, word in words(file)))

    with one_batch(writer):
        first = writer.submit(note("same"), after_commit=see)
        second = writer.submit(note("same"), after_commit=see)
    first.result()
    assert second.exception() is not None
    assert seen == [("same", True)], "called once, and by then it could be read"


def test_a_failing_callback_is_logged_without_its_words_and_changes_nothing(
    writer: Writer, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_word: str) -> None:
        raise LookupError("canary-7f3a")

    assert writer.run(note("a"), after_commit=fails) == "a"
    assert writer.run(note("b")) == "b"
    assert [(record.message, record.__dict__["kind"]) for record in caplog.records] == [
        ("writer.callback_failed", "LookupError")
    ]
    assert caplog.records[0].levelno == logging.ERROR
    assert "canary-7f3a" not in caplog.text


def test_after_each_batch_the_given_callback_runs_once(engine: Engine, file: Path) -> None:
    seen: list[int] = []
    writer = Writer(engine, after_batch=lambda: seen.append(len(words(file))))
    writer.start()
    with one_batch(writer):
        for number in range(5):
            writer.submit(note(str(number)))
    writer.stop()
    assert seen == [0, 5]


def test_whoever_waits_is_answered_before_what_comes_after_the_batch(engine: Engine) -> None:
    seen: list[str] = []
    writer = Writer(engine, after_batch=lambda: seen.append("after"))
    writer.start()
    with one_batch(writer):
        writer.submit(note("a")).add_done_callback(lambda _: seen.append("answered"))
    writer.stop()
    assert seen == ["after", "answered", "after"]
