"""Accounts are found again without being readable; consents add up; seats name nobody."""

import sqlite3
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.exc import OperationalError

from bot.context import day_start
from bot.model import Account, ChannelState, Person, Place, Platform
from bot.words import Language
from tests.storage.store.cast import CHANNEL, WORKSPACE, account
from tests.storage.store.house import House

OTHER_CHANNEL = Place(Platform.SLACK, WORKSPACE, "C0OTHER")
DIRECT = Place(Platform.SLACK, WORKSPACE, "D0ANNA")


def test_an_account_that_was_admitted_is_found_again_and_only_once(house: House) -> None:
    assert house.do(lambda unit: unit.people.find(account("U1"))) is None
    person = house.admit("U1")
    assert house.admit("U1") == person
    assert house.do(lambda unit: unit.people.find(account("U1"))) == person
    assert house.do(lambda unit: unit.people.by_account(person.account_id)) == person


def test_the_same_user_id_elsewhere_is_somebody_else(house: House) -> None:
    here = house.admit("U1")
    elsewhere = Account(Platform.SLACK, "T0OTHER", "U1")
    in_teams = Account(Platform.TEAMS, WORKSPACE, "U1")
    assert house.do(lambda unit: unit.people.find(elsewhere)) is None
    assert house.do(lambda unit: unit.people.find(in_teams)) is None
    assert house.do(lambda unit: unit.people.admit(elsewhere, now=house.clock.now())).id != here.id


def test_where_two_parts_of_an_identity_meet_does_not_matter(house: House) -> None:
    house.do(lambda unit: unit.people.admit(Account(Platform.SLACK, "T1|U", "1"), now=house.clock.now()))
    assert house.do(lambda unit: unit.people.find(Account(Platform.SLACK, "T1", "U|1"))) is None


def test_the_sealed_identity_opens_to_the_account_that_was_met(house: House) -> None:
    person = house.admit("U1")
    assert house.do(lambda unit: unit.people.account(person.account_id)) == account("U1")


def test_the_direct_conversation_is_kept_per_account(house: House) -> None:
    person = house.admit("U1")
    assert house.do(lambda unit: unit.people.direct(person.account_id)) is None
    house.do(lambda unit: unit.people.keep_direct(person.account_id, DIRECT))
    assert house.do(lambda unit: unit.people.direct(person.account_id)) == DIRECT


def test_language_and_activity_are_kept(house: House) -> None:
    person = house.admit("U1")
    house.do(lambda unit: unit.people.set_language(person.id, Language.EN))
    left = house.do(lambda unit: unit.people.set_active(account("U1"), active=False))
    found = house.do(lambda unit: unit.people.find(account("U1")))
    assert left == found
    assert found is not None
    assert (found.language, found.is_active) == (Language.EN, False)
    assert house.do(lambda unit: unit.people.set_active(account("U2"), active=False)) is None


def test_an_own_act_starts_the_term_anew(house: House) -> None:
    person = house.admit("U1")
    before = _active_at(house)
    house.clock.move(timedelta(days=3))
    _act(house, person)
    assert (_active_at(house), before) == (["2026-03-05 09:00:00.000000"], ["2026-03-02 09:00:00.000000"])


def test_of_one_day_the_first_act_is_noted_and_no_more(house: House) -> None:
    person = house.admit("U1")
    house.clock.move(timedelta(days=1))
    _act(house, person)
    noted = _active_at(house)
    house.clock.move(timedelta(hours=2))
    _act(house, person)
    assert _active_at(house) == noted == ["2026-03-03 09:00:00.000000"]
    house.clock.move(timedelta(hours=13))
    _act(house, person)
    assert _active_at(house) == ["2026-03-04 00:00:00.000000"]


def test_an_act_on_the_day_of_the_warning_starts_the_term_anew(house: House) -> None:
    person = house.admit("U1")
    house.do(lambda unit: unit.retention.warned(person.id, now=house.clock.now()))
    assert house.do(lambda unit: unit.retention.is_warned(person.id))
    house.clock.move(timedelta(hours=1))
    _act(house, person)
    assert _active_at(house) == ["2026-03-02 10:00:00.000000"]
    assert not house.do(lambda unit: unit.retention.is_warned(person.id))


def test_the_statement_is_seen_per_version(house: House) -> None:
    person, other = house.admit("U1"), house.admit("U2")
    house.do(
        lambda unit: unit.people.statement_shown(
            person.id, version=1, digest=b"d" * 32, now=house.clock.now()
        )
    )
    assert house.do(lambda unit: unit.people.has_seen_statement(person.id, 1))
    assert not house.do(lambda unit: unit.people.has_seen_statement(person.id, 2))
    assert not house.do(lambda unit: unit.people.has_seen_statement(other.id, 1))


def test_an_unknown_account_id_is_an_error_and_not_an_empty_person(house: House) -> None:
    person = house.admit("U1")
    with pytest.raises(LookupError, match=str(person.id)):
        house.do(lambda unit: unit.people.by_account(person.id))
    with pytest.raises(LookupError, match=str(person.id)):
        house.do(lambda unit: unit.people.account(person.id))


