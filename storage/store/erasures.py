"""Erasures as rows: how far each is, how the person hears of it, and what a platform would not let go."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Table, bindparam, delete, insert, select, update

from bot.ids import new_id
from bot.model import Account, Place, Platform
from bot.ports.erasing import Erasure, Reach, Residue, Step, Why
from bot.ports.sending import KeptMessage
from bot.words import Language
from storage.store.reach import ids_of, rows_about
from storage.store.rows import Rows, by_key, mine
from storage.store.sending import MESSAGE, StoredMessages
from storage.tables.declare import table_of
from storage.tables.erasing import UNDONE, ErasureRow, ResidueRow

ERASURE, RESIDUE = table_of(ErasureRow), table_of(ResidueRow)

_ADD, _SET = insert(ERASURE), update(ERASURE).where(by_key(ERASURE))
_FIND = select(ERASURE).where(by_key(ERASURE))
_OF = select(ERASURE).where(mine(ERASURE), ERASURE.c.person_id == bindparam("person"))
_RUNNING = select(ERASURE).where(mine(ERASURE), UNDONE).order_by(ERASURE.c.asked_at)
_COUNT = _SET.values(
    messages=ERASURE.c.messages + bindparam("more_messages"), rows=ERASURE.c.rows + bindparam("more_rows")
)
_LEAVE = insert(RESIDUE)
_LEFT = select(RESIDUE).where(
    mine(RESIDUE), RESIDUE.c.erasure_id == bindparam("erasure"), RESIDUE.c.settled_at.is_(None)
)
_ALL_LEFT = select(RESIDUE).where(mine(RESIDUE), RESIDUE.c.settled_at.is_(None)).order_by(RESIDUE.c.noted_at)
_RESIDUE = select(RESIDUE).where(by_key(RESIDUE))
_SETTLE = update(RESIDUE).where(by_key(RESIDUE), RESIDUE.c.settled_at.is_(None))
_DROP = delete(MESSAGE).where(by_key(MESSAGE))


class StoredErasures:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def begin(
        self, person: UUID, why: Why, *, case: UUID | None, reach: Reach | None, now: datetime
    ) -> Erasure:
        erasure = Erasure(new_id(), person, case, why, Step.ASKED, 0, 0, now, None, None)
        row = {"id": erasure.id, "person_id": person, "case_id": case, "why": why, "step": Step.ASKED}
        self._rows.vault.new_subject(erasure.id)
        sealed = self._sealed(
            ERASURE, erasure.id, erasure.id, "sealed_reach", _text(reach) if reach else None
        )
        self._rows.add(_ADD, {**row, **sealed, "messages": 0, "rows": 0, "asked_at": now})
        return erasure

    def find(self, erasure: UUID) -> Erasure | None:
        row = self._rows.first(_FIND, key=erasure)
        return row and _erasure(row)

    def of(self, person: UUID) -> Erasure | None:
        rows = self._rows.all(_OF, person=person)
        return _erasure(max(rows, key=lambda row: row.id)) if rows else None

    def running(self) -> Sequence[Erasure]:
        return [_erasure(row) for row in self._rows.all(_RUNNING)]

    def reach(self, erasure: UUID) -> Reach | None:
        row = self._rows.first(_FIND, key=erasure)
        if row is None or row.sealed_reach is None:
            return None
        opened = self._rows.opened(ERASURE, erasure, erasure, {"sealed_reach": row.sealed_reach})
        return _reach(str(opened["sealed_reach"]))

    def reached(self, erasure: UUID, step: Step, *, now: datetime, messages: int = 0, rows: int = 0) -> None:
        moments = {"done_at": now} if step is Step.DONE else {}
        self._rows.change(_SET, key=erasure, step=step, **moments)
        if messages or rows:
            self._rows.change(_COUNT, key=erasure, more_messages=messages, more_rows=rows)

    def messages(self, person: UUID) -> Sequence[KeptMessage]:
        kept = StoredMessages(self._rows)
        found = rows_about(self._rows, MESSAGE, ids_of(self._rows, person), owned=True)
        return [kept.opened(row) for row in sorted(found, key=lambda row: row.sent_at)]

    def gone(self, erasure: UUID, message: KeptMessage) -> None:
        self._rows.change(_DROP, key=message.id)
        self._rows.change(_COUNT, key=erasure, more_messages=1, more_rows=0)
        self._rows.has_wiped = True

    def left(self, erasure: UUID, message: KeptMessage, code: str, *, now: datetime) -> None:
        row = self._rows.first(_FIND, key=erasure)
        if row is None:
            raise LookupError(f"no erasure {erasure}")
        residue, place = new_id(), message.sent.place
        where = json.dumps([place.workspace, place.conversation, message.sent.message])
        self._rows.add(
            _LEAVE,
            {
                "id": residue,
                "erasure_id": erasure,
                "person_id": row.person_id,
                "kind": message.kind,
                "platform": place.platform,
                "code": code,
                "noted_at": now,
                **self._sealed(RESIDUE, residue, erasure, "sealed_place", where),
            },
        )
        self._rows.change(_DROP, key=message.id)

    def residue(self, erasure: UUID) -> Sequence[Residue]:
        return [_residue(row) for row in self._rows.all(_LEFT, erasure=erasure)]

    def all_residue(self) -> Sequence[Residue]:
        return [_residue(row) for row in self._rows.all(_ALL_LEFT)]

    def settle(self, residue: UUID, *, now: datetime) -> UUID | None:
        row = self._rows.first(_RESIDUE, key=residue)
        if row is None or self._rows.change(_SETTLE, key=residue, settled_at=now, sealed_place=None) == 0:
            return None
        erasure: UUID = row.erasure_id
        return erasure

    def confirmed(self, erasure: UUID, *, now: datetime) -> None:
        if self.residue(erasure):
            return
        self._rows.change(_SET, key=erasure, confirmed_at=now, sealed_reach=None)
        self._rows.forgotten.append(erasure)
        self._rows.has_wiped = True

    def _sealed(
        self, table: Table, row: UUID, subject: UUID, column: str, value: str | None
    ) -> dict[str, bytes | None]:
        return self._rows.sealed(table, row, subject, {column: value})


def _erasure(row: Row[Any]) -> Erasure:
    return Erasure(
        row.id,
        row.person_id,
        row.case_id,
        Why(row.why),
        Step(row.step),
        row.messages,
        row.rows,
        row.asked_at,
        row.done_at,
        row.confirmed_at,
    )


def _residue(row: Row[Any]) -> Residue:
    return Residue(row.id, row.erasure_id, row.kind, row.platform, row.code, row.noted_at)


def _text(reach: Reach) -> str:
    place = asdict(reach.place) if reach.place else None
    return json.dumps([asdict(reach.account), place, reach.language])


def _reach(text: str) -> Reach:
    account, place, language = json.loads(text)
    return Reach(
        Account(**account | {"platform": Platform(account["platform"])}),
        Place(**place | {"platform": Platform(place["platform"])}) if place else None,
        Language(language) if language else None,
    )
