"""The statement's versions and the one draft. What is published is frozen by triggers, so nothing here can change it."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from bot.clock import Clock, SystemClock
from bot.context import AMSTERDAM
from bot.ports.statements import Draft, Statement
from bot.privacy import seed
from bot.words import Language
from storage.errors import CannotStart
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.statements import StatementRow, StatementTextRow

STATEMENT, TEXT = table_of(StatementRow), table_of(StatementTextRow)

_PUBLISHED = mine(STATEMENT) & STATEMENT.c.published_at.is_not(None)
_WHOLE = select(
    STATEMENT.c.id,
    STATEMENT.c.version,
    STATEMENT.c.in_force,
    STATEMENT.c.widens,
    STATEMENT.c.published_at,
    TEXT.c.digest,
).join(
    TEXT,
    (TEXT.c.network_id == STATEMENT.c.network_id)
    & (TEXT.c.statement_id == STATEMENT.c.id)
    & (TEXT.c.language == Language.NL.value),
)
_ALL = _WHOLE.where(_PUBLISHED).order_by(STATEMENT.c.version)
_IN_FORCE = (
    _WHOLE.where(_PUBLISHED, STATEMENT.c.in_force <= bindparam("day"))
    .order_by(STATEMENT.c.in_force.desc())
    .limit(1)
)
_WIDENING = select(STATEMENT.c.widens, STATEMENT.c.published_at).where(
    _PUBLISHED, STATEMENT.c.in_force <= bindparam("day"), STATEMENT.c.widens != ""
)
_BY_VERSION = _WHOLE.where(_PUBLISHED, STATEMENT.c.version == bindparam("number"))
_BY_ID = _WHOLE.where(_PUBLISHED, STATEMENT.c.id == bindparam("key"))
_TEXTS = select(TEXT.c.language, TEXT.c.text).where(by_key(TEXT, "statement_id"))
_DRAFT = select(STATEMENT.c.id, STATEMENT.c.in_force, STATEMENT.c.widens).where(
    mine(STATEMENT), STATEMENT.c.published_at.is_(None)
)
_LAST = select(func.max(STATEMENT.c.version)).where(mine(STATEMENT))
_ADD, _ADD_TEXT = insert(STATEMENT), insert(TEXT)
_DROP, _DROP_TEXTS = (
    delete(STATEMENT).where(by_key(STATEMENT)),
    delete(TEXT).where(by_key(TEXT, "statement_id")),
)
_PUBLISH = update(STATEMENT).where(by_key(STATEMENT), STATEMENT.c.published_at.is_(None))


class StoredStatements:
    """`clock` says which versions hold today."""

    def __init__(self, rows: Rows, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    def in_force(self, on: date) -> Statement | None:
        return _statement(self._rows.first(_IN_FORCE, day=on.isoformat()))

    def find(self, version: int) -> Statement | None:
        return _statement(self._rows.first(_BY_VERSION, number=version))

    def by_id(self, statement: UUID) -> Statement | None:
        return _statement(self._rows.first(_BY_ID, key=statement))

    def all(self) -> Sequence[Statement]:
        return [found for row in self._rows.all(_ALL) if (found := _statement(row))]

    def widened_at(self, purpose: str) -> datetime | None:
        today = self._clock.now().astimezone(AMSTERDAM).date().isoformat()
        rows = self._rows.all(_WIDENING, day=today)
        return max((row.published_at for row in rows if purpose in row.widens.split()), default=None)

    def text(self, statement: UUID, language: Language) -> str:
        return self._texts(statement)[language]

    def draft(self) -> Draft | None:
        row = self._rows.first(_DRAFT)
        if row is None:
            return None
        return Draft(row.id, date.fromisoformat(row.in_force), self._texts(row.id), tuple(row.widens.split()))

    def keep_draft(self, draft: Draft, *, now: datetime) -> None:
        self.drop_draft()
        row = {"id": draft.id, "in_force": draft.in_force.isoformat(), "widens": " ".join(draft.widens)}
        self._rows.add(_ADD, {**row, "version": None, "made_at": now, "published_at": None})
        self._rows.add(
            _ADD_TEXT, *(_text(draft.id, language, text) for language, text in draft.texts.items())
        )

    def drop_draft(self) -> bool:
        row = self._rows.first(_DRAFT)
        if row is None:
            return False
        self._rows.change(_DROP_TEXTS, key=row.id)
        return self._rows.change(_DROP, key=row.id) == 1

    def publish(self, draft: UUID, *, now: datetime) -> Statement:
        number = (self._rows.value(_LAST) or 0) + 1
        if self._rows.change(_PUBLISH, key=draft, version=number, published_at=now) != 1:
            raise LookupError(f"no draft {draft}")
        published = self.by_id(draft)
        if published is None:
            raise LookupError(f"draft {draft} has no Dutch text")
        return published

    def _texts(self, statement: UUID) -> dict[Language, str]:
        return {Language(row.language): row.text for row in self._rows.all(_TEXTS, key=statement)}


def plant(rows: Rows) -> None:
    """Version 1 in a network that has no statement yet: the supplied text, byte for byte (R-090)."""
    statements = StoredStatements(rows, SystemClock())
    if statements.find(1) is None:
        first = seed.draft()
        statements.keep_draft(first, now=seed.PUBLISHED_AT)
        statements.publish(first.id, now=seed.PUBLISHED_AT)


def _statement(row: Row[Any] | None) -> Statement | None:
    if row is None:
        return None
    in_force, widens = date.fromisoformat(row.in_force), tuple(row.widens.split())
    return Statement(row.id, row.version, in_force, row.digest, widens, row.published_at)


def _text(statement: UUID, language: Language, text: str) -> dict[str, Any]:
    digest = hashlib.sha256(text.encode()).digest()
    return {"statement_id": statement, "language": language.value, "text": text, "digest": digest}


def create_triggers(connection: Connection) -> None:
    """The database itself refuses to change, remove or replace what was published. Called by the migration."""
    match connection.dialect.name:
        case "sqlite":
            for statement in _SQLITE_TRIGGERS:
                connection.exec_driver_sql(statement)
        case other:
            raise CannotStart(f"Klik has no triggers for the statement on {other}")


_REFUSED = "BEGIN SELECT RAISE(ABORT, 'a published statement is immutable'); END"
_PARENT = "EXISTS (SELECT 1 FROM statement WHERE id = {}.statement_id AND published_at IS NOT NULL)"
_TWIN = (
    "EXISTS (SELECT 1 FROM statement WHERE published_at IS NOT NULL "
    "AND (id = NEW.id OR version = NEW.version OR in_force = NEW.in_force))"
)
# INSERT OR REPLACE fires no DELETE trigger (recursive_triggers is off): the ones before an INSERT stop it.
_SQLITE_TRIGGERS = (
    f"CREATE TRIGGER statement_is_not_changed BEFORE UPDATE ON statement WHEN OLD.published_at IS NOT NULL {_REFUSED}",
    f"CREATE TRIGGER statement_is_not_removed BEFORE DELETE ON statement WHEN OLD.published_at IS NOT NULL {_REFUSED}",
    f"CREATE TRIGGER statement_is_not_replaced BEFORE INSERT ON statement WHEN {_TWIN} {_REFUSED}",
    f"CREATE TRIGGER statement_text_is_not_changed BEFORE UPDATE ON statement_text WHEN {_PARENT.format('OLD')} {_REFUSED}",
    f"CREATE TRIGGER statement_text_is_not_removed BEFORE DELETE ON statement_text WHEN {_PARENT.format('OLD')} {_REFUSED}",
    f"CREATE TRIGGER statement_text_is_not_added BEFORE INSERT ON statement_text WHEN {_PARENT.format('NEW')} {_REFUSED}",
)
