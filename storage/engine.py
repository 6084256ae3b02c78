"""Engines: how a database is opened for writing and for reading. What is kept in it stands in `tables`."""

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import PoolProxiedConnection

from storage.errors import CannotStart

# `busy_timeout` first: the others may have to wait for another process.
DATA_PRAGMAS: Mapping[str, str] = {
    "busy_timeout": "10000",
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    # What a savepoint would put back: else every accept writes sixteen pages of people's rows to a temporary file.
    "temp_store": "MEMORY",
    "journal_size_limit": "67108864",
}
# A write-ahead log would keep an erased key until a checkpoint, so keys have a rollback journal (M15).
# EXTRA also syncs the directory when that journal is removed: a power cut never takes back a commit.
KEY_PRAGMAS: Mapping[str, str] = {
    "busy_timeout": "10000",
    "journal_mode": "DELETE",
    "synchronous": "EXTRA",
    "foreign_keys": "ON",
    "secure_delete": "ON",
}


def write_engine(url: str, pragmas: Mapping[str, str] = DATA_PRAGMAS) -> Engine:
    """One connection, and every transaction takes the write lock before it reads (M14, M21)."""
    return _sqlite(_checked(url), pragmas, size=1, begin="BEGIN IMMEDIATE")


def read_engine(url: str, pragmas: Mapping[str, str] = DATA_PRAGMAS) -> Engine:
    """A few connections that cannot write; each transaction sees one moment."""
    return _sqlite(_checked(url), {**pragmas, "query_only": "ON"}, size=4, begin="BEGIN")


def data_exist(url: str) -> bool:
    """Asked before the keys are opened, and those before the database is made: a first start may then stop anywhere."""
    file = Path(_checked(url).database or "")
    return file.exists() and file.stat().st_size > 0


def refuse_damaged(engine: Engine) -> None:
    """Raises `CannotStart` when a page of the file is damaged: nothing is served from half a database (F-031)."""
    try:
        with engine.connect() as connection:
            said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    except OperationalError:  # busy, full or read-only: the file itself may be whole
        raise
    except DatabaseError:
        said = None
    if said != "ok":
        name = Path(engine.url.database or "").name
        raise CannotStart(
            f"{name} is damaged, so Klik does not start. Keep the file, and put back a copy that is whole."
        )


def _checked(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        # The text may hold a password, so it is not repeated.
        raise CannotStart("KLIK_DATABASE_URL is no address; write sqlite:///path/to/klik.db") from None
    match parsed.get_backend_name():
        case "sqlite":
            if parsed.database in (None, "", ":memory:"):
                raise CannotStart("Klik keeps its data in a file; write sqlite:///path/to/klik.db")
            return parsed
        case other:  # PostgreSQL follows here: the same two functions, a small pool instead of one connection
            raise CannotStart(f"Klik cannot use {other} yet; write sqlite:///path/to/klik.db")


def _sqlite(url: URL, pragmas: Mapping[str, str], *, size: int, begin: str) -> Engine:
    """Without SQLAlchemy's engine events: a single one makes every statement cost a tenth more."""
    path = Path(url.database or "")

    def connect() -> sqlite3.Connection:
        make_private_file(path)
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}")
        return connection

    def start(dbapi_connection: PoolProxiedConnection) -> None:
        # Not the driver's own BEGIN: it comes too late, and not before a SELECT (M21).
        dbapi_connection.cursor().execute(begin)

    def end(dbapi_connection: PoolProxiedConnection) -> None:
        # Not the driver's own COMMIT: that one says nothing when a full disk has ended the transaction.
        dbapi_connection.cursor().execute("COMMIT")

    engine = create_engine(
        url,
        creator=connect,
        pool_size=size,
        max_overflow=0,
        pool_timeout=30,
        hide_parameters=True,
    )
    engine.dialect.do_begin = start  # type: ignore[method-assign]
    engine.dialect.do_commit = end  # type: ignore[method-assign]
    return engine


def make_private_file(path: Path) -> None:
    """Makes an empty file that only its owner may read; SQLite gives its journals the same mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise CannotStart(f"Klik cannot make {path.name} in its data folder: {error.strerror}") from None
