"""Accepting by emoji: it means the same as the button, on our own post and in the coaches' channel only."""

from pathlib import Path

from bot.words import Language, Words
from tests.installation import klik_with_coaches, posts_a_request
from tests.stories.chairs import YES
from tests.stories.seating import Seating, everywhere, in_both_languages, posts, with_coaches

ONLY_COACHES = Words(nl="Aannemen kan alleen als coach", en="Only coaches of this network can accept")


@everywhere
async def test_the_first_coach_to_react_gets_the_contact_details(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        first, second = table.coaches
        post = await posts(table)

        await first.reacts(on=post)

        contact = await first.reads(table.script.email)
        assert table.script.name in contact.text
        matched = await first.reads(table.script.found, in_channel=True)
        assert matched.at == post.at
        assert YES not in matched.written
        await second.reads(table.script.found, in_channel=True)
        assert table.script.email not in second.text() + second.channel_text()


async def test_a_skin_tone_makes_no_difference(tmp_path: Path) -> None:
    """Slack's own: Teams has one reaction of each kind."""
    async with klik_with_coaches(tmp_path) as house:
        post = await posts_a_request(house)
        coach = house.coaches[1]
        await house.playground.react(coach.user, house.channel, post, "raising_hand::skin-tone-4")
        await coach.sees(house.stage.script.email)


@everywhere
async def test_another_emoji_or_another_message_means_nothing(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        first, second = table.coaches
        post = await posts(table)
        await table.admin.talks_in_channel("Wie pakt deze op?")
        talk = await first.reads("Wie pakt deze op?", in_channel=True)

        await first.reacts(on=post, with_yes=False)
        await first.reacts(on=talk)
        await second.reacts(on=await second.finds(YES, in_channel=True))

        await second.reads(table.script.email)
        assert table.script.email not in first.text()
        assert table.script.taken not in first.text()


@everywhere
async def test_taking_the_emoji_back_does_not_give_the_match_back(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        first, second = table.coaches
        post = await posts(table)
        theirs = await second.finds(YES, in_channel=True)
        await first.reacts(on=post)
        await first.reads(table.script.email)

        await first.takes_back(on=post)
        await second.reacts(on=theirs)

        await second.reads(table.script.taken)
        assert table.script.email not in second.text()


@everywhere
@in_both_languages
async def test_somebody_who_is_no_coach_hears_so_and_learns_nothing(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        await posts(table)
        stranger = table.admin  # sits in the channel, is no coach
        theirs = await stranger.finds(YES, in_channel=True)

        await stranger.presses_on(theirs, YES)
        await stranger.hears(ONLY_COACHES.of(language))
        await stranger.reacts(on=theirs)
        await stranger.reads(ONLY_COACHES.of(language))

        assert table.script.email not in stranger.text() + stranger.channel_text()
        await table.coaches[0].presses_on(await table.coaches[0].finds(YES, in_channel=True), YES)
        await table.coaches[0].reads(table.script.email)
