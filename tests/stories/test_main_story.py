"""The main story, whole: as the demo plays it on Slack, and wherever its people sit."""

import asyncio
from pathlib import Path

import pytest

from adapters.playground import story
from adapters.playground.reading import reference_in
from bot.words import Language
from tests.installation import klik_on
from tests.stories.chairs import YES, Chair, Seen
from tests.stories.seating import (
    Seating,
    Table,
    applies,
    confirms,
    everywhere,
    in_both_languages,
    posts,
    seated,
)


@pytest.mark.parametrize("language", list(Language))
async def test_a_candidate_finds_one_coach_and_nobody_else_learns_who_asked(
    tmp_path: Path, language: Language
) -> None:
    chapters: list[str] = []
    async with klik_on(tmp_path, language=language) as house:
        await story.play(house.stage, lambda number, title: chapters.append(title))
    assert chapters == list(house.stage.script.titles)


@everywhere
@in_both_languages
async def test_from_the_first_word_to_the_coach_wherever_they_sit(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with seated(tmp_path, seating, language=language) as table:
        await statement_first_and_the_truth_when_nobody_is_there(table)
        for number, coach in enumerate(table.coaches, start=1):
            await applies(table, coach, number=number)
            await confirms(table, number)
            await coach.reads(table.script.confirmed)
        preview = await form_with_a_mistake_and_without(table)
        cards = await posted_as_previewed(table, preview)
        await one_of_two_at_once(table, cards)
        await a_second_request_taken_back(table)


async def statement_first_and_the_truth_when_nobody_is_there(table: Table) -> None:
    await table.candidate.says(table.script.first_word)
    await table.candidate.reads(table.script.statement)
    assert table.script.nobody in await table.candidate.answer_to(f"klik {table.script.find}")
    await table.admin.reads(table.script.task)


async def form_with_a_mistake_and_without(table: Table) -> Seen:
    script, candidate = table.script, table.candidate
    await candidate.says(script.wish)
    await candidate.presses_on(await candidate.reads(script.offered), "request.start")
    await candidate.form()
    assert await candidate.tries(script.request(motivation=script.too_short)) == {"motivation"}
    kept = await candidate.form()
    assert kept.values["motivation"] == script.too_short
    assert kept.values["email"] == script.email
    assert not await candidate.tries(script.request())
    return await candidate.finds("request.publish")


async def posted_as_previewed(table: Table, preview: Seen) -> list[Seen]:
    """In every coach's channel the same request, and nothing of the person."""
    assert not any(coach.posts() for coach in table.coaches)
    await table.candidate.presses_on(preview, "request.publish")
    await table.until(lambda: not table.candidate.has_button("request.publish"))
    cards = [await coach.finds(YES, in_channel=True) for coach in table.coaches]
    for seen in (preview, *cards):
        for value in (*table.script.canaries, table.candidate.user):
            assert value.casefold() not in seen.written.casefold()
    words = table.script.motivation.split(". ")[1]
    assert all(words[:30] in seen.text for seen in (preview, *cards))
    return cards


async def one_of_two_at_once(table: Table, cards: list[Seen]) -> None:
    script, (first, second) = table.script, table.coaches
    await asyncio.gather(first.presses_on(cards[0], YES), second.reacts(on=cards[1]))
    await table.candidate.reads(script.matched)
    winner, loser = await who_won(table, first, second)
    assert script.name in (await winner.reads(script.email)).text
    await table.until(lambda: script.taken in heard(table, loser))
    assert script.email not in loser.text() + loser.channel_text()
    for coach in table.coaches:
        assert YES not in (await coach.reads(script.found, in_channel=True)).written
    await winner.presses("match.contacted")
    await table.candidate.reads(script.contacted)


async def who_won(table: Table, first: Chair, second: Chair) -> tuple[Chair, Chair]:
    await table.until(lambda: any(table.script.email in coach.text() for coach in (first, second)))
    return (first, second) if table.script.email in first.text() else (second, first)


def heard(table: Table, coach: Chair) -> str:
    """In the channel for this coach alone, in the conversation, or as Teams' notice after a press."""
    notices = (
        "".join(each.text for each in table.both.teams.world.notices.of(coach.user)) if table.both else ""
    )
    return coach.text() + coach.channel_text() + notices


async def a_second_request_taken_back(table: Table) -> None:
    script, (first, second) = table.script, table.coaches
    known = first.posts()
    post = await posts(table)
    assert post.at not in known
    await table.candidate.presses("request.withdraw", beside=reference_in(post.text))
    for coach in (first, second):
        await coach.reads(script.gone, in_channel=True)
    assert (await first.reads(script.gone, in_channel=True)).at == post.at
    await table.candidate.reads(script.erased)
    await first.reacts(on=post)
    await first.reads(script.too_late)
