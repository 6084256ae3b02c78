"""The register of processors and recipients, and its first rows."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from bot.ports.register import Party, PartyRole
from bot.privacy.register import FIRST
from storage.store.rows import Rows, mine
from storage.tables.declare import table_of
from storage.tables.register import PartyRow

PARTY = table_of(PartyRow)

_ONE = mine(PARTY) & (PARTY.c.code == bindparam("key"))
_FIND = select(PARTY).where(_ONE, PARTY.c.removed_at.is_(None))
_ALL = select(PARTY).where(mine(PARTY), PARTY.c.removed_at.is_(None)).order_by(PARTY.c.code)
_ANY = select(PARTY.c.code).where(mine(PARTY)).limit(1)
_ADD, _DROP = insert(PARTY), delete(PARTY).where(_ONE)
_REMOVE = update(PARTY).where(_ONE, PARTY.c.removed_at.is_(None))


class StoredRegister:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def find(self, code: str) -> Party | None:
        row = self._rows.first(_FIND, key=code)
        return None if row is None else _party(row)

    def all(self) -> Sequence[Party]:
        return [_party(row) for row in self._rows.all(_ALL)]

    def keep(self, party: Party, *, now: datetime) -> None:
        self._rows.change(_DROP, key=party.code)
        ends = party.ends and party.ends.isoformat()
        row = {"code": party.code, "name": party.name, "role": party.role, "agreement": party.agreement}
        more = {"subprocessors": party.subprocessors, "location": party.location, "ends": ends}
        self._rows.add(_ADD, {**row, **more, "changed_at": now, "removed_at": None})

    def remove(self, code: str, *, now: datetime) -> bool:
        return self._rows.change(_REMOVE, key=code, removed_at=now) == 1


def plant(rows: Rows, *, now: datetime) -> None:
    """The first rows of a network that has none; what an admin removed stays removed."""
    if rows.first(_ANY) is None:
        register = StoredRegister(rows)
        for party in FIRST:
            register.keep(party, now=now)


def _party(row: Row[Any]) -> Party:
    return Party(
        row.code,
        row.name,
        PartyRole(row.role),
        row.agreement,
        row.subprocessors,
        row.location,
        date.fromisoformat(row.ends) if row.ends else None,
    )
