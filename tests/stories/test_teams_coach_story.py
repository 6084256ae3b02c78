"""A coach's life on Teams: not confirmed, suspended, on pause, out of the team, hands full, done. Who may not, hears why."""

from pathlib import Path

from adapters.playground.slack_faults import Fault
from adapters.playground.teams_actor import TeamsActor
from adapters.playground.teams_things import Message
from tests.faults.patience import in_the_end
from tests.installation import posts_a_request
from tests.stories.two_platforms import BothHouses, applies, both_with_coaches, posts_on_teams


async def says_yes(house: BothHouses, coach: TeamsActor, card: Message) -> str:
    """What Teams shows this coach for a moment, after the press."""
    await coach.presses("request.accept", on=card)
    return coach.notices().splitlines()[-1]


async def gets_the_details(house: BothHouses, coach: TeamsActor, card: Message) -> Message:
    await coach.presses("request.accept", on=card)
    return await coach.sees(house.script.email)


async def test_a_coach_who_is_not_confirmed_yet_cannot_accept(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        newcomer = house.coaches[1]
        await applies(house, newcomer, number=5)
        card = await posts_on_teams(house)
        assert "wacht nog op de beheerder" in await says_yes(house, newcomer, card)
        await gets_the_details(house, house.coaches[0], card)
        assert house.script.email not in newcomer.text()


async def test_a_suspended_coach_cannot_accept_and_a_confirmed_one_again_can(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        card = await posts_on_teams(house)
        await decides(house, "coach.suspend")
        await coach.sees("Je bent geschorst")
        assert "Je kunt nu geen aanvragen aannemen" in await says_yes(house, coach, card)
        await decides(house, "coach.confirm")
        await house.teams.until(lambda: coach.text().count("Je bent bevestigd als coach") == 2)
        # The same press within a minute would be one that Teams sends again.
        house.slack.later(minutes=2)
        await gets_the_details(house, coach, card)


async def decides(house: BothHouses, verb: str) -> None:
    """The admin on Teams, about the coach on Teams: each coach stands in a message of their own row."""
    known = len(house.admin.messages())
    await house.admin.says("avg coaches")
    await house.teams.until(lambda: len(house.admin.messages()) > known + 1)
    lists = house.admin.messages()[-1]
    for action in (each for card in lists.cards for each in actions(card, verb)):
        said = await house.teams.press(house.admin.user, lists.channel, lists.ts, action=action)
        assert said[0] == 200


def actions(card: object, verb: str) -> list[dict[str, object]]:
    match card:
        case {"type": "Action.Execute", "verb": str(found)} if found == verb:
            assert isinstance(card, dict)
            return [card]
        case dict():
            return [each for value in card.values() for each in actions(value, verb)]
        case list():
            return [each for value in card for each in actions(value, verb)]
        case _:
            return []


async def test_a_coach_on_pause_is_asked_to_end_it_first(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        await coach.says("klik pauze 14")
        await coach.sees("Je staat op pauze tot")
        card = await posts_on_teams(house)
        assert "Je staat op pauze" in await says_yes(house, coach, card)
        await coach.says("klik pauze uit")
        await coach.sees("Je doet weer mee")
        await gets_the_details(house, coach, card)


async def test_the_right_to_accept_ends_with_the_place_in_the_team(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path, on_teams=2) as house:
        gone, other = house.coaches[:2]
        card = await posts_on_teams(house)
        # A press that was made, and has not reached Klik yet.
        address, house.teams.bot_url = house.teams.bot_url, ""
        await house.teams.press(gone.user, card.channel, card.ts, action="request.accept")
        house.teams.bot_url = address
        late = house.teams.last_request
        assert late is not None
        await house.teams.leave(gone.user)

        status, answer = await house.teams.deliver_raw(late.body, late.headers)

        assert status == 200
        assert "alleen als je in het kanaal van de coaches zit" in answer.decode()
        await gets_the_details(house, other, card)
        assert house.script.email not in gone.text()


async def test_a_coach_who_lost_the_right_before_the_details_left_gets_none(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        card = await posts_on_teams(house)
        slow = Fault("createConversation", "status", status=429, retry_after="60")
        slow_too = Fault("sendToConversation", "status", status=429, retry_after="60")
        house.teams.faults.order(slow)
        house.teams.faults.order(slow_too)
        await coach.presses("request.accept", on=card)
        await house.teams.until(lambda: house.teams.faults.fired)
        await house.teams.uninstall(coach.user)
        house.teams.faults.clear()

        told = "kan toch niet helpen en heeft niets van je gekregen"
        await in_the_end(house.slack, lambda: told in house.candidate.text())
        assert house.script.email not in coach.text()


async def test_a_coach_with_full_hands_is_told_how_many_that_is(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        for _ in range(3):
            await posts_a_request(house.slack)
            card = await coach.finds("request.accept", channel=house.channel)
            await coach.presses("request.accept", on=card)
            await coach.sees(house.script.found, channel=house.channel)
            await house.teams.until(lambda: "request.accept" not in str(coach.messages(house.channel)[-1]))
        card = await posts_on_teams(house)
        assert "al 3 lopende matches" in await says_yes(house, coach, card)
        await coach.says("klik matches")
        listed = await coach.sees("Je lopende matches")
        assert coach.text_of(listed).count("K-") == 3


async def test_when_the_coach_is_done_the_message_with_the_details_is_emptied(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        coach = house.coaches[0]
        contact = await gets_the_details(house, coach, await posts_on_teams(house))
        await coach.presses("match.copies_deleted", on=contact)
        ended = await coach.sees("is afgerond")
        assert ended.ts == contact.ts
        assert house.script.email not in coach.text()
