"""Data requests as rows: opened, identified, extended once, decided once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Update, bindparam, insert, select, update

from bot.ids import new_id, new_reference
from bot.ports.cases import Case, CaseKind, CaseState, Reason, Requester, Via
from storage.store.rows import Rows, by_key, mine
from storage.tables.cases import CaseRow
from storage.tables.declare import table_of

CASE = table_of(CaseRow)

_REQUESTER = ("name", "reach", "words")

_ADD = insert(CASE)
_CASE = select(CASE).where(by_key(CASE))
_BY_REFERENCE = select(CASE).where(mine(CASE), CASE.c.reference == bindparam("known_as"))
# Sorted by us: SQLite would take the index that has the order, and with it everybody's.
_OF = select(CASE).where(mine(CASE), CASE.c.person_id == bindparam("person"))
_DECIDERS = select(CASE.c.decided_by).where(
    mine(CASE), CASE.c.person_id == bindparam("person"), CASE.c.decided_by.is_not(None)
)
_UNDECIDED = CASE.c.decided_at.is_(None)
_OPEN_ONES = (
    select(CASE).where(mine(CASE), _UNDECIDED).order_by(CASE.c.due_at, CASE.c.id).limit(bindparam("most"))
)
_SET = update(CASE).where(by_key(CASE), _UNDECIDED)
_UNIDENTIFIED = _SET.where(CASE.c.identified_at.is_(None))
_EXTEND = _SET.where(CASE.c.extended_at.is_(None))
_LATE = _SET.where(CASE.c.is_late.is_(False))


class StoredCases:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def open(
        self,
        kind: CaseKind,
        person: UUID | None,
        *,
        via: Via,
        received_at: datetime,
        due_at: datetime,
        requester: Requester | None = None,
        opened_by: UUID | None = None,
    ) -> Case:
        case = Case(new_id(), self._fresh_reference(), kind, via, CaseState.OPEN, person, received_at, due_at)
        row = {name: getattr(case, name) for name in ("id", "reference", "kind", "via", "state", "is_late")}
        row |= {"person_id": person, "received_at": received_at, "due_at": due_at, "opened_by": opened_by}
        self._rows.add(_ADD, row | self._sealed(case.id, requester))
        return case

    def find(self, case: UUID) -> Case | None:
        row = self._rows.first(_CASE, key=case)
        return row and _case(row)

    def by_reference(self, reference: str) -> Case | None:
        row = self._rows.first(_BY_REFERENCE, known_as=reference.upper())
        return row and _case(row)

    def requester(self, case: UUID) -> Requester | None:
        row = self._rows.first(_CASE, key=case)
        if row is None or row.sealed_name is None:
            return None
        opened = self._rows.opened(CASE, case, case, row._mapping)
        return Requester(*(opened[f"sealed_{name}"] or "" for name in _REQUESTER))

    def of(self, person: UUID) -> Sequence[Case]:
        rows = self._rows.all(_OF, person=person)
        return [_case(row) for row in sorted(rows, key=lambda row: row.id)]

    def deciders(self, person: UUID) -> frozenset[UUID]:
        return frozenset(row.decided_by for row in self._rows.all(_DECIDERS, person=person))

    def open_ones(self, *, limit: int = 50) -> Sequence[Case]:
        return [_case(row) for row in self._rows.all(_OPEN_ONES, most=limit)]

    def ask(self, case: UUID, person: UUID | None) -> bool:
        return self._rows.change(_UNIDENTIFIED, key=case, asked_id=person) == 1

    def identified(self, case: UUID, person: UUID | None, *, now: datetime) -> bool:
        values = {"person_id": person, "asked_id": None, "identified_at": now}
        if person is None:
            return self._rows.change(_UNIDENTIFIED, key=case, **values) == 1
        return self._changed_and_forgotten(_UNIDENTIFIED, case, values)

    def extend(self, case: UUID, reason: Reason, *, due_at: datetime, now: datetime) -> bool:
        return self._rows.change(_EXTEND, key=case, reason=reason, due_at=due_at, extended_at=now) == 1

    def decide(
        self,
        case: UUID,
        outcome: CaseState,
        *,
        now: datetime,
        reason: Reason | None = None,
        by: UUID | None = None,
    ) -> bool:
        values = {"state": outcome, "decided_at": now, "decided_by": by, "reason": reason, "asked_id": None}
        return self._changed_and_forgotten(_SET, case, values)

    def late(self, case: UUID) -> bool:
        return self._rows.change(_LATE, key=case, is_late=True) == 1

    def _changed_and_forgotten(self, change: Update, case: UUID, values: dict[str, Any]) -> bool:
        """With the change, who asked outside the chat is gone: the words, and the case's own key."""
        has_requester = self.requester(case) is not None
        if (
            self._rows.change(
                change, key=case, **values, **dict.fromkeys(map("sealed_{}".format, _REQUESTER))
            )
            == 0
        ):
            return False
        if has_requester:
            self._rows.forgotten.append(case)
            self._rows.has_wiped = True
        return True

    def _sealed(self, case: UUID, requester: Requester | None) -> dict[str, bytes | None]:
        """Under a key of the case's own: the requester has no person here, and is to be forgotten with the decision."""
        if requester is None:
            return dict.fromkeys(f"sealed_{name}" for name in _REQUESTER)
        self._rows.vault.new_subject(case)
        words = {f"sealed_{name}": getattr(requester, name) for name in _REQUESTER}
        return self._rows.sealed(CASE, case, case, words)

    def _fresh_reference(self) -> str:
        while self._rows.first(_BY_REFERENCE, known_as=(reference := new_reference("V"))):
            pass
        return reference


def _case(row: Row[Any]) -> Case:
    return Case(
        row.id,
        row.reference,
        CaseKind(row.kind),
        Via(row.via),
        CaseState(row.state),
        row.person_id,
        row.received_at,
        row.due_at,
        row.extended_at,
        row.identified_at,
        Reason(row.reason) if row.reason else None,
        row.decided_at,
        row.is_late,
        row.asked_id,
    )
