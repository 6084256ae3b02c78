"""Erasing somebody, and the retention sweep among a thousand and among a million people."""

import asyncio
import os
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import insert

from adapters.settings import Settings
from adapters.wiring import OpenStore
from benchmarks import cast
from benchmarks.everything import context_of, opened_store, somebody
from benchmarks.figures import Figure, at_most, figure
from benchmarks.prepare import SLACK_CHANNEL, known, open_requests
from bot.clock import SystemClock
from bot.courier.delivery import Delivery
from bot.ids import new_id
from bot.model import Account, Place, Platform, SentMessage
from bot.notices import NoticeKind
from bot.ports.messenger import ChannelReport, Parcel
from bot.ports.unit import Unit
from bot.privacy import erasing, retention
from bot.privacy.calendar import years_before
from bot.views import View
from bot.words import Language
from storage.engine import write_engine
from storage.tables.declare import table_of
from storage.tables.people import AccountRow, PersonRow

PART = "erasure"
DUE = 100
FINDS = 30
CHUNK = 20_000
LEASE = timedelta(seconds=30)


@dataclass(frozen=True)
class Size:
    few: int = 1_000
    many: int = 1_000_000
    ones: int = 5


@dataclass(frozen=True)
class Swept:
    """Milliseconds: each time the due were looked for, and the erasing of all of them."""

    finds: list[float]
    erased: float


class Silent:
    """A platform that takes everything at once: what is measured is Klik."""

    platform = Platform.SLACK

    async def post(self, place: Place, view: View) -> SentMessage:
        return SentMessage(place, new_id().hex)

    async def update(self, message: SentMessage, view: View) -> None: ...

    async def delete(self, message: SentMessage) -> None: ...

    async def direct(self, account: Account) -> Place:
        return Place(account.platform, account.workspace, f"D{account.user}")

    async def language(self, account: Account) -> Language | None:
        return None

    async def offer(self, place: Place, parcel: Parcel) -> SentMessage:
        raise NotImplementedError

    async def hand_over(self, offered: SentMessage, parcel: Parcel) -> SentMessage | None:
        raise NotImplementedError

    async def fetch(self, account: Account, reference: str) -> bytes:
        raise NotImplementedError

    async def inspect(self, place: Place, *, members: bool = False) -> ChannelReport:
        raise NotImplementedError


def run(*, quick: bool) -> list[Figure]:
    return measure(Size(many=100_000, ones=2) if quick else Size())


def measure(size: Size) -> list[Figure]:
    ones = [_one() for _ in range(size.ones)]
    few, many = _sweep(size.few), _sweep(size.many)
    find = [after / before for before, after in zip(sorted(few.finds), sorted(many.finds), strict=True)]
    among = f"among {size.many:,}, of among {size.few:,}"
    return [
        figure(PART, "erase somebody with everything", ones, unit="s", target=at_most(2)),
        figure(PART, f"find {DUE} due people among {size.few:,}", few.finds, unit="ms"),
        figure(PART, f"find {DUE} due people among {size.many:,}", many.finds, unit="ms"),
        figure(PART, f"find {DUE} due people {among}", find, unit="×", target=at_most(1.3)),
        figure(PART, f"erase {DUE} due people among {size.few:,}", [few.erased], unit="ms"),
        figure(
            PART, f"erase {DUE} due people {among}", [many.erased / few.erased], unit="×", target=at_most(2)
        ),
    ]


def _one() -> float:
    with opened_store() as (settings, opened):
        person = opened.store.run(lambda unit: somebody(unit, settings)).id
        started = time.perf_counter()
        opened.store.run(lambda unit: erasing.erase(unit, context_of(settings), person, None))
        asyncio.run(_carry_out(settings, opened))
        taken = time.perf_counter() - started
        assert opened.store.look(lambda unit: unit.holdings.count(person)) == {}
        return taken


def _sweep(people: int) -> Swept:
    with opened_store() as (settings, opened):
        _fill(opened, people - DUE)
        now = SystemClock().now()
        opened.store.run(lambda unit: _silent(unit, now))
        began = years_before(now, retention.YEARS)

        def look(unit: Unit) -> int:
            return len(unit.retention.due(began=began, now=now, limit=retention.AT_ONCE))

        assert opened.store.look(look) == DUE
        finds = [_milliseconds(lambda: opened.store.look(look)) for _ in range(FINDS)]
        opened.store.run(lambda unit: retention.sweep(unit, context_of(settings)))
        erased = _milliseconds(lambda: asyncio.run(_carry_out(settings, opened)))
        assert opened.store.look(look) == 0
        return Swept(finds, erased)


def _fill(opened: OpenStore, people: int) -> None:
    """Active people with an account each, as rows: sealing a million of them is not what is measured."""
    engine = write_engine(opened.database_url)
    network, now = opened.store.network, SystemClock().now()
    try:
        for start in range(0, people, CHUNK):
            ids = [new_id() for _ in range(min(CHUNK, people - start))]
            with engine.begin() as connection:
                connection.execute(
                    insert(table_of(PersonRow)),
                    [{"network_id": network, "id": each, "made_at": now, "active_at": now} for each in ids],
                )
                connection.execute(insert(table_of(AccountRow)), [_account(network, each) for each in ids])
    finally:
        engine.dispose()


def _account(network: UUID, person: UUID) -> dict[str, object]:
    return {
        "network_id": network,
        "id": new_id(),
        "person_id": person,
        "platform": Platform.SLACK,
        "workspace": cast.WORKSPACE,
        "lookup": os.urandom(16),
        "sealed_user": os.urandom(109),
        "is_active": True,
    }


def _silent(unit: Unit, now: datetime) -> None:
    """People with a request who did nothing for two years and a day."""
    channel = unit.channels.keep(SLACK_CHANNEL, now=now).id
    last = years_before(now, retention.YEARS) - timedelta(days=1)
    for number in range(DUE):
        person = known(unit, Account(Platform.SLACK, cast.WORKSPACE, f"U1SILENT{number}"), last)
        open_requests(unit, [person], channel, SLACK_CHANNEL, now)


async def _carry_out(settings: Settings, opened: OpenStore) -> None:
    """The courier's own delivery of the erasures that were begun, one after another."""
    delivery = Delivery(opened.store, {Platform.SLACK: Silent()}, rules=settings.rules(), clock=SystemClock())
    owner = new_id()
    while leased := opened.store.run(
        lambda unit: unit.outbox.lease(owner, now=SystemClock().now(), term=LEASE, limit=50)
    ):
        for each in leased:
            if each.notice.kind is NoticeKind.ERASE:
                await delivery.deliver(each)
            else:
                opened.store.run(lambda unit, e=each: unit.outbox.done(e, now=SystemClock().now()))  # type: ignore[misc]


def _milliseconds(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - started) * 1000
