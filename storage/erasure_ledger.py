"""The ledger of erasures: a file beside the database that only grows, so that a restored backup can repeat each (R-069).

A line is `sequence what person moment mac`; each MAC covers the line and the MAC before it, under a key that is in neither
the database nor the file. A line that a crash cut short counts for nothing and is taken off before the next one.
"""

import fcntl
import hmac
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from storage.errors import CannotStart
from storage.vault import Vault

_FIRST = bytes(32)


@dataclass(frozen=True)
class LedgerEntry:
    """`what` is "intent" before anything is removed, and "done" when everything is."""

    what: str
    person: UUID
    at: datetime


@dataclass(frozen=True)
class _Seen:
    """The file as it was last read or written: its whole lines, and the MAC of the last."""

    size: int
    lines: int
    mac: bytes
    known: frozenset[tuple[str, UUID]]


class ErasureLedger:
    def __init__(self, path: Path, vault: Vault) -> None:
        self._path = path
        self._vault = vault
        self._seen = _Seen(0, 0, _FIRST, frozenset())

    def intend(self, person: UUID, *, at: datetime) -> None:
        self._add("intent", person, at)

    def done(self, person: UUID, *, at: datetime) -> None:
        self._add("done", person, at)

    def entries(self) -> Sequence[LedgerEntry]:
        """Oldest first. Raises `CannotStart` when a line is not as it was written (F-072)."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return []
        return [entry for entry, _ in self._read(content)]

    def _add(self, what: str, person: UUID, at: datetime) -> None:
        with _locked(self._path) as file:
            seen = self._look(file)
            if (what, person) in seen.known:
                return
            text = f"{seen.lines + 1} {what} {person.hex} {at.astimezone(UTC).isoformat()}"
            mac = self._mac(text, seen.mac)
            line = f"{text} {mac.hex()}\n".encode()
            os.ftruncate(file, seen.size)
            os.pwrite(file, line, seen.size)
            os.fsync(file)
            self._seen = _Seen(seen.size + len(line), seen.lines + 1, mac, seen.known | {(what, person)})

    def _look(self, file: int) -> "_Seen":
        """Read again only when somebody else has written: every line is checked once."""
        if os.fstat(file).st_size == self._seen.size:
            return self._seen
        content = os.pread(file, os.fstat(file).st_size, 0)
        whole = content[: content.rfind(b"\n") + 1]
        read = list(self._read(whole))
        known = frozenset((entry.what, entry.person) for entry, _ in read)
        return _Seen(len(whole), len(read), read[-1][1] if read else _FIRST, known)

    def _read(self, content: bytes) -> Iterator[tuple[LedgerEntry, bytes]]:
        before = _FIRST
        for number, line in enumerate(content.split(b"\n")[:-1], start=1):
            text, _, mac = line.decode("ascii", "replace").rpartition(" ")
            expected = self._mac(text, before)
            if not hmac.compare_digest(expected.hex(), mac) or not text.startswith(f"{number} "):
                raise CannotStart(
                    f"Line {number} of the ledger of erasures is not as it was written. Put {self._path.name} back."
                )
            _, what, person, at = text.split(" ")
            yield LedgerEntry(what, UUID(person), datetime.fromisoformat(at)), expected
            before = expected

    def _mac(self, text: str, before: bytes) -> bytes:
        return self._vault.mac("erasure-ledger", text.encode() + before)


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """The command line may be adding its own line in another process. A new file's name is synced as well."""
    is_new = not path.exists()
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
        if is_new:
            folder = os.open(path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)
    finally:
        os.close(file)
