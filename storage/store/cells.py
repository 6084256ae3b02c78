"""What requests have in common: keyed hashes, counted by person."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select

from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.matching import CellRow

CELL = table_of(CellRow)
_ADD = insert(CELL)
_CLEAR = delete(CELL).where(by_key(CELL, "request_id"))
_OTHERS = select(func.count(CELL.c.person_id.distinct())).where(
    mine(CELL), CELL.c.shared == bindparam("like"), CELL.c.person_id != bindparam("besides")
)


class StoredCells:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def keep(self, request: UUID, person: UUID, combinations: Sequence[str]) -> None:
        self._rows.change(_CLEAR, key=request)
        cells = (
            {"request_id": request, "person_id": person, "step": step, "shared": self._hash(text)}
            for step, text in enumerate(combinations)
        )
        self._rows.add(_ADD, *cells)

    def others(self, combination: str, *, besides: UUID) -> int:
        return int(self._rows.value(_OTHERS, like=self._hash(combination), besides=besides))

    def _hash(self, combination: str) -> bytes:
        """Few values are possible, so all that hides them is the key, which is not in this database."""
        return self._rows.vault.mac("cell", self._rows.network.bytes + combination.encode())
