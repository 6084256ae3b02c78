"""The privacy statement, version by version. Nobody's words but the network's: nothing here is about a person.

A row without `published_at` is the draft. What is published is frozen by the database itself (`create_triggers`).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint

from storage.tables.declare import Holding, Row

_statement = Holding("statement")


class StatementRow(Row, table=True):
    """`widens`: the purposes that mean more than before, by name. `in_force`: a date in Amsterdam."""

    __tablename__ = "statement"

    network_id: UUID = _statement.network()
    id: UUID = _statement.key()
    version: int | None = _statement.number(optional=True)
    in_force: str = _statement.code(10)
    widens: str = _statement.code(400)
    made_at: datetime = _statement.moment()
    published_at: datetime | None = _statement.moment(optional=True)

    __table_args__ = (
        UniqueConstraint("network_id", "version", name="uq_statement_version"),
        UniqueConstraint("network_id", "in_force", name="uq_statement_in_force"),
    )


class StatementTextRow(Row, table=True):
    """One language of a version, and the digest of its bytes."""

    __tablename__ = "statement_text"

    network_id: UUID = _statement.network()
    statement_id: UUID = _statement.key()
    language: str = _statement.code(2, primary_key=True)
    text: str = _statement.text()
    digest: bytes = _statement.blind()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "statement_id"], ["statement.network_id", "statement.id"]),
    )
