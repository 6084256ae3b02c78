"""A legal hold keeps exactly the values in its scope, and nothing else of the person, until its end (R-015, F-079).

Before anything of theirs goes, those values are copied under a key of the hold's own. So whatever else is asked happens
in full: the words are withdrawn, the person is erased. When the hold ends, the copy and its key go by themselves.
"""

from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.model import Role
from bot.ports.oversight import Hold
from bot.ports.unit import Unit


def keep(unit: Unit, context: Context, person: UUID) -> None:
    """Once for each value; a value that was kept before stays as it was then."""
    for hold in unit.holds.of(person, now=context.now):
        held = unit.holdings.collect(person, now=context.now)
        in_scope = [each for each in held if each.category in hold.scope and isinstance(each.value, str)]
        unit.holds.keep(hold, [each for each in in_scope if each.column.startswith("sealed_")])


def told(unit: Unit, context: Context, person: UUID) -> list[Hold]:
    """The holds this person may know of, that keep something of theirs."""
    return [hold for hold in unit.holds.of(person, now=context.now) if not hold.is_quiet]


def release(unit: Unit, context: Context) -> int:
    """Holds that are over or lifted: what they kept goes, with its key. How many values that were."""
    gone = unit.holds.release(now=context.now)
    for hold_id, count in gone.items():
        unit.audit(AuditEntry(AuditAction.HOLD_RELEASED, Role.KLIK, about=hold_id, outcome=str(count)))
    return sum(gone.values())
