"""A channel of Teams that is shared, gone or without Klik: nothing is posted there, an admin is told; then it goes on."""

from pathlib import Path

import pytest

from tests.faults.patience import in_the_end
from tests.stories.two_platforms import BothHouses, both_with_coaches, posts_on_teams, previews

# What is wrong, what mends it, and the task the admins get.
TROUBLES: dict[str, tuple[dict[str, bool], dict[str, bool], str]] = {
    "shared": ({"is_shared": True}, {"is_shared": False}, "is gedeeld met anderen"),
    "without Klik": ({"has_bot": False}, {"has_bot": True}, "Klik zit niet"),
    "deleted": ({"is_archived": True}, {"is_archived": False}, "er is geen kanaal van coaches"),
}


def posts(house: BothHouses) -> int:
    """How often the bot has written in the coaches' channel of Teams."""
    sent = house.teams.wire.calls("createConversation")
    return len([each for each in sent if house.channel in str(each.request) and each.status < 300])


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_a_post_is_held_on_teams_while_its_channel_is_not_in_order_and_goes_out_after(
    tmp_path: Path, trouble: str
) -> None:
    broken, mended, task = TROUBLES[trouble]
    async with both_with_coaches(tmp_path) as house:
        shown = await previews(house)
        # Whatever is said in the channel tells which team it is in; only who knows it can ask whether it is shared.
        await house.teams.say(house.coaches[0].user, "klik help", house.channel, mention=True)
        # Without an event: it is only seen by looking, right before the post.
        house.teams.world.change_channel(**broken)

        await house.candidate.presses("request.publish", on=shown)

        await house.admin.sees(task)
        await house.slack.coaches[0].finds_button("request.accept", channel=house.slack.channel)
        assert posts(house) == 0
        house.teams.world.change_channel(**mended)
        await in_the_end(house.slack, lambda: posts(house), minutes=6)
        await house.coaches[0].finds("request.accept", channel=house.channel)


async def test_a_withdrawn_request_is_not_posted_when_the_channel_is_mended(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        shown = await previews(house)
        house.teams.world.change_channel(has_bot=False)
        await house.candidate.presses("request.publish", on=shown)
        await house.admin.sees("Klik zit niet")
        waiting = await house.candidate.finds("request.withdraw")
        await house.candidate.presses("request.withdraw", on=waiting)
        await house.candidate.sees(house.script.erased)

        house.teams.world.change_channel(has_bot=True)
        house.slack.later(minutes=61)

        # The next one is the first that comes to stand there.
        await posts_on_teams(house)
        assert posts(house) == 1
