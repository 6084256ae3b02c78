"""Core statements made ready for the driver once: which value goes in where, and what each column becomes.

SQLAlchemy does that anew at every execution, and it costs several times what the statement itself does (storage 1).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Delete, Dialect, Insert, Result, Row, Select, Update
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]
_Way = Callable[[Any], Any] | None

# Follows from the statements alone, and goes with them.
_READY: WeakKeyDictionary[Statement, dict[tuple[str, ...], "_Ready"]] = WeakKeyDictionary()


def rows_of(connection: Connection, statement: Statement, values: Values) -> Sequence[Row[Any]]:
    ready = _ready(connection, statement, values)
    if ready.takes_lists:
        return connection.execute(statement, values).all()
    with _driver(connection, ready.text) as cursor:
        cursor.execute(ready.text, ready.bound(values))
        return ready.rows(cursor.fetchall())


def changed_by(connection: Connection, statement: Statement, *values: Values) -> int:
    """How many rows were changed or added."""
    ready = _ready(connection, statement, values[0])
    if ready.takes_lists:
        return connection.execute(statement, list(values)).rowcount
    with _driver(connection, ready.text) as cursor:
        cursor.executemany(ready.text, [ready.bound(each) for each in values])
        return int(cursor.rowcount)


class _Ready:
    """A statement in one dialect, for values of these names."""

    def __init__(self, statement: Statement, dialect: Dialect, names: Iterable[str]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(names))
        self.text = str(compiled)
        # "IN (…)" is written anew for every number of values: that is left to SQLAlchemy.
        self.takes_lists = any(bind.expanding for bind in compiled.binds.values())
        self._binds = [
            (name, compiled.params[name], _way_in(compiled.binds[name].type, dialect))
            for name in compiled.positiontup or ()
        ]
        columns = [] if isinstance(statement, Delete) else list(statement.exported_columns)
        self._ways = [_way_out(column.type, dialect) for column in columns]
        self._columns = SimpleResultMetaData([str(column.key) for column in columns])

    def bound(self, values: Values) -> list[Any]:
        """In the order of the text; what is not given stands in the statement itself."""
        return [
            way(values.get(name, fixed)) if way else values.get(name, fixed)
            for name, fixed, way in self._binds
        ]

    def rows(self, found: Iterable[Sequence[Any]]) -> Sequence[Row[Any]]:
        read: Result[Any] = IteratorResult(self._columns, map(self._read, found))
        return read.all()

    def _read(self, found: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(way(value) if way else value for way, value in zip(self._ways, found, strict=True))


def _ready(connection: Connection, statement: Statement, values: Values) -> _Ready:
    names = tuple(values)
    known = _READY.setdefault(statement, {})
    if (ready := known.get(names)) is None:
        ready = known[names] = _Ready(statement, connection.dialect, names)
    return ready


@contextmanager
def _driver(connection: Connection, text: str) -> Iterator[DBAPICursor]:
    """The driver's own cursor in this transaction, with SQLAlchemy's errors: none of them shows a value."""
    cursor = connection.connection.cursor()
    error_type = connection.dialect.loaded_dbapi.Error
    try:
        yield cursor
    except error_type as error:
        raise DBAPIError.instance(
            text, None, error, error_type, hide_parameters=True, dialect=connection.dialect
        ) from error
    finally:
        cursor.close()


def _way_in(kind: TypeEngine[Any], dialect: Dialect) -> _Way:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _way_out(kind: TypeEngine[Any], dialect: Dialect) -> _Way:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
