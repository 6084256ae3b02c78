"""Bad days at Teams: told to wait, a gateway away, an answer lost. All goes out later, and once (F-016 to F-023)."""

from collections import Counter
from pathlib import Path

import pytest

from adapters.playground.slack_faults import Fault, Kind
from adapters.playground.teams_actions import button_of
from adapters.playground.teams_actor import TeamsActor
from adapters.playground.teams_things import Message
from tests.faults.patience import in_the_end
from tests.stories.two_platforms import BothHouses, both_with_coaches, previews

pytestmark = pytest.mark.faults

# The post in the channel, the first line to a coach, and what is put in it.
OPEN, SEND, UPDATE = "createConversation", "sendToConversation", "updateActivity"
METHODS = (OPEN, SEND, UPDATE)


def posted(house: BothHouses) -> Message | None:
    """What coaches on Teams can say yes to."""
    shown = house.coaches[0].messages(house.channel)
    return next((each for each in shown if button_of(each.cards, "request.accept")), None)


def is_matched(house: BothHouses) -> bool:
    coach, script = house.coaches[0], house.script
    return (
        script.email in coach.text()
        and script.found in coach.text(house.channel)
        and script.matched in house.candidate.text()
    )


async def is_helped_through(house: BothHouses, fault: Fault) -> None:
    """A request from post to match, with one call that goes wrong on its way."""
    coach, preview = house.coaches[0], await previews(house)
    if fault.method == OPEN:
        house.teams.faults.order(fault)
    await house.candidate.presses("request.publish", on=preview)
    await in_the_end(house.slack, lambda: posted(house))
    if fault.method != OPEN:
        house.teams.faults.order(fault)
    card = posted(house)
    assert card is not None
    await coach.presses("request.accept", on=card)
    await in_the_end(house.slack, lambda: is_matched(house))
    assert len(house.teams.faults.fired) == 1


def told_once(house: BothHouses) -> None:
    """One message with the details, one post that speaks of the match, and nobody else reads the details."""
    coach, script = house.coaches[0], house.script
    assert coach.text().count(script.email) == 1
    assert coach.text(house.channel).count(script.found) == 1
    others = [
        each.text() for each in (*house.slack.coaches, house.coaches[1], house.admin, house.slack.admin)
    ]
    assert not [text for text in others if script.email in text]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_what_teams_puts_off_goes_out_later_and_once(tmp_path: Path, status: int, method: str) -> None:
    waits = {"retry_after": "30"} if status == 429 else {}
    async with both_with_coaches(tmp_path) as house:
        await is_helped_through(house, Fault(method, "status", status=status, **waits))
        told_once(house)
        assert len(house.coaches[0].messages(house.channel)) == 1


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", ["store_then_drop", "garbage"])
async def test_a_call_of_which_nobody_knows_the_end_leaves_one_message_with_the_details(
    tmp_path: Path, kind: Kind, method: str
) -> None:
    """What was stored and never acknowledged is an empty line, that nothing is put into."""
    async with both_with_coaches(tmp_path) as house:
        await is_helped_through(house, Fault(method, kind))
        told_once(house)


def direct_of(house: BothHouses, actor: TeamsActor) -> str:
    return house.teams.world.dm(actor.user).id


def asked_since(house: BothHouses, before: int) -> Counter[str]:
    """How often Teams was asked to take a message, by conversation."""
    return Counter(each.request["conversation"] for each in house.teams.wire.calls(SEND)[before:])


async def test_before_the_moment_that_teams_named_that_conversation_is_left_alone(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        await house.candidate.presses("request.publish", on=await previews(house))
        await in_the_end(house.slack, lambda: posted(house))
        before, direct = len(house.teams.wire.calls(SEND)), direct_of(house, house.coaches[0])
        house.teams.faults.order(Fault(SEND, "status", status=429, retry_after="300", times=10**6, to=direct))
        card = posted(house)
        assert card is not None
        await house.coaches[0].presses("request.accept", on=card)
        await house.teams.until(lambda: house.teams.faults.fired)
        await house.coaches[0].says("hoi")  # what else there is to say in that conversation waits as well
        house.slack.later(seconds=120)
        await house.candidate.sees(house.script.matched)
        await house.candidate.says("hoi")
        await house.teams.until(lambda: asked_since(house, before)[direct_of(house, house.candidate)] > 1)
        assert asked_since(house, before)[direct] == 1, "asked again before the time Teams named"

        house.teams.faults.clear()
        await in_the_end(house.slack, lambda: is_matched(house), minutes=6)
        told_once(house)
