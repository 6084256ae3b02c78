"""Coaches' duties as rows. Confirmed once, by one conditional write."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, insert, select, update

from bot.ids import new_id
from bot.ports.duties import Because, Duty
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.erasing import UNDONE, DutyRow

DUTY = table_of(DutyRow)

_ADD = insert(DUTY)
_FIND = select(DUTY).where(by_key(DUTY))
_OF_GRANT = select(DUTY).where(mine(DUTY), DUTY.c.grant_id == bindparam("match"))
_OF_COACH = select(DUTY).where(mine(DUTY), DUTY.c.person_id == bindparam("person"), UNDONE)
_OPEN = select(DUTY).where(mine(DUTY), UNDONE).order_by(DUTY.c.since, DUTY.c.id)
_CONFIRM = update(DUTY).where(by_key(DUTY), UNDONE)
_GROW = update(DUTY).where(by_key(DUTY), UNDONE)


class StoredDuties:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def begin(
        self, grant: UUID, *, coach: UUID, account_id: UUID, reference: str, why: Because, now: datetime
    ) -> Duty:
        known = self.of_grant(grant)
        if known is not None and known.is_open:
            return known
        duty = Duty(new_id(), coach, account_id, grant, reference, why, now, None, None)
        whose = {"person_id": coach, "account_id": account_id, "grant_id": grant}
        self._rows.add(_ADD, {"id": duty.id, **whose, "reference": reference, "why": why, "since": now})
        return duty

    def grow(self, duty: UUID, why: Because, *, now: datetime) -> Duty:
        self._rows.change(_GROW, key=duty, why=why, since=now)
        grown = self.find(duty)
        if grown is None:
            raise LookupError("there is no such duty")
        return grown

    def find(self, duty: UUID) -> Duty | None:
        row = self._rows.first(_FIND, key=duty)
        return row and _duty(row)

    def of_grant(self, grant: UUID) -> Duty | None:
        rows = self._rows.all(_OF_GRANT, match=grant)
        return _duty(max(rows, key=lambda row: row.id)) if rows else None

    def of_coach(self, person: UUID) -> Sequence[Duty]:
        return [_duty(row) for row in self._rows.all(_OF_COACH, person=person)]

    def open_ones(self) -> Sequence[Duty]:
        return [_duty(row) for row in self._rows.all(_OPEN)]

    def confirm(self, duty: UUID, *, now: datetime, by: UUID | None = None) -> bool:
        return self._rows.change(_CONFIRM, key=duty, confirmed_at=now, settled_by=by) == 1


def _duty(row: Row[Any]) -> Duty:
    return Duty(
        row.id,
        row.person_id,
        row.account_id,
        row.grant_id,
        row.reference,
        Because(row.why),
        row.since,
        row.confirmed_at,
        row.settled_by,
    )
