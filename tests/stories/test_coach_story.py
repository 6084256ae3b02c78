"""A coach's life: join, agree, be confirmed, accept, pause, be suspended, leave the channel, delete the copies."""

from pathlib import Path

import pytest

from adapters.playground.people import StoryFailed
from adapters.playground.slack_faults import Fault
from adapters.playground.slack_server import SlackPlayground
from adapters.playground.teams_server import TeamsPlayground
from bot.messages.claim import SENTENCES
from bot.outcome import Said
from bot.words import Language, Words
from tests.faults.patience import in_the_end
from tests.stories.chairs import YES, Chair, Seen, SlackChair
from tests.stories.seating import (
    Seating,
    Table,
    applies,
    confirms,
    everywhere,
    in_both_languages,
    on_each,
    posts,
    seated,
    with_coaches,
)

WAITING = Words(nl="Een coach wacht op je bevestiging", en="A coach is waiting for your confirmation")
SUSPENDED = Words(nl="Je bent geschorst", en="You are suspended")
PAUSED = Words(nl="Je staat op pauze tot", en="You are paused until")
BACK = Words(nl="Je doet weer mee", en="You are taking part again")
MATCHES = Words(nl="Je lopende matches", en="Your open matches")
COMPLETED = Words(nl="is afgerond", en="is completed")
NOTHING_GIVEN = Words(
    nl="kan toch niet helpen en heeft niets van je gekregen", en="cannot help after all, and got nothing"
)
# What the first message to a coach goes out by, on each platform.
FIRST_WORDS = ("chat.postMessage", "createConversation", "sendToConversation")


async def hears(coach: Chair, said: Said, language: Language, **values: str) -> None:
    """The first sentence, which no platform words in a way of its own."""
    assert await coach.hears(SENTENCES[said].of(language, **values).partition(". ")[0])


async def accepts(table: Table, coach: Chair) -> Seen:
    """The message with the details."""
    # The same press within a minute would be one that Teams sends again.
    table.later(minutes=2)
    await coach.presses_on(await coach.finds(YES, in_channel=True), YES)
    return await coach.reads(table.script.email)


def platform_of(table: Table, chair: Chair) -> SlackPlayground | TeamsPlayground:
    if isinstance(chair, SlackChair):
        return table.house.playground
    assert table.both is not None
    return table.both.teams


@everywhere
@in_both_languages
async def test_a_coach_joins_signs_and_is_confirmed(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with seated(tmp_path, seating, language=language) as table:
        coach = table.coaches[0]
        await applies(table, coach, number=1, capacity="2")

        task = await table.admin.reads(WAITING.of(language))
        assert table.script.coach_name.format(number=1) not in task.text
        await confirms(table, 1)

        await coach.reads(table.script.confirmed)
        assert "0 / 2" in await coach.answer_to("klik coach")


@everywhere
@in_both_languages
async def test_a_coach_who_is_not_confirmed_yet_cannot_accept(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with seated(tmp_path, seating, language=language) as table:
        coach, newcomer = table.coaches
        await applies(table, coach, number=1)
        await confirms(table, 1)
        await applies(table, newcomer, number=2)
        await table.candidate.says(table.script.first_word)
        await table.candidate.reads(table.script.statement)
        await posts(table)
        await newcomer.presses_on(await newcomer.finds(YES, in_channel=True), YES)
        await hears(newcomer, Said.NOT_CONFIRMED, language)
        await accepts(table, coach)
        assert table.script.email not in newcomer.text()


@everywhere
@in_both_languages
async def test_a_suspended_coach_cannot_accept_and_a_confirmed_one_again_can(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        await posts(table)
        await table.admin.answer_to("avg coaches")
        await table.admin.presses("coach.suspend")
        number = await told_of_suspension(table, language)
        coach = table.coaches[number - 1]

        await coach.presses_on(await coach.finds(YES, in_channel=True), YES)

        await hears(coach, Said.SUSPENDED, language)
        assert table.script.email not in coach.text()
        await confirms(table, number)
        await table.until(lambda: coach.text().count(table.script.confirmed) == 2)
        await accepts(table, coach)


async def told_of_suspension(table: Table, language: Language) -> int:
    def look() -> int | None:
        told = [at for at, each in enumerate(table.coaches, 1) if SUSPENDED.of(language) in each.text()]
        return told[0] if told else None

    await table.until(look)
    return look() or 0


@everywhere
@in_both_languages
async def test_a_coach_on_pause_is_asked_to_end_it_first(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        coach = table.coaches[0]
        assert PAUSED.of(language) in await coach.answer_to("klik pauze 14")
        await coach.presses_on(await posts(table), YES)
        await hears(coach, Said.PAUSED, language)
        assert BACK.of(language) in await coach.answer_to("klik pauze uit")
        await accepts(table, coach)


@everywhere
@in_both_languages
async def test_the_right_to_accept_ends_with_the_place_in_the_channel(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        gone, other = table.coaches
        card, platform = await posts(table), platform_of(table, gone)
        # A click that was made, and has not reached Klik yet.
        address, platform.bot_url = platform.bot_url, ""
        with pytest.raises(StoryFailed):
            await gone.presses_on(card, YES)
        platform.bot_url = address
        late = platform.last_request
        assert late is not None
        await platform.leave(gone.user)

        status, answer = await platform.deliver_raw(late.body, late.headers)

        assert status == 200
        if isinstance(gone, SlackChair):
            await hears(gone, Said.NOT_SEATED, language)
        else:
            assert SENTENCES[Said.NOT_SEATED].of(language).partition(". ")[0] in answer.decode()
        await accepts(table, other)
        assert table.script.email not in gone.text()


@everywhere
@in_both_languages
async def test_a_coach_who_lost_the_right_before_the_details_left_gets_none(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        coach = table.coaches[0]
        card, platform = await posts(table), platform_of(table, coach)
        for method in FIRST_WORDS:
            # Until they are cleared: what is told to the candidate may be the first to meet one.
            platform.faults.order(Fault(method, "status", status=429, retry_after="60", times=50))
        await coach.presses_on(card, YES)
        await table.until(lambda: platform.faults.fired)

        if isinstance(platform, SlackPlayground):
            await platform.deactivate(coach.user)
        else:
            await platform.uninstall(coach.user)
        platform.faults.clear()

        await in_the_end(table.house, lambda: NOTHING_GIVEN.of(language) in table.candidate.text())
        assert table.script.email not in coach.text()


@everywhere
@in_both_languages
async def test_a_coach_with_full_hands_is_told_how_many_that_is(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language, capacity="1") as table:
        coach = table.coaches[0]
        await posts(table)
        await accepts(table, coach)
        await coach.reads(table.script.found, in_channel=True)

        await coach.presses_on(await posts(table), YES)

        await hears(coach, Said.FULL, language, capacity="1")
        listed = await coach.answer_to("klik matches")
        assert MATCHES.of(language) in listed
        assert listed.count("K-") == 1


@on_each
@in_both_languages
async def test_when_the_coach_is_done_the_message_with_the_details_goes(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        coach = table.coaches[0]
        await posts(table)
        contact = await accepts(table, coach)
        assert table.candidate.has_button("request.withdraw")

        await coach.presses_on(contact, "match.copies_deleted")

        await table.until(lambda: table.script.email not in coach.text())
        await table.candidate.reads(COMPLETED.of(language))
        await table.until(lambda: not table.candidate.has_button("request.withdraw"))
