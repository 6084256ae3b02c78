"""Core statements made ready for the driver once: which value goes in where, and what each column becomes.

SQLAlchemy does that anew at every execution, and it costs several times what the statement itself does (storage 1).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Delete, Dialect, Insert, Row, Select, Update
from sqlalchemy.engine import result_tuple
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]
_Way = Callable[[Any], Any] | None

# Follows from the statements alone, and goes with them.
_READY: WeakKeyDictionary[Statement, dict[tuple[str, ...], "_Ready"]] = WeakKeyDictionary()


def rows_of(connection: Connection, statement: Statement, values: Values) -> Sequence[Row[Any]]:
    ready = _ready(connection, statement, values)
    if ready.is_left:
        return connection.execute(statement, values).all()
    return ready.rows(_run(connection, ready.text, ready.bound(values)).fetchall())


def changed_by(connection: Connection, statement: Statement, *values: Values) -> int:
    """How many rows were changed or added."""
    ready = _ready(connection, statement, values[0])
    if ready.is_left:
        return connection.execute(statement, list(values)).rowcount
    return int(_run(connection, ready.text, *(ready.bound(each) for each in values)).rowcount)


class _Ready:
    """A statement in one dialect, for values of these names."""

    def __init__(self, statement: Statement, dialect: Dialect, names: Iterable[str]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(names))
        self.text = str(compiled)
        # "IN (…)" is written anew for every number of values, and a driver that takes values by name wants them so:
        # that is left to SQLAlchemy.
        takes_lists = any(bind.expanding for bind in compiled.binds.values())
        self.is_left = takes_lists or compiled.positiontup is None
        self._binds = [
            (name, compiled.params[name], _way_in(compiled.binds[name].type, dialect))
            for name in compiled.positiontup or ()
        ]
        columns = [] if isinstance(statement, Delete) else list(statement.exported_columns)
        self._ways = [_way_out(column.type, dialect) for column in columns]
        self._row = result_tuple([str(column.key) for column in columns])

    def bound(self, values: Values) -> list[Any]:
        """In the order of the text; what is not given stands in the statement itself."""
        return [
            way(values.get(name, fixed)) if way else values.get(name, fixed)
            for name, fixed, way in self._binds
        ]

    def rows(self, found: Iterable[Sequence[Any]]) -> Sequence[Row[Any]]:
        return [self._row(self._read(each)) for each in found]

    def _read(self, found: Sequence[Any]) -> tuple[Any, ...]:
        return tuple([way(value) if way else value for way, value in zip(self._ways, found, strict=True)])


def _ready(connection: Connection, statement: Statement, values: Values) -> _Ready:
    names = tuple(values)
    known = _READY.setdefault(statement, {})
    if (ready := known.get(names)) is None:
        ready = known[names] = _Ready(statement, connection.dialect, names)
    return ready


def _run(connection: Connection, text: str, *values: Sequence[Any]) -> DBAPICursor:
    """On the driver's own cursor in this transaction, with SQLAlchemy's errors: none of them shows a value."""
    dialect, driver = connection.dialect, cast(DBAPIConnection, connection.connection.driver_connection)
    cursor = driver.cursor()
    try:
        if len(values) == 1:
            cursor.execute(text, values[0])
        else:
            cursor.executemany(text, values)
    except dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(
            text, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
        ) from error
    return cursor


def _way_in(kind: TypeEngine[Any], dialect: Dialect) -> _Way:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _way_out(kind: TypeEngine[Any], dialect: Dialect) -> _Way:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
