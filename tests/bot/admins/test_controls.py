"""The self-checks: each goes red when what it watches is broken, daily, with a date; a dead run is an alarm (R-026, R-077)."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.admins import controls
from bot.admins.controls import CODES, CONTROLS
from bot.courier.steps import housekeeping
from bot.errors import Gone
from bot.messages.controls import TITLES
from bot.model import AdminRole, ChannelState, Request
from bot.notices import NoticeKind
from bot.outcome import Said
from bot.ports.cases import CaseKind, Via
from bot.ports.oversight import Checked
from bot.ports.unit import Unit
from tests.conversation import Actor, House
from tests.furniture import COACHES


def finding(town: House, code: str) -> str:
    """What this check says now: "" when in order."""
    control = next(each for each in CONTROLS if each.code == code)
    return town.look(lambda unit: control.check(unit, town.context))


def sql(town: House, statement: str) -> None:
    """Past Klik: what somebody with the file could do."""
    connection = sqlite3.connect(town.folder / "klik.db")
    with connection:
        connection.execute(statement)
    connection.close()


def breaks_the_trail(town: House) -> None:
    sql(town, "DROP TRIGGER audit_is_not_changed")
    sql(town, "UPDATE audit SET outcome = 'nothing' WHERE seq = 2")


def forgets_a_disclosure(town: House) -> None:
    town.person("U0FIRST").presses("request.accept")
    town.courier.runs()
    sql(town, "DELETE FROM disclosure")


def lets_the_key_grow_old(town: House) -> None:
    town.moves(days=367)


def keeps_a_dead_delivery(town: House) -> None:
    town.moves(days=40)


def opens_the_channel(town: House) -> None:
    town.platform.states[COACHES] = ChannelState.PUBLIC
    town.looks_at_the_channels()


def lets_a_stranger_in(town: House) -> None:
    town.person("U0STRANGER").joins()


def leaves_a_case(town: House) -> None:
    due = town.clock.now() + timedelta(days=28)
    town.do(
        lambda unit: unit.cases.open(
            CaseKind.ACCESS, None, via=Via.POST, received_at=town.clock.now(), due_at=due
        )
    )
    town.moves(days=29)


def blocks_a_message(town: House) -> None:
    town.person("U0CANDIDATE").says("hoi")
    town.platform.will_fail("post", Gone("account_inactive"))
    town.courier.runs()


def turns_the_clock_back(town: House) -> None:
    later = town.clock.now() + timedelta(days=2)
    town.do(lambda unit: unit.controls.record(Checked("clock", later, True, "")))


def loses_the_second_admin(town: House) -> None:
    second = town.person("U0SECOND")
    town.do(lambda unit: unit.roles.take(second.id, AdminRole.PRIVACY_OFFICER))


BROKEN: dict[str, Callable[[House], None]] = {
    "audit_chain": breaks_the_trail,
    "disclosures_audited": forgets_a_disclosure,
    "master_key_age": lets_the_key_grow_old,
    "retention": keeps_a_dead_delivery,
    "channel_private": opens_the_channel,
    "coaches_seated": lets_a_stranger_in,
    "cases_in_time": leaves_a_case,
    "queue_moving": blocks_a_message,
    "clock": turns_the_clock_back,
    "second_admin": loses_the_second_admin,
}


@pytest.fixture
def order(town: House, posted: Request, admin: Actor) -> House:
    """A house in which everything is in order."""
    second = town.person("U0SECOND")
    second.says("hoi")
    role, now = AdminRole.PRIVACY_OFFICER, town.clock.now()
    town.do(lambda unit: unit.roles.give(second.id, role, by=admin.id, now=now))
    town.courier.runs()
    return town


@pytest.mark.parametrize("code", BROKEN)
def test_r_077_what_is_broken_turns_its_check_red(order: House, code: str) -> None:
    assert finding(order, code) == ""
    BROKEN[code](order)
    assert finding(order, code) != ""


def test_r_027_an_agreement_that_is_not_there_turns_its_check_red(order: House) -> None:
    """A new installation has yet to record its agreements: red until it does."""
    assert finding(order, "processors") != ""

    def settle(unit: Unit) -> None:
        for party in unit.register.all():
            unit.register.keep(replace(party, agreement="VO-2026-1"), now=order.clock.now())

    order.do(settle)
    assert finding(order, "processors") == ""


def test_r_029_what_the_statement_refers_to_and_is_not_there_is_shown(order: House, admin: Actor) -> None:
    """T5: the seed names a cookie policy and a paragraph that nobody has supplied."""
    assert finding(order, "statement_references") == "2"
    runs(order)
    admin.types("/avg controles")
    assert "Alles waar de verklaring naar verwijst is er: NIET in orde (2)" in admin.hears


def test_every_check_is_broken_somewhere_here_and_has_words() -> None:
    elsewhere = {"processors", "statement_references"}
    assert BROKEN.keys() | elsewhere == {control.code for control in CONTROLS}
    assert set(CODES) == TITLES.keys()


def test_every_check_names_a_test_in_the_documents() -> None:
    page = (Path(__file__).parents[3] / "docs" / "controls.md").read_text(encoding="utf-8")
    assert all(f"`{code}`" in page for code in CODES)


def runs(town: House) -> None:
    """What the courier does once an hour, and what follows from it."""
    town.do(lambda unit: housekeeping(unit, town.context))
    town.courier.runs()
    town.moves(minutes=1)
    town.courier.runs()


def test_they_run_once_a_day_by_themselves_and_keep_a_date(order: House, admin: Actor) -> None:
    runs(order)
    first = order.look(lambda unit: unit.controls.last())
    assert {checked.control for checked in first} == {control.code for control in CONTROLS}
    assert {checked.at for checked in first} == {order.clock.now()}
    order.moves(hours=1)
    runs(order)
    assert order.look(lambda unit: unit.controls.last()) == first
    order.moves(hours=24)
    runs(order)
    assert {each.at for each in order.look(lambda unit: unit.controls.last())} == {order.clock.now()}
    admin.types("/avg controls")
    assert "Het logboek is heel: in orde, 3 maart" in admin.hears


def test_what_was_in_order_and_is_not_any_more_is_told_once(order: House, admin: Actor) -> None:
    runs(order)
    before = admin.reads.count("Een controle is niet meer in orde")
    lets_a_stranger_in(order)
    for _ in range(3):
        order.moves(days=1)
        runs(order)
    assert admin.reads.count("Een controle is niet meer in orde") == before + 1


def test_a_run_that_did_not_come_is_an_alarm_of_its_own(order: House, admin: Actor) -> None:
    """F-127."""
    runs(order)
    order.moves(days=3)
    runs(order)
    assert "De controles draaiden meer dan een dag niet" in admin.reads
    assert {each.at for each in order.look(lambda unit: unit.controls.last())} == {order.clock.now()}


def test_an_admin_can_have_them_run_now(order: House, admin: Actor) -> None:
    admin.types("/avg controls")
    assert "nog niet bekeken" in admin.hears
    assert admin.presses("controls.run") is Said.CONTROLS_RUN
    order.courier.runs()
    admin.types("/avg controls")
    assert "nog niet bekeken" not in admin.hears


def test_what_is_not_in_order_stands_first(order: House, admin: Actor) -> None:
    lets_a_stranger_in(order)
    runs(order)
    admin.types("/avg controls")
    lines = [line for line in admin.hears.splitlines() if "orde" in line]
    assert "NIET in orde" in lines[0]
    assert "NIET" not in lines[-2]


async def test_a_probe_that_gets_no_answer_is_not_in_order(order: House) -> None:
    async def gone() -> str:
        raise Gone("invalid_auth")

    async def fine() -> str:
        return ""

    found = await controls.probe({"pages": fine, "slack_scopes": gone}, order.context)
    assert [(each.is_ok, each.detail) for each in found] == [(True, ""), (False, "invalid_auth")]


def test_the_notice_is_for_nobody_and_is_not_counted_as_waiting(order: House) -> None:
    waiting = order.look(lambda unit: unit.outbox.waiting())
    order.do(lambda unit: controls.daily(unit, order.context))
    order.moves(minutes=1)
    assert order.look(lambda unit: unit.outbox.waiting()) == waiting
    (leased,) = order.courier.leases()
    assert (leased.notice.kind, leased.notice.to) == (NoticeKind.CONTROLS, controls.NOBODY)
