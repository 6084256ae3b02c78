"""Slots for copies of identity documents: found again by the blind index of a code that stands nowhere."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, insert, or_, select, update

from bot.ids import code_as_typed, code_of, new_id
from bot.ports.cases import Slot
from storage.store.rows import Rows, by_key, mine
from storage.tables.cases import SlotRow
from storage.tables.declare import table_of

SLOT = table_of(SlotRow)
HANDING, READING = "identity handing", "identity reading"
# Sixteen of thirty letters are more than anybody tries in the life of a slot, and few enough to type from a letter.
LETTERS = 16

_ADD = insert(SLOT)
_OF = select(SLOT).where(by_key(SLOT, "case_id"))
_BY_CODE = select(SLOT).where(mine(SLOT), SLOT.c.code == bindparam("typed"))
_BY_READING_CODE = select(SLOT).where(mine(SLOT), SLOT.c.reading_code == bindparam("typed"))
_SET = update(SLOT).where(by_key(SLOT))
_FILL = _SET.where(SLOT.c.filled_at.is_(None))
_GIVE = _SET.where(
    SLOT.c.filled_at.is_not(None),
    SLOT.c.read_at.is_(None),
    or_(SLOT.c.reader_id.is_(None), SLOT.c.reader_id == bindparam("whom")),
)
_READ = _SET.where(SLOT.c.read_at.is_(None), SLOT.c.readable_until > bindparam("moment"))
_CLOSE = delete(SLOT).where(by_key(SLOT))
_CLOSE_OF = delete(SLOT).where(by_key(SLOT, "case_id"))


class StoredSlots:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def open(self, case: UUID, *, now: datetime, expires_at: datetime) -> Slot:
        self._rows.change(_CLOSE_OF, key=case)
        slot = new_id()
        codes = {
            "code": self._lookup(HANDING, self.code(slot)),
            "reading_code": self._lookup(READING, self.reading_code(slot)),
        }
        self._rows.add(
            _ADD, {"id": slot, "case_id": case, "opened_at": now, "expires_at": expires_at, **codes}
        )
        return Slot(slot, case, now, expires_at)

    def of(self, case: UUID) -> Slot | None:
        row = self._rows.first(_OF, key=case)
        return row and _slot(row)

    def code(self, slot: UUID) -> str:
        return code_of(self._rows.vault.mac(HANDING, slot.bytes), LETTERS)

    def reading_code(self, slot: UUID) -> str:
        return code_of(self._rows.vault.mac(READING, slot.bytes), LETTERS)

    def by_code(self, code: str) -> Slot | None:
        row = self._rows.first(_BY_CODE, typed=self._lookup(HANDING, code))
        return row and _slot(row)

    def by_reading_code(self, code: str) -> Slot | None:
        row = self._rows.first(_BY_READING_CODE, typed=self._lookup(READING, code))
        return row and _slot(row)

    def fill(self, slot: UUID, file: UUID, *, now: datetime) -> bool:
        return self._rows.change(_FILL, key=slot, file_id=file, filled_at=now) == 1

    def give(self, slot: UUID, reader: UUID, *, until: datetime) -> bool:
        return self._rows.change(_GIVE, key=slot, whom=reader, reader_id=reader, readable_until=until) == 1

    def read(self, slot: UUID, *, now: datetime) -> bool:
        return self._rows.change(_READ, key=slot, moment=now, read_at=now, file_id=None) == 1

    def close(self, slot: UUID) -> None:
        self._rows.change(_CLOSE, key=slot)

    def _lookup(self, purpose: str, code: str) -> bytes:
        return self._rows.vault.lookup(purpose, code_as_typed(code))


def _slot(row: Row[Any]) -> Slot:
    return Slot(
        row.id,
        row.case_id,
        row.opened_at,
        row.expires_at,
        row.file_id,
        row.filled_at,
        row.reader_id,
        row.readable_until,
        row.read_at,
    )
