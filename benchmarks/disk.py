"""What this disk asks for one durable commit, with nothing of Klik around it: the part of a click nobody can make faster."""

import sqlite3
import time
from pathlib import Path
from statistics import median

from storage.engine import DATA_PRAGMAS

COMMITS = 50


def commit_milliseconds(folder: Path) -> float:
    """The p50 of bare commits, under the same pragmas."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for name, value in DATA_PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")
    connection.execute("CREATE TABLE IF NOT EXISTS bare (value TEXT)")
    try:
        return median(_commit(connection) for _ in range(COMMITS)) * 1000
    finally:
        connection.close()


def _commit(connection: sqlite3.Connection) -> float:
    started = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO bare VALUES (?)", ("x" * 200,))
    connection.execute("COMMIT")
    return time.perf_counter() - started
