"""The optional step: nothing is required, special fields need their own tick, and somebody under sixteen is stopped."""

import pytest

from bot.model import Contact, RequestState
from bot.outcome import Said
from tests.conversation import Actor, Courier, House
from tests.furniture import REQUEST

TICK = "Vink dit aan, of laat werkgever, dienstverband en inkomen leeg."


@pytest.fixture
def asked(candidate: Actor, courier: Courier) -> Actor:
    """A candidate in front of the optional step."""
    candidate.asks()
    courier.runs()
    candidate.presses("request.details")
    return candidate


def contact(town: House, candidate: Actor) -> Contact:
    found = town.look(lambda unit: unit.requests.contact(candidate.request.id))
    assert found is not None
    return found


def test_it_may_be_sent_empty(town: House, asked: Actor) -> None:
    assert asked.sends({}) is Said.SAVED
    assert contact(town, asked).optional == {}


def test_only_generalised_fields_are_shown_to_coaches(town: House, asked: Actor, courier: Courier) -> None:
    town.restarts(small_cell=1)
    given = {
        "education": "bachelor",
        "region": "utrecht",
        "age_band": "35_44",
        "language": "nl",
        "setting": "online",
        "gender": "woman",
        "job_title": "Meesterplanner",
        "exclude": "Kwinkeleer bv",
    }
    assert asked.sends(given) is Said.SAVED
    courier.runs()
    asked.presses("request.publish")
    courier.runs()
    for shown in ("Hbo of bachelor", "Utrecht", "35 tot en met 44", "Nederlands", "Online"):
        assert shown in town.channel()
    for kept in ("Vrouw", "Meesterplanner", "Kwinkeleer"):
        assert kept not in town.channel()
    assert contact(town, asked).optional == {
        "gender": "woman",
        "job_title": "Meesterplanner",
        "exclude": "Kwinkeleer bv",
    }


@pytest.mark.parametrize(
    "special", [{"employer": "Kwinkeleer bv"}, {"employment": "permanent"}, {"income": "2000_3500"}]
)
def test_a_special_field_needs_its_own_tick(town: House, asked: Actor, special: dict[str, str]) -> None:
    form = asked.form
    assert asked.sends(special) is Said.INVALID
    assert asked.errors == {"consent_special": TICK}
    assert contact(town, asked).optional == {}
    assert (
        asked.sends({**special, "consent_special": ["yes"]}, form=form.action, about=form.about) is Said.SAVED
    )
    assert contact(town, asked).optional == special
    assert town.look(lambda unit: unit.consents.given(asked.id, "special", request=asked.request.id))


def test_an_employer_that_was_named_is_taken_out_of_the_words(
    town: House, asked: Actor, courier: Courier
) -> None:
    form = asked.form
    asked.sends(
        {**REQUEST, "motivation": "Ik wil weg bij Kwinkelier en zoek een plek waar ik verder kan groeien."},
        form="request.submit",
        about=form.about,
    )
    asked.sends({"employer": "Kwinkelier", "consent_special": ["yes"]}, form=form.action, about=form.about)
    assert asked.request.public is not None
    assert "zoek een plek" in asked.request.public.motivation
    assert "Kwinkelier" not in asked.request.public.motivation


def test_somebody_under_sixteen_is_stopped_and_nothing_is_kept(
    town: House, asked: Actor, courier: Courier
) -> None:
    request = asked.request
    assert asked.sends({"age_band": "under_16"}) is Said.TOO_YOUNG
    assert "16 jaar en ouder" in asked.hears
    assert asked.request.state is RequestState.WITHDRAWN
    assert asked.request.public is None
    assert town.look(lambda unit: unit.requests.contact(request.id)) is None
    courier.runs()
    assert REQUEST["motivation"] not in asked.reads


@pytest.mark.parametrize("name", ["education", "region", "age_band", "gender", "language", "setting"])
def test_an_answer_that_is_not_on_the_list_is_refused(asked: Actor, name: str) -> None:
    assert asked.sends({name: "Ergens in de Kanariestraat"}) is Said.INVALID
    assert asked.outcome.detail == {name: "choose_one"}
    assert "Kanariestraat" not in asked.outcome.to_text()


@pytest.mark.parametrize("name", ["job_title", "exclude", "employer"])
def test_a_line_has_room_for_a_line(asked: Actor, name: str) -> None:
    tick = {"consent_special": ["yes"]}
    form = asked.form
    assert asked.sends({name: "é" * 151, **tick}) is Said.INVALID
    assert asked.outcome.detail == {name: "line_too_long:151"}
    assert asked.sends({name: "é" * 150, **tick}, form=form.action, about=form.about) is Said.SAVED


def test_the_form_comes_back_as_it_was_left(asked: Actor, courier: Courier) -> None:
    asked.sends({"region": "zeeland", "exclude": "Kwinkeleer bv"})
    courier.runs()
    asked.presses("request.details")
    left = {field.name: getattr(field, "initial", None) for field in asked.form.fields}
    assert left["region"] == ("zeeland",)
    assert left["exclude"] == "Kwinkeleer bv"
    assert "consent_special" in left


def test_what_the_optional_step_said_stays_when_the_first_is_sent_again(
    town: House, asked: Actor, courier: Courier
) -> None:
    asked.sends({"region": "zeeland", "gender": "woman"})
    courier.runs()
    asked.presses("request.edit")
    asked.sends(REQUEST)
    given = town.look(lambda unit: unit.requests.given(asked.request.id))
    assert given is not None
    assert given.region == "zeeland"
    assert contact(town, asked).optional == {"gender": "woman"}


def test_nobody_sends_it_about_anothers_request(town: House, asked: Actor) -> None:
    other = town.person("U0OTHER")
    assert (
        other.sends({"region": "zeeland"}, form="request.details", about=asked.request.id) is Said.NO_REQUEST
    )
    assert other.sends({}, form="request.details", about="nonsense") is Said.NO_REQUEST
    assert other.presses("request.details", asked.request.id) is Said.NO_REQUEST
    assert asked.request.public is not None
    assert asked.request.public.region is None


def test_after_posting_it_is_too_late(town: House, candidate: Actor) -> None:
    request = candidate.posts()
    assert candidate.presses("request.details", request.id) is Said.TOO_LATE
    assert candidate.sends({"region": "zeeland"}, form="request.details", about=request.id) is Said.TOO_LATE
    assert request.reference in candidate.hears
