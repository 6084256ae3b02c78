"""Data requests that came in outside the chat: logged on the day, whose they are asked of the account, decided with a reason."""

from datetime import timedelta

import pytest

from bot.admins.casework import WHY_LONGER
from bot.model import AdminRole
from bot.outcome import Said
from bot.ports.cases import CaseKind, CaseState, Reason, Requester, Via
from bot.privacy.cases import clock, handling
from bot.privacy.cases.kinds import REFUSALS
from bot.views import Show
from tests.bot.admins.on_paper import AUTHORITY, CANARY, PAPER, found, logs
from tests.conversation import Actor, House
from tests.furniture import ADMIN
from tests.trail import outcomes

# -- the list


def test_the_nearest_deadline_stands_first(town: House, admin: Actor) -> None:
    for days in (3, 9, 1):
        posted = f"{town.clock.now() - timedelta(days=days):%d-%m-%Y}"
        logs(town, admin, received=posted)
    assert admin.types("/avg verzoeken") is Said.CASES
    listed = town.look(lambda unit: unit.cases.open_ones())
    places = [admin.hears.index(case.reference) for case in sorted(listed, key=lambda case: case.due_at)]
    assert places == sorted(places)
    assert CANARY not in admin.hears


def test_one_is_opened_by_its_reference(town: House, admin: Actor) -> None:
    case = logs(town, admin)
    assert admin.types(f"/avg requests {case.reference.lower()}") is Said.CASE_SHOWN
    assert case.reference in admin.hears


def test_a_name_behind_the_command_is_not_used(admin: Actor) -> None:
    """F-115."""
    assert admin.types(f"/avg requests {CANARY}") is Said.KEEP_IT_OUT
    assert CANARY not in admin.hears
    assert admin.types("/avg requests", in_public=True) is Said.IN_PUBLIC


# -- logging


def test_the_term_counts_from_the_day_it_came_in(town: House, admin: Actor) -> None:
    posted = town.clock.now() - timedelta(days=5)
    case = logs(town, admin, received=f"{posted:%d-%m-%Y}")
    assert (case.via, case.kind, case.person) == (Via.POST, CaseKind.ACCESS, None)
    assert case.due_at - case.received_at <= clock.TERM + timedelta(hours=1)
    assert case.received_at < posted


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": ["all"]}, "kind"),
        ({"via": ["chat"]}, "via"),
        ({"received": "31-12-2099"}, "received"),
        ({"received": "gisteren"}, "received"),
        ({"reach": ""}, "reach"),
        ({"person": "U0NOBODY"}, "person"),
        ({"request": "K-222222"}, "request"),
        ({"person": ADMIN.user}, "person"),
    ],
)
def test_a_mistake_is_said_at_its_field(
    town: House, admin: Actor, values: dict[str, object], field: str
) -> None:
    admin.presses("case.log", "")
    assert admin.sends({**PAPER, "received": "01-01-2026", **values}) is Said.INVALID  # type: ignore[dict-item]
    assert list(admin.errors) == [field]
    assert town.look(lambda unit: unit.cases.open_ones()) == []


def test_who_asked_is_shown_in_a_window_and_that_is_on_record(town: House, admin: Actor) -> None:
    case = logs(town, admin)
    assert CANARY not in admin.hears
    assert admin.presses("case.who", case.id) is Said.CASE_WHO
    assert isinstance(admin.reply, Show)
    assert f"{CANARY}straat 1" in admin.hears
    assert outcomes(town.folder, "case.who") == ["done"]
    town.do(lambda unit: handling.refuse(unit, town.context, case, Reason.IDENTITY, by=admin.id))
    assert admin.presses("case.who", case.id) is Said.CASE_GONE
    assert town.look(lambda unit: unit.cases.requester(case.id)) is None


def test_an_operator_handles_no_data_requests(town: House, admin: Actor) -> None:
    case = logs(town, admin)
    operator = town.person("U0OPERATOR")
    operator.says("hoi")
    town.do(lambda unit: unit.roles.give(operator.id, AdminRole.OPERATOR, by=admin.id, now=town.clock.now()))
    assert operator.types("/avg requests") is Said.NOT_YOUR_ROLE
    for action in ("case.who", "case.show", "copy.ask", "case.complete", "copy.read"):
        assert operator.presses(action, case.id) is Said.NOT_YOUR_ROLE, action


