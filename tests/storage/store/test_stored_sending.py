"""Inbox and outbox: handled once, promised until kept, and only the latest holder of a lease has a say."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.ids import new_id
from bot.model import SentMessage
from bot.notices import Leased, Notice, NoticeKind
from storage.store.outbox import NOTICE
from tests.storage.store.cast import CHANNEL
from tests.storage.store.house import House

TERM = timedelta(seconds=30)
HERE, THERE = new_id(), new_id()
SENT = SentMessage(CHANNEL, "1767.0001")


def test_a_delivery_is_remembered_with_its_mac_and_outcome(house: House) -> None:
    assert house.do(lambda unit: unit.inbox.outcome("event:1")) is None
    mac = house.do(lambda unit: unit.inbox.mac(b"digest"))
    house.do(lambda unit: unit.inbox.record("event:1", mac, '["won",null,{}]', now=house.clock.now()))
    assert house.do(lambda unit: unit.inbox.outcome("event:1")) == (mac, '["won",null,{}]')
    assert house.do(lambda unit: unit.inbox.outcome("event:2")) is None
    assert house.do(lambda unit: unit.inbox.mac(b"other")) != mac


def test_the_same_delivery_cannot_be_recorded_twice(house: House) -> None:
    record = lambda unit: unit.inbox.record("event:1", b"m", "[]", now=house.clock.now())  # noqa: E731
    house.do(record)
    with pytest.raises(IntegrityError, match="inbox"):
        house.do(record)


def test_old_deliveries_are_forgotten_and_the_others_are_not(house: House) -> None:
    house.do(lambda unit: unit.inbox.record("old", b"m", "[]", now=house.clock.now()))
    house.clock.move(timedelta(days=7))
    house.do(lambda unit: unit.inbox.record("new", b"m", "[]", now=house.clock.now()))
    assert house.do(lambda unit: unit.inbox.forget(before=house.clock.now())) == 1
    assert house.do(lambda unit: unit.inbox.outcome("old")) is None
    assert house.do(lambda unit: unit.inbox.outcome("new")) is not None


def test_a_promise_is_leased_with_everything_it_said(house: House) -> None:
    promised = Notice(NoticeKind.ADMIN, HERE, about=THERE, detail="unclaimed 2026-03-02")
    _promise(house, promised)
    [leased] = _lease(house)
    assert (leased.notice, leased.attempts, leased.fence) == (promised, 1, 1)


def test_the_most_urgent_comes_first_and_no_more_than_asked_for(house: House) -> None:
    kinds = [NoticeKind.ROSTER, NoticeKind.STATUS, NoticeKind.CONTACT, NoticeKind.NUDGE, NoticeKind.BROADCAST]
    _promise(house, *(Notice(kind, HERE, about=THERE) for kind in kinds))
    _promise(house, Notice(NoticeKind.CONTACT, THERE))
    assert [each.notice.kind for each in _lease(house, limit=3)] == ["contact", "contact", "broadcast"]
    assert [each.notice.kind for each in _lease(house)] == ["status", "nudge", "roster"]
    assert _lease(house) == []


def test_a_promise_for_later_waits_for_its_time(house: House) -> None:
    later = house.clock.now() + timedelta(hours=24)
    _promise(house, Notice(NoticeKind.REMIND, HERE, due_at=later))
    assert (_lease(house), _next_due(house)) == ([], later)
    house.clock.set(later)
    assert [each.notice.kind for each in _lease(house)] == ["remind"]


def test_what_is_leased_is_nobody_elses_until_the_lease_ends(house: House) -> None:
    _promise(house, Notice(NoticeKind.STATUS, HERE))
    [mine] = _lease(house)
    assert _next_due(house) == house.clock.now() + TERM
    house.clock.move(TERM - timedelta(microseconds=1))
    assert _lease(house) == []
    house.clock.move(timedelta(microseconds=1))
    [theirs] = _lease(house)
    assert (theirs.id, theirs.attempts, theirs.fence) == (mine.id, 2, mine.fence + 1)


@pytest.mark.parametrize("what", ["done", "again", "park"])
def test_a_late_result_does_not_count_once_somebody_else_holds_the_notice(house: House, what: str) -> None:
    _promise(house, Notice(NoticeKind.STATUS, HERE))
    [late] = _lease(house)
    house.clock.move(TERM)
    [latest] = _lease(house)
    assert not _say(house, what, late)
    assert _next_due(house) == house.clock.now() + TERM, "the holder's lease is as it was"
    assert _say(house, what, latest)


@pytest.mark.parametrize("what", ["done", "again", "park"])
def test_a_result_counts_once_after_it_is_settled(house: House, what: str) -> None:
    _promise(house, Notice(NoticeKind.STATUS, HERE))
    [leased] = _lease(house)
    assert _say(house, "done", leased)
    assert not _say(house, what, leased)


def test_a_lease_that_ended_still_counts_when_nobody_took_over(house: House) -> None:
    _promise(house, Notice(NoticeKind.STATUS, HERE))
    [leased] = _lease(house)
    house.clock.move(TERM * 10)
    assert _say(house, "done", leased)
    assert _lease(house) == []


def test_a_retry_waits_for_its_own_time_and_remembers_the_attempts(house: House) -> None:
    _promise(house, Notice(NoticeKind.STATUS, HERE))
    [leased] = _lease(house)
    assert _say(house, "again", leased)
    assert _next_due(house) == house.clock.now() + timedelta(seconds=5)
    assert _lease(house) == []
    house.clock.move(timedelta(seconds=5))
    assert [each.attempts for each in _lease(house)] == [2]


def test_what_is_parked_is_shown_left_alone_and_tried_anew_on_request(house: House) -> None:
    _promise(house, Notice(NoticeKind.STATUS, HERE), Notice(NoticeKind.NUDGE, HERE))
    status, _ = _lease(house)
    _say(house, "park", status)
    [parked] = house.do(lambda unit: unit.outbox.parked())
    assert (parked.id, parked.kind, parked.code) == (status.id, NoticeKind.STATUS, "refused")
    assert (parked.attempts, parked.since) == (1, house.clock.now())
    assert house.do(lambda unit: unit.outbox.waiting()) == 1
    house.clock.move(timedelta(days=1))
    assert [each.notice.kind for each in _lease(house)] == ["nudge"]
    assert house.do(lambda unit: unit.outbox.retry_parked(now=house.clock.now())) == 1
    assert house.do(lambda unit: unit.outbox.retry_parked(now=house.clock.now())) == 0
    [anew] = _lease(house)
    assert (anew.id, anew.attempts) == (status.id, 1)


def test_a_late_result_from_before_the_parking_does_not_count_after_the_retry(house: House) -> None:
    _promise(house, Notice(NoticeKind.STATUS, HERE))
    [leased] = _lease(house)
    _say(house, "park", leased)
    house.do(lambda unit: unit.outbox.retry_parked(now=house.clock.now()))
    [anew] = _lease(house)
    assert not _say(house, "done", leased)
    assert _say(house, "done", anew)


def test_only_promises_to_somebody_are_counted_as_waiting(house: House) -> None:
    later = house.clock.now() + timedelta(days=14)
    _promise(house, Notice(NoticeKind.EXPIRE, HERE, due_at=later), Notice(NoticeKind.STATUS, HERE))
    assert house.do(lambda unit: unit.outbox.waiting()) == 1
    assert _next_due(house) == house.clock.now()
    _say(house, "done", _lease(house)[0])
    assert house.do(lambda unit: unit.outbox.waiting()) == 0
    assert _next_due(house) == later


def test_an_empty_outbox_has_nothing_to_do(house: House) -> None:
    assert _next_due(house) is None
    assert house.do(lambda unit: unit.outbox.promise(now=house.clock.now())) is None
    assert house.woken == 0


def test_a_promise_is_known_by_all_four_of_its_parts_also_when_it_is_kept(house: House) -> None:
    _promise(house, Notice(NoticeKind.ADMIN, HERE, detail="no_channel"))
    _promise(house, Notice(NoticeKind.UNCLAIMED, HERE, about=THERE))
    [first, second] = _lease(house)
    _say(house, "done", first)
    _say(house, "done", second)
    known = [
        (NoticeKind.ADMIN, HERE, None, "no_channel"),
        (NoticeKind.UNCLAIMED, HERE, THERE, ""),
    ]
    unknown = [
        (NoticeKind.COACH, HERE, None, "no_channel"),
        (NoticeKind.ADMIN, THERE, None, "no_channel"),
        (NoticeKind.ADMIN, HERE, THERE, "no_channel"),
        (NoticeKind.ADMIN, HERE, None, ""),
        (NoticeKind.UNCLAIMED, HERE, None, ""),
    ]
    assert [_is_promised(house, *each) for each in known] == [True, True]
    assert not any(_is_promised(house, *each) for each in unknown)


def test_whether_a_kept_message_is_promised_is_no_question(house: House) -> None:
    with pytest.raises(ValueError, match="status"):
        _is_promised(house, NoticeKind.STATUS, HERE, THERE, "")


def test_what_was_sent_or_given_up_is_forgotten_in_time_and_what_waits_is_not(house: House) -> None:
    _promise(house, *(Notice(NoticeKind.UNCLAIMED, HERE, about=new_id()) for _ in range(4)))
    done, parked, _, _ = _lease(house)
    _say(house, "done", done)
    _say(house, "park", parked)
    house.clock.move(timedelta(days=30))
    assert house.do(lambda unit: unit.outbox.forget(before=house.clock.now())) == 2
    assert house.do(lambda unit: unit.outbox.waiting()) == 2


def test_the_notice_of_a_kept_message_goes_as_soon_as_it_is_done_and_only_for_who_holds_it(
    house: House,
) -> None:
    _promise(house, Notice(NoticeKind.STATUS, HERE, about=THERE), Notice(NoticeKind.COACH, HERE, about=THERE))
    leased = _lease(house)
    assert [_say(house, "done", each) for each in leased] == [True, True]
    assert [_say(house, "done", each) for each in leased] == [False, False]
    kinds = house.raw(lambda connection: list(connection.execute(select(NOTICE.c.kind)).scalars()))
    assert kinds == [NoticeKind.COACH]


def _promise(house: House, *notices: Notice) -> None:
    house.do(lambda unit: unit.outbox.promise(*notices, now=house.clock.now()))


def _lease(house: House, limit: int = 50) -> list[Leased]:
    return list(
        house.do(lambda unit: unit.outbox.lease(new_id(), now=house.clock.now(), term=TERM, limit=limit))
    )


def _next_due(house: House) -> datetime | None:
    due = house.do(lambda unit: unit.outbox.next_due())
    assert due is None or due.tzinfo is UTC
    return due


def _say(house: House, what: str, leased: Leased) -> bool:
    now = house.clock.now()
    match what:
        case "done":
            return house.do(lambda unit: unit.outbox.done(leased, now=now))
        case "again":
            due_at = now + timedelta(seconds=5)
            return house.do(lambda unit: unit.outbox.again(leased, due_at=due_at, code="rate"))
        case _:
            return house.do(lambda unit: unit.outbox.park(leased, now=now, code="refused"))


def _is_promised(house: House, kind: NoticeKind, to: UUID, about: UUID | None, detail: str) -> bool:
    return house.do(lambda unit: unit.outbox.is_promised(kind, to, about, detail))
