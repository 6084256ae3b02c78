"""A channel that Klik gets into after a request was posted: the request comes to stand there, and its coaches can accept."""

from pathlib import Path

from tests.stories.two_platforms import BothHouses, both_with_coaches, posts_on_teams, previews


async def klik_looks_at_its_channels(house: BothHouses) -> None:
    house.slack.later(minutes=61)


async def test_a_request_comes_to_stand_on_teams_once_klik_is_in_the_channel_there(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        house.teams.world.change_channel(has_bot=False)
        await klik_looks_at_its_channels(house)
        await house.slack.admin.sees("Klik zit niet")
        await house.candidate.presses("request.publish", on=await previews(house))
        await house.slack.coaches[0].finds_button("request.accept", channel=house.slack.channel)
        assert not house.coaches[0].messages(house.channel)

        house.teams.world.change_channel(has_bot=True)
        await klik_looks_at_its_channels(house)

        card = await house.coaches[0].finds("request.accept", channel=house.channel)
        await house.coaches[0].presses("request.accept", on=card)
        await house.coaches[0].sees(house.script.email)
        await house.slack.coaches[0].sees(house.script.found, channel=house.slack.channel)
        assert len(house.coaches[0].messages(house.channel)) == 1


async def test_a_request_comes_to_stand_on_slack_once_the_channel_there_is_private(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        house.slack.playground.world.change_channel(house.slack.channel, is_private=False)
        await klik_looks_at_its_channels(house)
        await house.admin.sees("is openbaar")
        await posts_on_teams(house)
        assert not house.slack.coaches[0].messages(house.slack.channel)

        house.slack.playground.world.change_channel(house.slack.channel, is_private=True)
        await klik_looks_at_its_channels(house)

        await house.slack.coaches[0].presses("request.accept", channel=house.slack.channel)
        await house.slack.coaches[0].sees(house.script.email)
        await house.coaches[0].sees(house.script.found, channel=house.channel)
        assert len(house.slack.coaches[1].messages(house.slack.channel)) == 1
