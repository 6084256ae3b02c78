"""Grants and coaches: who may accept now, who got whom, and what a coach says about themselves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from bot.ids import new_id
from bot.model import CoachState, Standing
from bot.ports.unit import Unit
from bot.words import Language
from tests.storage.store.cast import PROFILE, account
from tests.storage.store.house import House


def test_a_grant_is_contacted_and_ended_once_and_leaves_the_open_matches(house: House) -> None:
    coach = house.coach("U1")
    first, second = _granted(house, coach, "U2"), _granted(house, coach, "U3")
    assert [each.id for each in house.do(lambda unit: unit.grants.of_coach(coach.person))] == [first, second]
    for change in (
        lambda unit: unit.grants.contacted(first, now=house.clock.now()),
        lambda unit: unit.grants.end(first, now=house.clock.now()),
    ):
        assert [house.do(change), house.do(change)] == [True, False]
    assert [each.id for each in house.do(lambda unit: unit.grants.of_coach(coach.person))] == [second]
    grant = house.do(lambda unit: unit.grants.by_id(first))
    assert grant is not None
    assert (grant.contacted_at, grant.ended_at) == (house.clock.now(), house.clock.now())


def test_saying_that_copies_are_gone_ends_a_match_that_had_not_ended(house: House) -> None:
    coach = house.coach("U1")
    open_one, ended_one = _granted(house, coach, "U2"), _granted(house, coach, "U3")
    ended_at = house.clock.now()
    house.do(lambda unit: unit.grants.end(ended_one, now=ended_at))
    house.clock.move(timedelta(days=1))
    for grant, expected in ((open_one, house.clock.now()), (ended_one, ended_at)):
        delete: Callable[[Unit], bool] = lambda unit, it=grant: unit.grants.copies_deleted(  # noqa: E731
            it, now=house.clock.now()
        )
        assert [house.do(delete), house.do(delete)] == [True, False]
        found = house.do(lambda unit, it=grant: unit.grants.by_id(it))
        assert found is not None
        assert (found.copies_deleted_at, found.ended_at) == (house.clock.now(), expected)


def test_a_profile_is_kept_and_a_new_coach_has_applied(house: House) -> None:
    person = house.admit("U1")
    keep = lambda unit, profile=PROFILE: unit.coaches.keep(  # noqa: E731
        person.id, person.account_id, profile, now=house.clock.now()
    )
    house.do(keep)
    coach = house.do(lambda unit: unit.coaches.find(person.id))
    assert coach is not None
    assert (coach.profile, coach.state, coach.agreement) == (PROFILE, CoachState.APPLIED, None)
    house.do(lambda unit: unit.coaches.set_state(person.id, CoachState.CONFIRMED, now=house.clock.now()))
    changed = replace(PROFILE, region=None, capacity=5)
    house.do(lambda unit: keep(unit, changed))
    coach = house.do(lambda unit: unit.coaches.find(person.id))
    assert coach is not None
    assert (coach.profile, coach.state) == (changed, CoachState.CONFIRMED)


def test_a_state_is_set_once_and_only_for_a_coach(house: House) -> None:
    coach = house.coach("U1")
    suspend = lambda unit: unit.coaches.set_state(  # noqa: E731
        coach.person, CoachState.SUSPENDED, now=house.clock.now()
    )
    assert [house.do(suspend), house.do(suspend)] == [True, False]
    assert not house.do(
        lambda unit: unit.coaches.set_state(new_id(), CoachState.CONFIRMED, now=house.clock.now())
    )
    house.coach("U2")
    assert [each.state for each in house.do(lambda unit: unit.coaches.listed())] == [
        CoachState.SUSPENDED,
        CoachState.CONFIRMED,
    ]
    confirmed = house.do(lambda unit: unit.coaches.listed(state=CoachState.CONFIRMED))
    assert [each.profile for each in confirmed] == [PROFILE]


def test_a_standing_tells_all_that_decides_at_this_moment(house: House) -> None:
    coach, now = house.coach("U1", agreement=7), house.clock.now()
    assert coach == Standing(
        person=house.admit("U1").id,
        account_id=house.admit("U1").account_id,
        language=None,
        is_active=True,
        state=CoachState.CONFIRMED,
        agreement=7,
        paused_until=None,
        capacity=3,
        open_matches=0,
        accepted_today=0,
        is_seated=True,
        is_noted_today=True,
    )
    house.do(lambda unit: unit.coaches.pause(coach.person, now))
    house.do(lambda unit: unit.people.set_active(account("U1"), active=False))
    house.do(lambda unit: unit.people.set_language(coach.person, Language.EN))
    coach = replace(coach, language=Language.EN)
    house.do(lambda unit: unit.channels.set_seats(unit.channels.all()[0].id, [account("U2")], now=now))
    assert _standing(house, "U1", now) == replace(coach, paused_until=now, is_active=False, is_seated=False)
    house.do(lambda unit: unit.coaches.pause(coach.person, None))
    assert _standing(house, "U1", now) == replace(coach, is_active=False, is_seated=False)


def test_somebody_who_is_no_coach_has_a_standing_without_a_state(house: House) -> None:
    house.admit("U1")
    standing = _standing(house, "U1", house.clock.now())
    assert standing is not None
    assert (standing.state, standing.capacity, standing.is_seated) == (None, 0, False)
    assert _standing(house, "U2", house.clock.now()) is None


def test_open_matches_and_todays_accepts_are_counted_apart_and_per_coach(house: House) -> None:
    coach, other = house.coach("U1"), house.coach("U2")
    yesterday = _granted(house, coach, "U3")
    house.clock.move(timedelta(days=1))
    day_start = house.clock.now()
    _granted(house, coach, "U4")
    ended = _granted(house, coach, "U5")
    _granted(house, other, "U6")
    house.do(lambda unit: unit.grants.end(ended, now=house.clock.now()))
    counted = _standing(house, "U1", day_start)
    assert counted is not None
    assert (counted.open_matches, counted.accepted_today) == (2, 2)
    house.do(lambda unit: unit.grants.end(yesterday, now=house.clock.now()))
    counted = _standing(house, "U1", day_start)
    assert counted is not None
    assert (counted.open_matches, counted.accepted_today) == (1, 2)


def test_a_standing_tells_whether_this_days_activity_is_noted(house: House) -> None:
    coach, day_start = house.coach("U1"), house.clock.now()
    assert coach.is_noted_today
    house.do(lambda unit: unit.retention.warned(coach.person, now=day_start))
    assert _standing(house, "U1", day_start) == replace(coach, is_noted_today=False)
    house.do(lambda unit: unit.people.act(coach.person, now=day_start, today=day_start))
    assert _standing(house, "U1", day_start) == coach
    assert _standing(house, "U1", day_start + timedelta(hours=1)) == replace(coach, is_noted_today=False)


def _unseat(unit: Unit, now: datetime) -> None:
    unit.channels.unseat(unit.channels.all()[0].id, account("U1"))


CANNOT: dict[str, Callable[[Unit, Standing, datetime], object]] = {
    "suspended": lambda unit, coach, now: unit.coaches.set_state(coach.person, CoachState.SUSPENDED, now=now),
    "old agreement": lambda unit, coach, now: unit.coaches.agree(coach.person, 0, now=now),
    "paused": lambda unit, coach, now: unit.coaches.pause(coach.person, now + timedelta(seconds=1)),
    "deactivated": lambda unit, coach, now: unit.people.set_active(account("U1"), active=False),
    "not in the channel": lambda unit, coach, now: _unseat(unit, now),
}


@pytest.mark.parametrize("why", CANNOT)
def test_a_coach_who_cannot_accept_now_is_not_counted_as_able(house: House, why: str) -> None:
    coach, second, now = house.coach("U1"), house.coach("U2"), house.clock.now()
    assert _able(house) == 2
    house.do(lambda unit: CANNOT[why](unit, coach, now))
    assert _able(house) == 1
    assert house.do(lambda unit: unit.coaches.able(agreement=1, now=now, besides=second.person)) == 0


def test_a_pause_that_is_over_no_longer_counts(house: House) -> None:
    coach = house.coach("U1")
    house.do(lambda unit: unit.coaches.pause(coach.person, house.clock.now() + timedelta(days=1)))
    assert _able(house) == 0
    house.clock.move(timedelta(days=1))
    assert _able(house) == 1


def _able(house: House) -> int:
    return house.do(lambda unit: unit.coaches.able(agreement=1, now=house.clock.now(), besides=new_id()))


def _standing(house: House, user: str, day_start: datetime) -> Standing | None:
    return house.do(lambda unit: unit.coaches.standing(account(user), day_start=day_start))


def _granted(house: House, coach: Standing, candidate: str) -> UUID:
    request = house.ask(candidate)
    assert house.claim(request.id, coach)
    grant = house.do(lambda unit: unit.grants.of_request(request.id))
    assert grant is not None
    return grant.id
