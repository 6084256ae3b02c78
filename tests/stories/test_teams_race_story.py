"""Fifty times yes at the same moment, by buttons and emoji of both platforms: one grant, one DM, and nobody unanswered."""

import asyncio
import json
import random
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from adapters.playground.people import Actor
from adapters.playground.slack_things import Message as SlackMessage
from adapters.playground.teams_actions import button_of
from adapters.playground.teams_actor import TeamsActor
from adapters.playground.teams_things import Message
from tests.installation import posts_a_request
from tests.stories.two_platforms import BothHouses, both_with_coaches, posts_on_teams, previews

YESES = 50
SLACK_EMOJI = ("white_check_mark", "raising_hand", "raising_hand::skin-tone-2", "raising_hand::skin-tone-5")
LIKES = ("like", "heart")
PRESSES = 16
Act = Callable[[], Awaitable[tuple[int, Any]]]


def yeses(house: BothHouses, post: SlackMessage, card: Message) -> list[Act]:
    """Every coach with every emoji there is, and as many presses on each platform, in no order."""
    on_slack, on_teams = house.slack.coaches, house.coaches
    acts: list[Act] = [
        *(partial(reacts_on_slack, house, coach, post, name) for coach in on_slack for name in SLACK_EMOJI),
        *(partial(likes, house, coach, card, name) for coach in on_teams for name in LIKES),
        *(partial(presses_on_slack, on_slack[number % 3], post) for number in range(PRESSES)),
        *(partial(executes, house, on_teams[number % 3], card) for number in range(PRESSES)),
    ]
    random.shuffle(acts)
    return acts


async def reacts_on_slack(house: BothHouses, coach: Actor, post: SlackMessage, name: str) -> tuple[int, Any]:
    return await house.slack.playground.react(coach.user, post.channel, post.ts, name)


async def presses_on_slack(coach: Actor, post: SlackMessage) -> tuple[int, Any]:
    await coach.presses_on(post, "request.accept")
    return 200, {}


async def likes(house: BothHouses, coach: TeamsActor, card: Message, name: str) -> tuple[int, Any]:
    return await house.teams.react(coach.user, card.channel, card.ts, name)


async def executes(house: BothHouses, coach: TeamsActor, card: Message) -> tuple[int, Any]:
    """What stood on the screen a moment ago, whatever has become of the card meanwhile."""
    button = button_of(card.cards, "request.accept")
    assert button is not None
    return await house.teams.press(coach.user, card.channel, card.ts, action=button)


async def test_of_fifty_yeses_over_both_platforms_one_wins(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path, on_teams=3) as house:
        await posts_a_request(house.slack)
        post = await house.slack.coaches[0].finds_button("request.accept", channel=house.slack.channel)
        card = await house.coaches[0].finds("request.accept", channel=house.channel)
        acts = yeses(house, post, card)
        assert len(acts) == YESES

        said = await asyncio.gather(*(act() for act in acts))

        assert [status for status, _ in said] == [200] * YESES
        executed = [str(answer["value"]) for _, answer in said if "statusCode" in answer]
        assert len(executed) == PRESSES
        answers = ("is voor jou", "is al van jou", house.script.taken)
        assert all(any(each in text for each in answers) for text in executed)
        assert await everybody_has_heard(house)
        assert count(tmp_path, "request_grant") == 1
        assert len(holding(house)) == 1
        on_wire = house.teams.wire.calls("sendToConversation") + house.teams.wire.calls("updateActivity")
        on_wire += house.slack.playground.wire.calls("chat.postMessage") + house.slack.playground.wire.calls(
            "chat.update"
        )
        with_details = {
            to(entry.request) for entry in on_wire if house.script.email in json.dumps(entry.request)
        }
        assert len(with_details) == 1


def to(request: dict[str, Any]) -> str:
    return str(request.get("channel") or request.get("conversation"))


async def everybody_has_heard(house: BothHouses, *, patience: float = 9) -> bool:
    """The winner has the details; all others a kind no, in private, for their emoji."""
    everybody: list[Actor | TeamsActor] = [*house.slack.coaches, *house.coaches]

    def heard() -> bool:
        return all(
            house.script.email in each.text() or house.script.taken in each.text() for each in everybody
        )

    return await house.teams.until(heard, timeout=patience)


def holding(house: BothHouses) -> list[str]:
    """Every message anywhere that holds the contact details, by its reader."""
    slack = [(each.name, each.text()) for each in house.slack.coaches]
    teams = [(each.name, each.text()) for each in house.coaches]
    channels = [
        ("channel", house.slack.coaches[0].text(house.slack.channel)),
        ("channel", house.coaches[0].text(house.channel)),
    ]
    return [name for name, text in (*slack, *teams, *channels) for _ in range(text.count(house.script.email))]


def count(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(f"file:{folder / 'data' / 'klik.db'}?mode=ro", uri=True)) as database:
        (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(rows)


async def test_a_press_that_teams_sends_again_under_another_id_is_one_yes_with_one_answer(
    tmp_path: Path,
) -> None:
    async with both_with_coaches(tmp_path, on_teams=2) as house:
        card = await posts_on_teams(house)
        winner, late = house.coaches[:2]

        first = await executes(house, winner, card)
        again = await house.teams.resend()

        assert again == first
        assert "is voor jou" in json.dumps(first, ensure_ascii=False)
        await winner.sees(house.script.email)
        lost = await executes(house, late, card)
        assert await house.teams.resend() == lost
        assert house.script.taken in json.dumps(lost, ensure_ascii=False)
        assert count(tmp_path, "request_grant") == 1
        assert winner.text().count(house.script.email) == 1


async def test_a_form_and_a_post_that_teams_sends_again_are_one_request_in_one_place(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        preview = await previews(house)
        status, _ = await house.teams.resend()  # the form
        assert status == 200
        posting = partial(house.teams.press, house.candidate.user, preview.channel, preview.ts)
        published = await posting(action="request.publish")
        assert await house.teams.resend() == published

        await house.coaches[0].finds("request.accept", channel=house.channel)
        await house.slack.coaches[0].finds_button("request.accept", channel=house.slack.channel)
        assert len(house.coaches[0].messages(house.channel)) == 1
        assert len(house.slack.coaches[0].messages(house.slack.channel)) == 1
        assert count(tmp_path, "request") == 1
