"""One request over Slack and Teams: whoever sits where, one coach gets it, and both channels tell the same."""

import json
from pathlib import Path

import pytest

from adapters.playground.people import Actor
from adapters.playground.reading import buttons_of, text_of
from adapters.playground.teams_actions import button_of
from adapters.playground.teams_actor import TeamsActor
from bot.words import Language
from tests.installation import posts_a_request
from tests.stories.two_platforms import both_with_coaches, posts_on_teams


@pytest.mark.parametrize("language", list(Language))
async def test_a_candidate_on_teams_is_helped_by_a_coach_on_slack(tmp_path: Path, language: Language) -> None:
    async with both_with_coaches(tmp_path, language=language) as house:
        card = await posts_on_teams(house)
        winner, other = house.slack.coaches[0], house.slack.coaches[1]
        post = await winner.finds_button("request.accept", channel=house.slack.channel)
        waiting = await house.candidate.finds("request.withdraw")

        await winner.presses_on(post, "request.accept")

        contact = await winner.sees(house.script.email)
        assert house.script.name in text_of(contact.blocks)
        matched = await house.candidate.sees(house.script.matched)
        assert matched.ts == waiting.ts  # the status message itself has changed
        on_teams = await house.coaches[0].sees(house.script.found, channel=house.channel)
        on_slack = await other.sees(house.script.found, channel=house.slack.channel)
        assert (on_teams.ts, on_slack.ts) == (card.ts, post.ts)
        assert button_of(on_teams.cards, "request.accept") is None
        assert not buttons_of(on_slack.blocks)
        await winner.presses_on(contact, "match.contacted")
        spoken = await house.candidate.sees(house.script.contacted)
        assert spoken.ts == waiting.ts


@pytest.mark.parametrize("language", list(Language))
async def test_a_candidate_on_slack_is_helped_by_a_coach_on_teams(tmp_path: Path, language: Language) -> None:
    async with both_with_coaches(tmp_path, language=language) as house:
        post = await posts_a_request(house.slack)
        winner = house.coaches[0]
        card = await winner.finds("request.accept", channel=house.channel)
        waiting = await house.slack.candidate.finds_button("request.withdraw")

        await winner.presses("request.accept", on=card)

        contact = await winner.sees(house.script.email)
        assert house.script.name in winner.text_of(contact)
        assert house.script.email not in contact.summary + contact.text
        matched = await house.slack.candidate.sees(house.script.matched)
        assert matched.ts == waiting.ts
        tombstone = await house.slack.coaches[0].sees(house.script.found, channel=house.slack.channel)
        assert tombstone.ts == post
        assert house.script.email not in json.dumps(card.attachments)
        await winner.presses("match.contacted", on=contact)
        spoken = await house.slack.candidate.sees(house.script.contacted)
        assert spoken.ts == waiting.ts


async def test_a_like_on_teams_means_yes_and_a_late_yes_anywhere_is_kindly_refused(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path, on_teams=2) as house:
        card = await posts_on_teams(house)
        winner, late = house.coaches[0], house.coaches[1]
        post = await house.slack.coaches[0].finds_button("request.accept", channel=house.slack.channel)

        await winner.reacts(card, "like")
        await winner.sees(house.script.email)
        await late.reacts(card, "heart")
        await house.slack.coaches[0].presses_on(post, "request.accept")
        await house.slack.coaches[1].reacts(post, "raising_hand")

        await late.sees(house.script.taken)
        await house.slack.coaches[0].sees(house.script.taken, channel=house.slack.channel)
        await house.slack.coaches[1].sees(house.script.taken)
        losers: list[Actor | TeamsActor] = [late, *house.slack.coaches]
        for loser in losers:
            assert house.script.email not in loser.text()


@pytest.mark.parametrize("asked_on", ["teams", "slack"])
async def test_withdrawn_is_withdrawn_in_both_channels_at_once_and_a_late_yes_finds_nothing(
    tmp_path: Path, asked_on: str
) -> None:
    async with both_with_coaches(tmp_path, on_teams=2) as house:
        if asked_on == "teams":
            await posts_on_teams(house)
        else:
            await posts_a_request(house.slack)
        presser, reacter = house.coaches[:2]
        card = await presser.finds("request.accept", channel=house.channel)
        on_slack = house.slack.coaches
        post = await on_slack[0].finds_button("request.accept", channel=house.slack.channel)

        if asked_on == "teams":
            status = await house.candidate.finds("request.withdraw")
            await house.candidate.presses("request.withdraw", on=status)
        else:
            await house.slack.candidate.presses("request.withdraw")

        gone = await presser.sees(house.script.gone, channel=house.channel)
        gone_on_slack = await on_slack[0].sees(house.script.gone, channel=house.slack.channel)
        assert (gone.ts, gone_on_slack.ts) == (card.ts, post.ts)
        # Somebody's screen is a moment behind: they press the button that stood there.
        button = button_of(card.cards, "request.accept")
        assert button is not None
        status_code, said = await house.teams.press(presser.user, card.channel, card.ts, action=button)
        assert status_code == 200
        assert house.script.too_late in json.dumps(said, ensure_ascii=False)
        await reacter.reacts(card, "like")
        await on_slack[0].presses_on(post, "request.accept")
        await on_slack[1].reacts(post, "raising_hand")
        await reacter.sees(house.script.too_late)
        await on_slack[0].sees(house.script.too_late, channel=house.slack.channel)
        await on_slack[1].sees(house.script.too_late)
        everybody: list[Actor | TeamsActor] = [presser, reacter, *on_slack]
        for coach in everybody:
            assert house.script.email not in coach.text()
