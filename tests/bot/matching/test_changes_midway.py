"""People and rules change between the yes and the details: what is true at the moment of sending counts (F-048 to F-055)."""

from collections.abc import Callable

import pytest

from bot.model import Request, RequestState
from bot.outcome import Said
from tests.conversation import Actor, House
from tests.furniture import ADMIN, CANARIES

FELL_AWAY = "kan toch niet helpen en heeft niets van je gekregen"

LOSES: dict[str, Callable[[House], object]] = {
    "is deactivated": lambda town: town.person("U0FIRST").is_deactivated(),
    "leaves the channel": lambda town: town.person("U0FIRST").leaves(),
    "is suspended": lambda town: town.person(ADMIN.user).presses("coach.suspend", town.person("U0FIRST").id),
}


def got_details(actor: Actor) -> bool:
    return any(canary in each.ever for each in actor.messages() for canary in CANARIES)


@pytest.mark.parametrize("how", LOSES)
def test_a_winner_who_loses_the_right_before_the_details_leave_gets_none(
    town: House, posted: Request, candidate: Actor, coach: Actor, how: str
) -> None:
    coach.presses("request.accept")
    LOSES[how](town)
    town.courier.runs()
    assert not got_details(coach)
    assert candidate.request.state is RequestState.CLOSED
    assert f"De coach van {posted.reference} {FELL_AWAY}" in candidate.reads
    assert candidate.button("request.start")


def test_the_right_that_is_lost_while_the_shell_is_posted_counts_too(
    town: House, posted: Request, candidate: Actor, coach: Actor, admin: Actor
) -> None:
    """The last look is after the shell: it is taken away again, empty."""
    coach.presses("request.accept")

    async def loses() -> None:
        await admin.presses_meanwhile("coach.suspend", coach.id)

    town.platform.meanwhile("post", loses)
    before = len(coach.messages())
    town.courier.runs()
    assert not got_details(coach)
    assert candidate.request.state is RequestState.CLOSED
    told = [each for each in coach.messages()[before:] if posted.reference in each.ever]
    assert told == []


@pytest.mark.parametrize("how", LOSES)
def test_a_winner_who_loses_the_right_after_the_details_arrived_keeps_the_match(
    town: House, posted: Request, candidate: Actor, coach: Actor, how: str
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    assert got_details(coach)
    LOSES[how](town)
    town.courier.runs()
    assert candidate.request.state is RequestState.GRANTED
    assert FELL_AWAY not in candidate.reads


def test_nobody_else_gets_the_details_of_a_match_that_fell_away(
    town: House, posted: Request, candidate: Actor, coach: Actor, other_coach: Actor
) -> None:
    """One grant, for ever (decision 1)."""
    coach.presses("request.accept")
    coach.leaves()
    town.courier.runs()
    assert other_coach.presses("request.accept", posted.id) is Said.TAKEN
    town.courier.runs()
    assert not got_details(other_coach)


def test_under_a_new_agreement_the_details_wait_until_the_coach_signs(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """F-050."""
    coach.presses("request.accept")
    town.restarts(agreement_version=2)
    town.courier.runs()
    assert not got_details(coach)
    assert candidate.request.state is RequestState.GRANTED
    coach.types("/klik coach")
    assert coach.sends({"agree": ["yes"]}) is Said.COACH_OVERVIEW
    town.moves(hours=1)
    town.courier.runs()
    assert got_details(coach)


def test_a_coach_who_never_signs_the_new_agreement_loses_the_match_at_its_term(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """F-050: held until signed, and not for ever."""
    coach.presses("request.accept")
    town.restarts(agreement_version=2)
    town.courier.runs()
    town.moves(days=14)
    town.courier.runs()
    assert not got_details(coach)
    assert candidate.request.state is RequestState.CLOSED
    assert candidate.reads.count(FELL_AWAY) == 2  # where the match stood, and as news


def test_the_candidate_reads_what_the_coach_gets_also_while_it_is_held_back(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.restarts(agreement_version=2)
    town.courier.runs()
    assert candidate.request.state is RequestState.GRANTED
    assert "Krijgt van jou: naam" in candidate.reads


def test_a_candidate_whose_account_is_gone_is_not_offered_any_more(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """F-053: not erased, for nobody asked for that."""
    candidate.is_deactivated()
    town.courier.runs()
    assert coach.presses("request.accept", posted.id) is Said.EXPIRED
    assert f"{posted.reference} is verlopen" in town.channel()
    assert candidate.request.public is not None


def test_two_open_requests_of_one_candidate_do_not_mix(
    town: House, posted: Request, candidate: Actor, coach: Actor, other_coach: Actor
) -> None:
    """F-055."""
    second = candidate.posts(name="Meeuw Vogelzang", email="meeuw@voorbeeld.nl")
    assert coach.presses("request.accept", posted.id) is Said.WON
    assert other_coach.presses("request.accept", second.id) is Said.WON
    town.courier.runs()
    assert "kanarie.7f3a@voorbeeld.nl" in coach.reads
    assert "meeuw@voorbeeld.nl" not in coach.reads
    assert "meeuw@voorbeeld.nl" in other_coach.reads
    assert "kanarie.7f3a@voorbeeld.nl" not in other_coach.reads


def test_what_the_candidate_deletes_from_the_conversation_changes_no_post(
    town: House, posted: Request, candidate: Actor
) -> None:
    """F-054."""
    before = town.channel()
    assert candidate.retracts() is Said.NOTHING
    town.courier.runs()
    assert town.channel() == before


def test_a_match_tells_the_candidate_who_the_coach_is_and_what_happens_next(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    assert f"{posted.reference}: je hebt een coach" in candidate.reads
    assert "Coach: Coach Wielewaal 0" in candidate.reads
    assert "Over de coach: Ik luister." in candidate.reads
    assert "Krijgt van jou: naam, e-mailadres en telefoonnummer" in candidate.reads
    assert "binnen een paar werkdagen" in candidate.reads
    assert coach.presses("match.contacted") is Said.CONTACTED
    town.courier.runs()
    assert "De coach heeft op 2 maart contact gezocht" in candidate.reads
    assert coach.presses("match.copies_deleted") is Said.COPIES_DELETED
    town.courier.runs()
    assert candidate.request.state is RequestState.CLOSED
    assert not any(canary in coach.reads for canary in CANARIES)
    assert (
        "Coach Wielewaal 0 heeft op 2 maart contact gezocht, en heeft nu geen kopieën meer" in candidate.reads
    )
    assert "is gestopt" not in candidate.reads


def test_a_coach_who_stops_without_contact_leaves_nobody_waiting(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """R-012: the state is visible to the candidate, as news and where the match stood."""
    coach.presses("request.accept")
    town.courier.runs()
    assert "neemt binnen een paar werkdagen contact" in candidate.reads
    coach.presses("match.copies_deleted")
    town.courier.runs()
    assert "neemt binnen een paar werkdagen contact" not in candidate.reads
    assert f"De coach van {posted.reference} is gestopt" in candidate.reads
    assert "Coach Wielewaal 0 heeft je gegevens verwijderd" in candidate.reads
    assert candidate.button("request.start")


def test_a_match_has_buttons_for_its_own_coach_only(
    town: House, posted: Request, candidate: Actor, coach: Actor, other_coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    grant = coach.button("match.contacted").value
    for action in ("match.contacted", "match.copies_deleted"):
        assert other_coach.presses(action, grant) is Said.NOT_YOURS
        assert other_coach.presses(action, posted.id) is Said.NOT_YOURS
    town.courier.runs()
    assert candidate.request.state is RequestState.GRANTED
    assert "contact gezocht" not in candidate.reads
