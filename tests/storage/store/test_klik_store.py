"""The store: all of a unit or nothing of it, answered after the commit; reading sees what is committed and cannot write."""

import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError

from bot.audit import AuditAction, AuditEntry, AuditVerdict
from bot.ids import new_id
from bot.model import Role
from bot.notices import Notice, NoticeKind
from bot.ports.unit import Store, Unit
from storage.errors import CannotStart
from storage.store import KlikStore, open_network
from storage.store.store import NETWORK
from tests.storage.store.cast import account
from tests.storage.store.house import House

NOTICE = Notice(NoticeKind.STATUS, new_id())


class Stop(Exception):
    pass


def test_what_is_performed_is_committed_when_it_returns(house: House) -> None:
    store: Store = house.store
    person = asyncio.run(store.perform(lambda unit: unit.people.admit(account("U1"), now=house.clock.now())))
    assert asyncio.run(store.read(lambda unit: unit.people.find(account("U1")))) == person


def test_a_unit_that_fails_leaves_nothing_behind_not_even_its_audit(house: House) -> None:
    def work(unit: Unit) -> None:
        _act(house, unit)
        raise Stop

    with pytest.raises(Stop):
        house.do(work)
    assert (_audited(house), house.audited, house.woken) == (0, [], 0)
    assert house.do(lambda unit: unit.outbox.waiting()) == 0
    house.do(lambda unit: _act(house, unit))
    assert (_audited(house), len(house.audited), house.woken) == (1, 1, 1)
    assert house.do(lambda unit: unit.outbox.waiting()) == 1


def test_the_courier_is_woken_only_by_a_commit_that_promised_something(house: House) -> None:
    house.admit("U1")
    assert house.woken == 0
    house.do(lambda unit: unit.outbox.promise(NOTICE, NOTICE, now=house.clock.now()))
    assert house.woken == 1


def test_when_the_courier_is_woken_the_promise_is_already_there_for_other_readers(house: House) -> None:
    seen: list[int] = []
    store = KlikStore(
        house.writer,
        house.reading,
        vault=house.vault,
        network=house.network,
        clock=house.clock,
        on_audit=house.audited.append,
        on_promise=lambda: seen.append(house.store.look(lambda unit: unit.outbox.waiting())),
    )
    asyncio.run(store.perform(lambda unit: unit.outbox.promise(NOTICE, now=house.clock.now())))
    assert seen == [1]


def test_the_head_of_the_chain_is_told_after_each_commit_and_only_the_last_of_a_unit(house: House) -> None:
    house.do(lambda unit: [_act(house, unit), _act(house, unit)])
    house.do(lambda unit: _act(house, unit))
    assert [(head.network, head.seq) for head in house.audited] == [(house.network, 2), (house.network, 3)]


def test_a_unit_tells_whether_the_audit_trail_is_whole(house: House) -> None:
    assert house.store.look(lambda unit: unit.audit_verdict()) == AuditVerdict(0)
    house.do(lambda unit: [_act(house, unit), _act(house, unit)])
    noted = {house.network: house.audited[-1]}
    store = KlikStore(
        house.writer,
        house.reading,
        vault=house.vault,
        network=house.network,
        clock=house.clock,
        on_audit=house.audited.append,
        noted_heads=lambda: noted,
    )
    assert store.look(lambda unit: unit.audit_verdict()) == AuditVerdict(2)
    noted[house.network] = replace(noted[house.network], seq=3)
    assert store.look(lambda unit: unit.audit_verdict()).first_bad == 3, "the end was cut off"


def test_a_unit_that_only_reads_cannot_write(house: House) -> None:
    reads = house.store.look(lambda unit: unit.outbox.waiting())
    assert reads == 0
    with pytest.raises(OperationalError, match="readonly"):
        house.store.look(lambda unit: unit.outbox.promise(NOTICE, now=house.clock.now()))
    with pytest.raises(OperationalError, match="readonly"):
        house.store.look(lambda unit: unit.audit(AuditEntry(AuditAction.DATA_VIEWED, Role.ADMIN)))
    assert house.do(lambda unit: unit.outbox.waiting()) == 0


def test_reading_happens_off_the_event_loop_and_beside_the_writer(house: House) -> None:
    reading, committed = threading.Event(), threading.Event()

    def look(unit: Unit) -> tuple[int, int, bool]:
        before = unit.outbox.waiting()
        reading.set()
        assert committed.wait(10)
        return before, unit.outbox.waiting(), threading.current_thread() is threading.main_thread()

    async def both() -> tuple[int, int, bool]:
        looking = asyncio.create_task(house.store.read(look))
        await asyncio.to_thread(reading.wait, 10)
        await house.store.perform(lambda unit: unit.outbox.promise(NOTICE, now=house.clock.now()))
        committed.set()
        return await looking

    assert asyncio.run(both()) == (0, 0, False), "one reading sees one moment"
    assert house.store.look(lambda unit: unit.outbox.waiting()) == 1


def test_the_network_is_made_once_and_found_ever_after(house: House) -> None:
    now = datetime(2031, 1, 1, tzinfo=UTC)
    assert house.raw(lambda connection: open_network(connection, house.vault, now=now)) == house.network


def test_a_database_with_two_networks_is_refused(house: House) -> None:
    other = {"network_id": new_id(), "made_at": house.clock.now()}
    house.raw(lambda connection: connection.execute(insert(NETWORK), other).rowcount)
    with pytest.raises(CannotStart, match="more than one network"):
        house.raw(lambda connection: open_network(connection, house.vault, now=house.clock.now()))


def test_a_store_sees_its_own_network_only(house: House) -> None:
    person, request, coach = house.admit("U1"), house.ask("U1"), house.coach("U2")
    other = KlikStore(
        house.writer,
        house.reading,
        vault=house.vault,
        network=new_id(),
        clock=house.clock,
        on_audit=house.audited.append,
    )
    house.do(lambda unit: unit.outbox.promise(NOTICE, now=house.clock.now()))

    def look(unit: Unit) -> list[object]:
        return [
            unit.people.find(account("U1")),
            unit.requests.head(request.id),
            unit.requests.by_reference(request.reference),
            unit.coaches.standing(account("U2"), day_start=house.clock.now()),
            unit.coaches.find(coach.person),
            unit.outbox.next_due(),
            *unit.channels.all(),
            *unit.requests.of(person.id, [request.state]),
        ]

    assert None not in house.store.look(look)
    assert other.look(look) == [None] * 6
    assert not other.run(lambda unit: unit.requests.claim(request.id, by=coach.person, now=house.clock.now()))


def _act(house: House, unit: Unit) -> None:
    unit.audit(AuditEntry(AuditAction.REQUEST_GRANTED, Role.COACH, actor=new_id(), about=new_id()))
    unit.outbox.promise(NOTICE, now=house.clock.now())


def _audited(house: House) -> int:
    count = house.raw(lambda connection: connection.exec_driver_sql("SELECT count(*) FROM audit").scalar())
    return int(count or 0)


def test_one_look_sees_one_moment(house: House) -> None:
    def look(unit: Unit) -> tuple[object, object]:
        before = unit.outbox.next_due()
        house.do(lambda unit: unit.outbox.promise(NOTICE, now=house.clock.now()))
        return before, unit.outbox.next_due()

    assert house.store.look(look) == (None, None)
    assert house.store.look(lambda unit: unit.outbox.next_due()) is not None
