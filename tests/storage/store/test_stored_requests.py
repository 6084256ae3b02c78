"""Requests: what was saved is read back, and a state changes only from where it may."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.ids import new_id
from bot.model import Request, RequestState
from bot.words import Language
from storage.store.requests import StoredRequests
from storage.store.rows import Rows
from tests.storage.store.cast import CONTACT, PUBLIC
from tests.storage.store.house import House

STATES = list(RequestState)


def test_a_draft_comes_back_with_its_words_and_its_person_apart(house: House) -> None:
    candidate = house.admit("U0CANDIDATE")
    draft = house.ask("U0CANDIDATE", state=RequestState.DRAFT)
    assert (draft.candidate, draft.account_id) == (candidate.id, candidate.account_id)
    assert (draft.state, draft.public) == (RequestState.DRAFT, PUBLIC)
    assert house.do(lambda unit: unit.requests.find(draft.id)) == draft
    assert house.do(lambda unit: unit.requests.by_reference(draft.reference)) == draft
    assert house.do(lambda unit: unit.requests.head(draft.id)) == replace(draft, public=None)
    assert house.do(lambda unit: unit.requests.contact(draft.id)) == CONTACT


def test_what_was_left_open_stays_none_and_every_optional_detail_has_a_place(house: House) -> None:
    draft = house.ask()
    bare = replace(PUBLIC, education=None, region=None, language=None, topics=())
    keys = ("job_title", "gender", "cv", "exclude", "employer", "employment", "income")
    full = replace(CONTACT, email=None, optional={key: f"some {key}" for key in keys})
    house.do(
        lambda unit: unit.requests.rewrite(draft.id, public=bare, step=0, contact=full, necessity="mediation")
    )
    found = house.do(lambda unit: unit.requests.find(draft.id))
    assert found is not None
    assert found.public == bare
    assert house.do(lambda unit: unit.requests.contact(draft.id)) == full


@pytest.mark.parametrize("special", ["employer", "employment", "income"])
def test_r_054_a_special_detail_without_a_necessity_is_not_stored(house: House, special: str) -> None:
    draft = house.ask()
    full = replace(CONTACT, optional={special: "Kwinkeleer"})
    with pytest.raises(ValueError, match="necessity") as caught:
        house.do(lambda unit: unit.requests.rewrite(draft.id, public=PUBLIC, step=0, contact=full))
    assert "Kwinkeleer" not in str(caught.value)
    assert house.do(lambda unit: unit.requests.contact(draft.id)) == CONTACT


def test_a_detail_without_a_place_is_an_error_and_not_lost(house: House) -> None:
    draft = house.ask()
    odd = replace(CONTACT, optional={"shoe_size": "46"})
    with pytest.raises(ValueError, match="shoe_size") as caught:
        house.do(lambda unit: unit.requests.rewrite(draft.id, public=PUBLIC, step=0, contact=odd))
    assert "46" not in str(caught.value)


def test_nobody_has_a_request_that_was_never_made(house: House) -> None:
    nobody = new_id()
    assert house.do(lambda unit: unit.requests.find(nobody)) is None
    assert house.do(lambda unit: unit.requests.head(nobody)) is None
    assert house.do(lambda unit: unit.requests.by_reference("K-222222")) is None
    assert house.do(lambda unit: unit.requests.contact(nobody)) is None


def test_a_reference_that_is_taken_is_drawn_again(house: House) -> None:
    taken = house.ask().reference
    draws = iter([taken, taken, "K-FRESH2"])
    candidate = house.admit("U0CANDIDATE")

    def create(connection: Connection) -> Request:
        rows = Rows(connection, house.vault, house.network)
        return StoredRequests(rows, draw_reference=lambda: next(draws)).create(
            new_id(),
            candidate.id,
            candidate.account_id,
            language=Language.NL,
            public=PUBLIC,
            step=0,
            contact=CONTACT,
            necessity="mediation",
            now=house.clock.now(),
        )

    assert house.raw(create).reference == "K-FRESH2"


@pytest.mark.parametrize("source", STATES)
def test_a_state_moves_only_from_where_it_is_said_to_be(house: House, source: RequestState) -> None:
    request = house.ask(state=RequestState.DRAFT)
    house.do(lambda unit: unit.requests.move(request.id, [RequestState.DRAFT], source, now=house.clock.now()))
    others = [state for state in STATES if state is not source]

    def move(states: list[RequestState]) -> bool:
        return house.do(
            lambda unit: unit.requests.move(request.id, states, RequestState.CLOSED, now=house.clock.now())
        )

    assert not move([])
    assert not move(others)
    assert _state(house, request) is source
    assert move([source, *others[:2]])
    assert _state(house, request) is RequestState.CLOSED


@pytest.mark.parametrize("target", STATES)
def test_only_a_request_that_ended_has_an_end(house: House, target: RequestState) -> None:
    request = house.ask(state=target)
    found = house.do(lambda unit: unit.requests.head(request.id))
    ended = target in {RequestState.CLOSED, RequestState.WITHDRAWN, RequestState.EXPIRED}
    assert found is not None
    assert found.closed_at == (house.clock.now() if ended else None)


def test_an_open_request_is_claimed_once(house: House) -> None:
    request, first, second = house.ask(), house.coach("U1"), house.coach("U2")
    assert [house.claim(request.id, coach) for coach in (first, second, first)] == [True, False, False]
    grant = house.do(lambda unit: unit.grants.of_request(request.id))
    assert grant is not None
    assert (grant.coach, grant.account_id) == (first.person, first.account_id)
    assert _state(house, request) is RequestState.GRANTED


@pytest.mark.parametrize("state", [state for state in STATES if state is not RequestState.OPEN])
def test_nothing_but_an_open_request_is_claimed(house: House, state: RequestState) -> None:
    request, coach = house.ask(state=state), house.coach("U1")
    assert not house.claim(request.id, coach)
    assert _state(house, request) is state


def test_nobody_claims_a_request_of_their_own(house: House) -> None:
    request, both, other = house.ask("U1"), house.coach("U1"), house.coach("U2")
    assert both.person == request.candidate
    assert not house.claim(request.id, both)
    assert house.claim(request.id, other)


def test_a_request_is_claimed_until_its_term_is_over_and_not_at_that_moment(house: House) -> None:
    early, late, coach = house.ask("U1"), house.ask("U2"), house.coach("U3")
    house.clock.move(timedelta(days=9) - timedelta(microseconds=1))
    assert house.claim(early.id, coach)
    house.clock.move(timedelta(microseconds=1))
    assert not house.claim(late.id, coach)


def test_a_second_grant_of_one_request_is_refused_by_the_database_itself(house: House) -> None:
    request, first, second = house.ask(), house.coach("U1"), house.coach("U2")
    assert house.claim(request.id, first)
    with pytest.raises(IntegrityError, match=r"request_grant\.request_id"):
        house.do(lambda unit: unit.grants.grant(request.id, second, agreement=1, now=house.clock.now()))


def test_requests_are_listed_by_age_and_counted_by_state(house: House) -> None:
    made = []
    for state in (RequestState.OPEN, RequestState.DRAFT, RequestState.OPEN):
        made.append(house.ask(state=state).id)
        house.clock.move(timedelta(minutes=1))
    candidate = house.admit("U0CANDIDATE").id
    wanted = [RequestState.OPEN, RequestState.DRAFT]
    assert [each.id for each in house.do(lambda unit: unit.requests.listed(wanted))] == made
    assert [each.id for each in house.do(lambda unit: unit.requests.listed(wanted, limit=2))] == made[:2]
    assert [each.id for each in house.do(lambda unit: unit.requests.of(candidate, wanted))] == made[::-1]
    assert house.do(lambda unit: unit.requests.of(new_id(), wanted)) == []
    assert all(each.public is None for each in house.do(lambda unit: unit.requests.listed(wanted)))
    assert house.do(lambda unit: unit.requests.count(RequestState.OPEN)) == 2
    assert house.do(lambda unit: unit.requests.count(RequestState.EXPIRED)) == 0


def test_wiping_leaves_the_state_and_takes_the_words_and_the_person(house: House) -> None:
    request, kept = house.ask("U1"), house.ask("U2")
    house.do(lambda unit: unit.requests.wipe(request.id))
    found = house.do(lambda unit: unit.requests.find(request.id))
    assert found is not None
    assert (found.public, found.reference, found.state) == (None, request.reference, RequestState.OPEN)
    assert house.do(lambda unit: unit.requests.contact(request.id)) is None
    assert house.do(lambda unit: unit.requests.contact(kept.id)) == CONTACT


def _state(house: House, request: Request) -> RequestState:
    found = house.do(lambda unit: unit.requests.head(request.id))
    assert found is not None
    return found.state
