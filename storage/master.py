"""The master keys: a file of the installation's own, read once at start. Klik never makes one by itself."""

import base64
import binascii
import os
from dataclasses import dataclass, field
from pathlib import Path

from storage.cipher import KEY_SIZE, derive, new_key
from storage.errors import CannotStart

_LONGEST_FILE = 64 * 1024


@dataclass(frozen=True)
class MasterKey:
    """The name follows from the key, so a file of bare keys needs no numbering and cannot be numbered wrongly."""

    name: str
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class MasterKeys:
    """The first is the current one: it wraps what is new. The others still open what is older."""

    ring: tuple[MasterKey, ...]

    @property
    def current(self) -> MasterKey:
        return self.ring[0]

    def named(self, name: str) -> MasterKey | None:
        return next((master for master in self.ring if master.name == name), None)


def make_master_key(path: Path) -> None:
    """For the demo, and for whoever starts with nothing. Never overwrites."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(new_key()) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def read_master_keys(path: Path, *, data_exist: bool) -> MasterKeys:
    lines = [line.strip() for line in _read(path, data_exist=data_exist).splitlines()]
    keys = [_decoded(line, path, number) for number, line in enumerate(lines, start=1) if line]
    if not keys:
        raise CannotStart(f"The master key file {path} is empty. Put the key back from your safe copy.")
    if len(set(keys)) < len(keys):
        raise CannotStart(
            f"The master key file {path} holds the same key twice. Remove one of the two lines."
        )
    return MasterKeys(tuple(MasterKey(derive(key, b"name")[:8].hex(), key) for key in keys))


def _read(path: Path, *, data_exist: bool) -> bytes:
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode & 0o777
            if mode & 0o177:
                raise CannotStart(
                    f"The master key file {path} is open to others than its owner. Close it: chmod 600 {path}"
                )
            return file.read(_LONGEST_FILE)
    except FileNotFoundError:
        raise CannotStart(_missing(path, data_exist=data_exist)) from None
    except OSError as error:
        raise CannotStart(f"Klik cannot read the master key file {path}: {error.strerror}.") from None


def _missing(path: Path, *, data_exist: bool) -> str:
    if data_exist:
        return (
            f"The master key file {path} is missing, and there are data that only its key opens. "
            "Put it back from your safe copy; Klik never makes a new one over existing data."
        )
    return (
        f"There is no master key file {path} yet. Make one, and keep a copy in a safe place: "
        f"(umask 077 && openssl rand -base64 32 > {path})"
    )


def _decoded(line: bytes, path: Path, number: int) -> bytes:
    try:
        key = base64.b64decode(line, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_SIZE:
        raise CannotStart(
            f"Line {number} of the master key file {path} is no key: 32 random bytes in base64."
        )
    return key
