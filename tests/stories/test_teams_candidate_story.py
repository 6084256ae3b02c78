"""A candidate on Teams, where it is Teams' own: mistakes at their field in a dialog, what can be typed and where."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from adapters.playground.teams_inputs import inputs_of
from adapters.playground.teams_things import Dialog
from bot.words import Language
from tests.stories.two_platforms import BothHouses, both_on, both_with_coaches


def inputs(dialog: Dialog) -> dict[str, Any]:
    assert dialog.card is not None
    return {each["id"]: each for each in inputs_of(dialog.card)}


async def opens_the_form(house: BothHouses) -> Dialog:
    await house.candidate.says(f"klik {house.script.find}")
    offer = await house.candidate.finds("request.start")
    await house.candidate.presses("request.start", on=offer)
    return await house.shows(house.candidate)


@pytest.mark.parametrize("language", list(Language))
async def test_a_mistake_stands_at_its_field_and_what_was_typed_is_kept(
    tmp_path: Path, language: Language
) -> None:
    async with both_with_coaches(tmp_path, language=language) as house:
        await opens_the_form(house)
        short = {**house.script.request(motivation=house.script.too_short), "consent_share": True}

        await house.candidate.fills_in(short)

        again = await house.shows(house.candidate)
        fields = inputs(again)
        assert fields["motivation"]["value"] == house.script.too_short
        assert fields["topics"]["value"] == "career_change"
        assert fields["consent_share"]["value"] == "yes"
        for name in ("name", "email", "phone"):
            assert fields[name]["value"] == getattr(house.script, name)
        assert named_wrong(again) == ["motivation"]

        await house.candidate.fills_in({"motivation": house.script.motivation})
        preview = await house.candidate.finds("request.publish")
        assert house.dialog_of(house.candidate) is None
        for value in house.script.canaries:
            assert value not in json.dumps(preview.attachments, ensure_ascii=False)


def named_wrong(dialog: Dialog) -> list[str]:
    """The fields right above a line in the colour of attention."""
    assert dialog.card is not None
    body = dialog.card["body"]
    pairs = pairwise(body)
    return [field["id"] for field, below in pairs if "id" in field and '"attention"' in json.dumps(below)]


async def test_a_form_without_the_tick_or_a_way_to_be_reached_is_not_taken(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        await opens_the_form(house)
        await house.candidate.fills_in({**house.script.request(), "consent_share": False, "email": "kanarie"})
        again = await house.shows(house.candidate)
        assert named_wrong(again) == ["email", "consent_share"]
        assert inputs(again)["email"]["value"] == "kanarie"
        assert inputs(again)["consent_share"]["value"] == ""


@pytest.mark.parametrize("line", ["klik status", "/klik status", "status", "/status", "Klik Status"])
async def test_a_command_is_understood_with_and_without_its_slash(tmp_path: Path, line: str) -> None:
    async with both_on(tmp_path) as house:
        await house.candidate.says(line)
        await house.candidate.sees("geen aanvraag lopen")


@pytest.mark.parametrize(
    "line", ["klik status", "/klik mijn-gegevens", "avg coaches", "/avg overzicht", "zoek"]
)
async def test_in_the_channel_a_command_is_kindly_sent_to_the_chat(tmp_path: Path, line: str) -> None:
    async with both_with_coaches(tmp_path) as house:
        before = house.admin.text()

        await house.teams.say(house.admin.user, line, house.channel, mention=True)

        answer = await house.admin.sees("Hier leest iedereen mee", channel=house.channel)
        said = [
            each for each in house.admin.messages(house.channel) if each.user == house.teams.world.bot_user
        ]
        assert said == [answer]
        assert house.admin.text() == before
