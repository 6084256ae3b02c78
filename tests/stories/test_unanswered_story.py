"""A request that nobody takes: passed by, reminded of after a day, with an admin after three, over after two weeks."""

from pathlib import Path

from adapters.playground.reading import reference_in
from adapters.playground.teams_actions import button_of
from bot.words import Language, Words
from tests.faults.patience import nothing_waits
from tests.stories.chairs import YES, Chair, Seen, TeamsChair
from tests.stories.seating import Seating, Table, everywhere, in_both_languages, posts, with_coaches

PASS = "request.pass"
WITHDRAW = "request.withdraw"
START = "request.start"
PASSED = Words(nl="Goed, {reference} is niet voor jou", en="All right, {reference} is not for you")
NUDGE = Words(nl="{reference} wacht nog op een coach", en="{reference} is still waiting for a coach")
TASK = Words(nl="{reference} heeft nog geen coach", en="{reference} has no coach yet")
BROADCASTS = Words(nl="avg oproepen", en="avg broadcasts")
UNCLAIMED = Words(nl="Er is nog geen coach voor {reference}", en="There is no coach for {reference} yet")
EXPIRED = Words(nl="{reference} is verlopen", en="{reference} has expired")
TOO_LATE = Words(nl="Deze aanvraag is verlopen", en="This request has expired")
TOLD = Words(nl="Voor {reference} zei geen coach op tijd ja", en="No coach said yes to {reference} in time")
ONLY_COACHES = Words(nl="Aannemen kan alleen als coach", en="Only coaches of this network can accept")
OVER = Words(nl="{reference} is verlopen: geen coach", en="{reference} has expired: no coach")


async def both_heard(table: Table, language: Language, reference: str) -> Seen:
    """The admin has the task, the candidate the truth; the candidate's message."""
    task = await table.admin.reads(TASK.of(language, reference=reference))
    told = await table.candidate.reads(UNCLAIMED.of(language, reference=reference))
    assert WITHDRAW in told.written
    assert not names_anybody(table, task)
    return told


async def all_that_is_due_is_done(table: Table, language: Language) -> None:
    """A step of the request's clock counts as no promise to anybody; what is promised after it is kept after it."""
    await table.admin.reacts(on=await table.admin.finds(YES, in_channel=True))
    await table.admin.reads(ONLY_COACHES.of(language))
    await nothing_waits(table.house)


async def nobody_heard(table: Table, language: Language, reference: str) -> None:
    await all_that_is_due_is_done(table, language)
    assert TASK.of(language, reference=reference) not in table.admin.text()
    assert UNCLAIMED.of(language, reference=reference) not in table.candidate.text()


def names_anybody(table: Table, seen: Seen) -> bool:
    values = (*table.script.canaries, table.candidate.user)
    return any(value.casefold() in seen.written.casefold() for value in values)


async def wins(table: Table, coach: Chair) -> None:
    """The post is still there to be taken."""
    await coach.presses_on(await coach.finds(YES, in_channel=True), YES)
    await coach.reads(table.script.email)
    await table.candidate.reads(table.script.matched)


async def presses_late(coach: Chair, post: Seen, action: str) -> None:
    """The button that stood there: their screen is a moment behind."""
    if not isinstance(coach, TeamsChair):
        await coach.presses_on(post, action)
        return
    button = button_of(post.message.cards, action)
    assert button is not None
    status, _ = await coach.house.teams.press(
        coach.user, post.message.channel, post.message.ts, action=button
    )
    assert status == 200


