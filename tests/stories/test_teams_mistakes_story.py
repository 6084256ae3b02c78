"""A mistake in a form on Teams: the same form comes back with what was typed and the mistake, whoever's form it is."""

import json
from pathlib import Path

import pytest

from bot.words import Language
from tests.stories.two_platforms import BothHouses, both_on, both_with_coaches

TOO_LONG = "Dit is wat ik kwijt wil. " * 100
COMPLAINT = {Language.NL: "ik heb een klacht", Language.EN: "I have a complaint"}


async def comes_back(house: BothHouses, user: str, dialog: str, values: dict[str, str]) -> str:
    """The card that the form's sender has in front of them after it."""
    status, answer = await house.teams.submit(user, dialog, values)
    assert status == 200
    assert answer["task"]["type"] == "continue"
    return json.dumps(answer["task"]["value"]["card"], ensure_ascii=False)


@pytest.mark.parametrize("language", list(Language))
async def test_a_complaint_that_is_too_long_is_not_lost(tmp_path: Path, language: Language) -> None:
    async with both_on(tmp_path, language=language) as house:
        await house.candidate.says(COMPLAINT[language])
        await house.candidate.presses("ticket.open", on=await house.candidate.finds("ticket.open"))
        dialog = await house.shows(house.candidate)

        card = await comes_back(
            house, house.candidate.user, dialog.id, {"kind": "complaint", "text": TOO_LONG}
        )
        assert TOO_LONG.strip() in card
        assert "2499" in card
        assert "not_for" in card, "a complaint may name whom it is about"


async def test_a_letter_that_an_admin_types_over_is_not_lost_to_a_wrong_day(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        await house.admin.says("avg verzoeken")
        await house.admin.presses("case.log", on=await house.admin.finds("case.log"))
        dialog = await house.shows(house.admin)

        typed = {
            "kind": "access",
            "via": "post",
            "received": "99-99-2026",
            "words": "Wat er in de brief stond",
        }
        card = await comes_back(house, house.admin.user, dialog.id, typed)
        assert "Wat er in de brief stond" in card
        assert "99-99-2026" in card


async def test_a_decision_about_an_incident_is_asked_again_of_the_same_incident(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        await house.admin.says("avg incident")
        await house.admin.presses("incident.new", on=await house.admin.finds("incident.new"))
        dialog = await house.shows(house.admin)
        happened = {"kind": "internal", "summary": "Een export stond een uur open"}
        await house.teams.submit(house.admin.user, dialog.id, happened)
        await house.admin.says("avg incident")
        await house.admin.presses("incident.show", on=await house.admin.finds("incident.show"))
        shown = await house.admin.finds("incident.authority")
        await house.admin.presses("incident.authority", on=shown)
        dialog = await house.shows(house.admin)

        await comes_back(house, house.admin.user, dialog.id, {})
        dialog = await house.shows(house.admin)
        _, answer = await house.teams.submit(house.admin.user, dialog.id, {"decision": "no_risk"})
        assert "Een export stond een uur open" in json.dumps(answer, ensure_ascii=False)
