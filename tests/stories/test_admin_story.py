"""The admin's side: /avg shows what needs somebody, in private, to admins only, and every look is on record."""

from pathlib import Path

import pytest

from adapters.playground.reading import text_of
from adapters.playground.slack_things import Conversation
from adapters.playground.slack_world import World
from bot.commands import Audience, commands_for
from tests.installation import klik_with_coaches, posts_a_request

WORDS = [row.alias for row in commands_for(Audience.AVG)]


@pytest.mark.parametrize("word", WORDS)
async def test_every_command_answers_the_admin_and_nobody_else(tmp_path: Path, word: str) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        stranger = house.coaches[0]

        shown = await house.admin.types("/avg", word)
        refused = await stranger.types("/avg", word)

        assert shown["response_type"] == refused["response_type"] == "ephemeral"
        assert "Dit is voor beheerders" in text_of(refused["blocks"])
        assert "Dit is voor beheerders" not in text_of(shown["blocks"])
        for value in house.stage.script.canaries:
            assert value not in text_of(shown["blocks"])


async def test_the_overview_says_what_stands_open(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        shown = await house.admin.types("/avg", "")
        lines = text_of(shown["blocks"]).splitlines()
        assert lines[lines.index("Open oproepen") + 1] == "1"
        assert lines[lines.index("Coaches die nu kunnen aannemen") + 1] == "3"
        assert lines[lines.index("Kanaal van de coaches") + 1] == "in orde"


async def test_in_a_public_channel_the_admin_is_pointed_to_the_conversation(tmp_path: Path) -> None:
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


async def test_personal_data_behind_a_command_are_neither_used_nor_said_back(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        answer = await house.admin.types("/avg", "coaches kanarie@voorbeeld.nl")
        assert "Zet geen persoonsgegevens achter een opdracht" in text_of(answer["blocks"])
        assert "kanarie" not in text_of(answer["blocks"])


async def test_the_trail_is_whole_and_grows_with_every_look(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        first = await house.admin.types("/avg", "logboek")
        second = await house.admin.types("/avg", "logboek")
        assert "Het logboek klopt" in text_of(first["blocks"])
        assert entries(text_of(second["blocks"])) == entries(text_of(first["blocks"])) + 1


def entries(text: str) -> int:
    return int(next(word for word in text.split() if word.isdigit()))