# -- deciding


def test_nothing_is_completed_before_it_is_known_whose_it_is(town: House, admin: Actor) -> None:
    case = logs(town, admin)
    assert admin.presses("case.complete", case.id) is Said.CASE_UNIDENTIFIED
    assert found(town, case).is_open


def test_completing_tells_the_person(town: House, admin: Actor, asker: Actor) -> None:
    case = logs(town, admin, kind=["change"], person=asker.account.user)
    asker.presses("case.yes", case.id)
    assert admin.presses("case.complete", case.id) is Said.CASE_SHOWN
    town.courier.runs()
    assert f"{case.reference}, is afgehandeld" in asker.reads
    assert admin.presses("case.complete", case.id) is Said.CASE_GONE


@pytest.mark.parametrize("reason", REFUSALS)
def test_a_refusal_needs_a_reason_of_the_list(
    town: House, admin: Actor, asker: Actor, reason: Reason
) -> None:
    case = logs(town, admin, kind=["change"], person=asker.account.user)
    asker.presses("case.yes", case.id)
    admin.presses("case.refuse", case.id)
    assert admin.sends({"reason": ["more_time"]}) is Said.INVALID
    assert admin.sends({"reason": [reason]}, form="case.refuse", about=case.id) is Said.CASE_SHOWN
    town.courier.runs()
    assert REFUSALS[reason].nl in asker.reads
    assert (found(town, case).state, found(town, case).reason) == (CaseState.REFUSED, reason)


def test_who_asked_on_paper_is_written_to_on_paper(town: House, admin: Actor) -> None:
    case = logs(town, admin)
    admin.presses("case.refuse", case.id)
    admin.sends({"reason": ["identity"]})
    town.courier.runs()
    assert f"Schrijf de weigering met de reden aan de persoon van verzoek {case.reference}" in admin.reads


@pytest.mark.parametrize("days", [0, 28, 100])
def test_an_extension_has_a_date_after_the_first_and_within_two_months(
    town: House, admin: Actor, days: int
) -> None:
    case = logs(town, admin)
    until = clock.due(case.received_at) + timedelta(days=days - 28)
    admin.presses("case.extend", case.id)
    assert admin.sends({"reason": ["complex"], "until": f"{until:%d-%m-%Y}"}) is Said.INVALID
    assert list(admin.errors) == ["until"]


@pytest.mark.parametrize("reason", WHY_LONGER)
def test_an_extension_is_told_with_reason_and_date(
    town: House, admin: Actor, asker: Actor, reason: Reason
) -> None:
    case = logs(town, admin, kind=["change"], person=asker.account.user)
    asker.presses("case.yes", case.id)
    until = case.due_at + timedelta(days=20)
    admin.presses("case.extend", case.id)
    assert admin.sends({"reason": [reason], "until": f"{until:%d-%m-%Y}"}) is Said.CASE_SHOWN
    town.courier.runs()
    assert "kost meer tijd" in asker.reads
    assert AUTHORITY in asker.reads
    assert found(town, case).due_at.date() in (until.date(), until.date() - timedelta(days=1))
    assert (
        admin.sends(
            {"reason": [reason], "until": f"{until + timedelta(days=3):%d-%m-%Y}"},
            form="case.extend",
            about=case.id,
        )
        is Said.CASE_GONE
    )


def test_nobody_decides_about_themselves(town: House, admin: Actor) -> None:
    case = town.do(lambda unit: handling.receive(unit, town.context, CaseKind.CHANGE, admin.id))
    assert admin.presses("case.complete", case.id) is Said.CASE_OWN
    assert admin.sends({"reason": ["unfounded"]}, form="case.refuse", about=case.id) is Said.CASE_OWN
    assert found(town, case).is_open


def test_the_requester_shows_nothing_in_a_log() -> None:
    paper = Requester(CANARY, CANARY, CANARY)
    assert CANARY not in repr(paper)
