"""Retention: whoever did nothing for two calendar years is erased, and every other row goes when its own term is over.

Warned 30 days before, with one press to stay. Only a person's own acts count (R-080). When the clock is suddenly more
than 48 hours ahead of the last run, nothing is removed until an admin says that it is right (F-032).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching.readiness import tell_admins
from bot.model import Role
from bot.notices import Notice, NoticeKind
from bot.ports.erasing import Why
from bot.ports.retention import CUT_AT_ONCE, Because
from bot.ports.unit import Unit
from bot.privacy import catalogue, erasing, holding, invoices
from bot.privacy.calendar import years_after, years_before
from bot.privacy.purposes import Term

WARNED_BEFORE = timedelta(days=30)
MOST_AHEAD = timedelta(hours=48)
AT_ONCE = 200
YEARS = catalogue.term(Term.ACTIVE_2Y).years


@dataclass(frozen=True)
class Swept:
    """What one run did. `refused`: the clock has jumped, and nothing was removed. `is_all`: nothing is left to do now."""

    erased: int = 0
    warned: int = 0
    removed: Mapping[str, int] = field(default_factory=dict)
    refused: bool = False
    is_all: bool = True


def sweep(unit: Unit, context: Context) -> Swept:
    """A run of the rules, at most `AT_ONCE` people; whoever calls comes back while `is_all` is False."""
    if _has_jumped(unit, context):
        return Swept(refused=True)
    warned = [_warn(unit, context, person) for person in _unwarned(unit, context)]
    due = unit.retention.due(began=years_before(context.now, YEARS), now=context.now, limit=AT_ONCE)
    for person in due:
        erasing.erase(unit, context, person, None, why=Why.RETENTION)
    removed = dict(unit.retention.remove_over(now=context.now))
    if files := unit.files.expire(now=context.now):
        removed["file"] = files
    if held := holding.release(unit, context):
        removed["held_value"] = held
    if over := invoices.release(unit, context):
        removed["invoice"] = over
    if cut := _cut_trail(unit, context):
        removed["audit"] = cut
    unit.retention.ran(now=context.now)
    is_all = len(due) < AT_ONCE and len(warned) < AT_ONCE and cut < CUT_AT_ONCE
    return Swept(len(due), len(warned), removed, is_all=is_all)


def _cut_trail(unit: Unit, context: Context) -> int:
    """What still holds must not be forgotten with what was cut off: who the first admins are is noted anew."""
    cut = unit.retention.cut_trail(now=context.now)
    first = [outcome for action, outcome in cut if action == AuditAction.FIRST_ADMINS_SET]
    if first and unit.audit_latest(AuditAction.FIRST_ADMINS_SET) is None:
        unit.audit(AuditEntry(AuditAction.FIRST_ADMINS_SET, Role.KLIK, outcome=first[-1]))
    return len(cut)


def _has_jumped(unit: Unit, context: Context) -> bool:
    last = unit.retention.last()
    if last is None or context.now <= last.ran_at + MOST_AHEAD:
        return False
    if last.jumped_at is None:
        unit.retention.jumped(now=context.now)
        unit.audit(AuditEntry(AuditAction.RETENTION_REFUSED, Role.KLIK, outcome="clock_jumped"))
    tell_admins(unit, context, "clock_jumped")
    return True


def confirm_clock(unit: Unit, context: Context, admin: UUID | None) -> Swept:
    """An admin, or the operator on the command line, says that the clock is right: the rules run again."""
    role = Role.ADMIN if admin else Role.KLIK
    unit.audit(AuditEntry(AuditAction.CLOCK_CONFIRMED, role, actor=admin))
    unit.retention.ran(now=context.now)
    return sweep(unit, context)


def _unwarned(unit: Unit, context: Context) -> list[UUID]:
    at = context.now + WARNED_BEFORE
    return list(unit.retention.unwarned(began=years_before(at, YEARS), now=at, limit=AT_ONCE))


def _warn(unit: Unit, context: Context, person: UUID) -> UUID:
    """Once per silence. Whoever cannot be reached any more is erased all the same."""
    unit.retention.warned(person, now=context.now)
    found = unit.people.reachable(person)
    if found is not None:
        unit.outbox.promise(Notice(NoticeKind.WARN, found.account_id), now=context.now)
    return person


def over_at(unit: Unit, person: UUID) -> datetime | None:
    """When everything of this person goes if they do nothing; None for somebody who did something after the warning."""
    last, other = unit.retention.last_act(person), unit.retention.other_term(person)
    if last is None or not unit.retention.is_warned(person):
        return None
    return max(years_after(last, YEARS), other.until) if other else years_after(last, YEARS)


def keep_longer(
    unit: Unit, context: Context, person: UUID, because: Because, *, until: datetime, by: UUID
) -> bool:
    """Another term than the statement's two years, told to the person with its reason (R-081). False: it is no longer."""
    last = unit.retention.last_act(person)
    if last is None or until <= years_after(last, YEARS):
        return False
    unit.retention.keep_longer(person, because, until=until)
    unit.audit(AuditEntry(AuditAction.TERM_SET, Role.ADMIN, actor=by, about=person, outcome=because))
    found = unit.people.reachable(person)
    if found is None:
        untold(unit, context)
    else:
        unit.outbox.promise(Notice(NoticeKind.TERM, found.account_id), now=context.now)
    return True


def untold(unit: Unit, context: Context) -> None:
    """The platform reaches nobody there: an admin tells it another way (F-128)."""
    tell_admins(unit, context, "term_untold")
