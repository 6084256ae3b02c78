"""One human, two accounts: a code given in one and typed in the other makes them one person, with one set of data."""

import re
import sqlite3
from uuid import UUID

import pytest

from bot.model import Request, RequestState
from bot.outcome import Said
from tests.conversation import Actor, House
from tests.furniture import REQUEST

MOTIVATION = str(REQUEST["motivation"])


def code_of(actor: Actor) -> str:
    actor.types("/klik link")
    found = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", actor.hears)
    assert found, actor.hears
    return found[0]


def test_a_linked_coach_cannot_accept_the_request_of_the_other_account(
    town: House, candidate: Actor, coach: Actor, posted: Request
) -> None:
    assert coach.types(f"/klik link {code_of(candidate)}") is Said.LINKED
    assert coach.id == candidate.id
    assert coach.presses("request.accept", posted.id) is Said.OWN_REQUEST


def test_without_the_link_the_same_coach_wins(coach: Actor, candidate: Actor, posted: Request) -> None:
    assert coach.id != candidate.id
    assert coach.presses("request.accept", posted.id) is Said.WON


def test_everything_of_both_accounts_is_shown_in_either(
    town: House, candidate: Actor, coach: Actor, posted: Request
) -> None:
    coach.types(f"/klik link {code_of(candidate)}")
    for actor in (candidate, coach):
        actor.types("/klik my-data")
        assert posted.reference in actor.hears
        assert "Coach Wielewaal 0" in actor.hears
        assert "Kanarie Vogelzang" in actor.hears


def test_the_open_request_of_the_account_that_moves_can_still_be_won(
    town: House, candidate: Actor, coach: Actor, other_coach: Actor, posted: Request
) -> None:
    candidate.types(f"/klik link {code_of(coach)}")
    assert other_coach.presses("request.accept") is Said.WON
    town.courier.runs()
    assert "Kanarie Vogelzang" in other_coach.reads
    assert coach.presses("request.accept", posted.id) is Said.OWN_REQUEST


def test_two_coach_profiles_become_the_one_that_gave_the_code(
    town: House, coach: Actor, other_coach: Actor
) -> None:
    other_coach.types(f"/klik link {code_of(coach)}")
    other_coach.types("/klik coach")
    assert "Coach Wielewaal 0" in other_coach.hears


def test_the_person_that_is_no_more_has_no_key(town: House, candidate: Actor, coach: Actor) -> None:
    """Presence first: the key is there; afterwards the account opens under the other person, and the key is gone."""
    candidate.says("hoi")
    old = candidate.id
    assert keys_of(town, old) == 1
    candidate.types(f"/klik link {code_of(coach)}")
    assert town.look(lambda unit: unit.people.account(candidate.person.account_id)) == candidate.account
    assert candidate.id == coach.id != old
    assert keys_of(town, old) == 0


def keys_of(town: House, person: UUID) -> int:
    with sqlite3.connect(town.folder / "keys.db") as keys:
        count = keys.execute("SELECT count(*) FROM subject_key WHERE subject = ?", (person.hex,)).fetchone()
    return int(count[0])


def test_a_code_works_once(candidate: Actor, coach: Actor, other_coach: Actor) -> None:
    code = code_of(candidate)
    assert coach.types(f"/klik link {code}") is Said.LINKED
    assert other_coach.types(f"/klik link {code}") is Said.LINK_REFUSED


def test_a_code_typed_where_it_was_given_links_nothing_and_says_where_it_belongs(
    candidate: Actor, coach: Actor
) -> None:
    code = code_of(candidate)
    assert candidate.types(f"/klik link {code}") is Said.LINK_ELSEWHERE
    assert "op het andere platform" in candidate.hears
    assert coach.types(f"/klik link {code}") is Said.LINKED
    again = code_of(coach)
    assert candidate.types(f"/klik link {again}") is Said.LINKED


@pytest.mark.parametrize("asked_for", ["by the account with the request", "by the other account"])
def test_a_restriction_in_either_account_holds_for_both_and_takes_every_post_down(
    town: House, candidate: Actor, coach: Actor, other_coach: Actor, posted: Request, asked_for: str
) -> None:
    """GDPR art. 18: it is the person's, so a link must not lift it."""
    town.courier.runs()
    assert MOTIVATION in town.channel()
    if asked_for == "by the other account":
        coach.presses("data.restrict", "")
        coach.types(f"/klik link {code_of(candidate)}")
    else:
        candidate.presses("data.restrict", "")
        candidate.types(f"/klik link {code_of(coach)}")
    town.courier.runs()
    assert town.look(lambda unit: unit.people.is_restricted(coach.id))
    assert candidate.request.state is RequestState.PREVIEWED
    assert MOTIVATION not in town.channel()
    assert other_coach.presses("request.accept", posted.id) is not Said.WON
    assert coach.presses("data.lift", "") is Said.RESTRICTION_LIFTED


def test_the_language_that_was_chosen_in_one_account_is_kept(candidate: Actor, coach: Actor) -> None:
    candidate.types("/klik taal engels")
    assert candidate.types(f"/klik link {code_of(coach)}") is Said.LINKED
    assert "Your accounts are linked" in candidate.hears
    coach.types("/klik help")
    assert "What you can type" in coach.hears


def test_a_code_is_over_after_a_quarter_of_an_hour(town: House, candidate: Actor, coach: Actor) -> None:
    code = code_of(candidate)
    town.moves(minutes=16)
    assert coach.types(f"/klik link {code}") is Said.LINK_REFUSED
    assert coach.id != candidate.id


@pytest.mark.parametrize("typed", ["AAAA-AAAA", "abcdefgh"])
def test_a_made_up_code_is_refused(candidate: Actor, coach: Actor, typed: str) -> None:
    code_of(candidate)
    assert coach.types(f"/klik link {typed}") is Said.LINK_REFUSED
    assert coach.id != candidate.id


def test_the_code_may_be_typed_small_and_without_its_dash(candidate: Actor, coach: Actor) -> None:
    assert coach.types(f"/klik koppel {code_of(candidate).lower().replace('-', '')}") is Said.LINKED


def test_the_code_itself_stands_in_no_row(town: House, candidate: Actor) -> None:
    code = code_of(candidate)
    assert code in candidate.hears
    for file in town.folder.iterdir():
        content = file.read_bytes()
        assert code.encode() not in content
        assert code.replace("-", "").encode() not in content


def test_a_request_stays_when_another_account_of_the_same_person_is_deactivated(
    town: House, posted: Request, candidate: Actor
) -> None:
    """What is said of it goes to the account that asked."""
    elsewhere = town.person("U0ELSEWHERE")
    assert elsewhere.types(f"/klik link {code_of(candidate)}") is Said.LINKED
    elsewhere.is_deactivated()
    assert candidate.request.state is RequestState.OPEN
    candidate.is_deactivated()
    assert candidate.request.state is RequestState.EXPIRED
