"""An admin on Teams: /avg typed in the chat shows what waits, coaches of both platforms are confirmed, and nobody else may."""

import json
from pathlib import Path

import pytest

from bot.words import Language
from tests.stories.two_platforms import BothHouses, applies, both_on, both_with_coaches, posts_on_teams


@pytest.mark.parametrize("line", ["avg overzicht", "/avg overzicht", "/avg"])
async def test_the_overview_says_what_stands_open_over_both_platforms(tmp_path: Path, line: str) -> None:
    async with both_with_coaches(tmp_path) as house:
        await posts_on_teams(house)

        await house.admin.says(line)

        shown = await house.admin.sees("Open oproepen")
        read = house.admin.text_of(shown).splitlines()
        assert read[read.index("Open oproepen") + 1] == "1"
        assert read[read.index("Coaches die nu kunnen aannemen") + 1] == "4"
        assert read.count("Kanaal van de coaches") == 2
        assert {"Slack: in orde", "Teams: in orde"} <= set(read)
        for value in house.script.canaries:
            assert value not in house.admin.text()


@pytest.mark.parametrize("language", list(Language))
async def test_coaches_of_both_platforms_are_confirmed_on_teams(tmp_path: Path, language: Language) -> None:
    async with both_on(tmp_path, language=language) as house:
        await applies(house, house.coaches[0], number=4)
        await applies_on_slack(house)
        task = await house.admin.sees("/avg coaches")
        assert house.script.coach_name.format(number=4) not in house.admin.text_of(task)

        for _ in range(2):
            await confirms_the_first(house)

        await house.coaches[0].sees(house.script.confirmed)
        await house.slack.coaches[0].sees(house.script.confirmed)


async def applies_on_slack(house: BothHouses) -> None:
    coach = house.slack.coaches[0]
    await coach.types("/klik", "coach")
    await coach.sends("coach.join", house.script.coach(1, capacity="3"))
    await coach.sends("coach.agree", {"agree": ["yes"]})
    await coach.closes()


async def confirms_the_first(house: BothHouses) -> None:
    shown = {each.ts for each in house.admin.messages()}
    await house.admin.says("avg coaches")
    listed = await house.teams.until(
        lambda: [
            each
            for each in house.admin.messages()
            if each.ts not in shown and "coach.confirm" in json.dumps(each.cards)
        ]
    )
    await house.admin.presses("coach.confirm", on=listed[-1])


async def test_who_is_no_admin_hears_that_and_reads_nobody(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        stranger = house.coaches[0]
        before = stranger.text()
        await stranger.says("/avg coaches")
        await stranger.sees("Dit is voor beheerders")
        assert house.script.coach_name.format(number=1) not in stranger.text().removeprefix(before)
