"""The register of incidents: of our own, and of others that we learn from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, insert, select, update

from bot.ports.oversight import Incident
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.oversight import IncidentRow
from storage.tables.people import PersonRow

INCIDENT, PERSON = table_of(IncidentRow), table_of(PersonRow)

_ADD = insert(INCIDENT)
_INCIDENT = select(INCIDENT).where(by_key(INCIDENT))
_ALL = select(INCIDENT).where(mine(INCIDENT)).order_by(INCIDENT.c.id.desc())
_SET = update(INCIDENT).where(by_key(INCIDENT))
_AUTHORITY = _SET.where(INCIDENT.c.authority.is_(None))
_SUBJECTS = _SET.where(INCIDENT.c.subjects.is_(None))
_ACTION = _SET.where(INCIDENT.c.action_done_at.is_(None), INCIDENT.c.sealed_action.is_not(None))
_CLOSE = _SET.where(INCIDENT.c.closed_at.is_(None))
_HELD = select(func.count()).where(mine(PERSON))
_ACTIVE = _HELD.where(PERSON.c.active_at >= bindparam("since"))

_PLAIN = (
    "id",
    "reference",
    "kind",
    "discovered_at",
    "registered_at",
    "registered_by",
    "began_at",
    "action_due",
    "action_done_at",
    "authority",
    "authority_at",
    "subjects",
    "subjects_at",
    "closed_at",
)


class StoredIncidents:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def keep(self, incident: Incident) -> None:
        words = {"sealed_summary": incident.summary, "sealed_action": incident.action}
        row = {name: getattr(incident, name) for name in _PLAIN}
        row |= {"nature": " ".join(incident.nature), "owner_id": incident.owner}
        self._rows.add(_ADD, row | self._rows.sealed(INCIDENT, incident.id, self._rows.network, words))

    def find(self, incident: UUID) -> Incident | None:
        row = self._rows.first(_INCIDENT, key=incident)
        return row and self._open(row)

    def listed(self) -> Sequence[Incident]:
        return [self._open(row) for row in self._rows.all(_ALL)]

    def decide_authority(self, incident: UUID, decision: str, *, now: datetime) -> bool:
        return self._rows.change(_AUTHORITY, key=incident, authority=decision, authority_at=now) == 1

    def decide_subjects(self, incident: UUID, decision: str, *, now: datetime) -> bool:
        return self._rows.change(_SUBJECTS, key=incident, subjects=decision, subjects_at=now) == 1

    def action_done(self, incident: UUID, *, now: datetime) -> bool:
        return self._rows.change(_ACTION, key=incident, action_done_at=now) == 1

    def close(self, incident: UUID, *, now: datetime) -> bool:
        return self._rows.change(_CLOSE, key=incident, closed_at=now) == 1

    def affected(self, since: datetime) -> tuple[int, int]:
        return int(self._rows.value(_ACTIVE, since=since)), int(self._rows.value(_HELD))

    def _open(self, row: Row[Any]) -> Incident:
        opened = self._rows.opened(INCIDENT, row.id, self._rows.network, row._mapping)
        return Incident(
            **{name: getattr(row, name) for name in _PLAIN},
            nature=tuple(row.nature.split()),
            summary=opened["sealed_summary"] or "",
            action=opened["sealed_action"],
            owner=row.owner_id,
        )
