"""One-time codes that link two accounts of one person: found again by a blind index, gone when used or over."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select

from storage.store.merging import merge
from storage.store.rows import Rows, mine
from storage.tables.declare import table_of
from storage.tables.people import LinkCodeRow

CODE = table_of(LinkCodeRow)

_ADD = insert(CODE)
_FIND = select(CODE.c.person_id, CODE.c.expires_at).where(mine(CODE), CODE.c.lookup == bindparam("code"))
_USED = delete(CODE).where(mine(CODE), CODE.c.lookup == bindparam("code"))
_OVER = delete(CODE).where(mine(CODE), CODE.c.expires_at <= bindparam("now"))


class StoredLinks:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def secret(self, offer: UUID) -> bytes:
        return self._rows.vault.mac("link", offer.bytes)

    def offer(self, person: UUID, code: str, *, now: datetime, expires_at: datetime) -> None:
        self._rows.change(_OVER, now=now)
        row = {"lookup": self._lookup(code), "person_id": person, "expires_at": expires_at}
        self._rows.add(_ADD, row)

    def owner(self, code: str, *, now: datetime) -> UUID | None:
        row = self._rows.first(_FIND, code=self._lookup(code))
        return row.person_id if row is not None and row.expires_at > now else None

    def used(self, code: str) -> None:
        self._rows.change(_USED, code=self._lookup(code))

    def merge(self, source: UUID, *, into: UUID) -> None:
        merge(self._rows, source, into=into)
        self._rows.forgotten.append(source)

    def _lookup(self, code: str) -> bytes:
        return self._rows.vault.lookup("link", code)
