"""Roles and approvals. What may happen once happens by one conditional write."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, insert, or_, select, update

from bot.ids import new_id
from bot.model import AdminRole
from bot.ports.admins import Approval, ApprovalKind
from storage.store.rows import Rows, by_key, mine
from storage.tables.admins import AdminRow, ApprovalRow, RoleRow
from storage.tables.declare import table_of

ADMIN, ROLE, APPROVAL = table_of(AdminRow), table_of(RoleRow), table_of(ApprovalRow)

_ROLES = select(ROLE.c.person_id, ROLE.c.role).where(mine(ROLE)).order_by(ROLE.c.given_at, ROLE.c.person_id)
_ROLES_OF = _ROLES.where(ROLE.c.person_id == bindparam("person"))
_GIVE = insert(ROLE)
_TAKE = delete(ROLE).where(by_key(ROLE, "person_id"), ROLE.c.role == bindparam("which"))

_NAME = select(ADMIN.c.sealed_name).where(by_key(ADMIN, "person_id"))
_ADD_NAME, _SET_NAME = insert(ADMIN), update(ADMIN).where(by_key(ADMIN, "person_id"))

_APPROVAL = select(APPROVAL)
_BY_ID = _APPROVAL.where(by_key(APPROVAL))
_NEWEST_ABOUT = (
    _APPROVAL.where(
        mine(APPROVAL), APPROVAL.c.kind == bindparam("what"), APPROVAL.c.about_id == bindparam("about")
    )
    .order_by(APPROVAL.c.asked_at.desc(), APPROVAL.c.id.desc())
    .limit(1)
)
_LIVE = (APPROVAL.c.closed_at.is_(None), APPROVAL.c.used_at.is_(None))
_IN_TERM = APPROVAL.c.expires_at > bindparam("now")
_WAITING = _APPROVAL.where(mine(APPROVAL), APPROVAL.c.approved_by.is_(None), *_LIVE, _IN_TERM).order_by(
    APPROVAL.c.asked_at, APPROVAL.c.id
)
_ASK = insert(APPROVAL)
_APPROVE = update(APPROVAL).where(
    by_key(APPROVAL),
    APPROVAL.c.approved_by.is_(None),
    APPROVAL.c.person_id != bindparam("second"),
    or_(APPROVAL.c.subject_id.is_(None), APPROVAL.c.subject_id != bindparam("second")),
    *_LIVE,
    _IN_TERM,
)
_CLOSE = update(APPROVAL).where(by_key(APPROVAL), *_LIVE)
_USE = update(APPROVAL).where(
    by_key(APPROVAL),
    APPROVAL.c.approved_by.is_not(None),
    APPROVAL.c.digest == bindparam("for_exactly"),
    *_LIVE,
    _IN_TERM,
)


class StoredRoles:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of(self, person: UUID) -> frozenset[AdminRole]:
        return frozenset(AdminRole(row.role) for row in self._rows.all(_ROLES_OF, person=person))

    def given(self) -> Sequence[tuple[UUID, AdminRole]]:
        return [(row.person_id, AdminRole(row.role)) for row in self._rows.all(_ROLES)]

    def give(self, person: UUID, role: AdminRole, *, by: UUID, now: datetime) -> bool:
        if role in self.of(person):
            return False
        self._rows.add(_GIVE, {"person_id": person, "role": role, "given_by": by, "given_at": now})
        return True

    def take(self, person: UUID, role: AdminRole) -> bool:
        return self._rows.change(_TAKE, key=person, which=role) == 1

    def name(self, person: UUID) -> str | None:
        row = self._rows.first(_NAME, key=person)
        return self._rows.opened(ADMIN, person, person, row._mapping)["sealed_name"] if row else None

    def keep_name(self, person: UUID, name: str) -> None:
        sealed = self._rows.sealed(ADMIN, person, person, {"sealed_name": name})
        if self._rows.change(_SET_NAME, key=person, **sealed) == 0:
            self._rows.add(_ADD_NAME, {"person_id": person, **sealed})


class StoredApprovals:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def ask(
        self,
        kind: ApprovalKind,
        digest: bytes,
        *,
        about: UUID,
        subject: UUID | None,
        asked_by: UUID,
        now: datetime,
        expires_at: datetime,
        detail: str = "",
    ) -> UUID:
        approval = new_id()
        who = {"person_id": asked_by, "subject_id": subject}
        what = {"kind": kind, "digest": digest, "about_id": about, "detail": detail}
        self._rows.add(_ASK, {"id": approval, **what, **who, "asked_at": now, "expires_at": expires_at})
        return approval

    def find(self, approval: UUID) -> Approval | None:
        row = self._rows.first(_BY_ID, key=approval)
        return row and _approval(row)

    def of(self, kind: ApprovalKind, about: UUID) -> Approval | None:
        row = self._rows.first(_NEWEST_ABOUT, what=kind, about=about)
        return row and _approval(row)

    def waiting(self, *, now: datetime) -> Sequence[Approval]:
        return [_approval(row) for row in self._rows.all(_WAITING, now=now)]

    def approve(self, approval: UUID, *, by: UUID, now: datetime) -> bool:
        values = {"approved_by": by, "approved_at": now}
        return self._rows.change(_APPROVE, key=approval, second=by, now=now, **values) == 1

    def close(self, approval: UUID, *, now: datetime) -> bool:
        return self._rows.change(_CLOSE, key=approval, closed_at=now) == 1

    def use(self, approval: UUID, digest: bytes, *, now: datetime) -> bool:
        return self._rows.change(_USE, key=approval, for_exactly=digest, now=now, used_at=now) == 1


def _approval(row: Row[Any]) -> Approval:
    return Approval(
        id=row.id,
        kind=ApprovalKind(row.kind),
        digest=row.digest,
        about=row.about_id,
        subject=row.subject_id,
        asked_by=row.person_id,
        asked_at=row.asked_at,
        expires_at=row.expires_at,
        approved_by=row.approved_by,
        used_at=row.used_at,
        closed_at=row.closed_at,
        detail=row.detail or "",
    )
