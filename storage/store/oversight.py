"""Disclosures, looks at people, and the results of the self-checks: rows are added and never changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, insert, or_, select

from bot.ids import new_id
from bot.ports.oversight import Checked, Disclosed, Look
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.oversight import ControlRow, DisclosureRow, LookRow

DISCLOSURE, LOOK, CONTROL = table_of(DisclosureRow), table_of(LookRow), table_of(ControlRow)

_DISCLOSE = insert(DISCLOSURE)
_IS_DISCLOSED = (
    select(DISCLOSURE.c.id)
    .where(
        mine(DISCLOSURE),
        DISCLOSURE.c.to_id == bindparam("to"),
        DISCLOSURE.c.request_id.is_not_distinct_from(bindparam("request")),
        DISCLOSURE.c.fields == bindparam("exactly"),
    )
    .limit(1)
)
_TOLD = or_(DISCLOSURE.c.quiet_until.is_(None), DISCLOSURE.c.quiet_until <= bindparam("now"))
_DISCLOSED = select(DISCLOSURE).where(
    mine(DISCLOSURE), DISCLOSURE.c.subject_id == bindparam("subject"), _TOLD
)
_DISCLOSURES = select(func.count()).where(mine(DISCLOSURE))

_OPEN = insert(LOOK)
_LOOK = select(LOOK).where(by_key(LOOK))
_LOOKS_AT = select(LOOK).where(mine(LOOK), LOOK.c.person_id == bindparam("person"))
_RECENT = select(LOOK).where(mine(LOOK)).order_by(LOOK.c.id.desc()).limit(bindparam("most"))

_CHECKED = insert(CONTROL)
_newest = select(func.max(CONTROL.c.id)).where(mine(CONTROL)).group_by(CONTROL.c.control)
_LAST = select(CONTROL).where(mine(CONTROL), CONTROL.c.id.in_(_newest)).order_by(CONTROL.c.control)


class StoredDisclosures:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def record(self, disclosed: Disclosed) -> None:
        row = {
            "id": new_id(),
            "subject_id": disclosed.person,
            "request_id": disclosed.request,
            "case_id": disclosed.case,
            "purpose": disclosed.purpose,
            "recipient": disclosed.recipient,
            "to_id": disclosed.to,
            "fields": " ".join(disclosed.fields),
            "ground": disclosed.ground,
            "at": disclosed.at,
            "quiet_until": disclosed.quiet_until,
        }
        self._rows.add(_DISCLOSE, row)

    def is_recorded(self, request: UUID | None, to: UUID, fields: Sequence[str]) -> bool:
        found = self._rows.first(_IS_DISCLOSED, request=request, to=to, exactly=" ".join(fields))
        return found is not None

    def of(self, person: UUID, *, now: datetime) -> Sequence[Disclosed]:
        rows = sorted(self._rows.all(_DISCLOSED, subject=person, now=now), key=lambda row: row.id)
        return [_disclosed(row) for row in rows]

    def count(self) -> int:
        return int(self._rows.value(_DISCLOSURES))


class StoredLooks:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def open(
        self,
        person: UUID,
        *,
        seen_by: UUID,
        case: UUID,
        reason: str,
        now: datetime,
        ends_at: datetime,
    ) -> UUID:
        look = new_id()
        who = {"person_id": person, "seen_by": seen_by, "case_id": case}
        self._rows.add(_OPEN, {"id": look, **who, "reason": reason, "opened_at": now, "ends_at": ends_at})
        return look

    def find(self, look: UUID) -> Look | None:
        row = self._rows.first(_LOOK, key=look)
        return row and _look(row)

    def of(self, person: UUID) -> Sequence[Look]:
        return [
            _look(row) for row in sorted(self._rows.all(_LOOKS_AT, person=person), key=lambda row: row.id)
        ]

    def recent(self, *, limit: int = 50) -> Sequence[Look]:
        return [_look(row) for row in self._rows.all(_RECENT, most=limit)]


class StoredControls:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def record(self, checked: Checked) -> None:
        row = {"control": checked.control, "at": checked.at, "is_ok": checked.is_ok}
        self._rows.add(_CHECKED, {"id": new_id(), **row, "detail": checked.detail})

    def last(self) -> Sequence[Checked]:
        return [Checked(row.control, row.at, row.is_ok, row.detail) for row in self._rows.all(_LAST)]


def _disclosed(row: Row[Any]) -> Disclosed:
    return Disclosed(
        person=row.subject_id,
        purpose=row.purpose,
        recipient=row.recipient,
        to=row.to_id,
        fields=tuple(row.fields.split()),
        ground=row.ground,
        at=row.at,
        request=row.request_id,
        case=row.case_id,
        quiet_until=row.quiet_until,
    )


def _look(row: Row[Any]) -> Look:
    return Look(row.id, row.person_id, row.seen_by, row.case_id, row.reason, row.opened_at, row.ends_at)
