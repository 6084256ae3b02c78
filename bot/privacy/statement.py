"""The privacy statement: which version holds, showing it before any question about a person (R-003), what it widened."""

from datetime import date, datetime

from bot.audit import AuditAction, AuditEntry
from bot.context import AMSTERDAM
from bot.model import Person, Role
from bot.ports.statements import Statement
from bot.ports.unit import Unit
from bot.privacy.purposes import Purpose


def day_of(now: datetime) -> date:
    """Versions begin at midnight in Amsterdam."""
    return now.astimezone(AMSTERDAM).date()


def current(unit: Unit, now: datetime) -> Statement:
    """The version that holds now. LookupError before 5 November 2020: only a clock that is wrong is there."""
    found = unit.statements.in_force(day_of(now))
    if found is None:
        raise LookupError("no statement is in force yet")
    return found


def announced(unit: Unit, now: datetime) -> Statement | None:
    """The next version, published and not begun."""
    ahead = [each for each in unit.statements.all() if each.in_force > day_of(now)]
    return ahead[0] if ahead else None


def show_once(unit: Unit, person: Person, *, now: datetime) -> bool:
    """Record that the statement is put before this person; False when they have had this version."""
    statement = current(unit, now)
    if unit.people.has_seen_statement(person.id, statement.version):
        return False
    unit.people.statement_shown(person.id, version=statement.version, digest=statement.digest, now=now)
    unit.audit(AuditEntry(AuditAction.STATEMENT_SHOWN, Role.KLIK, actor=person.id))
    return True


def covers(unit: Unit, purpose: Purpose, *, given_at: datetime) -> bool:
    """Does a consent given then still count? Not when a version that holds has widened the purpose since (R-033).

    What was agreed to after the version was published was agreed to in its words.
    """
    widened_at = unit.statements.widened_at(purpose)
    return widened_at is None or given_at >= widened_at
