"""What an open field may hold: no citizen service number, and nothing that only looks short (R-041)."""

import logging

import pytest

from bot.outcome import Said
from tests.conversation import Actor, House
from tests.furniture import MOTIVATION

BSN = "111222333"  # passes the eleven-test
OTHER = "111222334"  # does not
PILED = "K" + "\u0301" * 40_000  # one character to the eye


@pytest.mark.parametrize("typed", [BSN, "111 222 333", "111.222.333", "1112-22-333"])
def test_r_041_a_citizen_service_number_is_refused_at_its_field_and_stands_nowhere(
    town: House, candidate: Actor, caplog: pytest.LogCaptureFixture, typed: str
) -> None:
    caplog.set_level(logging.DEBUG)
    candidate.opens_the_form()
    words = f"{MOTIVATION} Mijn bsn is {typed}."
    filled = {"motivation": words, "topics": ["career_change"], "name": "K", "email": "k@voorbeeld.nl"}
    assert candidate.sends({**filled, "consent_share": ["yes"]}) is Said.INVALID
    assert "burgerservicenummer" in candidate.errors["motivation"]
    assert typed not in str(candidate.errors)
    assert typed not in str(candidate.outcome)
    assert typed not in caplog.text
    assert candidate.requests() == []


def test_nine_digits_that_are_no_such_number_are_taken_out_by_the_anonymiser_alone(candidate: Actor) -> None:
    request = candidate.asks(motivation=f"{MOTIVATION} Mijn dossier heeft nummer {OTHER}.")
    assert request.public is not None
    assert OTHER not in request.public.motivation


@pytest.mark.parametrize("field", ["job_title", "exclude", "employer"])
def test_the_optional_lines_refuse_it_as_well(town: House, candidate: Actor, field: str) -> None:
    candidate.asks()
    town.courier.runs()
    candidate.presses("request.details")
    assert candidate.sends({field: f"nr {BSN}", "consent_special": ["yes"]}) is Said.INVALID
    assert set(candidate.errors) == {field}


@pytest.mark.parametrize(
    ("typed", "why"), [(f"K {BSN}", "burgerservicenummer"), (PILED, "gestapeld")], ids=["number", "pile"]
)
def test_a_name_refuses_it_as_well_of_a_candidate_and_of_a_coach(
    town: House, candidate: Actor, typed: str, why: str
) -> None:
    candidate.opens_the_form()
    filled = {"motivation": MOTIVATION, "topics": ["career_change"], "email": "k@voorbeeld.nl"}
    assert candidate.sends({**filled, "name": typed, "consent_share": ["yes"]}) is Said.INVALID
    assert set(candidate.errors) == {"name"}
    assert why in candidate.errors["name"]

    newcomer = town.person("U0NEWCOMER")
    newcomer.types("/klik coach")
    profile = {"coach_name": typed, "coach_line": typed, "topics": ["burnout"], "languages": ["nl"]}
    assert newcomer.sends({**profile, "capacity": "2"}) is Said.INVALID
    assert set(newcomer.errors) == {"coach_name", "coach_line"}
    assert all(why in told for told in newcomer.errors.values())


def test_a_pile_of_accents_is_few_characters_and_does_not_fit(candidate: Actor) -> None:
    candidate.opens_the_form()
    piled = "a" + "\u0301" * 40_000
    filled = {"topics": ["career_change"], "name": "K", "email": "k@voorbeeld.nl", "consent_share": ["yes"]}
    assert candidate.sends({**filled, "motivation": MOTIVATION + piled}) is Said.INVALID
    assert "gestapeld" in candidate.errors["motivation"]


def test_an_emoji_of_many_parts_counts_as_one_and_no_more_fit_than_a_message_can_show(
    candidate: Actor,
) -> None:
    emoji = "👩🏽‍💻"
    assert candidate.asks(motivation=f"{emoji * 400} {MOTIVATION}").public is not None
    candidate.opens_the_form()
    values = {"topics": ["career_change"], "name": "K", "email": "k@voorbeeld.nl", "consent_share": ["yes"]}
    assert candidate.sends({**values, "motivation": f"{emoji * 1_350} {MOTIVATION}"}) is Said.INVALID
    assert "te lang voor een bericht" in candidate.errors["motivation"]
