"""A coaches' channel that can be used from now on: what is still open is shown there too, once, if it still may be."""

from dataclasses import replace

import pytest

from bot.courier.steps import look_at_channels
from bot.model import ChannelState, Request
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.privacy import consents
from bot.privacy.consents import Consent
from bot.words import Language
from tests.conversation import Actor, House
from tests.furniture import COACHES
from tests.messenger import text_of

SECOND = replace(COACHES, conversation="C0SECOND")


@pytest.fixture
def second(town: House, posted: Request) -> House:
    """A second channel was set beside the first, after the request was posted; Klik is not in it yet."""
    town.restarts(channels=(COACHES, SECOND))
    becomes(town, ChannelState.NOT_A_MEMBER)
    assert not town.platform.standing(SECOND)
    return town


def becomes(town: House, state: ChannelState) -> None:
    town.platform.states[SECOND] = state
    town.looks_at_the_channels()


def shown(town: House) -> list[str]:
    return [text_of(each.view) for each in town.platform.standing(SECOND)]


def test_what_is_open_is_posted_once_in_a_channel_that_klik_came_into(second: House) -> None:
    becomes(second, ChannelState.USABLE)
    assert shown(second) == [second.channel()]
    for state in (ChannelState.PUBLIC, ChannelState.USABLE, ChannelState.USABLE):
        becomes(second, state)
    assert shown(second) == [second.channel()]
    assert len(second.platform.standing(COACHES)) == 1


def test_a_coach_accepts_from_there_and_both_channels_say_so(second: House, coach: Actor) -> None:
    becomes(second, ChannelState.USABLE)
    second.platform.members[SECOND].append(coach.account)
    second.looks_at_the_channels()
    assert coach.reacts(on=second.platform.standing(SECOND)[0]) is Said.WON
    second.courier.runs()
    assert "heeft een coach gevonden" in second.channel()
    assert shown(second) == [second.channel()]


def test_what_has_a_coach_by_then_is_not(second: House, coach: Actor) -> None:
    coach.presses("request.accept")
    becomes(second, ChannelState.USABLE)
    assert shown(second) == []


def test_consent_is_looked_up_again_at_that_moment(second: House, posted: Request, candidate: Actor) -> None:
    def takes_back(unit: Unit) -> None:
        given = {"given": False, "language": Language.NL, "now": second.clock.now(), "request": posted.id}
        consents.record(unit, candidate.id, Consent.SHARE, **given)

    second.do(takes_back)
    becomes(second, ChannelState.USABLE)
    assert shown(second) == []


def test_a_post_that_waits_for_the_channel_is_not_promised_a_second_time(
    town: House, candidate: Actor
) -> None:
    """Two couriers would begin one message each."""
    candidate.asks()
    town.courier.runs()
    town.platform.states[COACHES] = ChannelState.PUBLIC
    candidate.presses("request.publish")
    town.looks_at_the_channels()
    town.platform.states[COACHES] = ChannelState.USABLE
    town.do(lambda unit: look_at_channels(unit, town.context))
    (look,) = town.courier.leases()
    town.wait_for(town.delivery.deliver(look))
    assert town.courier.leases() == []
    town.moves(minutes=6)
    town.courier.runs()
    assert [call for call in town.platform.calls if call == ("post", COACHES)] == [("post", COACHES)]
    assert "Aanvraag" in town.channel()


def test_a_tombstone_there_gives_way_to_the_request_that_is_open_anew(
    second: House, candidate: Actor
) -> None:
    becomes(second, ChannelState.USABLE)
    assert candidate.presses("data.restrict", "") is Said.RESTRICTED
    second.courier.runs()
    (tombstone,) = shown(second)
    assert tombstone == second.channel()
    becomes(second, ChannelState.ARCHIVED)
    assert candidate.presses("data.lift", "") is Said.RESTRICTION_LIFTED
    second.courier.runs()
    assert candidate.presses("request.publish") is Said.PUBLISHED
    becomes(second, ChannelState.USABLE)
    assert shown(second) == [second.channel()] != [tombstone]
