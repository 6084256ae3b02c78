"""What stands in the audit trail of a house: read from the file itself, as an auditor would."""

import sqlite3
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    action: str
    role: str
    outcome: str
    has_case: bool


def trail(folder: Path) -> list[Entry]:
    """Oldest first."""
    connection = sqlite3.connect(f"file:{folder / 'klik.db'}?mode=ro", uri=True)
    try:
        found = connection.execute("SELECT action, role, outcome, case_id FROM audit ORDER BY seq").fetchall()
    finally:
        connection.close()
    return [Entry(action, role, outcome, case is not None) for action, role, outcome, case in found]


def outcomes(folder: Path, action: str) -> list[str]:
    return [entry.outcome for entry in trail(folder) if entry.action == action]
