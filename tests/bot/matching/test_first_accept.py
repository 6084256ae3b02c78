"""Accepting, by button and by emoji: one coach wins, once, and everybody else hears a sentence of their own."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.messages import claim
from bot.model import Request, RequestState
from bot.outcome import Said
from bot.words import Language
from tests.conversation import Actor, Courier, House
from tests.furniture import ADMIN, CANARIES, COACHES, REQUEST


@dataclass(frozen=True)
class Case:
    """Somebody who may not have this request: how it came so, who it is, what they hear."""

    name: str
    said: Said
    happens: Callable[[House], object]
    user: str = "U0SECOND"
    values: tuple[tuple[str, str], ...] = ()


def suspended(town: House) -> None:
    town.person(ADMIN.user).presses("coach.suspend", town.person("U0SECOND").id)


def unconfirmed(town: House) -> None:
    town.person("U0NEW").joins()
    town.person("U0NEW").applies()


def own_request(town: House) -> None:
    town.person("U0CANDIDATE").becomes_coach()


def full(town: House) -> None:
    """As many matches as the profile says fit."""
    town.person("U0OTHER").posts()
    coach = town.person("U0SECOND")
    coach.types("/klik coach")
    coach.presses("coach.join")
    coach.sends(
        {"coach_name": "W", "coach_line": "W", "topics": ["other"], "languages": ["nl"], "capacity": "1"}
    )
    assert coach.presses("request.accept") is Said.WON


def capped(town: House) -> None:
    town.restarts(coach_daily_cap=1)
    town.person("U0OTHER").posts()
    assert town.person("U0SECOND").presses("request.accept") is Said.WON


LACKING = (
    Case("a stranger", Said.NOT_A_COACH, lambda town: None, "U0STRANGER"),
    Case("a candidate", Said.NOT_A_COACH, lambda town: town.person("U0SOME").says("hoi"), "U0SOME"),
    Case("an unconfirmed coach", Said.NOT_CONFIRMED, unconfirmed, "U0NEW"),
    Case("a suspended coach", Said.SUSPENDED, suspended),
    Case(
        "a coach under an old agreement",
        Said.NO_AGREEMENT,
        lambda town: town.restarts(agreement_version=2),
    ),
    Case("a coach who left the channel", Said.NOT_SEATED, lambda town: town.person("U0SECOND").leaves()),
    Case("a deactivated coach", Said.NOT_A_COACH, lambda town: town.person("U0SECOND").is_deactivated()),
)
HINDERED = (
    Case("the candidate", Said.OWN_REQUEST, own_request, "U0CANDIDATE"),
    Case("a paused coach", Said.PAUSED, lambda town: town.person("U0SECOND").presses("coach.pause", "7")),
    Case("a full coach", Said.FULL, full, values=(("capacity", "1"),)),
    Case("a coach who had enough for today", Said.DAILY_CAP, capped, values=(("cap", "1"),)),
)


def withdrawn(town: House) -> None:
    town.person("U0CANDIDATE").presses("request.withdraw")


LATE = (
    Case("a loser", Said.TAKEN, lambda town: town.person("U0FIRST").presses("request.accept")),
    Case("somebody after the withdrawal", Said.CLOSED, withdrawn),
    Case("somebody after the term", Said.EXPIRED, lambda town: town.moves(days=14)),
    Case("somebody after an old match", Said.TAKEN, lambda town: finished(town)),
)


def finished(town: House) -> None:
    coach = town.person("U0FIRST")
    coach.presses("request.accept")
    town.courier.runs()
    coach.presses("match.copies_deleted")


EVERYBODY = [pytest.param(case, id=case.name) for case in (*LACKING, *HINDERED, *LATE)]


def test_the_first_coach_gets_the_details_and_the_second_a_kind_no(
    town: House, posted: Request, coach: Actor, other_coach: Actor
) -> None:
    assert coach.presses("request.accept", posted.id) is Said.WON
    assert posted.reference in coach.hears
    assert other_coach.presses("request.accept", posted.id) is Said.TAKEN
    town.courier.runs()
    for canary in CANARIES:
        assert canary in coach.reads
        assert canary not in town.channel() + other_coach.reads + other_coach.hears + coach.hears


def test_who_accepts_by_emoji_gets_the_same_details(town: House, posted: Request, coach: Actor) -> None:
    assert coach.reacts("raising_hand") is Said.WON
    town.courier.runs()
    assert all(canary in coach.reads for canary in CANARIES)
    assert posted.reference in coach.reads


@pytest.mark.parametrize("case", EVERYBODY)
def test_a_click_that_does_not_win_is_answered_with_its_own_sentence(
    town: House, posted: Request, case: Case
) -> None:
    case.happens(town)
    presser = town.person(case.user)
    assert presser.presses("request.accept", posted.id) is case.said
    assert presser.hears == claim.SENTENCES[case.said].of(Language.NL, **dict(case.values))


@pytest.mark.parametrize("case", EVERYBODY)
def test_an_emoji_that_does_not_win_is_answered_in_private(town: House, posted: Request, case: Case) -> None:
    message = town.platform.standing(COACHES)[-1]
    case.happens(town)
    town.courier.runs()
    before = town.channel()
    reacter = town.person(case.user)
    assert reacter.reacts(on=message) is case.said
    town.courier.runs()
    assert claim.SENTENCES[case.said].of(Language.NL, **dict(case.values)) in reacter.reads
    assert town.channel() == before


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in LACKING])
def test_who_has_no_right_learns_nothing_about_the_request(
    town: House, posted: Request, coach: Actor, case: Case
) -> None:
    case.happens(town)
    presser = town.person(case.user)
    before = presser.presses("request.accept", posted.id), presser.outcome, presser.hears
    town.person("U0CANDIDATE").presses("request.withdraw", posted.id)
    assert (presser.presses("request.accept", posted.id), presser.outcome, presser.hears) == before
    assert (presser.presses("request.accept", "not-a-reference"), presser.outcome, presser.hears) == before
    assert presser.presses("request.pass", posted.id) is case.said


def test_every_answer_to_an_accept_has_a_sentence_of_its_own() -> None:
    heard = {case.said for case in (*LACKING, *HINDERED, *LATE)} | {Said.WON, Said.YOURS_ALREADY}
    for language in Language:
        assert len({claim.SENTENCES[said].of(language) for said in heard}) == len(heard)


def test_pressing_again_and_again_is_harmless_for_the_winner(
    town: House, posted: Request, coach: Actor
) -> None:
    coach.presses("request.accept", posted.id)
    assert coach.presses("request.accept", posted.id) is Said.YOURS_ALREADY
    assert coach.reacts() is Said.YOURS_ALREADY
    town.courier.runs()
    assert coach.reads.count(REQUEST["email"]) == 1
    assert f"{posted.reference} is al van jou" in coach.reads


def test_a_request_that_was_never_posted_cannot_be_accepted(
    town: House, candidate: Actor, coach: Actor
) -> None:
    draft = candidate.asks()
    assert coach.presses("request.accept", draft.id) is Said.CLOSED
    town.courier.runs()
    assert candidate.request.state is RequestState.PREVIEWED
    assert coach.presses("request.accept", draft.id) is Said.CLOSED


def test_the_daily_cap_is_counted_from_midnight_in_amsterdam(town: House, coach: Actor) -> None:
    capped(town)
    second = town.person("U0SECOND")
    another = town.person("U0LATER").posts()
    assert second.presses("request.accept", another.id) is Said.DAILY_CAP
    town.moves(hours=14, minutes=1)  # 23:01 in London is past midnight in Amsterdam
    assert second.presses("request.accept", another.id) is Said.WON


def test_a_pause_ends_by_itself(town: House, posted: Request, coach: Actor) -> None:
    coach.presses("coach.pause", "7")
    assert coach.presses("request.accept", posted.id) is Said.PAUSED
    town.moves(days=7)
    assert coach.presses("request.accept", posted.id) is Said.WON


@pytest.mark.parametrize("emoji", ["white_check_mark2", "heavy_check_mark", "thumbsup", "eyes", ""])
def test_another_emoji_means_nothing(town: House, posted: Request, coach: Actor, emoji: str) -> None:
    assert coach.reacts(emoji) is Said.NOTHING
    assert coach.reacts("white_check_mark") is Said.WON


def test_an_emoji_on_another_message_of_klik_means_nothing(
    town: House, posted: Request, coach: Actor, courier: Courier
) -> None:
    town.moves(hours=25)
    courier.runs()
    nudge = town.platform.messages[-1]
    assert "wacht nog op een coach" in town.channel()
    assert coach.reacts(on=nudge) is Said.NOTHING
    courier.runs()
    assert town.person("U0CANDIDATE").request.state is RequestState.OPEN


def test_an_emoji_in_the_candidates_own_conversation_means_nothing(
    town: House, posted: Request, candidate: Actor
) -> None:
    preview = candidate.messages()[0]
    assert candidate.reacts(on=preview) is Said.NOTHING


@pytest.mark.parametrize("value", ["", "nonsense", "01890000-0000-7000-8000-000000000000"])
def test_a_button_with_an_unknown_reference_is_nobodys(town: House, coach: Actor, value: str) -> None:
    """F-097."""
    assert coach.presses("request.accept", value) is Said.CLOSED
