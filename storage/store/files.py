"""Files as sealed pieces under a key per file. A piece is bound to its number and to being the last one or not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, insert, select

from bot.ids import new_id
from bot.ports.files import MOST_BYTES, FileKind, KeptFile
from storage.errors import Damaged
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.files import FilePieceRow, FileRow
from storage.vault import Cell

FILE, PIECE = table_of(FileRow), table_of(FilePieceRow)
PIECE_SIZE = 64 * 1024

_ADD_FILE, _ADD_PIECE = insert(FILE), insert(PIECE)
_FILE = select(FILE).where(by_key(FILE))
_OF_PERSON = select(FILE).where(mine(FILE), FILE.c.person_id == bindparam("person"))
_ABOUT = select(FILE).where(mine(FILE), FILE.c.about_id == bindparam("about"))
_OVER = select(FILE.c.id).where(mine(FILE), FILE.c.expires_at <= bindparam("now"))
_OF_KIND = select(FILE.c.id).where(mine(FILE), FILE.c.kind == bindparam("kind"))
_PIECES = select(PIECE.c.number, PIECE.c.sealed_data).where(by_key(PIECE, "file_id")).order_by(PIECE.c.number)
_DROP_FILE, _DROP_PIECES = delete(FILE).where(by_key(FILE)), delete(PIECE).where(by_key(PIECE, "file_id"))


class StoredFiles:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def keep(
        self,
        person: UUID | None,
        kind: FileKind,
        data: bytes,
        *,
        media_type: str,
        now: datetime,
        expires_at: datetime,
        about: UUID | None = None,
    ) -> UUID:
        if not 0 < len(data) <= MOST_BYTES:
            raise ValueError(f"a file has 1 to {MOST_BYTES} bytes")
        file, pieces = new_id(), _cut(data)
        row = {"id": file, "person_id": person, "about_id": about, "kind": kind, "media_type": media_type}
        counted = {"size": len(data), "pieces": len(pieces), "kept_at": now, "expires_at": expires_at}
        self._rows.add(_ADD_FILE, {**row, **counted})
        self._rows.vault.new_subject(file)
        sealed = self._rows.vault.seal_blocks(
            file, list(zip(pieces, self._cells(file, len(pieces)), strict=True))
        )
        numbered = ({"file_id": file, "number": n, "sealed_data": piece} for n, piece in enumerate(sealed))
        self._rows.add(_ADD_PIECE, *numbered)
        return file

    def find(self, file: UUID) -> KeptFile | None:
        row = self._rows.first(_FILE, key=file)
        return None if row is None else _kept(row)

    def open(self, file: UUID) -> bytes:
        row = self._rows.first(_FILE, key=file)
        if row is None:
            raise LookupError(f"no file {file}")
        pieces = self._rows.all(_PIECES, key=file)
        if [piece.number for piece in pieces] != list(range(row.pieces)):
            raise Damaged(PIECE.name, "sealed_data", file)
        sealed = [piece.sealed_data for piece in pieces]
        cells = self._cells(file, row.pieces)
        return b"".join(self._rows.vault.open_blocks(list(zip(sealed, cells, strict=True))))

    def of(self, person: UUID) -> Sequence[KeptFile]:
        return _oldest_first(self._rows.all(_OF_PERSON, person=person))

    def about(self, about: UUID) -> Sequence[KeptFile]:
        return _oldest_first(self._rows.all(_ABOUT, about=about))

    def destroy(self, file: UUID) -> bool:
        self._rows.change(_DROP_PIECES, key=file)
        is_gone = self._rows.change(_DROP_FILE, key=file) == 1
        self._rows.forgotten.append(file)
        self._rows.has_wiped = True
        return is_gone

    def of_kind(self, kind: FileKind) -> Sequence[UUID]:
        return [row.id for row in self._rows.all(_OF_KIND, kind=kind)]

    def expire(self, *, now: datetime) -> int:
        return sum(self.destroy(row.id) for row in self._rows.all(_OVER, now=now))

    def _cells(self, file: UUID, count: int) -> list[Cell]:
        """The place of each piece: its number and whether more follow stand in what it is sealed to."""
        places = [
            f"sealed_data/{number}/{'last' if number == count - 1 else 'more'}" for number in range(count)
        ]
        return [Cell(PIECE.name, place, file, file, self._rows.network) for place in places]


def _cut(data: bytes) -> list[bytes]:
    return [data[start : start + PIECE_SIZE] for start in range(0, len(data), PIECE_SIZE)]


def _oldest_first(rows: Sequence[Row[Any]]) -> list[KeptFile]:
    return [_kept(row) for row in sorted(rows, key=lambda row: (row.kept_at, row.id))]


def _kept(row: Row[Any]) -> KeptFile:
    return KeptFile(
        id=row.id,
        kind=FileKind(row.kind),
        person=row.person_id,
        about=row.about_id,
        media_type=row.media_type,
        size=row.size,
        kept_at=row.kept_at,
        expires_at=row.expires_at,
    )
