"""One human with an account on both platforms: a code asked for on Teams and typed on Slack makes them one person."""

import re
from pathlib import Path

import pytest

from adapters.playground.reading import text_of
from bot.words import Language
from tests.stories.two_platforms import BothHouses, both_with_coaches, posts_on_teams

CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")


async def code_on_teams(house: BothHouses) -> str:
    await house.candidate.says("klik link")

    def look() -> str:
        found = CODE.search(house.candidate.text())
        return found[0] if found else ""

    return await house.teams.until(look)


LINKED = {Language.NL: "Je accounts zijn gekoppeld", Language.EN: "Your accounts are linked"}
YOURS = {
    Language.NL: "Typ alleen een code die je zelf",
    Language.EN: "Only type a code that you asked me for",
}
OWN = {Language.NL: "Dit is je eigen aanvraag", Language.EN: "This is your own request"}


@pytest.mark.parametrize("language", list(Language))
async def test_a_coach_on_slack_cannot_take_what_they_asked_for_on_teams(
    tmp_path: Path, language: Language
) -> None:
    async with both_with_coaches(tmp_path, language=language) as house:
        same, other = house.slack.coaches[:2]
        linked = await same.types("/klik", f"link {await code_on_teams(house)}")
        assert LINKED[language] in text_of(linked["blocks"])
        assert "/klik contact" in text_of(linked["blocks"])
        assert YOURS[language] in house.candidate.text()
        await posts_on_teams(house)
        post = await same.finds_button("request.accept", channel=house.slack.channel)

        await same.presses_on(post, "request.accept")
        await same.sees(OWN[language], channel=house.slack.channel)
        await same.reacts(post, "raising_hand")
        await same.sees(OWN[language])

        await other.presses_on(post, "request.accept")
        await other.sees(house.script.email)
        assert house.script.email not in same.text()


async def test_without_the_code_the_same_coach_would_have_got_it(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        await posts_on_teams(house)
        await house.slack.coaches[0].presses("request.accept", channel=house.slack.channel)
        await house.slack.coaches[0].sees(house.script.email)


async def test_a_request_of_teams_is_followed_and_withdrawn_on_slack(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        card = await posts_on_teams(house)
        same = house.slack.candidate
        await same.types("/klik", f"link {await code_on_teams(house)}")

        status = await same.types("/klik", "status")
        assert "bij de coaches" in text_of(status["blocks"])
        await same.types("/klik", "intrekken")
        await same.presses("request.withdraw")

        gone = await house.coaches[0].sees(house.script.gone, channel=house.channel)
        assert gone.ts == card.ts
        await house.candidate.sees(house.script.erased)


async def test_a_code_works_once_and_a_made_up_one_never(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        code = await code_on_teams(house)
        made_up = await house.slack.coaches[1].types("/klik", "link 2222-3333")
        assert "Deze code ken ik niet" in text_of(made_up["blocks"])
        await house.slack.candidate.types("/klik", f"link {code}")
        again = await house.slack.coaches[0].types("/klik", f"link {code}")
        assert "Deze code ken ik niet" in text_of(again["blocks"])
