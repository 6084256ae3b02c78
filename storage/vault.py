"""Sealing: every personal value under its person's key and bound to the one place it stands in. Keys live in `keys`.

A sealed value is `version | key id | nonce | ciphertext and tag` (faults 1.3).
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from storage.cipher import DoesNotOpen, decrypt, derive, encrypt, pad, tuple_bytes, unpad
from storage.errors import Damaged, Forgotten, NoKey, Unreadable
from storage.keys import Keys, SubjectKey

_VERSION = b"\x01"
_KEY_ID = slice(1, 17)
_LOOKUP_SIZE = 16


@dataclass(frozen=True)
class Cell:
    """The place a value is sealed for; anywhere else it does not open."""

    table: str
    column: str
    row: UUID
    subject: UUID
    network: UUID

    def context(self) -> bytes:
        return tuple_bytes(
            b"klik",
            _VERSION,
            self.network.bytes,
            self.table.encode(),
            self.column.encode(),
            self.row.bytes,
            self.subject.bytes,
        )


class Vault:
    """No key outlives the call that needed it: somebody who is forgotten is forgotten everywhere at once."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._secrets = {name: keys.secret(name) for name in ("lookup", "mac")}
        self._derived: dict[tuple[str, str], bytes] = {}

    def new_subject(self, subject: UUID) -> None:
        """Before the first row about somebody: the key is on disk when this returns."""
        self._keys.make(subject)

    def master_key_since(self) -> datetime | None:
        return self._keys.master_key_since()

    def forget(self, subject: UUID) -> None:
        self._keys.forget(subject)

    def seal(self, value: str, cell: Cell) -> bytes:
        return self.seal_all(cell.subject, [(value, cell)])[0]

    def seal_all(self, subject: UUID, values: Sequence[tuple[str, Cell]]) -> list[bytes]:
        return self.seal_blocks(subject, [(_encoded(value, cell), cell) for value, cell in values])

    def seal_blocks(self, subject: UUID, blocks: Sequence[tuple[bytes, Cell]]) -> list[bytes]:
        """As `seal_all`, for bytes: the pieces of a file."""
        if any(cell.subject != subject for _, cell in blocks):
            raise ValueError("these values are not all about the same person")
        keys = self._keys.of([subject]).get(subject)
        if not keys:
            raise NoKey(subject)
        return [_sealed(block, cell, keys[-1]) for block, cell in blocks]

    def open(self, sealed: bytes, cell: Cell) -> str:
        return self.open_all([(sealed, cell)])[0]

    def open_all(self, sealed: Sequence[tuple[bytes, Cell]]) -> list[str]:
        """All of them, or the first one's `Unreadable`."""
        return [block.decode() for block in self.open_blocks(sealed)]

    def open_blocks(self, sealed: Sequence[tuple[bytes, Cell]]) -> list[bytes]:
        """As `open_all`, for bytes: the pieces of a file."""
        opened: list[bytes] = []
        for outcome in self._each(sealed):
            if isinstance(outcome, Unreadable):
                raise outcome
            opened.append(outcome)
        return opened

    def open_each(self, sealed: Sequence[tuple[bytes, Cell]]) -> list[str | Unreadable]:
        """For lists and exports: one damaged value does not hide the others (F-061)."""
        outcomes = self._each(sealed)
        return [each if isinstance(each, Unreadable) else each.decode() for each in outcomes]

    def lookup(self, field: str, value: str) -> bytes:
        """A blind index: equal values of a field give equal bytes. Only for what cannot be guessed by trying all."""
        return hmac.digest(self._key("lookup", field), value.encode(), "sha256")[:_LOOKUP_SIZE]

    def mac(self, purpose: str, data: bytes) -> bytes:
        return hmac.digest(self._key("mac", purpose), data, "sha256")

    def _each(self, sealed: Sequence[tuple[bytes, Cell]]) -> list[bytes | Unreadable]:
        keys = self._keys.of(cell.subject for _, cell in sealed)
        return [_opened(value, cell, keys.get(cell.subject)) for value, cell in sealed]

    def _key(self, secret: str, label: str) -> bytes:
        # These belong to the installation, not to a person: keeping them hides nobody's erasure.
        if (key := self._derived.get((secret, label))) is None:
            key = derive(self._secrets[secret], secret.encode(), label.encode())
            self._derived[secret, label] = key
        return key


def _encoded(value: str, cell: Cell) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError:  # its text would repeat the value
        raise ValueError(f"{cell.table}.{cell.column} holds half a character") from None


def _sealed(plain: bytes, cell: Cell, key: SubjectKey) -> bytes:
    return _VERSION + key.id.bytes + encrypt(key.key, pad(plain), cell.context())


def _opened(sealed: bytes, cell: Cell, keys: Sequence[SubjectKey] | None) -> bytes | Unreadable:
    if keys is None:
        return Forgotten(cell.table, cell.column, cell.row)
    try:
        return _plain(sealed, cell, keys)
    except DoesNotOpen:
        return Damaged(cell.table, cell.column, cell.row)


def _plain(sealed: bytes, cell: Cell, keys: Sequence[SubjectKey]) -> bytes:
    key = next((key for key in keys if key.id.bytes == sealed[_KEY_ID]), None)
    if key is None or sealed[:1] != _VERSION:
        raise DoesNotOpen
    return unpad(decrypt(key.key, sealed[_KEY_ID.stop :], cell.context()))
