"""The outbox: notices that were promised, in the same transaction as the act they tell of.

A lease moves `due_at` to its own end, so that "what is due" and "what somebody lost hold of" are one question.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Row, bindparam, delete, func, insert, or_, select, update

from bot.ids import new_id
from bot.notices import KEPT, PRIORITY, STEPS, Leased, Notice, NoticeKind, Parked
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.sending import SAID_ONCE, NoticeRow

NOTICE = table_of(NoticeRow)

_LIVE = (NOTICE.c.done_at.is_(None), NOTICE.c.parked_at.is_(None))
_URGENT_FIRST = (NOTICE.c.priority, NOTICE.c.due_at, NOTICE.c.id)
_ADD = insert(NOTICE)
# PostgreSQL passes over what another courier is taking; SQLite has one writer and leaves the words out.
_DUE = (
    select(NOTICE.c.id)
    .where(mine(NOTICE), *_LIVE, NOTICE.c.due_at <= bindparam("now"))
    .order_by(*_URGENT_FIRST)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
_LEASE = (
    update(NOTICE)
    .where(mine(NOTICE), NOTICE.c.id.in_(_DUE.scalar_subquery()))
    .values(
        lease_owner=bindparam("owner"),
        due_at=bindparam("until"),
        attempts=NOTICE.c.attempts + 1,
        fence=NOTICE.c.fence + 1,
    )
    .returning(
        NOTICE.c.id,
        NOTICE.c.kind,
        NOTICE.c.priority,
        NOTICE.c.to_id,
        NOTICE.c.about_id,
        NOTICE.c.detail,
        NOTICE.c.attempts,
        NOTICE.c.fence,
    )
)
_SETTLE = update(NOTICE).where(by_key(NOTICE), NOTICE.c.fence == bindparam("held"), *_LIVE)
_DROP = delete(NOTICE).where(by_key(NOTICE), NOTICE.c.fence == bindparam("held"), *_LIVE)
_NEXT_DUE = select(NOTICE.c.due_at).where(mine(NOTICE), *_LIVE).order_by(NOTICE.c.due_at).limit(1)
_WAITING = select(func.count()).where(
    mine(NOTICE), *_LIVE, NOTICE.c.kind.not_in(bindparam("steps", expanding=True))
)
_PROMISED = (
    select(NOTICE.c.id)
    .where(
        mine(NOTICE),
        NOTICE.c.to_id == bindparam("whom"),
        NOTICE.c.kind == bindparam("what"),
        NOTICE.c.about_id.is_not_distinct_from(bindparam("about")),
        NOTICE.c.detail == bindparam("saying"),
        SAID_ONCE,
    )
    .limit(1)
)
_PARKED = (
    select(NOTICE.c.id, NOTICE.c.kind, NOTICE.c.code, NOTICE.c.attempts, NOTICE.c.parked_at)
    .where(mine(NOTICE), NOTICE.c.parked_at.is_not(None))
    .order_by(NOTICE.c.parked_at, NOTICE.c.id)
    .limit(bindparam("most"))
)
_RETRY = update(NOTICE).where(mine(NOTICE), NOTICE.c.parked_at.is_not(None))
_RETRY_TO = _RETRY.where(NOTICE.c.to_id == bindparam("whom"))
_FORGET = delete(NOTICE).where(
    mine(NOTICE), or_(NOTICE.c.done_at < bindparam("before"), NOTICE.c.parked_at < bindparam("before"))
)


class StoredOutbox:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.has_promised = False

    def promise(self, *notices: Notice, now: datetime) -> None:
        if notices:
            self._rows.add(_ADD, *(_columns(notice, now) for notice in notices))
            self.has_promised = True

    def lease(self, owner: UUID, *, now: datetime, term: timedelta, limit: int) -> Sequence[Leased]:
        rows = self._rows.all(_LEASE, owner=owner, now=now, until=now + term, most=limit)
        return [_leased(row) for row in sorted(rows, key=lambda row: (row.priority, row.id))]

    def done(self, leased: Leased, *, now: datetime, code: str = "sent") -> bool:
        """A kept message is remembered by itself (`Messages`): its notice proves nothing any more, and goes."""
        if leased.notice.kind in KEPT:
            return self._rows.change(_DROP, key=leased.id, held=leased.fence) == 1
        return self._settle(leased, done_at=now, code=code)

    def again(self, leased: Leased, *, due_at: datetime, code: str) -> bool:
        return self._settle(leased, due_at=due_at, code=code)

    def put_off(self, leased: Leased, *, due_at: datetime, code: str) -> bool:
        return self._settle(leased, due_at=due_at, code=code, attempts=leased.attempts - 1)

    def park(self, leased: Leased, *, now: datetime, code: str) -> bool:
        return self._settle(leased, parked_at=now, code=code)

    def next_due(self) -> datetime | None:
        row = self._rows.first(_NEXT_DUE)
        return row and row.due_at

    def parked(self, *, limit: int = 20) -> Sequence[Parked]:
        rows = self._rows.all(_PARKED, most=limit)
        return [
            Parked(row.id, NoticeKind(row.kind), row.code or "", row.attempts, row.parked_at) for row in rows
        ]

    def retry_parked(self, *, now: datetime, to: UUID | None = None) -> int:
        """With a fresh count of attempts; what was for this channel or account alone, or everything."""
        whom = {"whom": to} if to else {}
        count = self._rows.change(_RETRY_TO if to else _RETRY, parked_at=None, due_at=now, attempts=0, **whom)
        self.has_promised = self.has_promised or count > 0
        return count

    def waiting(self) -> int:
        """Promises to somebody that are not kept yet; the steps of a request's own clock are not counted."""
        return int(self._rows.value(_WAITING, steps=list(STEPS)))

    def is_promised(self, kind: NoticeKind, to: UUID, about: UUID | None, detail: str = "") -> bool:
        """Also when it has been said already, as long as that is remembered. Not for kept messages: see `Messages`."""
        if kind in KEPT:
            raise ValueError(f"{kind} is promised anew each time it is to be redrawn")
        return self._rows.first(_PROMISED, whom=to, what=kind, about=about, saying=detail) is not None

    def forget(self, *, before: datetime) -> int:
        return self._rows.change(_FORGET, before=before)

    def _settle(self, leased: Leased, **values: Any) -> bool:
        return self._rows.change(_SETTLE, key=leased.id, held=leased.fence, lease_owner=None, **values) == 1


def _columns(notice: Notice, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "kind": notice.kind,
        "priority": PRIORITY[notice.kind],
        "to_id": notice.to,
        "about_id": notice.about,
        "detail": notice.detail,
        "due_at": notice.due_at or now,
        "attempts": 0,
        "fence": 0,
        "made_at": now,
    }


def _leased(row: Row[Any]) -> Leased:
    notice = Notice(NoticeKind(row.kind), row.to_id, about=row.about_id, detail=row.detail)
    return Leased(row.id, notice, row.attempts, row.fence)
