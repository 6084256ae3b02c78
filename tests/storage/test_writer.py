"""One writer: what is answered is on disk, and nobody pays for somebody else's failure (F-026, F-029, M13)."""

import asyncio
import logging
import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import IntegrityError

from storage.engine import DATA_PRAGMAS, write_engine
from storage.errors import NotCommitted
from storage.writer import Writer

SCHEMA = """
CREATE TABLE request (id INTEGER PRIMARY KEY, state TEXT NOT NULL, coach TEXT);
CREATE TABLE noted (word TEXT PRIMARY KEY);
CREATE TABLE child (parent INTEGER REFERENCES request(id) DEFERRABLE INITIALLY DEFERRED);
INSERT INTO request VALUES (1, 'open', NULL);
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "klik.db"
    engine = write_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        for statement in SCHEMA.split(";\n"):
            connection.execute(text(statement))
    engine.dispose()
    return path


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    engine = write_engine(f"sqlite:///{file}", {**DATA_PRAGMAS, "busy_timeout": "100"})
    yield engine
    engine.dispose()


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    writer = Writer(engine)
    writer.start()
    yield writer
    writer.stop()


def note(word: str) -> Callable[[Connection], str]:
    def work(connection: Connection) -> str:
        connection.execute(text("INSERT INTO noted VALUES (:word)"), {"word": word})
        return word

    return work


def claim(coach: str) -> Callable[[Connection], bool]:
    update = text("UPDATE request SET state = 'granted', coach = :coach WHERE id = 1 AND state = 'open'")
    return lambda connection: connection.execute(update, {"coach": coach}).rowcount == 1


def words(file: Path) -> set[str]:
    """Read as somebody else would: another connection, after the answer."""
    return {row[0] for row in sqlite3.connect(file).execute("SELECT word FROM noted")}


@contextmanager
def one_batch(writer: Writer) -> Iterator[None]:
    """What is submitted inside waits in the queue until the block ends, and is then taken together."""
    entered, release = threading.Event(), threading.Event()

    def hold(_connection: Connection) -> None:
        entered.set()
        release.wait()

    held = writer.submit(hold)
    entered.wait()
    yield
    release.set()
    held.result()


def commits_of(engine: Engine) -> list[object]:
    seen: list[object] = []
    event.listen(engine, "commit", seen.append)
    return seen


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


def test_two_hundred_who_claim_one_request_have_one_winner(writer: Writer) -> None:
    start = threading.Barrier(200)
    won: list[bool] = []

    def work(number: int) -> None:
        start.wait()
        won.append(writer.run(claim(f"coach {number}")))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 200, "everybody got an answer"
    assert won.count(True) == 1


def test_two_hundred_tasks_that_claim_one_request_have_one_winner(writer: Writer) -> None:
    async def race() -> list[bool]:
        return await asyncio.gather(*(writer.perform(claim(f"coach {number}")) for number in range(200)))

    assert sorted(asyncio.run(race())) == [False] * 199 + [True]


CLAIMERS = """
import sys, threading
from sqlalchemy import text
from storage.engine import write_engine
from storage.writer import Writer

writer = Writer(write_engine(sys.argv[1]))
writer.start()
sys.stdin.readline()
update = text("UPDATE request SET state = 'granted', coach = :coach WHERE id = :id AND state = 'open'")
def claim(id, coach):
    return lambda connection: connection.execute(update, {"id": id, "coach": coach}).rowcount
