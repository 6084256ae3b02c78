"""The admin's side: /avg shows what needs somebody, in private, to admins only, and every look is on record."""

from pathlib import Path

from adapters.playground.reading import text_of
from adapters.playground.slack_things import Conversation
from adapters.playground.slack_world import World
from bot.commands import Audience, commands_for
from bot.words import Language, Words
from tests.installation import klik_with_coaches
from tests.stories.seating import Seating, in_both_languages, on_each, posts, with_coaches

WORDS = [row.alias for row in commands_for(Audience.AVG)]
NO_ADMIN = Words(nl="Dit is voor beheerders", en="This is for admins")
NOTHING_PERSONAL = Words(nl="daar hoort niets persoonlijks", en="nothing personal belongs there")
WHOLE = Words(nl="Het logboek klopt", en="The trail is whole")


@on_each
async def test_every_command_answers_the_admin_and_nobody_else(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        await posts(table)
        stranger = table.coaches[0]
        for word in WORDS:
            shown = await table.admin.answer_to(f"avg {word}")
            await table.admin.closes()
            assert NO_ADMIN.nl not in shown, word
            assert NO_ADMIN.nl in await stranger.answer_to(f"avg {word}"), word
            for value in table.script.canaries:
                assert value not in shown, word


async def test_on_slack_the_answer_to_a_command_is_seen_by_nobody_else(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        shown = await house.admin.types("/avg", "coaches")
        refused = await house.coaches[0].types("/avg", "coaches")
        assert shown["response_type"] == refused["response_type"] == "ephemeral"


@on_each
async def test_the_overview_says_what_stands_open(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        await posts(table)
        lines = (await table.admin.answer_to("avg")).splitlines()
        assert lines[lines.index("Open oproepen") + 1] == "1"
        assert lines[lines.index("Coaches die nu kunnen aannemen") + 1] == "2"
        assert lines[lines.index("Kanaal van de coaches") + 1].endswith("in orde")


async def test_in_a_public_channel_the_admin_is_pointed_to_the_conversation(tmp_path: Path) -> None:
    """Slack's own; on Teams a channel is refused to every command (`test_teams_candidate_story`)."""
    async with klik_with_coaches(tmp_path) as house:
        square = public_square(house.playground.world, house.admin.user)
        status, answer = await house.playground.command(house.admin.user, "/avg", "coaches", square)
        assert status == 200
        assert "Hier kunnen anderen meelezen" in text_of(answer["blocks"])
        assert house.stage.script.coach_name.format(number=1) not in text_of(answer["blocks"])


def public_square(world: World, *members: str) -> str:
    world.conversations["C0SQUARE"] = Conversation("C0SQUARE", "plein", False, members, is_private=False)
    world.messages["C0SQUARE"] = {}
    return "C0SQUARE"


@on_each
@in_both_languages
async def test_personal_data_behind_a_command_are_neither_used_nor_said_back(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        answer = await table.admin.answer_to("avg coaches kanarie@voorbeeld.nl")
        assert NOTHING_PERSONAL.of(language) in answer
        assert "kanarie" not in answer


@on_each
@in_both_languages
async def test_the_trail_is_whole_and_grows_with_every_look(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    word = "logboek" if language is Language.NL else "audit"
    async with with_coaches(tmp_path, seating, language=language) as table:
        first = await table.admin.answer_to(f"avg {word}")
        assert WHOLE.of(language) in first
        assert entries(await table.admin.answer_to(f"avg {word}")) == entries(first) + 1


def entries(text: str) -> int:
    return int(next(word for word in text.split() if word.isdigit()))
