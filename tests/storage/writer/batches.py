"""Units of work for the writer's tests, and a way to make them wait together."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.pool import PoolProxiedConnection

from storage.writer import Writer

SCHEMA = """
CREATE TABLE request (id INTEGER PRIMARY KEY, state TEXT NOT NULL, coach TEXT);
CREATE TABLE noted (word TEXT PRIMARY KEY);
CREATE TABLE child (parent INTEGER REFERENCES request(id) DEFERRABLE INITIALLY DEFERRED);
INSERT INTO request VALUES (1, 'open', NULL);
"""


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
    """Counted where the engine hands a commit to its driver: the writer's connection is open by then."""
    seen: list[object] = []
    commit = engine.dialect.do_commit

    def counted(connection: PoolProxiedConnection) -> None:
        seen.append(connection)
        commit(connection)

    engine.dialect.do_commit = counted  # type: ignore[method-assign]
    return seen
