"""The end of each audit chain, noted outside the database: what makes a cut tail or an older database show.

The file may lag behind the database (a crash between commit and note), and never leads it: it is written after the commit.
"""

import fcntl
import hmac
import os
import struct
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from storage.audit import Head
from storage.vault import Vault

# magic, network, seq, mac, seal; 128 bytes never straddle a disk sector, so a slot is written whole or not at all.
_SLOT = struct.Struct(">4s16sQ32s32s36x")
_MAGIC = b"KAH1"


class AuditHead:
    """Two slots for each network, written in turn: a torn one leaves the other, a little older."""

    def __init__(self, path: Path, vault: Vault) -> None:
        self._path = path
        self._vault = vault
        self._noted: dict[UUID, Head] = {}
        self._gate = threading.Lock()
        self._file: int | None = None
        self._known: tuple[bytes, list[Head | None]] = (b"", [])

    def note(self, head: Head) -> None:
        """After the commit of the unit that made it; nothing is written yet."""
        with self._gate:
            known = self._noted.get(head.network)
            if known is None or known.seq < head.seq:
                self._noted[head.network] = head

    def flush(self) -> None:
        """After each batch of the writer: one small write, however many entries were added.

        Not synced: a kill loses nothing of it, a power cut at worst makes it lag, and lagging is allowed.
        """
        with self._gate:
            noted, self._noted = self._noted, {}
        if not noted:
            return
        file = self._opened()
        with _locked(file):
            slots = self._read_anew(_content(file))
            for head in noted.values():
                _put(file, slots, head, self._vault)
            self._known = _content(file), slots

    def _read_anew(self, content: bytes) -> list[Head | None]:
        """Unless nobody else has written: then the seals are those of the last time."""
        known, slots = self._known
        return slots if content == known else _slots(content, self._vault)

    def read(self) -> Mapping[UUID, Head]:
        """The newest head of each network. A slot that somebody changed counts for nothing."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        return _newest(slot for slot in _slots(content, self._vault) if slot is not None)

    def close(self) -> None:
        self.flush()
        if self._file is not None:
            os.fsync(self._file)
            os.close(self._file)
            self._file = None

    def _opened(self) -> int:
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        return self._file


@contextmanager
def _locked(file: int) -> Iterator[None]:
    """The command line may be writing its own entry in another process."""
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _content(file: int) -> bytes:
    return os.pread(file, os.fstat(file).st_size, 0)


def _slots(content: bytes, vault: Vault) -> list[Head | None]:
    whole = len(content) - len(content) % _SLOT.size
    return [_head(content[start : start + _SLOT.size], vault) for start in range(0, whole, _SLOT.size)]


def _head(slot: bytes, vault: Vault) -> Head | None:
    magic, network, seq, mac, seal = _SLOT.unpack(slot)
    if magic != _MAGIC or not hmac.compare_digest(seal, _seal(network, seq, mac, vault)):
        return None
    return Head(UUID(bytes=network), seq, mac)


def _seal(network: bytes, seq: int, mac: bytes, vault: Vault) -> bytes:
    return vault.mac("audit-head", network + seq.to_bytes(8, "big") + mac)


def _newest(heads: Iterable[Head]) -> dict[UUID, Head]:
    newest: dict[UUID, Head] = {}
    for head in heads:
        if head.network not in newest or newest[head.network].seq < head.seq:
            newest[head.network] = head
    return newest


def _put(file: int, slots: list[Head | None], head: Head, vault: Vault) -> None:
    own = {
        index: slot.seq
        for index, slot in enumerate(slots)
        if slot is not None and slot.network == head.network
    }
    # Over the older of the two: whatever is written, the newest stays.
    index = min(own, key=lambda each: own[each]) if len(own) >= 2 else _free(slots)
    slots[index : index + 1] = [head]
    seal = _seal(head.network.bytes, head.seq, head.mac, vault)
    packed = _SLOT.pack(_MAGIC, head.network.bytes, head.seq, head.mac, seal)
    os.pwrite(file, packed, index * _SLOT.size)


def _free(slots: list[Head | None]) -> int:
    return next((index for index, slot in enumerate(slots) if slot is None), len(slots))
