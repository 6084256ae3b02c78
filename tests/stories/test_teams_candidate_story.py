"""A candidate on Teams: mistakes in the form, telling more, never mind, my data, language, what can be typed and where."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from adapters.playground.teams_actions import button_of
from adapters.playground.teams_inputs import inputs_of
from adapters.playground.teams_things import Dialog
from bot.words import Language
from tests.stories.two_platforms import BothHouses, both_on, both_with_coaches, posts_on_teams, previews


def inputs(dialog: Dialog) -> dict[str, Any]:
    assert dialog.card is not None
    return {each["id"]: each for each in inputs_of(dialog.card)}


def written(dialog: Dialog) -> str:
    return json.dumps(dialog.card, ensure_ascii=False) + (dialog.message or "")


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


async def test_telling_more_shows_no_province_that_only_one_has_and_never_the_employer(
    tmp_path: Path,
) -> None:
    async with both_with_coaches(tmp_path) as house:
        preview = await previews(house)
        await house.candidate.presses("request.details", on=preview)
        await house.candidate.fills_in({"region": "friesland", "employer": "Voorbeeldbedrijf"})
        refused = await house.shows(house.candidate)
        assert named_wrong(refused) == ["consent_special"]
        assert inputs(refused)["employer"]["value"] == "Voorbeeldbedrijf"

        await house.candidate.fills_in({"consent_special": True})
        told = await house.candidate.sees("Ruimer of weggelaten: regio.")
        await house.candidate.presses("request.publish", on=told)

        card = await house.coaches[0].finds("request.accept", channel=house.channel)
        assert "Loopbaan en ander werk" in json.dumps(card.attachments)
        assert "Friesland" not in json.dumps(card.attachments)
        assert "Voorbeeldbedrijf" not in json.dumps(card.attachments)
        await house.slack.coaches[0].sees("Loopbaan en ander werk", channel=house.slack.channel)


async def test_what_was_written_can_be_changed_before_it_is_posted(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        await house.candidate.presses("request.edit", on=await previews(house))
        kept = await house.shows(house.candidate)
        assert inputs(kept)["email"]["value"] == house.script.email

        await house.candidate.fills_in(
            {"motivation": "Ik wil leren hoe ik een nieuwe baan kies die past.", "consent_share": True}
        )

        changed = await house.candidate.sees("een nieuwe baan kies die past")
        await house.candidate.presses("request.publish", on=changed)
        await house.coaches[0].sees("een nieuwe baan kies die past", channel=house.channel)


async def test_never_mind_erases_what_was_written(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        preview = await previews(house)
        assert house.script.email in await my_data(house)

        await house.candidate.presses("request.cancel", on=preview)

        await house.candidate.sees("Er is niets geplaatst en wat je schreef is gewist")
        # The card of whoever pressed changes first, and then the message itself.
        await house.teams.until(lambda: not may_publish(house))
        assert house.script.email not in await my_data(house)
        assert not house.coaches[0].messages(house.channel)


def may_publish(house: BothHouses) -> bool:
    return any(button_of(each.cards, "request.publish") for each in house.candidate.messages())


async def my_data(house: BothHouses) -> str:
    """Read in a dialog, so that it does not stay in the conversation."""
    await house.candidate.says("klik mijn-gegevens")
    offer = await house.candidate.finds("data.view")
    await house.candidate.presses("data.view", on=offer)
    shown = await house.shows(house.candidate)
    await house.teams.close(house.candidate.user, shown.id)
    return written(shown)


async def test_my_data_opens_in_a_dialog_and_leaves_nothing_in_the_conversation(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        await posts_on_teams(house)

        read = await my_data(house)

        for value in (house.script.name, house.script.email, "+31612345678"):
            assert value in read
            assert value not in house.candidate.text()
        wire = house.teams.wire
        sent = wire.calls("sendToConversation") + wire.calls("updateActivity")
        assert sent
        assert house.script.email not in json.dumps([entry.request for entry in sent])


async def test_the_language_changes_at_once_and_stays(tmp_path: Path) -> None:
    async with both_on(tmp_path) as house:
        await house.candidate.says("Hoi")
        await house.candidate.sees("privacyverklaring, versie 1")

        await house.candidate.says("klik taal en")

        await house.candidate.sees("I will speak English with you")
        await house.candidate.says("Hello")
        await house.candidate.sees("What can I do for you")


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