def test_admitting_somebody_where_nothing_may_be_written_makes_no_key(house: House) -> None:
    keys = _key_count(house)
    with pytest.raises(OperationalError, match="readonly"):
        house.store.look(lambda unit: unit.people.admit(account("U1"), now=house.clock.now()))
    assert _key_count(house) == keys
    house.admit("U1")
    assert _key_count(house) == keys + 1


def test_the_last_consent_of_a_purpose_counts(house: House) -> None:
    person = house.admit("U1")
    _consent(house, person.id, given=True)
    assert house.do(lambda unit: unit.consents.given(person.id, "share"))
    assert not house.do(lambda unit: unit.consents.given(person.id, "newsletter"))
    _consent(house, person.id, given=False)  # the clock stands still: the order of writing decides
    assert not house.do(lambda unit: unit.consents.given(person.id, "share"))
    now = house.clock.now()
    assert house.do(lambda unit: unit.consents.of(person.id)) == [("share", True, now), ("share", False, now)]


def test_a_consent_for_one_request_says_nothing_about_another(house: House) -> None:
    person, first, second = house.admit("U1"), house.admit("U2").id, house.admit("U3").id
    _consent(house, person.id, given=True, request=first)
    _consent(house, person.id, given=False, request=second)
    assert house.do(lambda unit: unit.consents.given(person.id, "share", request=first))
    assert not house.do(lambda unit: unit.consents.given(person.id, "share", request=second))
    assert not house.do(lambda unit: unit.consents.given(person.id, "share", request=person.id))


def test_a_channel_is_kept_once_and_starts_unknown(house: House) -> None:
    channel = house.do(lambda unit: unit.channels.keep(CHANNEL, now=house.clock.now()))
    assert channel.state is ChannelState.UNKNOWN
    assert house.do(lambda unit: unit.channels.keep(CHANNEL, now=house.clock.now())) == channel
    assert house.do(lambda unit: unit.channels.find(OTHER_CHANNEL)) is None
    house.do(lambda unit: unit.channels.set_state(channel.id, ChannelState.PUBLIC, now=house.clock.now()))
    [found] = house.do(lambda unit: unit.channels.all())
    assert found == house.do(lambda unit: unit.channels.by_id(channel.id))
    assert (found.place, found.state) == (CHANNEL, ChannelState.PUBLIC)


def test_an_unknown_channel_id_is_an_error(house: House) -> None:
    person = house.admit("U1")
    with pytest.raises(LookupError, match=str(person.id)):
        house.do(lambda unit: unit.channels.by_id(person.id))


def test_a_seat_is_taken_and_left_also_by_somebody_klik_never_met(house: House) -> None:
    channel = house.do(lambda unit: unit.channels.keep(CHANNEL, now=house.clock.now()))
    assert not _seated(house, "U1")
    for _ in range(2):  # joining twice is one seat
        house.do(lambda unit: unit.channels.seat(channel.id, account("U1"), now=house.clock.now()))
    assert _seated(house, "U1")
    assert not _seated(house, "U2")
    house.do(lambda unit: unit.channels.unseat(channel.id, account("U1")))
    assert not _seated(house, "U1")


def test_a_roster_replaces_the_seats_of_its_own_channel_only(house: House) -> None:
    now = house.clock.now()
    here = house.do(lambda unit: unit.channels.keep(CHANNEL, now=now)).id
    there = house.do(lambda unit: unit.channels.keep(OTHER_CHANNEL, now=now)).id
    house.do(lambda unit: unit.channels.seat(there, account("U9"), now=now))
    house.do(lambda unit: unit.channels.set_seats(here, [account("U1"), account("U2")], now=now))
    house.do(lambda unit: unit.channels.set_seats(here, [account("U2"), account("U3")], now=now))
    assert [_seated(house, user) for user in ("U1", "U2", "U3", "U9")] == [False, True, True, True]
    house.do(lambda unit: unit.channels.set_seats(here, [], now=now))
    assert [_seated(house, user) for user in ("U2", "U3", "U9")] == [False, False, True]


def _seated(house: House, user: str) -> bool:
    return house.do(lambda unit: unit.channels.is_seated(account(user)))


def _consent(house: House, person: UUID, *, given: bool, request: UUID | None = None) -> None:
    house.do(
        lambda unit: unit.consents.record(
            person,
            "share",
            given=given,
            wording="share-1",
            language=Language.NL,
            now=house.clock.now(),
            request=request,
        )
    )


def _act(house: House, person: Person) -> None:
    now = house.clock.now()
    house.do(lambda unit: unit.people.act(person.id, now=now, today=day_start(now)))


def _active_at(house: House) -> list[object]:
    return house.raw(
        lambda connection: list(connection.exec_driver_sql("SELECT active_at FROM person").scalars())
    )


def _key_count(house: House) -> int:
    return int(
        sqlite3.connect(house.folder / "keys.db").execute("SELECT count(*) FROM subject_key").fetchone()[0]
    )
