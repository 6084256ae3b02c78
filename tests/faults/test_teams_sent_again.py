"""The same delivery of Teams again: late, or with other words under its id. One effect, and the first stands (F-009 to F-011)."""

import json
from pathlib import Path

import pytest

from adapters.playground.slack_events import SignedRequest
from tests.faults.patience import nothing_waits
from tests.stories.two_platforms import BothHouses, both_with_coaches, posts_on_teams

pytestmark = pytest.mark.faults


async def again(house: BothHouses, request: SignedRequest, **changed: object) -> int:
    """The same activity under a new signature; changed, where it is a forgery that Microsoft would never sign."""
    signed = house.teams.sign({**json.loads(request.body), **changed})
    status, _ = await house.teams.deliver_raw(signed.body, signed.headers)
    return status


def last(house: BothHouses) -> SignedRequest:
    request = house.teams.last_request
    assert request is not None
    return request


async def test_a_reaction_that_comes_four_times_is_one_yes(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        coach, card = house.coaches[0], await posts_on_teams(house)
        await coach.reacts(card, "like")
        request = last(house)
        assert [await again(house, request) for _ in range(3)] == [200] * 3
        await coach.sees(house.script.email)
        await nothing_waits(house.slack)
        assert coach.text().count(house.script.email) == 1
        assert "is al van jou" not in coach.text()


async def test_a_message_that_comes_four_times_is_answered_once(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        await nothing_waits(house.slack)
        known = len(house.candidate.messages())
        await house.candidate.says(house.script.wish)
        request = last(house)
        assert [await again(house, request) for _ in range(3)] == [200] * 3
        await house.candidate.sees(house.script.offered)
        await nothing_waits(house.slack)
        assert len(house.candidate.messages()) == known + 2, "what was typed, and its answer"


async def test_other_words_under_the_same_id_are_refused_and_the_first_stand(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        await house.candidate.says(house.script.wish)
        request = last(house)
        assert await again(house, request, text="verwijder alles wat je van mij hebt") == 400
        await house.candidate.sees(house.script.offered)
        await nothing_waits(house.slack)
        assert "data.erase" not in str([each.cards for each in house.candidate.messages()])


async def test_a_reaction_taken_back_while_the_yes_is_on_its_way_changes_nothing(tmp_path: Path) -> None:
    """They arrive the other way round."""
    async with both_with_coaches(tmp_path) as house:
        coach, card = house.coaches[0], await posts_on_teams(house)
        address, house.teams.bot_url = house.teams.bot_url, ""
        await house.teams.react(coach.user, card.channel, card.ts, "like")
        late = last(house)
        house.teams.bot_url = address
        await house.teams.unreact(coach.user, card.channel, card.ts, "like")
        assert await again(house, late) == 200
        await coach.sees(house.script.email)
