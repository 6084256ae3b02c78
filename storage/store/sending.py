"""Deliveries that were handled, and messages of ours that stand somewhere. What is still to go out is in `outbox`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, insert, select, update

from bot.ids import new_id
from bot.model import Place, Platform, SentMessage
from bot.notices import NoticeKind
from bot.ports.sending import KeptMessage
from storage.store.addressed import packed, unpacked
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.sending import InboxRow, MessageRow

INBOX, MESSAGE = table_of(InboxRow), table_of(MessageRow)

_OUTCOME = select(INBOX.c.body_mac, INBOX.c.outcome).where(
    mine(INBOX), INBOX.c.lookup == bindparam("delivery")
)
_RECORD = insert(INBOX)
_FORGET = delete(INBOX).where(mine(INBOX), INBOX.c.received_at < bindparam("before"))

_AT = select(MESSAGE.c.id, MESSAGE.c.kind, MESSAGE.c.to_id, MESSAGE.c.about_id, MESSAGE.c.filled_at).where(
    mine(MESSAGE), MESSAGE.c.lookup == bindparam("spot")
)
_MARKED = select(MESSAGE).where(mine(MESSAGE), MESSAGE.c.lookup == bindparam("spot"))
_KEPT = select(MESSAGE).where(
    mine(MESSAGE),
    MESSAGE.c.about_id == bindparam("about"),
    MESSAGE.c.kind == bindparam("what"),
    MESSAGE.c.to_id == bindparam("whom"),
)
_CHANNELS = (
    select(MESSAGE.c.to_id)
    .where(mine(MESSAGE), MESSAGE.c.about_id == bindparam("about"), MESSAGE.c.kind == bindparam("what"))
    .order_by(MESSAGE.c.to_id)
)
_ADD = insert(MESSAGE)
_SET = update(MESSAGE).where(by_key(MESSAGE))
_DROP = delete(MESSAGE).where(by_key(MESSAGE))
_FILL = update(MESSAGE).where(by_key(MESSAGE), MESSAGE.c.filled_at.is_(None))


class StoredInbox:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def outcome(self, key: str) -> tuple[bytes, str] | None:
        row = self._rows.first(_OUTCOME, delivery=self._lookup(key))
        return (row.body_mac, row.outcome) if row else None

    def mac(self, digest: bytes) -> bytes:
        return self._rows.vault.mac("inbox", digest)

    def record(self, key: str, mac: bytes, outcome: str, *, now: datetime) -> None:
        handled = {"lookup": self._lookup(key), "body_mac": mac, "outcome": outcome, "received_at": now}
        self._rows.add(_RECORD, handled)

    def forget(self, *, before: datetime) -> int:
        return self._rows.change(_FORGET, before=before)

    def _lookup(self, key: str) -> bytes:
        return self._rows.vault.lookup("delivery", key)


class StoredMessages:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def keep(
        self, kind: NoticeKind, *, to: UUID, about: UUID, sent: SentMessage, owner: UUID | None, now: datetime
    ) -> None:
        """Where an earlier one was kept, this one takes its place."""
        known = self._rows.first(_KEPT, about=about, what=kind, whom=to)
        row = known.id if known else new_id()
        values = self._columns(row, sent, owner) | {"owner_id": owner, "sent_at": now}
        if known:
            self._rows.change(_SET, key=row, filled_at=None, **values)
        else:
            self._rows.add(_ADD, {"id": row, "kind": kind, "to_id": to, "about_id": about, **values})

    def filled(self, message: UUID, *, now: datetime) -> None:
        self._rows.change(_FILL, key=message, filled_at=now)

    def drop(self, message: UUID) -> None:
        self._rows.change(_DROP, key=message)
        self._rows.has_wiped = True

    def find(self, kind: NoticeKind, *, to: UUID, about: UUID) -> KeptMessage | None:
        row = self._rows.first(_KEPT, about=about, what=kind, whom=to)
        return row and self.opened(row)

    def at(self, place: Place, message: str) -> KeptMessage | None:
        row = self._rows.first(_AT, spot=self._rows.message_lookup(place, message))
        return row and _kept(row, SentMessage(place, message))

    def mark(self, place: Place, message: str) -> str:
        return self._rows.message_lookup(place, message).hex()

    def marked(self, mark: str) -> KeptMessage | None:
        row = self._rows.first(_MARKED, spot=bytes.fromhex(mark))
        return row and self.opened(row)

    def channels_of(self, kind: NoticeKind, about: UUID) -> Sequence[UUID]:
        return [row.to_id for row in self._rows.all(_CHANNELS, about=about, what=kind)]

    def _columns(self, row: UUID, sent: SentMessage, owner: UUID | None) -> dict[str, Any]:
        place = sent.place
        where = packed(place.conversation, place.address)
        words = {"sealed_conversation": where, "sealed_message": sent.message}
        return {
            "platform": place.platform,
            "workspace": place.workspace,
            "lookup": self._rows.message_lookup(place, sent.message),
            **self._rows.sealed(MESSAGE, row, owner or self._rows.network, words),
        }

    def opened(self, row: Row[Any]) -> KeptMessage:
        """With where it stands."""
        subject = row.owner_id or self._rows.network
        opened = self._rows.opened(MESSAGE, row.id, subject, row._mapping)
        where = unpacked(opened["sealed_conversation"] or "")
        place = Place(Platform(row.platform), row.workspace, *where)
        return _kept(row, SentMessage(place, opened["sealed_message"] or ""))


def _kept(row: Row[Any], sent: SentMessage) -> KeptMessage:
    return KeptMessage(row.id, NoticeKind(row.kind), row.to_id, row.about_id, sent, row.filled_at is not None)
