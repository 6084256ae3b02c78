"""What is wiped stays readable in SQLite's write-ahead log until that log is emptied: here it is, outside any transaction."""

from sqlalchemy import Engine

from storage.engine import DATA_PRAGMAS

# The writer waits no longer than this for somebody who is reading: the log is then emptied after the next batch.
PATIENCE_MS = 100


class Residue:
    """`note` while something is wiped, `clear` after the commit; both from the writer's thread (M15, faults 1.3)."""

    def __init__(self, writing: Engine) -> None:
        self._writing = writing
        self._is_there = False

    def note(self) -> None:
        self._is_there = True

    @property
    def is_there(self) -> bool:
        return self._is_there

    def clear(self) -> None:
        if not self._is_there:
            return
        connection = self._writing.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            # The first number says "busy": somebody still reads what was there before.
            answer = cursor.fetchone()
            self._is_there = answer is None or bool(answer[0])
            cursor.execute(f"PRAGMA busy_timeout={DATA_PRAGMAS['busy_timeout']}")
        finally:
            connection.close()
