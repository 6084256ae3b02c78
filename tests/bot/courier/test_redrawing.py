"""What changes while a message is on its way, an emoji that was faster than its message, and a channel that is not in order."""

import pytest

from bot.courier.delivery import Delivery
from bot.courier.steps import housekeeping
from bot.model import ChannelState, Platform, Request, RequestState, SentMessage
from bot.notices import NoticeKind
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.privacy import consents
from bot.privacy.consents import Consent
from bot.words import Language
from tests.conversation import Actor, House
from tests.furniture import CANARIES, COACHES
from tests.messenger import Standing


def test_two_promises_about_one_message_are_one_message(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    coach.presses("match.contacted")
    town.courier.runs()
    assert candidate.reads.count("je hebt een coach") == 1
    assert len(town.platform.standing(COACHES)) == 1


def test_an_accept_while_the_broadcast_is_on_its_way_is_drawn_at_the_end(
    town: House, candidate: Actor, coach: Actor
) -> None:
    """The truth changed while the words were being sent."""
    candidate.asks()
    town.courier.runs()
    candidate.presses("request.publish")
    request = candidate.request

    async def accepts() -> None:
        await coach.presses_meanwhile("request.accept", request.id)

    town.platform.meanwhile("update", accepts)
    town.courier.runs()
    assert town.channel() == f"{request.reference} heeft een coach gevonden."


def test_an_old_truth_that_arrives_last_is_drawn_over(town: House, candidate: Actor, coach: Actor) -> None:
    """Two processes: the slow one's words land on top of the tombstone that the other had drawn in the meantime."""
    candidate.asks()
    town.courier.runs()
    candidate.presses("request.publish")
    request = candidate.request
    other = Delivery(town.store, {Platform.SLACK: town.platform}, rules=town.rules, clock=town.clock)

    async def withdraws_and_is_drawn() -> None:
        await candidate.presses_meanwhile("request.withdraw", request.id)
        for leased in town.courier.leases():
            await other.deliver(leased)

    town.platform.first("update", withdraws_and_is_drawn)
    town.wait_for(town.delivery.deliver(town.courier.leases(limit=1)[0]))
    assert any("planner" in each.ever for each in town.platform.standing(COACHES))
    town.moves(minutes=1)
    town.courier.runs()
    assert town.channel() == f"{request.reference} is niet meer beschikbaar."


def test_a_coach_who_reacts_before_the_post_came_back_wins(
    town: House, candidate: Actor, coach: Actor, other_coach: Actor
) -> None:
    """F-014: the emoji is there before its message is known."""
    candidate.asks()
    town.courier.runs()
    candidate.presses("request.publish")

    async def reacts() -> None:
        await coach.reacts_meanwhile()
        await other_coach.reacts_meanwhile()

    town.platform.meanwhile("post", reacts)
    town.courier.runs()
    town.moves(seconds=1)
    town.courier.runs()
    assert candidate.request.state is RequestState.GRANTED
    assert all(canary in coach.reads for canary in CANARIES)
    assert "Een andere coach was net eerder." in other_coach.reads


def test_an_early_emoji_on_a_message_that_is_not_ours_is_forgotten(
    town: House, posted: Request, coach: Actor
) -> None:
    strange = Standing(SentMessage(COACHES, "0.0001"))
    assert coach.reacts(on=strange) is Said.NOTHING
    for _ in range(20):
        town.courier.runs()
        town.moves(seconds=1)
    town.courier.runs()
    assert town.courier.parked() == []
    assert town.look(lambda unit: unit.outbox.waiting()) == 0
    assert town.person("U0CANDIDATE").request.state is RequestState.OPEN
    town.moves(minutes=1)
    assert NoticeKind.EARLY not in {leased.notice.kind for leased in town.courier.leases()}


@pytest.mark.parametrize("state", [ChannelState.PUBLIC, ChannelState.SHARED, ChannelState.NOT_A_MEMBER])
def test_a_broadcast_waits_for_a_channel_that_may_carry_it(
    town: House, candidate: Actor, state: ChannelState
) -> None:
    candidate.asks()
    town.courier.runs()
    candidate.presses("request.publish")
    town.platform.states[COACHES] = state
    for _ in range(3):
        town.courier.runs()
        town.moves(minutes=5)
    assert town.platform.standing(COACHES) == []
    assert town.courier.parked() == []
    town.platform.states[COACHES] = ChannelState.USABLE
    town.courier.runs()
    assert candidate.request.reference in town.channel()


def test_consent_that_is_taken_back_alone_stops_the_post_and_the_details(
    town: House, candidate: Actor, coach: Actor
) -> None:
    """Whatever the state says: without consent nothing is shown and nothing is given (R-007)."""
    candidate.asks()
    town.courier.runs()
    candidate.presses("request.publish")
    refuse(town, candidate)
    town.courier.runs()
    assert not any("planner" in each.ever for each in town.platform.messages if each.sent.place == COACHES)
    request = candidate.request
    assert coach.presses("request.accept", request.id) is Said.WON
    town.courier.runs()
    assert not any(canary in each.ever for each in coach.messages() for canary in CANARIES)


def refuse(town: House, candidate: Actor) -> None:
    request = candidate.request

    def work(unit: Unit) -> None:
        consents.record(
            unit,
            candidate.id,
            Consent.SHARE,
            given=False,
            language=Language.NL,
            now=town.clock.now(),
            request=request.id,
        )

    town.do(work)


def test_the_hourly_tidying_looks_at_the_channels(town: House, posted: Request) -> None:
    town.moves(days=40)
    inspected = [call for call in town.platform.calls if call[0] == "inspect"]
    town.do(lambda unit: housekeeping(unit, town.context))
    town.courier.runs()
    assert len([call for call in town.platform.calls if call[0] == "inspect"]) > len(inspected)
