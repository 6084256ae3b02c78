"""A coach's life: join, agree, be confirmed, accept, pause, be suspended, leave the channel, delete the copies."""

from pathlib import Path

import pytest

from adapters.playground.people import Actor, StoryFailed
from adapters.playground.reading import button, text_of
from adapters.playground.slack_events import SignedRequest
from adapters.playground.slack_faults import Fault
from bot.words import Language, Words
from tests.faults.patience import in_the_end
from tests.installation import House, klik_with_coaches, posts_a_request
from tests.stories.seating import Seating, applies, confirms, everywhere, in_both_languages, seated

WAITING = Words(nl="Een coach wacht op je bevestiging", en="A coach is waiting for your confirmation")


async def tries_to_accept(house: House, coach: Actor) -> str:
    """What the coach reads in the channel, only for them."""
    await coach.presses("request.accept", channel=house.channel)

    def answer() -> str | None:
        mine = [each for each in coach.messages(house.channel) if each.addressee == coach.user]
        return text_of(mine[-1].blocks) if mine else None

    return await house.playground.until(answer) or ""


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


async def test_a_coach_who_is_not_confirmed_yet_cannot_accept(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        newcomer = house.admin
        await newcomer.types("/klik", "coach")
        await newcomer.sends("coach.join", house.stage.script.coach(4, capacity="1"))
        await newcomer.sends("coach.agree", {"agree": ["yes"]})
        await newcomer.closes()
        await posts_a_request(house)

        await newcomer.presses("request.accept", channel=house.channel)
        await newcomer.sees("wacht nog op de beheerder", channel=house.channel)
        await house.coaches[0].presses("request.accept", channel=house.channel)
        await house.coaches[0].sees(house.stage.script.email)


async def test_a_suspended_coach_cannot_accept_and_a_confirmed_one_again_can(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        await house.admin.types("/avg", "coaches")
        await house.admin.presses("coach.suspend")
        suspended = await told_of_suspension(house)

        assert "Je kunt nu geen aanvragen aannemen" in await tries_to_accept(house, suspended)

        await house.admin.types("/avg", "coaches")
        await house.admin.presses("coach.confirm")
        await house.playground.until(lambda: suspended.text().count("Je bent bevestigd als coach") == 2)
        await suspended.presses("request.accept", channel=house.channel)
        await suspended.sees(house.stage.script.email)


async def told_of_suspension(house: House) -> Actor:
    def look() -> Actor | None:
        return next((coach for coach in house.coaches if "Je bent geschorst" in coach.text()), None)

    found = await house.playground.until(look)
    assert found is not None
    return found


async def test_a_coach_on_pause_is_asked_to_end_it_first(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        paused = await coach.types("/klik", "pauze 14")
        assert "Je staat op pauze tot" in text_of(paused["blocks"])
        await posts_a_request(house)

        assert "Je staat op pauze" in await tries_to_accept(house, coach)
        ended = await coach.types("/klik", "pauze uit")
        assert "Je doet weer mee" in text_of(ended["blocks"])
        await coach.presses("request.accept", channel=house.channel)
        await coach.sees("is voor jou", channel=house.channel)


async def test_the_right_to_accept_ends_with_the_seat_in_the_channel(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        await posts_a_request(house)
        under_way = await click_under_way(house, coach)
        await house.playground.leave(coach.user)

        status, _ = await house.playground.deliver_raw(under_way.body, under_way.headers)

        assert status == 200
        await coach.sees("alleen als je in het kanaal van de coaches zit", channel=house.channel)
        await house.coaches[1].presses("request.accept", channel=house.channel)
        await house.coaches[1].sees(house.stage.script.email)
        assert house.stage.script.email not in coach.text()


async def click_under_way(house: House, coach: Actor) -> SignedRequest:
    """A click that was made, and has not reached Klik yet."""
    address, house.playground.bot_url = house.playground.bot_url, ""
    with pytest.raises(StoryFailed):
        await coach.presses("request.accept", channel=house.channel)
    house.playground.bot_url = address
    request = house.playground.last_request
    assert request is not None
    return request


async def test_a_coach_who_lost_the_right_before_the_details_left_gets_none(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        await posts_a_request(house)
        house.playground.faults.order(Fault("chat.postMessage", "status", status=429, retry_after="60"))
        await coach.presses("request.accept", channel=house.channel)
        await coach.sees("is voor jou", channel=house.channel)
        await house.playground.until(lambda: house.playground.faults.fired)

        await house.playground.deactivate(coach.user)

        told = "kan toch niet helpen en heeft niets van je gekregen"
        await in_the_end(house, lambda: told in house.candidate.text())
        assert house.stage.script.email not in coach.text()
        assert "de contactgegevens" not in coach.text()


async def test_a_coach_with_full_hands_is_told_how_many_that_is(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        await coach.types("/klik", "coach")
        await coach.presses("coach.join")
        await coach.sends("coach.join", house.stage.script.coach(1, capacity="1"))
        await coach.closes()
        await posts_a_request(house)
        await coach.presses("request.accept", channel=house.channel)
        await coach.sees(house.stage.script.email)

        await posts_a_request(house)
        await coach.presses("request.accept", channel=house.channel)
        await coach.sees("al 1 lopende matches", channel=house.channel)
        listed = await coach.types("/klik", "matches")
        assert text_of(listed["blocks"]).count("K-") == 1


async def test_when_the_coach_is_done_the_message_with_the_details_is_emptied(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        await posts_a_request(house)
        await coach.presses("request.accept", channel=house.channel)
        contact = await coach.sees(house.stage.script.email)

        await coach.presses_on(contact, "match.copies_deleted")

        ended = await coach.sees("is afgerond")
        assert ended.ts == contact.ts
        assert house.stage.script.email not in coach.text()
        await house.playground.until(lambda: not may_withdraw(house))


def may_withdraw(house: House) -> bool:
    return any(button(each.blocks, "request.withdraw") for each in house.candidate.messages())
