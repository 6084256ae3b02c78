"""A consent switched off: what rested on it alone goes, and the rest of the request stays as it is (R-021, R-055)."""

import pytest

from bot.model import RequestState
from bot.outcome import Said
from bot.privacy import consents
from bot.privacy.consents import Consent
from bot.words import Language
from tests.conversation import Actor, Courier, House

SPOKEN = {
    Consent.HEALTH: (
        "request.health",
        "burn-out",
        "Na een burn-out wil ik rustig uitzoeken welk werk bij mij past en hoe ik mijn grenzen bewaak.",
    ),
    Consent.BELIEFS: (
        "request.beliefs",
        "moslim",
        "Ik ben moslim en zoek werk waar ruimte is voor mijn manier van leven en voor wat ik kan.",
    ),
}


@pytest.fixture(params=SPOKEN)
def consent(request: pytest.FixtureRequest) -> Consent:
    return Consent(request.param)


def asks(candidate: Actor, courier: Courier, consent: Consent) -> None:
    """Ticked, so that the words stand in what coaches read."""
    tick, word, motivation = SPOKEN[consent]
    candidate.asks(motivation=motivation)
    courier.runs()
    public = candidate.request.public
    assert public is not None
    assert word not in public.motivation
    candidate.presses(tick)
    courier.runs()


def words(town: House, candidate: Actor) -> str:
    contact = town.look(lambda unit: unit.requests.contact(candidate.request.id))
    assert contact is not None
    return contact.motivation


def test_the_words_go_out_of_the_open_post_and_out_of_what_is_kept_and_the_request_goes_on(
    town: House, candidate: Actor, courier: Courier, consent: Consent
) -> None:
    asks(candidate, courier, consent)
    candidate.presses("request.publish")
    courier.runs()
    word, rest = SPOKEN[consent][1], SPOKEN[consent][2][-30:]
    assert word in town.channel()
    assert word in words(town, candidate)
    assert candidate.presses("consents.off", f"{consent} {candidate.request.id}") is Said.CONSENTS
    assert word not in words(town, candidate)
    courier.runs()
    assert word not in town.channel()
    assert rest in town.channel()
    assert candidate.request.state is RequestState.OPEN


def test_before_the_post_the_preview_is_shown_again_without_them(
    town: House, candidate: Actor, courier: Courier, consent: Consent
) -> None:
    asks(candidate, courier, consent)
    word = SPOKEN[consent][1]
    assert word in candidate.reads
    candidate.presses("consents.off", f"{consent} {candidate.request.id}")
    assert candidate.request.state is RequestState.DRAFT, "only what was shown can be posted"
    courier.runs()
    assert word not in candidate.reads
    assert candidate.presses("request.publish") is Said.PUBLISHED


def test_nobody_switches_anothers_off(
    town: House, candidate: Actor, courier: Courier, consent: Consent
) -> None:
    asks(candidate, courier, consent)
    about = candidate.request.id
    assert town.person("U0OTHER").presses("consents.off", f"{consent} {about}") is Said.NO_REQUEST
    assert SPOKEN[consent][1] in words(town, candidate)


def test_a_draft_from_before_the_agreement_can_be_changed_and_keeps_nothing_special(
    town: House, candidate: Actor, courier: Courier
) -> None:
    request = candidate.asks()
    courier.runs()
    candidate.presses("request.details")
    candidate.sends({"employer": "Kwinkelier", "consent_special": ["yes"]})
    courier.runs()
    now = town.clock.now()
    town.do(
        lambda unit: consents.record(
            unit,
            candidate.id,
            Consent.AGREEMENT,
            given=False,
            language=Language.NL,
            now=now,
            request=request.id,
        )
    )
    candidate.presses("request.remove")
    assert candidate.sends({"removed": "planner"}) is Said.SAVED
    contact = town.look(lambda unit: unit.requests.contact(request.id))
    assert contact is not None
    assert contact.optional == {"removed": "planner"}
    candidate.presses("request.details", request.id)
    assert candidate.sends({"employer": "Kwinkelier", "consent_special": ["yes"]}) is Said.INVALID
    assert "vóór onze afspraak" in candidate.errors["consent_special"]
    candidate.presses("data.change", request.id)
    again = {"motivation": contact.motivation, "topics": ["career_change"], "employer": "Kwinkelier"}
    assert candidate.sends({**again, "consent_special": ["yes"]}) is Said.INVALID
