"""The audit trail is kept five years, and no longer: cut by the hourly sweep, whole before and after (R-078)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from adapters.cli.auditing import to_text
from bot.admins.roles import note_first
from bot.audit import AuditAction, AuditEntry
from bot.model import Request, Role
from bot.outcome import Said
from bot.ports.retention import CUT_AT_ONCE
from bot.privacy.calendar import years_after
from bot.privacy.retention import Swept, sweep
from storage.audit_check import Finding, Verdict
from tests.conversation import Actor, House
from tests.trail import outcomes, trail


def moves_five_years_on(town: House, **more: float) -> Swept:
    """The hourly sweep, when the clock is known to be right."""
    town.clock.move(years_after(town.clock.now(), 5) + timedelta(**more) - town.clock.now())
    town.do(lambda unit: unit.retention.ran(now=town.clock.now()))
    return town.do(lambda unit: sweep(unit, town.context))


def test_r_078_what_is_older_than_five_years_goes_from_the_trail_and_it_stays_whole(
    town: House, posted: Request, admin: Actor
) -> None:
    before = len(trail(town.folder))
    assert before > 10
    swept = moves_five_years_on(town, seconds=-1)
    assert "audit" not in swept.removed
    town.moves(seconds=2)
    town.courier.runs()
    late = town.clock.now() + timedelta(hours=3)
    assert town.look(lambda unit: unit.holdings.overdue(now=late))["audit"] >= before
    swept = town.do(lambda unit: sweep(unit, town.context))
    assert swept.removed["audit"] == before
    assert "audit" not in town.look(lambda unit: unit.holdings.overdue(now=late))
    verdict = town.look(lambda unit: unit.audit_verdict())
    assert verdict.is_whole
    assert (verdict.removed, verdict.entries) == (before, len(trail(town.folder)))


def test_an_admin_reads_since_when_the_trail_goes(town: House, posted: Request, admin: Actor) -> None:
    assert admin.types("/avg logboek") is Said.AUDIT
    assert "Het begint na" not in admin.hears
    removed = moves_five_years_on(town, seconds=1).removed["audit"]
    assert admin.types("/avg logboek") is Said.AUDIT
    assert f"de {removed} regels tot dan zijn op hun termijn weggehaald" in admin.hears
    assert "Het logboek klopt" in admin.hears


def test_the_command_line_says_it_too() -> None:
    [line] = to_text(
        [Verdict(UUID(int=7), Finding.INTACT, 3, removed=2, until=datetime(2026, 3, 2, tzinfo=UTC))]
    ).splitlines()
    assert "is whole: 3 entries" in line
    assert "It begins after 2026-03-02T00:00:00+00:00: the 2 entries up to then" in line


def test_a_long_trail_goes_in_pieces(town: House, posted: Request, admin: Actor) -> None:
    entry = AuditEntry(AuditAction.ADMIN_LOOKED, Role.ADMIN)
    town.do(lambda unit: [unit.audit(entry) for _ in range(CUT_AT_ONCE)])
    first = moves_five_years_on(town, seconds=1)
    assert (first.removed["audit"], first.is_all) == (CUT_AT_ONCE, False)
    second = town.do(lambda unit: sweep(unit, town.context))
    assert 0 < second.removed["audit"] < CUT_AT_ONCE
    assert second.is_all


def test_who_the_first_admins_are_is_not_forgotten_with_the_trail(town: House, posted: Request) -> None:
    """Else a change in KLIK_ADMINS after five quiet years would be told to nobody."""
    town.do(lambda unit: note_first(unit, town.context))
    noted = outcomes(town.folder, AuditAction.FIRST_ADMINS_SET)
    assert len(noted) == 1
    assert moves_five_years_on(town, seconds=1).removed["audit"]
    assert outcomes(town.folder, AuditAction.FIRST_ADMINS_SET) == noted
    town.do(lambda unit: note_first(unit, town.context))
    assert outcomes(town.folder, AuditAction.FIRST_ADMINS_SET) == noted
