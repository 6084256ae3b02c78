"""Nobody to match with: the candidate hears the truth before filling anything in, the admin gets the task, once a day."""

from collections.abc import Callable

import pytest

from bot.matching.readiness import Obstacle
from bot.messages.tasks import _TASKS
from bot.model import ChannelState, Request, RequestState
from bot.outcome import Said
from bot.words import Language
from tests.conversation import Actor, House
from tests.furniture import COACHES, REQUEST

NO_COACH = "Op dit moment is er geen coach die een aanvraag kan aannemen."
CLOSED = "Ik kan de coaches nu niet veilig bereiken: hun kanaal is niet in orde."
TOLD = "Ik heb de beheerder ingelicht."


def channel_is(state: ChannelState) -> Callable[[House], None]:
    def happens(town: House) -> None:
        town.platform.states[COACHES] = state
        town.looks_at_the_channels()

    return happens


def nobody_able(town: House) -> None:
    for user in ("U0FIRST", "U0SECOND", "U0THIRD"):
        town.person(user).presses("coach.pause", "30")


CASES = {
    "channel_public": (channel_is(ChannelState.PUBLIC), CLOSED),
    "channel_shared": (channel_is(ChannelState.SHARED), CLOSED),
    "not_in_channel": (channel_is(ChannelState.NOT_A_MEMBER), CLOSED),
    "channel_archived": (channel_is(ChannelState.ARCHIVED), CLOSED),
    "no_channel": (channel_is(ChannelState.MISSING), CLOSED),
    "no_coach": (nobody_able, NO_COACH),
}


def test_with_no_channel_at_all_the_truth_is_told(house: House) -> None:
    candidate = house.person("U0CANDIDATE")
    candidate.says("hoi")
    assert candidate.types("/klik find") is Said.NOTHING_TO_MATCH
    assert candidate.outcome.detail == {"reason": "no_channel"}
    assert CLOSED in candidate.hears


def test_nobody_is_said_to_know_where_there_is_no_admin(house: House) -> None:
    candidate = house.person("U0CANDIDATE")
    candidate.says("hoi")
    candidate.types("/klik find")
    assert TOLD in candidate.hears
    house.restarts(admins=frozenset())
    candidate.types("/klik find")
    assert TOLD not in candidate.hears
    assert "probeer het later nog eens" in candidate.hears


def test_before_the_channel_was_looked_at_klik_asks_for_a_minute(house: House) -> None:
    candidate = house.person("U0CANDIDATE")
    candidate.says("hoi")
    house.do(lambda unit: unit.channels.keep(COACHES, now=house.clock.now()))
    assert candidate.types("/klik find") is Said.NOTHING_TO_MATCH
    assert "Probeer het over een minuut nog eens" in candidate.hears


@pytest.mark.parametrize("reason", CASES)
def test_the_candidate_hears_it_before_the_form_and_the_admin_gets_the_task(
    town: House, candidate: Actor, admin: Actor, reason: str
) -> None:
    happens, sentence = CASES[reason]
    candidate.says("hoi")
    assert candidate.types("/klik find") is Said.REQUEST_FORM
    happens(town)
    for _ in range(2):
        assert candidate.types("/klik find") is Said.NOTHING_TO_MATCH
    assert candidate.outcome.detail == {"reason": reason}
    assert sentence in candidate.hears
    assert TOLD in candidate.hears
    town.courier.runs()
    task = _TASKS[reason].of(Language.NL)
    assert admin.reads.count(task) == 1
    town.moves(hours=26)
    candidate.types("/klik find")
    town.courier.runs()
    assert admin.reads.count(task) == 2


def test_typing_the_wish_is_answered_with_the_same_truth(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    nobody_able(town)
    assert candidate.says("ik zoek een loopbaancoach") is Said.NOTHING_TO_MATCH
    town.courier.runs()
    assert NO_COACH in candidate.reads


def test_the_only_coach_cannot_be_ones_own(town: House, coach: Actor) -> None:
    for user in ("U0SECOND", "U0THIRD"):
        town.person(user).presses("coach.pause", "30")
    coach.types("/klik help")
    coach.says("hoi")
    assert coach.types("/klik find") is Said.NOTHING_TO_MATCH


@pytest.mark.parametrize("reason", CASES)
def test_what_was_filled_in_meanwhile_is_not_lost(
    town: House, candidate: Actor, admin: Actor, reason: str
) -> None:
    """The form was open when the last coach went: the draft is kept, and the post waits for somebody to read it."""
    candidate.opens_the_form()
    form = candidate.form
    CASES[reason][0](town)
    assert candidate.sends(REQUEST, form=form.action, about=form.about) is Said.SAVED
    town.courier.runs()
    assert candidate.presses("request.publish") is Said.NOTHING_TO_MATCH
    assert candidate.request.state is RequestState.PREVIEWED
    town.courier.runs()
    assert _TASKS[reason].of(Language.NL) in admin.reads
    assert town.channel() == ""


def test_the_post_leaves_once_there_is_somebody_again(town: House, candidate: Actor) -> None:
    candidate.asks()
    town.courier.runs()
    nobody_able(town)
    assert candidate.presses("request.publish") is Said.NOTHING_TO_MATCH
    town.person("U0FIRST").presses("coach.pause", "0")
    assert candidate.presses("request.publish") is Said.PUBLISHED


def test_whoever_is_no_admin_any_more_gets_no_task(town: House, candidate: Actor, admin: Actor) -> None:
    candidate.says("hoi")
    nobody_able(town)
    candidate.types("/klik find")
    before = admin.reads
    town.restarts(admins=frozenset())
    town.courier.runs()
    assert admin.reads == before


@pytest.mark.parametrize("state", [ChannelState.PUBLIC, ChannelState.SHARED, ChannelState.ARCHIVED])
def test_a_channel_that_changed_after_the_press_holds_the_post_until_it_is_right(
    town: House, candidate: Actor, admin: Actor, state: ChannelState
) -> None:
    """F-123: looked at again before each broadcast."""
    candidate.asks()
    town.courier.runs()
    candidate.presses("request.publish")
    town.platform.states[COACHES] = state
    town.courier.runs()
    assert town.platform.standing(COACHES) == []
    assert "kanaal van de coaches" in admin.reads
    town.platform.states[COACHES] = ChannelState.USABLE
    town.moves(minutes=5)
    town.courier.runs()
    assert candidate.request.reference in town.channel()


def test_a_tombstone_is_drawn_also_in_a_channel_that_became_public(
    town: House, posted: Request, candidate: Actor
) -> None:
    town.platform.states[COACHES] = ChannelState.PUBLIC
    candidate.presses("request.withdraw")
    town.courier.runs()
    assert town.channel() == f"{posted.reference} is niet meer beschikbaar."


def test_every_obstacle_is_told_and_has_a_task_of_its_own() -> None:
    assert {*CASES, "channel_unknown"} == {reason.value for reason in Obstacle}
    assert len({_TASKS[reason] for reason in Obstacle}) == len(Obstacle)
