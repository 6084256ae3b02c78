"""A coach on Teams who blocked Klik says yes: the match stands, admin and candidate hear the truth, nobody else the details."""

from pathlib import Path

from adapters.playground.people import Actor
from adapters.playground.teams_actor import TeamsActor
from bot.words import Language, Words
from tests.installation import posts_a_request
from tests.stories.seating import in_both_languages
from tests.stories.two_platforms import both_with_coaches

TASK = Words(nl="komen niet aan bij de coach", en="do not reach the coach")
NOT_THERE = Words(nl="komt daar niet aan", en="does not arrive there")


@in_both_languages
async def test_the_match_of_a_coach_who_cannot_be_written_to_stays_and_an_admin_gets_the_task(
    tmp_path: Path, language: Language
) -> None:
    async with both_with_coaches(tmp_path, language=language, on_teams=2) as house:
        winner, other = house.coaches[:2]
        await posts_a_request(house.slack)
        card = await winner.finds("request.accept", channel=house.channel)
        # Blocked without a word: Teams tells a bot only by refusing what it writes.
        house.teams.world.change_person(winner.user, installed=False)

        await winner.presses("request.accept", on=card)

        await house.slack.admin.sees(TASK.of(language))
        await house.admin.sees(TASK.of(language))
        await house.slack.candidate.sees(house.script.matched)
        await house.slack.candidate.sees(NOT_THERE.of(language))
        await winner.sees(house.script.found, channel=house.channel)
        await other.reacts(card, "like")
        await other.sees(house.script.taken)
        assert any(entry.status == 403 for entry in house.teams.wire.calls("sendToConversation"))
        on_slack = [house.slack.admin, *house.slack.coaches]
        everybody: list[Actor | TeamsActor] = [winner, other, house.admin, *on_slack]
        for reader in everybody:
            assert house.script.email not in reader.text()
