"""One transaction as the ports see it: the network is in every statement, sealed columns go through the vault.

Statements are built once, when a module is loaded: building one costs ten times as much as running it.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Delete, Insert, RowMapping, Select, Table, Update, bindparam
from sqlalchemy import Row as SqlRow

from bot.model import Account, Place
from storage.statements import changed_by, rows_of
from storage.vault import Cell, Vault

Values = Mapping[str, Any]


def mine(table: Table) -> ColumnElement[bool]:
    """Rows of this network: in every WHERE."""
    return table.c.network_id == bindparam("network")


def by_key(table: Table, column: str = "id") -> ColumnElement[bool]:
    return mine(table) & (table.c[column] == bindparam("key"))


class Rows:
    """What every port is made of. Lives as long as its transaction."""

    def __init__(self, connection: Connection, vault: Vault, network: UUID) -> None:
        self.connection = connection
        self.vault = vault
        self.network = network
        self.forgotten: list[UUID] = []
        self.has_wiped = False

    def first(self, statement: Select[Any] | Update, **values: Any) -> SqlRow[Any] | None:
        found = self.all(statement, **values)
        return found[0] if found else None

    def all(self, statement: Select[Any] | Update, **values: Any) -> Sequence[SqlRow[Any]]:
        return rows_of(self.connection, statement, {"network": self.network, **values})

    def value(self, statement: Select[Any], **values: Any) -> Any:
        row = self.first(statement, **values)
        return None if row is None else row[0]

    def change(self, statement: Update | Delete, **values: Any) -> int:
        """How many rows were changed."""
        return changed_by(self.connection, statement, {"network": self.network, **values})

    def add(self, statement: Insert, *rows: Values) -> None:
        changed_by(self.connection, statement, *({"network_id": self.network, **row} for row in rows))

    def sealed(
        self, table: Table, row: UUID, subject: UUID, values: Mapping[str, str | None]
    ) -> dict[str, bytes | None]:
        """`values` by column, encrypted for exactly that place; what is None stays None."""
        known = [(column, value) for column, value in values.items() if value is not None]
        cells = [(value, self._cell(table, column, row, subject)) for column, value in known]
        sealed = self.vault.seal_all(subject, cells) if cells else []
        names = [column for column, _ in known]
        return {**dict.fromkeys(values), **dict(zip(names, sealed, strict=True))}

    def opened(
        self, table: Table, row: UUID, subject: UUID, values: Mapping[str, Any] | RowMapping
    ) -> dict[str, str | None]:
        """The sealed columns among `values`, or an error that names row and column."""
        names = [str(column) for column in values if str(column).startswith("sealed_")]
        known = [column for column in names if values[column] is not None]
        cells = [(values[column], self._cell(table, column, row, subject)) for column in known]
        opened = self.vault.open_all(cells) if cells else []
        return {**dict.fromkeys(names), **dict(zip(known, opened, strict=True))}

    def account_lookup(self, account: Account) -> bytes:
        return self._lookup("account", account.platform, account.workspace, account.user)

    def typed_lookup(self, field: str, value: str | None) -> bytes | None:
        """Of an address or a number as it is kept: in its one spelling."""
        return None if value is None else self._lookup(field, value.casefold())

    def message_lookup(self, place: Place, message: str) -> bytes:
        return self._lookup("message", place.platform, place.workspace, place.conversation, message)

    def _lookup(self, field: str, *parts: str) -> bytes:
        # Each part behind its length: ("a|b", "c") is not ("a", "b|c").
        return self.vault.lookup(field, "".join(f"{len(part)}:{part}" for part in parts))

    def _cell(self, table: Table, column: str, row: UUID, subject: UUID) -> Cell:
        return Cell(table=table.name, column=column, row=row, subject=subject, network=self.network)
