"""One row in every table about one person, with a word of theirs in every sealed column: whatever tables there are."""

from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Connection, Integer, LargeBinary, String, Table, Uuid, insert, update

from bot.audit import AuditAction, AuditEntry
from bot.ids import new_id
from bot.model import Role
from bot.ports.files import FileKind
from bot.privacy.purposes import DataClass
from storage.store.reach import TABLES
from storage.tables.declare import Moment, sealed_for
from storage.vault import Cell
from tests.storage.store.cast import CHANNEL, account
from tests.storage.store.house import House

NOBODYS = {
    table.name for table in TABLES if all(c.info["held"].data_class is DataClass.NONE for c in table.c)
}
BY_THE_STORE = {"person", "account", "file", "file_piece", "seat", "audit"}
# What a link names where no foreign key says it; else the person.
NAMES = {"account_id": "account", "to_id": "account", "request_id": "request", "about_id": "request"}

# Words of ours that are read back as such.
CODES = {"language": "nl", "ground": "service", "recipient": "coach"}

Values = dict[str, Any]


def word(user: str, column: Column[Any]) -> str:
    return f"{user} {column.table.name}.{column.name}"


def plant(house: House, user: str) -> UUID:
    """Every sealed value reads `<user> <table>.<column>`, and so does the whole content of their file."""
    person = house.admit(user)
    own = {"person": person.id, "account": person.account_id}
    for table in TABLES:
        if table.name not in NOBODYS | BY_THE_STORE:
            own[table.name] = house.raw(_planted(house, table, user, own))
    house.raw(_account(house, user, own))
    _by_the_store(house, user, person.id)
    return person.id


def _by_the_store(house: House, user: str, person: UUID) -> None:
    now, content = house.clock.now(), f"{user} file_piece.sealed_data".encode()
    entry = AuditEntry(AuditAction.DATA_VIEWED, Role.CANDIDATE, actor=person, about=person)
    house.do(lambda unit: unit.audit(entry))
    house.do(
        lambda unit: unit.files.keep(
            person, FileKind.CV, content, media_type="application/pdf", now=now, expires_at=now
        )
    )
    house.do(lambda unit: unit.channels.seat(unit.channels.keep(CHANNEL, now=now).id, account(user), now=now))


def _planted(house: House, table: Table, user: str, own: dict[str, UUID]) -> Any:
    def work(connection: Connection) -> UUID:
        values = {column.name: _value(column, own, house, user) for column in table.c}
        connection.execute(insert(table), values | _sealed(house, table, values, user))
        found: UUID = values.get("id") or values.get("person_id") or new_id()
        return found

    return work


def _account(house: House, user: str, own: dict[str, UUID]) -> Any:
    table = next(table for table in TABLES if table.name == "account")
    values = {"network_id": house.network, "id": own["account"], "person_id": own["person"]}

    def work(connection: Connection) -> None:
        row = update(table).where(table.c.id == own["account"])
        connection.execute(row.values(_sealed(house, table, values, user)))

    return work


def _sealed(house: House, table: Table, values: Values, user: str) -> Values:
    if sealed_for(table) == "id":
        house.vault.new_subject(values["id"])
    key = next(values[c.name] for c in table.primary_key if c.name != "network_id")
    return {
        column.name: house.vault.seal(
            word(user, column),
            Cell(table.name, column.name, key, values[sealed_for(table)], house.network),
        )
        for column in table.c
        if column.name.startswith("sealed_")
    }


def _value(column: Column[Any], own: dict[str, UUID], house: House, user: str) -> Any:
    if column.name == "network_id":
        return house.network
    match column.type:
        case Uuid():
            return _id(column, own)
        case Moment():
            return house.clock.now()
        case Boolean():
            return False
        case Integer():
            return 1
        case String() if column.name in CODES:
            return CODES[column.name]
        case String():
            return user[: column.type.length]
        case LargeBinary():
            return new_id().bytes * 2
        case other:
            raise TypeError(f"{column} is {other}")


def _id(column: Column[Any], own: dict[str, UUID]) -> UUID:
    if column.name == "id":
        return new_id()
    for foreign in column.table.foreign_key_constraints:
        if column.name in foreign.column_keys[1:]:
            return own[foreign.referred_table.name]
    return own.get(NAMES.get(column.name, "person"), own["person"])
