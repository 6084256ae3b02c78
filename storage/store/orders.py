"""Orders of authorities, and the legal holds that follow from them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, exists, func, insert, select, update

from bot.ids import new_id
from bot.ports.holdings import HeldValue
from bot.ports.oversight import Hold, Order
from storage import age
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.erasing import HeldValueRow
from storage.tables.oversight import HoldRow, OrderRow

ORDER, HOLD, HELD = table_of(OrderRow), table_of(HoldRow), table_of(HeldValueRow)

_ADD_ORDER = insert(ORDER)
_ORDER = select(ORDER).where(by_key(ORDER))
_ORDERS = select(ORDER).where(mine(ORDER)).order_by(ORDER.c.id.desc())
_HANDED = update(ORDER).where(by_key(ORDER), ORDER.c.handed_at.is_(None))
_TOLD = update(ORDER).where(by_key(ORDER), ORDER.c.told_at.is_(None))

_PLACE = insert(HOLD)
_HOLD = select(HOLD).where(by_key(HOLD))
_LIVE = select(HOLD).where(mine(HOLD), HOLD.c.lifted_at.is_(None), HOLD.c.ends_at > bindparam("now"))
_OF = _LIVE.where(HOLD.c.subject_id == bindparam("subject"))
_KEEP = insert(HELD)
_KEPT = select(HELD.c.origin).where(mine(HELD), HELD.c.hold_id == bindparam("hold"))
_STANDS = exists().where(
    mine(HOLD), HOLD.c.id == HELD.c.hold_id, HOLD.c.lifted_at.is_(None), HOLD.c.ends_at > bindparam("now")
)
_OVER = (
    select(HELD.c.hold_id, func.count().label("kept")).where(mine(HELD), ~_STANDS).group_by(HELD.c.hold_id)
)
_DROP = delete(HELD).where(by_key(HELD, "hold_id"))
_LIFT = update(HOLD).where(by_key(HOLD), HOLD.c.lifted_at.is_(None))


class StoredOrders:
    """What was typed is sealed under the network's key: it is about the order, and outlives the person as proof."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def keep(self, order: Order) -> None:
        words = {"sealed_authority": order.authority, "sealed_reference": order.its_reference}
        row = {
            "id": order.id,
            "reference": order.reference,
            "subject_id": order.person,
            "request_id": order.request,
            "asked_by": order.asked_by,
            "basis": order.basis,
            "scope": " ".join(order.scope),
            "notice": order.notice,
            "notice_at": order.notice_at,
            "hold_until": order.hold_until,
            "asked_at": order.asked_at,
        }
        self._rows.add(_ADD_ORDER, row | self._rows.sealed(ORDER, order.id, self._rows.network, words))

    def find(self, order: UUID) -> Order | None:
        row = self._rows.first(_ORDER, key=order)
        return row and self._open(row)

    def listed(self) -> Sequence[Order]:
        return [self._open(row) for row in self._rows.all(_ORDERS)]

    def package(self, content: str) -> tuple[str, str]:
        passphrase = age.new_passphrase()
        return age.encrypted(content.encode(), passphrase), passphrase

    def handed(self, order: UUID, *, now: datetime) -> bool:
        return self._rows.change(_HANDED, key=order, handed_at=now) == 1

    def told(self, order: UUID, *, now: datetime) -> bool:
        return self._rows.change(_TOLD, key=order, told_at=now) == 1

    def _open(self, row: Row[Any]) -> Order:
        opened = self._rows.opened(ORDER, row.id, self._rows.network, row._mapping)
        return Order(
            id=row.id,
            reference=row.reference,
            person=row.subject_id,
            asked_by=row.asked_by,
            authority=opened["sealed_authority"] or "",
            its_reference=opened["sealed_reference"] or "",
            basis=row.basis,
            scope=tuple(row.scope.split()),
            notice=row.notice,
            notice_at=row.notice_at,
            hold_until=row.hold_until,
            asked_at=row.asked_at,
            request=row.request_id,
            handed_at=row.handed_at,
            told_at=row.told_at,
        )


class StoredHolds:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def place(self, hold: Hold, *, by: UUID) -> None:
        row = {
            "id": hold.id,
            "subject_id": hold.person,
            "order_id": hold.order,
            "scope": " ".join(hold.scope),
            "is_quiet": hold.is_quiet,
            "placed_by": by,
            "placed_at": hold.placed_at,
            "review_at": hold.review_at,
            "ends_at": hold.ends_at,
        }
        self._rows.add(_PLACE, row)

    def of(self, person: UUID, *, now: datetime) -> Sequence[Hold]:
        return [_hold(row) for row in self._rows.all(_OF, subject=person, now=now)]

    def find(self, hold: UUID) -> Hold | None:
        row = self._rows.first(_HOLD, key=hold)
        return row and _hold(row)

    def live(self, *, now: datetime) -> Sequence[Hold]:
        return [_hold(row) for row in self._rows.all(_LIVE, now=now)]

    def lift(self, hold: UUID, *, now: datetime) -> bool:
        return self._rows.change(_LIFT, key=hold, lifted_at=now) == 1

    def keep(self, hold: Hold, values: Sequence[HeldValue]) -> None:
        known = {row.origin for row in self._rows.all(_KEPT, hold=hold.id)}
        new = {f"{each.table}/{each.row}/{each.column}": each for each in values}
        if new and not known:
            self._rows.vault.new_subject(hold.id)
        for origin, each in new.items():
            if origin not in known:
                self._rows.add(_KEEP, self._held(hold, origin, each))

    def release(self, *, now: datetime) -> Mapping[UUID, int]:
        gone = {row.hold_id: row.kept for row in self._rows.all(_OVER, now=now)}
        for hold in gone:
            self._rows.change(_DROP, key=hold)
            self._rows.forgotten.append(hold)
            self._rows.has_wiped = True
        return gone

    def _held(self, hold: Hold, origin: str, value: HeldValue) -> dict[str, Any]:
        row = new_id()
        whose = {"hold_id": hold.id, "person_id": hold.person, "is_quiet": hold.is_quiet}
        sealed = self._rows.sealed(HELD, row, hold.id, {"sealed_value": str(value.value)})
        what = {"category": value.category, "origin": origin, "ends_at": hold.ends_at}
        return {"id": row, **whose, **what, **sealed}


def _hold(row: Row[Any]) -> Hold:
    return Hold(
        row.id,
        row.subject_id,
        row.order_id,
        tuple(row.scope.split()),
        row.is_quiet,
        row.placed_at,
        row.review_at,
        row.ends_at,
    )
