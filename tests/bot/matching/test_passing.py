"""*Not for me*: a kind word, and no waiting for the term once everybody has passed."""

from bot.model import Request, RequestState
from bot.outcome import Said
from tests.conversation import Actor, Courier, House

ASKED_FOR_HELP = "Ik heb de beheerder gevraagd mee te zoeken"


def test_a_coach_who_passes_is_thanked_and_nobody_else_is_told(
    town: House, posted: Request, coach: Actor, other_coach: Actor, courier: Courier
) -> None:
    assert coach.presses("request.pass") is Said.PASSED
    assert coach.hears == f"Goed, {posted.reference} is niet voor jou. Bedankt voor het lezen."
    courier.runs()
    assert ASKED_FOR_HELP not in town.person("U0CANDIDATE").reads
    assert other_coach.presses("request.accept") is Said.WON


def test_when_everybody_passed_the_candidate_and_the_admin_hear_at_once(
    town: House,
    posted: Request,
    candidate: Actor,
    coach: Actor,
    other_coach: Actor,
    third_coach: Actor,
    admin: Actor,
) -> None:
    for each in (coach, other_coach):
        each.presses("request.pass")
    town.courier.runs()
    assert ASKED_FOR_HELP not in candidate.reads
    third_coach.presses("request.pass")
    town.courier.runs()
    assert candidate.reads.count(ASKED_FOR_HELP) == 1
    assert f"{posted.reference} heeft nog geen coach" in admin.reads
    assert candidate.request.state is RequestState.OPEN


def test_passing_twice_counts_once(
    town: House, posted: Request, candidate: Actor, coach: Actor, other_coach: Actor
) -> None:
    for each in (coach, coach, coach, other_coach):
        assert each.presses("request.pass") is Said.PASSED
    town.courier.runs()
    assert ASKED_FOR_HELP not in candidate.reads


def test_who_passed_and_cannot_accept_any_more_does_not_count_for_who_still_can(
    town: House, posted: Request, candidate: Actor, coach: Actor, other_coach: Actor, third_coach: Actor
) -> None:
    """Of three coaches two passed, and one of those paused: the third is still to be waited for."""
    for each in (coach, other_coach):
        each.presses("request.pass")
    assert coach.types("/klik pauze 14") is Said.PAUSE_SET
    other_coach.presses("request.pass")
    town.courier.runs()
    assert ASKED_FOR_HELP not in candidate.reads
    third_coach.presses("request.pass")
    town.courier.runs()
    assert candidate.reads.count(ASKED_FOR_HELP) == 1


def test_who_passed_may_still_change_their_mind(town: House, posted: Request, coach: Actor) -> None:
    coach.presses("request.pass")
    assert coach.presses("request.accept") is Said.WON


def test_a_coach_cannot_pass_on_their_own_request(
    town: House, posted: Request, candidate: Actor, coach: Actor, other_coach: Actor
) -> None:
    """Else the candidate's own pass would count among those of the three who can help."""
    candidate.becomes_coach()
    for each in (coach, other_coach):
        each.presses("request.pass")
    assert candidate.presses("request.pass", posted.id) is Said.OWN_REQUEST
    town.courier.runs()
    assert ASKED_FOR_HELP not in candidate.reads


def test_nobody_can_pass_on_what_is_over(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    candidate.presses("request.withdraw")
    assert coach.presses("request.pass", posted.id) is Said.CLOSED
    assert coach.presses("request.pass", "nonsense") is Said.CLOSED
