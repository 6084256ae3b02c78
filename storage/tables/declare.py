"""How a column is declared: why it is held, which class of data it is, for how long. The tables stand beside this file.

Access, erasure, retention and the processing record are derived from these declarations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    Uuid,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.ext.declarative import DeferredReflection
from sqlalchemy.schema import CreateIndex
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.sql.elements import ColumnElement, TextClause
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

from bot.privacy import catalogue
from bot.privacy.purposes import SEALED, DataClass, Purpose, Term

# Every constraint has a name, so that a later migration can change it on both databases.
NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_1_name)s_%(referred_table_name)s",
}


@dataclass(frozen=True)
class Held:
    """What a column says about itself, under `info["held"]`: its row of the catalogue, and what follows from that."""

    purpose: Purpose
    data_class: DataClass
    term: Term
    category: str


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment on both databases; SQLite itself knows no zones. A naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def bind_processor(self, dialect: Dialect) -> Any:
        return _written if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return _read if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


# One unit of work writes the same moment a dozen times.
@lru_cache(maxsize=32)
def _written(moment: datetime | None) -> str | None:
    """The same text as SQLAlchemy's own, by a shorter way; `_read` is the way back."""
    return None if moment is None else _in_utc(moment).replace(tzinfo=None).isoformat(" ", "microseconds")


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


class Row(DeferredReflection, SQLModel):
    """What all tables share: their own catalogue, and a repr without anybody's data (M16).

    Statements are built on the tables, and no row becomes an object: SQLAlchemy's mapping and pydantic's validators wait
    until somebody asks for them, and a start does not.
    """

    metadata = MetaData(naming_convention=NAMES)
    model_config = {"defer_build": True}

    def __repr_args__(self) -> Sequence[tuple[str | None, Any]]:
        return [("id", self.id)] if hasattr(self, "id") else []

    def __repr__(self) -> str:
        return f"<{self.__tablename__} {getattr(self, 'id', '')}>"

    __str__ = __repr__


def table_of(row: type[Row]) -> SqlTable:
    """The Core table behind a declaration: statements are built on it, without ORM instances."""
    return row.metadata.tables[str(row.__tablename__)]


def sealed_for(table: SqlTable) -> str:
    """The column that says under whose key a row is sealed: the person's, unless the table says another."""
    named = table.info.get("sealed_for")
    return str(named or next((name for name in ("person_id", "owner_id") if name in table.c), "network_id"))


class Holding:
    """What the columns of a table share: a category of the catalogue, and so purpose, term and class.

    One row there changes every column here. LookupError for a category that has no row: add it first.
    """

    def __init__(self, code: str) -> None:
        self._row = catalogue.category(code)
        is_nobodys = self._row.data_class is DataClass.NONE
        self._plain = DataClass.NONE if is_nobodys else DataClass.PSEUDONYM

    def held(self, data_class: DataClass) -> Held:
        return Held(self._row.purpose, data_class, self._row.term, self._row.code)

    def network(self) -> Any:
        """First in every primary key."""
        return self._column(Uuid(), DataClass.NONE, primary_key=True)

    def key(self) -> Any:
        return self._column(Uuid(), self._plain, primary_key=True)

    def link(self, *, optional: bool = False, stays: bool = False) -> Any:
        """The id of another row, and this row goes with it. `stays`: it outlives that, and names nobody any more."""
        return self._column(Uuid(), self._plain, optional=optional, stays=stays)

    def code(self, length: int = 40, *, optional: bool = False, primary_key: bool = False) -> Any:
        """A word of ours or of the platform: never typed by anybody."""
        return self._column(String(length), self._plain, optional=optional, primary_key=primary_key)

    def text(self) -> Any:
        """Words of the network itself, of any length; never anybody's."""
        if self._plain is not DataClass.NONE:
            raise ValueError("what is somebody's is sealed")
        return self._column(Text(), DataClass.NONE)

    def moment(self, *, optional: bool = False, term: str = "") -> Any:
        """`term`: "starts" where the term of the whole row is counted from here, "ends" where it is over then."""
        return self._column(Moment(), self._plain, optional=optional, term=term)

    def number(self, *, optional: bool = False, primary_key: bool = False) -> Any:
        return self._column(Integer(), self._plain, optional=optional, primary_key=primary_key)

    def flag(self) -> Any:
        return self._column(Boolean(), self._plain)

    def blind(self, of: str = "", *, primary_key: bool = False, optional: bool = False) -> Any:
        """A keyed hash: finds a row again, and names nobody without the key. `of`: a category of its own in this row."""
        holding = Holding(of) if of else self
        return holding._column(LargeBinary(32), holding._plain, primary_key=primary_key, optional=optional)

    def sealed(self, of: str = "", *, optional: bool = False) -> Any:
        """Encrypted under a person's key; its name starts with `sealed_`. `of`: a category of its own in this row."""
        holding = Holding(of) if of else self
        data_class = holding._row.data_class
        if data_class not in SEALED:
            raise ValueError(f"{data_class} is not sealed")
        return holding._column(LargeBinary(), data_class, optional=optional)

    def _column(
        self,
        kind: TypeEngine[Any],
        data_class: DataClass,
        *,
        optional: bool = False,
        primary_key: bool = False,
        **more: object,
    ) -> Any:
        info = {"held": self.held(data_class), **more}
        column: Column[Any] = Column(kind, primary_key=primary_key, nullable=optional, info=info)
        return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def partial_index(name: str, *columns: str, where: ColumnElement[bool] | TextClause) -> Index:
    """An index of the rows that matter, on both databases (storage 4).

    SQLAlchemy loads a dialect to look at an option of it, so PostgreSQL's is given when the index is made there.
    """
    return Index(name, *columns, sqlite_where=where, info={"where": where})


@compiles(CreateIndex, "postgresql")
def _made_there(create: CreateIndex, compiler: DDLCompiler, **options: Any) -> Any:
    if "where" in create.element.info:
        create.element.dialect_options["postgresql"]["where"] = create.element.info["where"]
    return compiler.visit_create_index(create, **options)  # type: ignore[no-untyped-call]
