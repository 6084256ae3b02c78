"""Accepting by emoji: it means the same as the button, on our own post and in the coaches' channel only."""

from pathlib import Path

from adapters.playground.reading import buttons_of, text_of
from tests.installation import House, klik_with_coaches, posts_a_request


async def broadcast_of(house: House) -> tuple[str, str]:
    return house.channel, await posts_a_request(house)


async def test_the_first_coach_to_react_gets_the_contact_details(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        first, second, third = house.coaches
        channel, post = await broadcast_of(house)

        await house.playground.react(first.user, channel, post, "raising_hand")

        contact = await first.sees(house.stage.script.email)
        assert house.stage.script.name in text_of(contact.blocks)
        matched = await third.sees(house.stage.script.found, channel=channel)
        assert matched.ts == post
        assert not buttons_of(matched.blocks)
        assert house.stage.script.email not in second.text() + third.text() + third.text(channel)


async def test_a_skin_tone_makes_no_difference(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        channel, post = await broadcast_of(house)
        await house.playground.react(house.coaches[1].user, channel, post, "raising_hand::skin-tone-4")
        await house.coaches[1].sees(house.stage.script.email)


async def test_another_emoji_or_another_message_means_nothing(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        first, second, _ = house.coaches
        channel, post = await broadcast_of(house)
        await house.playground.say(second.user, "Wie pakt deze op?", channel)
        talk = second.messages(channel)[-1]

        await house.playground.react(first.user, channel, post, "eyes")
        await house.playground.react(first.user, channel, talk.ts, "white_check_mark")
        await house.playground.react(second.user, channel, post, "white_check_mark")

        await second.sees(house.stage.script.email)
        assert house.stage.script.email not in first.text()
        assert house.stage.script.taken not in first.text()


async def test_taking_the_emoji_back_does_not_give_the_match_back(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        first, second, _ = house.coaches
        channel, post = await broadcast_of(house)
        await house.playground.react(first.user, channel, post, "white_check_mark")
        await first.sees(house.stage.script.email)

        await house.playground.unreact(first.user, channel, post, "white_check_mark")
        await house.playground.react(second.user, channel, post, "white_check_mark")

        await second.sees(house.stage.script.taken)
        assert house.stage.script.email not in second.text()


async def test_somebody_who_is_no_coach_hears_so_and_learns_nothing(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        channel, post = await broadcast_of(house)
        stranger = house.admin  # sits in the channel, is no coach

        await stranger.presses("request.accept", channel=channel)
        await house.playground.react(stranger.user, channel, post, "white_check_mark")

        by_button = await stranger.sees("Aannemen kan alleen als coach", channel=channel)
        by_emoji = await stranger.sees("Aannemen kan alleen als coach")
        assert by_button.text == by_emoji.text
        await house.coaches[0].presses("request.accept", channel=channel)
        await house.coaches[0].sees(house.stage.script.email)
