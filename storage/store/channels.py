"""The coaches' channels, and who sits in them: a seat is a blind index and names nobody."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, insert, select, update

from bot.ids import new_id
from bot.model import Account, Channel, ChannelState, Place, Platform
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.people import ChannelRow, SeatRow

CHANNEL, SEAT = table_of(ChannelRow), table_of(SeatRow)

_ALL = (
    select(
        CHANNEL.c.id,
        CHANNEL.c.platform,
        CHANNEL.c.workspace,
        CHANNEL.c.conversation,
        CHANNEL.c.address,
        CHANNEL.c.state,
    )
    .where(mine(CHANNEL))
    .order_by(CHANNEL.c.id)
)
_BY_ID = _ALL.where(CHANNEL.c.id == bindparam("key"))
_THERE = (
    CHANNEL.c.platform == bindparam("on"),
    CHANNEL.c.workspace == bindparam("in_workspace"),
    CHANNEL.c.conversation == bindparam("in_conversation"),
)
_AT = _ALL.where(*_THERE)
_ADD = insert(CHANNEL)
_SET = update(CHANNEL).where(by_key(CHANNEL))
_MOVED = (
    update(CHANNEL)
    .where(mine(CHANNEL), *_THERE, CHANNEL.c.address.is_distinct_from(bindparam("heard_from")))
    .values(address=bindparam("heard_from"))
)

_IN_CHANNEL = mine(SEAT) & (SEAT.c.channel_id == bindparam("key"))
_SEATS = select(SEAT.c.lookup).where(_IN_CHANNEL)
_SEAT_OF = select(SEAT.c.channel_id).where(mine(SEAT), SEAT.c.lookup == bindparam("account")).limit(1)
_TAKE_SEAT = insert(SEAT)
_LEAVE_SEAT = delete(SEAT).where(_IN_CHANNEL, SEAT.c.lookup == bindparam("account"))


class StoredChannels:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def keep(self, place: Place, *, now: datetime) -> Channel:
        known = self.find(place)
        if known is not None:
            return known
        kept = Channel(new_id(), place, ChannelState.UNKNOWN)
        where = {
            "platform": place.platform,
            "workspace": place.workspace,
            "conversation": place.conversation,
            "address": place.address,
        }
        self._rows.add(_ADD, {"id": kept.id, **where, "state": kept.state, "checked_at": now})
        return kept

    def reached(self, place: Place) -> None:
        if place.address:
            self._rows.change(_MOVED, heard_from=place.address, **_there(place))

    def find(self, place: Place) -> Channel | None:
        row = self._rows.first(_AT, **_there(place))
        return row and _channel(row)

    def by_id(self, channel: UUID) -> Channel:
        row = self._rows.first(_BY_ID, key=channel)
        if row is None:
            raise LookupError(f"no channel {channel}")
        return _channel(row)

    def all(self) -> Sequence[Channel]:
        return [_channel(row) for row in self._rows.all(_ALL)]

    def set_state(self, channel: UUID, state: ChannelState, *, now: datetime) -> None:
        self._rows.change(_SET, key=channel, state=state, checked_at=now)

    def seat(self, channel: UUID, account: Account, *, now: datetime) -> None:
        lookup = self._rows.account_lookup(account)
        if lookup not in self._seats(channel):
            self._take(channel, {lookup}, now=now)

    def unseat(self, channel: UUID, account: Account) -> None:
        self._rows.change(_LEAVE_SEAT, key=channel, account=self._rows.account_lookup(account))

    def set_seats(self, channel: UUID, accounts: Iterable[Account], *, now: datetime) -> None:
        """Only what differs is written."""
        wanted, known = {self._rows.account_lookup(each) for each in accounts}, self._seats(channel)
        for gone in known - wanted:
            self._rows.change(_LEAVE_SEAT, key=channel, account=gone)
        self._take(channel, wanted - known, now=now)

    def strangers(self, known: Iterable[Account]) -> int:
        ours = {self._rows.account_lookup(account) for account in known}
        return sum(len(self._seats(channel.id) - ours) for channel in self.all())

    def is_seated(self, account: Account) -> bool:
        return self._rows.first(_SEAT_OF, account=self._rows.account_lookup(account)) is not None

    def _seats(self, channel: UUID) -> set[bytes]:
        return {row.lookup for row in self._rows.all(_SEATS, key=channel)}

    def _take(self, channel: UUID, lookups: set[bytes], *, now: datetime) -> None:
        if lookups:
            seats = ({"channel_id": channel, "lookup": lookup, "seen_at": now} for lookup in sorted(lookups))
            self._rows.add(_TAKE_SEAT, *seats)


def _there(place: Place) -> dict[str, str]:
    return {"on": place.platform, "in_workspace": place.workspace, "in_conversation": place.conversation}


def _channel(row: Row[Any]) -> Channel:
    place = Place(Platform(row.platform), row.workspace, row.conversation, row.address)
    return Channel(row.id, place, ChannelState(row.state))