futures = [writer.submit(claim(id, f"{sys.argv[2]}-{k}")) for id in range(1, 41) for k in range(5)]
print(sum(future.result() for future in futures))
writer.stop()
"""


def test_two_processes_on_one_file_have_one_winner_for_each_request(file: Path, engine: Engine) -> None:
    with engine.begin() as connection:
        for number in range(2, 41):
            connection.execute(text("INSERT INTO request VALUES (:id, 'open', NULL)"), {"id": number})
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", CLAIMERS, f"sqlite:///{file}", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [int(process.communicate()[0]) for process in processes]
    assert sum(answers) == 40, "200 claims in each process, 40 requests, 40 winners"
    granted = sqlite3.connect(file).execute("SELECT count(*) FROM request WHERE state = 'granted'").fetchone()
    assert granted == (40,)


def test_whoever_gives_up_while_waiting_in_line_is_not_served(writer: Writer, file: Path) -> None:
    async def give_up() -> None:
        task = asyncio.ensure_future(writer.perform(note("given up")))
        stays = asyncio.ensure_future(writer.perform(note("stays")))
        await asyncio.sleep(0)  # both are in the queue now
        task.cancel()
        await asyncio.sleep(0)
        release.set()
        assert await stays == "stays"

    entered, release = threading.Event(), threading.Event()

    def hold(_connection: Connection) -> None:
        entered.set()
        release.wait()

    writer.submit(hold)
    entered.wait()
    asyncio.run(give_up())
    assert words(file) == {"stays"}


def test_a_future_cancelled_while_waiting_in_line_is_not_served(writer: Writer, file: Path) -> None:
    with one_batch(writer):
        given_up, stays = writer.submit(note("given up")), writer.submit(note("stays"))
        assert given_up.cancel()
    assert stays.result() == "stays"
    assert words(file) == {"stays"}


class CountingLoop(asyncio.SelectorEventLoop):
    wake_ups = 0

    def call_soon_threadsafe(self, *arguments: Any, **named: Any) -> Any:
        self.wake_ups += 1
        return super().call_soon_threadsafe(*arguments, **named)


def test_a_batch_wakes_the_event_loop_once(writer: Writer) -> None:
    async def fifty() -> list[str]:
        waiting = [asyncio.ensure_future(writer.perform(note(str(number)))) for number in range(50)]
        await asyncio.sleep(0)
        release.set()
        return await asyncio.gather(*waiting)

    entered, release = threading.Event(), threading.Event()

    def hold(_connection: Connection) -> None:
        entered.set()
        release.wait()

    writer.submit(hold)
    entered.wait()
    loop = CountingLoop()
    assert len(loop.run_until_complete(fifty())) == 50
    assert loop.wake_ups == 1
    loop.close()


def test_an_error_reaches_the_task_that_waits(writer: Writer) -> None:
    def fails(_connection: Connection) -> None:
        raise LookupError("its own error")

    with pytest.raises(LookupError, match="its own error"):
        asyncio.run(writer.perform(fails))


def test_a_stop_iteration_does_not_leave_anybody_waiting(writer: Writer) -> None:
    def stops(_connection: Connection) -> None:
        next(iter(()))

    async def both() -> list[Any]:
        return await asyncio.gather(writer.perform(stops), writer.perform(note("a")), return_exceptions=True)

    error, word = asyncio.run(both())
    assert isinstance(error, RuntimeError)
    assert word == "a"


def test_a_loop_that_has_closed_stops_nobody(writer: Writer, file: Path) -> None:
    async def leave() -> None:
        asyncio.ensure_future(writer.perform(note("left"))).add_done_callback(lambda task: task.cancelled())
        await asyncio.sleep(0)

    loop = asyncio.new_event_loop()
    with one_batch(writer):
        loop.run_until_complete(leave())
        loop.close()
    assert writer.run(note("stays")) == "stays"


def test_stopping_finishes_what_is_queued_and_takes_nothing_new(engine: Engine, file: Path) -> None:
    writer = Writer(engine)
    writer.start()
    with one_batch(writer):
        futures: list[Future[str]] = [writer.submit(note(str(number))) for number in range(20)]
        stopping = threading.Thread(target=writer.stop)
        stopping.start()
    stopping.join()
    assert all(future.done() for future in futures)
    assert len(words(file)) == 20
    with pytest.raises(NotCommitted, match="not running"):
        writer.submit(note("too late"))
    writer.stop()  # twice is harmless


def test_nothing_is_taken_before_the_start(engine: Engine) -> None:
    with pytest.raises(NotCommitted, match="not running"):
        Writer(engine).submit(note("too early"))


def test_a_unit_that_would_wait_for_another_one_is_told_so_instead_of_hanging(writer: Writer) -> None:
    with pytest.raises(RuntimeError, match="cannot wait"):
        writer.run(lambda _connection: writer.run(note("inner")))
