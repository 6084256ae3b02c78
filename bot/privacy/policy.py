"""What an installation may set of what the statement promises: floors and ceilings, and a trace of each start (R-074).

How long things are kept is no setting at all: it stands in the catalogue, and changes with a version of the statement.
"""

from collections.abc import Iterator
from datetime import timedelta

from bot.audit import AuditAction, AuditEntry
from bot.model import Role
from bot.ports.unit import Unit
from bot.privacy import catalogue
from bot.privacy.purposes import Term
from bot.rules import Rules

# A request may not stand open for longer than what is in it may be kept.
LONGEST_OPEN = timedelta(days=365 * catalogue.term(Term.REQUEST).years)


def objections(rules: Rules) -> Iterator[str]:
    """Each value that breaks a promise, as a sentence with the way out."""
    if rules.expire_after > LONGEST_OPEN:
        yield (
            f"KLIK_EXPIRE_DAYS may be at most {LONGEST_OPEN.days}: the privacy statement promises that nothing of a "
            "request is kept for longer. Choose less; another term takes another version of the statement first."
        )
    if not rules.nudge_after <= rules.escalate_after <= rules.expire_after:
        yield (
            "KLIK_NUDGE_HOURS, KLIK_ESCALATE_HOURS and KLIK_EXPIRE_DAYS must come in that order: first the coaches "
            "are reminded, then the admins are told, then the request ends."
        )


def described(rules: Rules) -> str:
    """The values that count, in one line: nobody's."""
    hours = (rules.nudge_after, rules.escalate_after, rules.expire_after)
    nudge, escalate, expire = (each // timedelta(hours=1) for each in hours)
    switches = "cv=on" if rules.cvs else "cv=off"
    counts = f"capacity={rules.coach_capacity} daily={rules.coach_daily_cap} cell={rules.small_cell}"
    return f"nudge={nudge}h escalate={escalate}h expire={expire}h {counts} {switches}"


def note(unit: Unit, rules: Rules) -> None:
    """At every start: which values hold from here on stands in the audit trail."""
    unit.audit(AuditEntry(AuditAction.POLICY_SET, Role.KLIK, outcome=described(rules)))
