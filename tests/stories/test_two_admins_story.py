"""What takes two admins, on Slack: an authority's order, from the form to the package and the candidate who hears of it."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.playground.people import Actor
from adapters.playground.reading import text_of
from adapters.playground.slack_shapes import TEAM_ID
from bot.words import Language, Words
from tests.age_reader import opened
from tests.installation import House, klik_with_coaches, posts_a_request

TWO = {"KLIK_ADMINS": f"slack:{TEAM_ID}:U0ADMIN01,slack:{TEAM_ID}:U0COACH03"}
ORDER = {
    "person": "U0CANDIDATE",
    "authority": "Politie Zeeland",
    "basis": "sv_126nd",
    "reference": "PL-2026-77",
    "scope": ["name", "email"],
    "document_seen": ["yes"],
    "notice": "now",
}
PASSPHRASE = Words(nl="Wachtwoord", en="Passphrase")
OBLIGED = Words(nl="De wet verplichtte ons", en="The law obliged us")


def in_half_a_year(house: House) -> str:
    return f"{house.clock.now() + timedelta(days=180):%d-%m-%Y}"


async def package_in_front(house: House, admin: Actor, language: Language) -> dict[str, Any]:
    """What the authority reads after opening the text of the window with its passphrase."""

    def window() -> list[dict[str, Any]] | None:
        """The window that the press opened; the form before it may still be closing."""
        shown = [view.definition["blocks"] for view in house.playground.world.modals.of(admin.user)]
        return next((blocks for blocks in shown if "BEGIN AGE" in str(blocks)), None)

    blocks = await house.playground.until(window)
    assert blocks is not None
    lines = text_of(blocks).splitlines()
    passphrase = lines[lines.index(PASSPHRASE.of(language)) + 1]
    quotes = [
        run["text"]
        for block in blocks
        if block["type"] == "rich_text"
        for quote in block["elements"]
        for run in quote["elements"]
    ]
    found: dict[str, Any] = json.loads(opened("".join(quotes), passphrase))
    return found


@pytest.mark.parametrize("language", list(Language))
async def test_an_order_is_asked_by_one_admin_approved_by_another_and_told_to_the_candidate(
    tmp_path: Path, language: Language
) -> None:
    async with klik_with_coaches(tmp_path, language=language, **TWO) as house:
        await posts_a_request(house)
        admin, second = house.admin, house.coaches[2]

        await admin.types("/avg", "disclose")
        await admin.presses("disclose.new")
        assert await admin.sends("disclose.new", {**ORDER, "hold_until": in_half_a_year(house)}) == {}
        await second.types("/avg", "overview")
        await second.presses("admin.show")
        await second.presses("approval.approve")
        await admin.types("/avg", "disclose")
        await admin.presses("disclose.make")

        given = await package_in_front(house, admin, language)
        script = house.stage.script
        assert given["instantie"] == "Politie Zeeland"
        assert list(given["aanvragen"][0]["gegevens"].values()) == [
            script.request()["name"],
            script.request()["email"],
        ]
        told = await house.candidate.sees(OBLIGED.of(language))
        assert "Politie Zeeland" in text_of(told.blocks)
        assert "AGE ENCRYPTED" not in admin.text()
        assert not any(value in admin.text() + second.text() for value in script.canaries)


async def test_an_incident_has_its_clock_and_its_register(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        admin = house.admin
        await admin.types("/avg", "incident")
        await admin.presses("incident.new")
        now = house.clock.now()
        values = {
            "kind": "internal",
            "discovered": f"{now:%d-%m-%Y} 00:00",
            "summary": "Een scherm stond open.",
        }
        assert await admin.sends("incident.new", values) == {}
        await admin.sees("is vastgelegd. Kijk met /avg incident")
        house.later(hours=73)
        await admin.sees("de 72 uur zijn om")
