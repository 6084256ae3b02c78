"""Everybody who waits is answered: threads, tasks, processes, and whoever stops waiting (M13, F-006)."""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from storage.errors import NotCommitted
from storage.writer import Writer
from tests.storage.writer.batches import claim, note, one_batch, words


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
