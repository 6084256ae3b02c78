"""The key database: a key for each person, wrapped by the master key, in a file of its own (`keys.db`).

It stays out of the daily backup: without a person's key, every copy of that person's data is noise.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    Uuid,
    bindparam,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy.exc import DatabaseError

from bot.clock import Clock
from bot.ids import new_id
from storage.cipher import DoesNotOpen, decrypt, encrypt, new_key, tuple_bytes
from storage.engine import KEY_PRAGMAS, read_engine, refuse_damaged, write_engine
from storage.errors import CannotStart, NoKey
from storage.master import MasterKeys, read_master_keys
from storage.statements import rows_of

# Copies of the key database stand here, beside it, each a whole file; they are rewritten at every erasure.
KEY_COPIES = "key-copies"
_VERSION = b"\x01"
_CANARY = b"a small bird that must sing at every start"
_SECRETS = ("lookup", "mac")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PAGE = 500

_tables = MetaData()
_canary = Table(
    "canary",
    _tables,
    Column("master", String, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
_secret = Table(
    "secret",
    _tables,
    Column("name", String, primary_key=True),
    Column("master", String, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)
_subject_key = Table(
    "subject_key",
    _tables,
    Column("id", Uuid, primary_key=True),
    Column("subject", Uuid, nullable=False, index=True),
    Column("master", String, nullable=False, index=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("made_at", BigInteger, nullable=False),
)
_tombstone = Table(
    "tombstone",
    _tables,
    Column("subject", Uuid, primary_key=True),
    Column("forgotten_at", BigInteger, nullable=False),
)

_of_subject = (
    select(_subject_key.c.subject, _subject_key.c.id, _subject_key.c.master, _subject_key.c.wrapped)
    .where(_subject_key.c.subject == bindparam("subject"))
    .order_by(_subject_key.c.id)
)
_has_tombstone = select(_tombstone.c.subject).where(_tombstone.c.subject == bindparam("subject"))


@dataclass(frozen=True)
class SubjectKey:
    """An opened key. Lives as long as the call that needs it and is kept nowhere."""

    id: UUID
    subject: UUID
    key: bytes = field(repr=False)


class Keys:
    """What `keys.db` knows. Every method is one transaction of its own, committed when it returns."""

    def __init__(
        self, writing: Engine, reading: Engine, masters: MasterKeys, clock: Clock, *, copies: Path
    ) -> None:
        self._writing = writing
        self._reading = reading
        self._masters = masters
        self._clock = clock
        self._copies = copies

    def make(self, subject: UUID) -> None:
        """Commits a key. The row that needs it comes after: a crash in between leaves a key, never an orphan row."""
        master, key_id = self._masters.current, new_id()
        wrapped = encrypt(master.key, new_key(), _key_context(subject, key_id, master.name))
        with self._writing.begin() as connection:
            if connection.execute(_has_tombstone, {"subject": subject}).first():
                raise NoKey(subject)
            values = {"id": key_id, "subject": subject, "master": master.name, "wrapped": wrapped}
            connection.execute(insert(_subject_key), {**values, "made_at": _micros(self._clock.now())})

    def master_key_since(self) -> datetime | None:
        """When the current master key wrapped its first key."""
        oldest = select(func.min(_subject_key.c.made_at)).where(
            _subject_key.c.master == self._masters.current.name
        )
        with self._reading.connect() as connection:
            found = connection.execute(oldest).scalar()
        return None if found is None else _moment(found)

    def of(self, subjects: Iterable[UUID]) -> dict[UUID, list[SubjectKey]]:
        """The keys of each, oldest first. Whoever has none is not in it; a key that is damaged is left out."""
        found: dict[UUID, list[SubjectKey]] = {}
        with self._reading.connect() as connection:
            for subject in set(subjects):
                if rows := rows_of(connection, _of_subject, {"subject": subject}):
                    found[subject] = [key for row in rows for key in self._unwrapped(row)]
        return found

    def secret(self, name: str) -> bytes:
        """Random, made at the first start: it outlives every change of the master key."""
        with self._reading.connect() as connection:
            row = connection.execute(select(_secret).where(_secret.c.name == name)).one()
        master = self._masters.named(row.master)
        try:
            if master is not None:
                return decrypt(master.key, row.wrapped, _secret_context(name, row.master))
        except DoesNotOpen:
            pass
        raise CannotStart(f"The secret '{name}' in the key database does not open. Put keys.db back.")

    def forget(self, subject: UUID) -> None:
        """From here on nothing of this person can be opened or sealed, in any copy of the data. Twice is harmless.

        The key goes from every copy of this file in `KEY_COPIES` as well: a backup of data is noise without it (F-069).
        """
        _forget(self._writing, subject, _micros(self._clock.now()))
        for copy in sorted(self._copies.glob("*.db")):
            engine = write_engine(f"sqlite:///{copy}", KEY_PRAGMAS)
            try:
                _forget(engine, subject, _micros(self._clock.now()))
            finally:
                engine.dispose()

    def sweep_orphans(
        self,
        alive: Callable[[Sequence[UUID]], set[UUID]],
        older_than: datetime,
        *,
        at_most: int = 100,
    ) -> int:
        """Removes keys whose person was never stored. More than a few means the wrong database: then none."""
        orphans: list[UUID] = []
        for page in self._made_before(older_than):
            orphans += set(page) - alive(page)
            if len(orphans) > at_most:
                raise CannotStart(
                    f"More than {at_most} keys in keys.db belong to nobody in the database: "
                    "do the two belong together? No key was removed."
                )
        with self._writing.begin() as connection:
            for subject in orphans:
                connection.execute(delete(_subject_key).where(_subject_key.c.subject == subject))
        return len(orphans)

    def close(self) -> None:
        self._writing.dispose()
        self._reading.dispose()

    def _made_before(self, moment: datetime) -> Iterator[list[UUID]]:
        old = select(_subject_key.c.subject).where(_subject_key.c.made_at < _micros(moment)).distinct()
        last = UUID(int=0)
        while True:
            with self._reading.connect() as connection:
                following = old.where(_subject_key.c.subject > last).order_by(_subject_key.c.subject)
                page = list(connection.execute(following.limit(_PAGE)).scalars())
            if not page:
                return
            yield page
            last = page[-1]

    def _unwrapped(self, row: Row[Any]) -> Iterator[SubjectKey]:
        master = self._masters.named(row.master)
        if master is None:
            return
        try:
            key = decrypt(master.key, row.wrapped, _key_context(row.subject, row.id, row.master))
        except DoesNotOpen:
            return
        yield SubjectKey(row.id, row.subject, key)


def open_keys(file: Path, master_file: Path, *, data_exist: bool, clock: Clock) -> Keys:
    """Opens `keys.db`, makes it at the very first start, and refuses what would leave stored data closed."""
    keys_exist = file.exists() and file.stat().st_size > 0
    masters = read_master_keys(master_file, data_exist=data_exist or keys_exist)
    if data_exist and not keys_exist:
        raise CannotStart(
            f"The key database {file} is missing, and only its keys open the data. Put it back."
        )
    url = f"sqlite:///{file}"
    writing, reading = write_engine(url, KEY_PRAGMAS), read_engine(url, KEY_PRAGMAS)
    try:
        refuse_damaged(writing)
        with writing.begin() as connection:
            _tables.create_all(connection)
            _check_masters(connection, masters, data_exist=data_exist)
    except DatabaseError as error:
        raise CannotStart(f"The key database {file} cannot be used ({type(error.orig).__name__}).") from None
    return Keys(writing, reading, masters, clock, copies=file.parent / KEY_COPIES)


def _forget(writing: Engine, subject: UUID, at: int) -> None:
    with writing.begin() as connection:
        if not connection.execute(_has_tombstone, {"subject": subject}).first():
            connection.execute(insert(_tombstone), {"subject": subject, "forgotten_at": at})
        connection.execute(delete(_subject_key).where(_subject_key.c.subject == subject))


def _check_masters(connection: Connection, masters: MasterKeys, *, data_exist: bool) -> None:
    """Each master key has a canary: a known sentence that it must open (F-065, F-066)."""
    canaries = {row.master: row.sealed for row in connection.execute(select(_canary))}
    if not canaries and data_exist:
        raise CannotStart("The key database holds no keys, and there are data. Put the right keys.db back.")
    ring = {master.name for master in masters.ring}
    if canaries and ring.isdisjoint(canaries):
        raise CannotStart(
            "This is another master key than the one the data were sealed with. Put the right one back."
        )
    if not ring.issuperset(canaries):
        raise CannotStart(
            "The master key file lacks an older key that is still in use. Add it below the first line."
        )
    for master in masters.ring:
        if (sealed := canaries.get(master.name)) is None:
            sealed = encrypt(master.key, _CANARY, _canary_context(master.name))
            connection.execute(insert(_canary), {"master": master.name, "sealed": sealed})
        _check_opens(master.key, sealed, master.name)
    if not canaries:
        _make_secrets(connection, masters)


def _check_opens(key: bytes, sealed: bytes, name: str) -> None:
    try:
        decrypt(key, sealed, _canary_context(name))
    except DoesNotOpen:
        raise CannotStart(
            "The key database is damaged: its canary does not open. Put keys.db back."
        ) from None


def _make_secrets(connection: Connection, masters: MasterKeys) -> None:
    master = masters.current
    for name in _SECRETS:
        wrapped = encrypt(master.key, new_key(), _secret_context(name, master.name))
        connection.execute(insert(_secret), {"name": name, "master": master.name, "wrapped": wrapped})


def _key_context(subject: UUID, key_id: UUID, master: str) -> bytes:
    return tuple_bytes(b"dek", _VERSION, subject.bytes, key_id.bytes, master.encode())


def _secret_context(name: str, master: str) -> bytes:
    return tuple_bytes(b"secret", _VERSION, name.encode(), master.encode())


def _canary_context(master: str) -> bytes:
    return tuple_bytes(b"canary", _VERSION, master.encode())


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _moment(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)
