"""Grants: the one claim that won, for ever. The unique constraint on the request is the last line (decision 2)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, insert, select, update

from bot.ids import new_id
from bot.model import Grant, Standing
from storage.store.rows import Rows, by_key
from storage.tables.declare import table_of
from storage.tables.matching import GrantRow

GRANT = table_of(GrantRow)

_GRANT = select(GRANT)
_BY_ID = _GRANT.where(by_key(GRANT))
_OF_REQUEST = _GRANT.where(by_key(GRANT, "request_id"))
_OF_COACH = _GRANT.where(by_key(GRANT, "person_id"), GRANT.c.ended_at.is_(None)).order_by(
    GRANT.c.granted_at, GRANT.c.id
)
_ADD = insert(GRANT)
_CONTACTED = update(GRANT).where(by_key(GRANT), GRANT.c.contacted_at.is_(None))
_END = update(GRANT).where(by_key(GRANT), GRANT.c.ended_at.is_(None))
_COPIES_DELETED = (
    update(GRANT)
    .where(by_key(GRANT), GRANT.c.copies_deleted_at.is_(None))
    .values(ended_at=func.coalesce(GRANT.c.ended_at, bindparam("now", type_=GRANT.c.ended_at.type)))
)


class StoredGrants:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def grant(self, request: UUID, coach: Standing, *, agreement: int, now: datetime) -> UUID:
        grant = new_id()
        whom = {"request_id": request, "person_id": coach.person, "account_id": coach.account_id}
        self._rows.add(_ADD, {"id": grant, **whom, "agreement": agreement, "granted_at": now})
        return grant

    def by_id(self, grant: UUID) -> Grant | None:
        row = self._rows.first(_BY_ID, key=grant)
        return row and _grant(row)

    def of_request(self, request: UUID) -> Grant | None:
        row = self._rows.first(_OF_REQUEST, key=request)
        return row and _grant(row)

    def of_coach(self, person: UUID) -> Sequence[Grant]:
        return [_grant(row) for row in self._rows.all(_OF_COACH, key=person)]

    def contacted(self, grant: UUID, *, now: datetime) -> bool:
        return self._rows.change(_CONTACTED, key=grant, contacted_at=now) == 1

    def end(self, grant: UUID, *, now: datetime) -> bool:
        return self._rows.change(_END, key=grant, ended_at=now) == 1

    def copies_deleted(self, grant: UUID, *, now: datetime) -> bool:
        return self._rows.change(_COPIES_DELETED, key=grant, now=now, copies_deleted_at=now) == 1


def _grant(row: Row[Any]) -> Grant:
    return Grant(
        row.id,
        row.request_id,
        row.person_id,
        row.account_id,
        row.granted_at,
        row.contacted_at,
        row.ended_at,
        row.copies_deleted_at,
    )