@everywhere
@in_both_languages
async def test_a_coach_for_whom_it_is_not_is_thanked_and_another_one_wins(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        passing, other = table.coaches
        post = await posts(table)
        reference = reference_in(post.text)

        await passing.presses_on(post, PASS)

        await passing.hears(PASSED.of(language, reference=reference))
        await nobody_heard(table, language, reference)
        await wins(table, other)
        assert (await passing.reads(table.script.found, in_channel=True)).at == post.at
        assert table.script.email not in passing.text() + passing.channel_text()


@everywhere
async def test_who_passed_by_may_still_say_yes(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        coach, post = table.coaches[0], await posts(table)
        await coach.presses_on(post, PASS)
        await coach.hears(PASSED.of(Language.NL, reference=reference_in(post.text)))
        await wins(table, coach)


@everywhere
@in_both_languages
async def test_when_every_coach_passed_by_the_candidate_and_the_admin_hear_it_at_once_and_once(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        first, second = table.coaches
        post = await posts(table)
        reference = reference_in(post.text)
        await first.presses_on(post, PASS)
        await first.hears(PASSED.of(language, reference=reference))
        await nobody_heard(table, language, reference)

        await second.presses_on(await second.finds(PASS, in_channel=True), PASS)

        await both_heard(table, language, reference)
        table.later(hours=73)
        await second.reads(NUDGE.of(language, reference=reference), in_channel=True)
        await nothing_waits(table.house)
        assert table.admin.text().count(TASK.of(language, reference=reference)) == 1
        assert table.candidate.text().count(UNCLAIMED.of(language, reference=reference)) == 1


@everywhere
@in_both_languages
async def test_after_a_day_the_coaches_are_reminded_where_the_post_stands(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        reference = reference_in((await posts(table)).text)
        nudge = NUDGE.of(language, reference=reference)
        table.later(hours=23)
        await all_that_is_due_is_done(table, language)
        assert not any(nudge in coach.channel_text() for coach in table.coaches)

        table.later(hours=1, minutes=1)

        for coach in table.coaches:
            reminder = await coach.reads(nudge, in_channel=True)
            assert not names_anybody(table, reminder)
        await nothing_waits(table.house)
        assert all(coach.channel_text().count(nudge) == 1 for coach in table.coaches)
        assert nudge not in table.candidate.text()
        await wins(table, table.coaches[1])


@everywhere
async def test_nobody_is_reminded_of_a_request_that_has_a_coach(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        matched = reference_in((await posts(table)).text)
        await wins(table, table.coaches[0])
        await table.coaches[0].reads(table.script.found, in_channel=True)
        table.later(minutes=2)
        waiting = reference_in((await posts(table)).text)
        assert waiting != matched

        table.later(hours=25)

        for coach in table.coaches:
            await coach.reads(NUDGE.of(Language.NL, reference=waiting), in_channel=True)
            assert NUDGE.of(Language.NL, reference=matched) not in coach.channel_text()


@everywhere
@in_both_languages
async def test_after_three_days_an_admin_is_asked_to_help_and_the_candidate_hears_it(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        reference = reference_in((await posts(table)).text)
        table.later(hours=71)
        await table.coaches[0].reads(NUDGE.of(language, reference=reference), in_channel=True)
        await nobody_heard(table, language, reference)

        table.later(hours=1, minutes=1)

        await both_heard(table, language, reference)
        assert reference in await table.admin.answer_to(BROADCASTS.of(language))
        await wins(table, table.coaches[0])


@everywhere
async def test_who_hears_that_nobody_came_can_take_it_back_there(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        post = await posts(table)
        table.later(hours=73)
        told = await both_heard(table, Language.NL, reference_in(post.text))

        await table.candidate.presses_on(told, WITHDRAW)

        await table.candidate.reads(table.script.erased)
        assert (await table.coaches[0].reads(table.script.gone, in_channel=True)).at == post.at


@everywhere
@in_both_languages
async def test_after_two_weeks_nothing_is_left_of_the_post_and_the_candidate_can_ask_anew(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        post = await posts(table)
        reference = reference_in(post.text)
        words = table.script.motivation.split(". ")[1]
        assert words[:30] in post.written
        table.later(days=13, hours=23)
        await both_heard(table, language, reference)
        assert words[:30] in table.coaches[0].channel_text()

        table.later(hours=1, minutes=1)

        for coach in table.coaches:
            over = await coach.reads(EXPIRED.of(language, reference=reference), in_channel=True)
            assert not any(each in over.written for each in (YES, PASS, words[:30]))
            assert coach.posts().count(over.at) == 1
        assert (await table.coaches[0].reads(over.text, in_channel=True)).at == post.at
        await table.candidate.reads(TOLD.of(language, reference=reference))
        await table.candidate.reads(OVER.of(language, reference=reference))
        await table.candidate.presses(START, beside=OVER.of(language, reference=reference))
        await table.candidate.form()
        assert not await table.candidate.tries(table.script.request())
        await table.candidate.finds("request.publish")


@everywhere
@in_both_languages
async def test_whoever_presses_or_reacts_after_the_term_hears_that_it_is_over(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        first, second = table.coaches
        await posts(table)
        cards = [await coach.finds(YES, in_channel=True) for coach in table.coaches]
        table.later(days=14, minutes=1)
        for coach, card in zip(table.coaches, cards, strict=True):
            over = EXPIRED.of(language, reference=reference_in(card.text))
            assert (await coach.reads(over, in_channel=True)).at == card.at

        await presses_late(first, cards[0], YES)
        await first.hears(TOO_LATE.of(language))
        await presses_late(second, cards[1], PASS)
        await second.hears(table.script.too_late)
        await second.reacts(on=cards[1])
        await second.reads(TOO_LATE.of(language))

        assert all(table.script.email not in coach.text() for coach in table.coaches)
        assert table.script.matched not in table.candidate.text()
