"""The register of processors and recipients: read by everybody, kept by admins, told before an agreement ends (R-006, R-027)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.answers.privacy import privacy_asked
from bot.courier.steps import housekeeping
from bot.outcome import Said
from bot.ports.register import Party
from bot.privacy import register
from bot.privacy.register import FIRST, Gap, gap
from bot.views import Buttons, Invalid, Say
from bot.words import Language
from tests.conversation import Actor, House
from tests.messenger import direct, text_of
from tests.trail import outcomes

FILLED = {
    "name": "Slack Technologies",
    "role": "processor",
    "agreement": "DPA 2026-04",
    "subprocessors": "AWS",
    "location": "Frankfurt",
    "ends": "2027-12-31",
}
TODAY = date(2026, 3, 2)


def edits(admin: Actor, code: str = "slack", **changes: str) -> Said:
    admin.types("/avg register")
    admin.presses("register.edit", code)
    return admin.sends(FILLED | changes)


def test_r_006_every_installation_starts_with_its_parties_and_shows_them_to_everybody(town: House) -> None:
    rows = town.look(lambda unit: list(unit.register.all()))
    assert {row.code for row in rows} == {"slack", "microsoft", "hosting", "mail", "coaches"}
    for language in Language:
        view = town.look(lambda unit, spoken=language: privacy_asked(unit, town.context, spoken))
        assert view is not None
        assert all(row.name in text_of(view) for row in FIRST)


def test_an_admin_fills_in_what_is_agreed_and_everybody_reads_it(town: House, admin: Actor) -> None:
    assert edits(admin) is Said.REGISTER
    assert isinstance(admin.reply, Say)
    assert "DPA 2026-04" in text_of(admin.reply.view)
    view = town.look(lambda unit: privacy_asked(unit, town.context, Language.NL))
    assert view is not None
    for told in ("Slack Technologies", "DPA 2026-04", "AWS", "Frankfurt", "31 december 2027", "verwerker"):
        assert told in text_of(view)
    assert outcomes(town.folder, "register.changed") == ["slack"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"ends": "31-12-2027"}, "ends"),
        ({"role": "friend"}, "role"),
        ({"agreement": "x" * 201}, "agreement"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(admin: Actor, changes: dict[str, str], field: str) -> None:
    assert edits(admin, **changes) is Said.INVALID
    assert isinstance(admin.reply, Invalid)
    assert set(admin.errors) == {field}


def test_a_row_that_does_not_exist_cannot_be_made_by_hand(town: House, admin: Actor) -> None:
    admin.types("/avg register")
    admin.sends(FILLED, form="register.edit", about="somebody_else")
    assert admin.said is Said.REGISTER
    assert town.look(lambda unit: unit.register.find("somebody_else")) is None


def test_only_admins_read_the_register_s_gaps(candidate: Actor) -> None:
    candidate.says("hoi")
    assert candidate.types("/avg register") is Said.NOT_AN_ADMIN
    candidate.presses("register.edit", "slack")
    assert candidate.said is Said.NOT_AN_ADMIN
    candidate.sends(FILLED, form="register.edit", about="slack")
    assert candidate.said is Said.NOT_AN_ADMIN


@pytest.mark.parametrize(
    ("ends", "agreement", "wrong"),
    [
        (None, "DPA", None),
        (None, "", Gap.NO_AGREEMENT),
        (TODAY + timedelta(days=31), "DPA", None),
        (TODAY + timedelta(days=30), "DPA", Gap.ENDS_SOON),
        (TODAY, "DPA", Gap.ENDS_SOON),
        (TODAY - timedelta(days=1), "DPA", Gap.OVER),
    ],
)
def test_what_is_wrong_with_a_row(ends: date | None, agreement: str, wrong: Gap | None) -> None:
    assert gap(Party("slack", "Slack", FIRST[0].role, agreement=agreement, ends=ends), TODAY) is wrong


def told(town: House, admin: Actor) -> list[str]:
    return [text_of(each.view) for each in town.platform.standing(direct(admin.account))]


def test_r_027_an_agreement_that_ends_is_a_task_and_one_that_ended_as_well(town: House, admin: Actor) -> None:
    edits(admin, ends="2026-03-31")
    town.do(lambda unit: housekeeping(unit, town.context))
    town.courier.runs()
    town.do(lambda unit: housekeeping(unit, town.context))
    town.courier.runs()
    assert sum("loopt binnen een maand af" in each for each in told(town, admin)) == 1
    town.moves(days=30)
    town.do(lambda unit: housekeeping(unit, town.context))
    town.courier.runs()
    assert sum("met een verwerker is afgelopen" in each for each in told(town, admin)) == 1
    admin.types("/avg register")
    assert isinstance(admin.reply, Say)
    assert "is afgelopen" in text_of(admin.reply.view)
    assert any(isinstance(part, Buttons) for part in admin.reply.view.parts)


def test_what_was_removed_is_not_planted_again(town: House, folder: Path) -> None:
    assert town.do(lambda unit: register.remove(unit, town.context, None, "mail")) is True
    assert town.do(lambda unit: register.remove(unit, town.context, None, "mail")) is False
    assert town.look(lambda unit: unit.register.find("mail")) is None
    town.close()
    again = House(folder, town.clock)
    assert again.look(lambda unit: unit.register.find("mail")) is None
    assert again.look(lambda unit: unit.register.find("slack")) is not None
    again.close()
