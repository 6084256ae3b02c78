"""The network the audit tests write for, and a way to tamper with what they wrote."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.ids import new_id
from storage.audit import Head
from storage.audit_check import Verdict

NETWORK = new_id()
SLOT = 128

Add = Callable[[int], Head]
Judge = Callable[[], Verdict]


def tamper(file: Path, statement: str, *values: Any) -> None:
    """As somebody would who owns the database file: the triggers are no obstacle."""
    with sqlite3.connect(file) as connection:
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        assert connection.execute(statement, values).rowcount != 0, "the tampering did something"
    connection.close()
