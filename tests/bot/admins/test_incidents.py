"""/avg incident: the 72 hours count from discovery, decisions are on record, lessons have an owner (R-067, R-091)."""

from datetime import timedelta

import pytest

from bot.admins.incidents import read_moment
from bot.audit import AuditAction
from bot.context import AMSTERDAM
from bot.model import AdminRole, Request
from bot.outcome import Said
from tests.conversation import Actor, House
from tests.trail import outcomes

SUMMARY = "Een beheerder opende het scherm op een plek waar anderen meekeken."


def when(town: House, *, hours_ago: float = 0) -> str:
    at = town.clock.now() - timedelta(hours=hours_ago)
    return f"{at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"


def registers(
    town: House, admin: Actor, *, hours_ago: float = 0, kind: str = "internal", **more: object
) -> Said:
    admin.types("/avg incident")
    assert admin.presses("incident.new") is Said.INCIDENT_FORM
    values = {"kind": [kind], "discovered": when(town, hours_ago=hours_ago), "summary": SUMMARY, **more}
    return admin.sends(values)


def test_r_091_the_alarms_come_at_24_48_66_and_72_hours_from_discovery(town: House, admin: Actor) -> None:
    """Registered ten hours after it was discovered: the clock does not start anew."""
    assert registers(town, admin, hours_ago=10) is Said.INCIDENT_SHOWN
    assert "nog 62 van 72 uur" in admin.hears
    heard = {24: "24 van de 72 uur", 48: "48 van de 72 uur", 66: "nog 6 uur", 72: "er is niets beslist"}
    passed = 10
    for hours, words in heard.items():
        town.moves(hours=hours - passed - 1)
        town.courier.runs()
        assert words not in admin.reads
        town.moves(hours=1)
        town.courier.runs()
        assert words in admin.reads
        passed = hours


def test_once_it_is_decided_no_alarm_comes(town: House, admin: Actor) -> None:
    registers(town, admin)
    assert admin.presses("incident.authority") is Said.INCIDENT_AUTHORITY_FORM
    assert admin.sends({"decision": ["reported"]}) is Said.INCIDENT_SHOWN
    assert "gemeld bij de Autoriteit Persoonsgegevens" in admin.hears
    town.moves(hours=80)
    town.courier.runs()
    assert "van de 72 uur" not in admin.reads
    assert "is vastgelegd" in admin.reads


def test_the_draft_says_what_the_law_asks_and_counts_people(
    town: House, posted: Request, admin: Actor, candidate: Actor
) -> None:
    town.moves(hours=100)
    candidate.types("/klik status")
    registers(town, admin, hours_ago=1, nature=["confidentiality"], action="Schermfilter gekocht.")
    least, most = town.look(lambda unit: unit.incidents.affected(town.clock.now() - timedelta(hours=1)))
    assert 2 <= least < most
    assert f"hooguit {most}, van wie {least}" in admin.hears
    for part in ("gezien door wie het niet mocht", SUMMARY, "Schermfilter gekocht.", "ten hoogste"):
        assert part in admin.hears


def test_it_is_closed_when_all_is_decided_and_stays_in_the_register(town: House, admin: Actor) -> None:
    registers(town, admin, action="Oefenen.")
    incident = town.look(lambda unit: unit.incidents.listed())[0]
    assert admin.presses("incident.close", incident.id) is Said.INCIDENT_GONE
    admin.presses("incident.authority", incident.id)
    admin.sends({"decision": ["no_risk"]})
    admin.presses("incident.subjects")
    assert admin.sends({"decision": ["no_high_risk"]}) is Said.INCIDENT_SHOWN
    assert admin.presses("incident.done") is Said.INCIDENT_SHOWN
    assert admin.presses("incident.close") is Said.INCIDENTS
    assert f"{incident.reference}: bij ons, afgerond" in admin.hears
    assert outcomes(town.folder, AuditAction.INCIDENT_DECIDED) == [
        "authority no_risk",
        "subjects no_high_risk",
    ]


def test_a_decision_is_made_once(town: House, admin: Actor) -> None:
    registers(town, admin)
    incident = town.look(lambda unit: unit.incidents.listed())[0]
    for decision, said in (("reported", Said.INCIDENT_SHOWN), ("no_risk", Said.INCIDENT_GONE)):
        values = {"decision": [decision]}
        assert admin.sends(values, form="incident.authority", about=incident.id) is said
    (kept,) = town.look(lambda unit: unit.incidents.listed())
    assert kept.authority == "reported"


def test_r_067_a_lesson_from_elsewhere_has_an_action_an_owner_and_a_date(town: House, admin: Actor) -> None:
    assert registers(town, admin, kind="external") is Said.INVALID
    assert "wat gaan we doen" in admin.errors["action"]
    lesson = {"action": "Back-up terugzetten oefenen.", "due": ["7"], "owner": ["U0HELPER"]}
    assert registers(town, admin, kind="external", **lesson) is Said.INCIDENT_SHOWN
    assert "72 uur" not in admin.hears
    (kept,) = town.look(lambda unit: unit.incidents.listed())
    assert kept.owner == town.person("U0HELPER").id
    assert kept.action_due == town.clock.now() + timedelta(days=7)
    town.moves(days=7)
    town.courier.runs()
    assert f"De actie bij incident {kept.reference} moet klaar zijn" in admin.reads


def test_what_is_not_filled_in_is_asked_at_its_field(town: House, admin: Actor) -> None:
    admin.types("/avg incident")
    admin.presses("incident.new")
    values = {"discovered": when(town, hours_ago=-1), "began": "gisteren", "summary": ""}
    assert admin.sends(values) is Said.INVALID
    assert admin.errors.keys() == {"kind", "discovered", "began", "summary"}


def test_the_operator_registers_and_the_officer_decides(town: House, admin: Actor) -> None:
    operator = town.person("U0OPS")
    operator.says("hoi")
    town.do(lambda unit: unit.roles.give(operator.id, AdminRole.OPERATOR, by=admin.id, now=town.clock.now()))
    assert registers(town, operator) is Said.INCIDENT_SHOWN
    incident = town.look(lambda unit: unit.incidents.listed())[0]
    values = {"decision": ["no_risk"]}
    assert operator.sends(values, form="incident.authority", about=incident.id) is Said.NOT_YOUR_ROLE
    assert operator.presses("incident.close", incident.id) is Said.NOT_YOUR_ROLE


def test_what_was_typed_is_not_readable_in_the_file(town: House, admin: Actor) -> None:
    registers(town, admin)
    assert SUMMARY in admin.hears
    files = [path.read_bytes() for path in town.folder.glob("klik.db*")]
    assert files
    assert not any(SUMMARY.encode() in content for content in files)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("01-03-2026 09:30", "2026-03-01T09:30:00+01:00"), ("1-3-26", "2026-03-01T00:00:00+01:00")],
)
def test_a_moment_is_read_as_people_write_it(town: House, typed: str, expected: str) -> None:
    found = read_moment(typed, town.context)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "gisteren",
        "31-02-2026",
        "01-01-2099 10:00",
        "01-03-2026 25:00",
        "01-01-99999999999999999999",
        "0001-01-01",
    ],
)
def test_what_is_no_moment_or_lies_ahead_is_refused(town: House, typed: str) -> None:
    assert read_moment(typed, town.context) is None
