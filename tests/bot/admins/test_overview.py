"""/avg overview: what has a date comes first, and only for whose work it is."""

from datetime import timedelta

from bot.model import AdminRole
from bot.outcome import Said
from bot.ports.cases import CaseKind, Via
from tests.bot.admins.test_incidents import registers
from tests.conversation import Actor, House
from tests.messenger import buttons_of


def test_deadlines_stand_first_the_nearest_on_top(town: House, admin: Actor) -> None:
    now = town.clock.now()
    case = town.do(
        lambda unit: unit.cases.open(
            CaseKind.ACCESS, None, via=Via.POST, received_at=now, due_at=now + timedelta(days=28)
        )
    )
    registers(town, admin)
    incident = town.look(lambda unit: unit.incidents.listed())[0]
    admin.types("/avg")
    lines = [line for line in admin.hears.splitlines() if line]
    assert lines[1].startswith(f"Incident {incident.reference}: vóór 5 maart")
    assert lines[2].startswith(f"Verzoek {case.reference}: vóór 30 maart")
    assert "Controles niet in orde" in lines[3]
    town.moves(days=29)
    admin.types("/avg")
    assert f"Verzoek {case.reference}: TE LAAT" in admin.hears


def test_the_operator_sees_counts_and_incidents_and_no_case(town: House, admin: Actor) -> None:
    now = town.clock.now()
    case = town.do(
        lambda unit: unit.cases.open(
            CaseKind.ACCESS, None, via=Via.POST, received_at=now, due_at=now + timedelta(days=28)
        )
    )
    registers(town, admin)
    operator = town.person("U0OPS")
    operator.says("hoi")
    town.do(lambda unit: unit.roles.give(operator.id, AdminRole.OPERATOR, by=admin.id, now=now))
    operator.types("/avg")
    assert "Incident I-" in operator.hears
    assert case.reference not in operator.hears
    admin.types("/avg")
    assert case.reference in admin.hears


def test_the_buttons_open_the_lists(town: House, admin: Actor) -> None:
    admin.types("/avg")
    values = [button.value for button in buttons_of(admin.reply.view) if button.action == "admin.show"]  # type: ignore[union-attr]
    said = [admin.presses("admin.show", value) for value in values]
    assert said == [Said.APPROVALS, Said.CONTROLS, Said.COACHES, Said.BROADCASTS, Said.QUEUE]
