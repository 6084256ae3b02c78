"""The admin's buttons and commands: confirm, suspend, retry, look. Every look leaves an audit entry."""

from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.coaches import joining
from bot.commands import Parsed
from bot.context import Context
from bot.events import ActionPressed, CommandIssued
from bot.model import Person, Role
from bot.outcome import Outcome, Said, command_unknown
from bot.ports.unit import Unit

SHOWN = {
    "overview": Said.OVERVIEW,
    "broadcasts": Said.BROADCASTS,
    "queue": Said.QUEUE,
    "coaches": Said.COACHES,
    "roles": Said.ROLES,
    "audit": Said.AUDIT,
    "help": Said.ADMIN_HELP,
}
ACTIONS = frozenset({"coach.confirm", "coach.suspend", "queue.retry", "admin.show"})


def press(
    unit: Unit, context: Context, event: ActionPressed, *, person: Person, about: UUID | None
) -> Outcome | None:
    """None when the action is not an admin's. The right is read from the rules at this moment (F-114)."""
    if event.action not in ACTIONS:
        return None
    if not context.rules.is_admin(event.account):
        return Outcome(Said.NOT_AN_ADMIN)
    match event.action:
        case "coach.confirm":
            return joining.confirm(unit, context, person, about)
        case "coach.suspend":
            return joining.suspend(unit, context, person, about)
        case "queue.retry":
            return _retry(unit, context, person)
        case _:
            return _look(unit, person, event.value)


def command(unit: Unit, context: Context, event: CommandIssued, *, person: Person, parsed: Parsed) -> Outcome:
    if not context.rules.is_admin(event.account):
        return Outcome(Said.NOT_AN_ADMIN)
    if event.in_public:
        return Outcome(Said.IN_PUBLIC)
    if parsed.typed_personal:
        return Outcome(Said.KEEP_IT_OUT)
    if parsed.word is None:
        return command_unknown(parsed.suggestion)
    return _look(unit, person, parsed.word)


def _look(unit: Unit, person: Person, word: str) -> Outcome:
    said = SHOWN.get(word)
    if said is None:
        return Outcome(Said.COMMAND_UNKNOWN)
    unit.audit(AuditEntry(AuditAction.ADMIN_LOOKED, Role.ADMIN, actor=person.id, outcome=word))
    return Outcome(said)


def _retry(unit: Unit, context: Context, person: Person) -> Outcome:
    count = unit.outbox.retry_parked(now=context.now)
    unit.audit(AuditEntry(AuditAction.QUEUE_RETRIED, Role.ADMIN, actor=person.id, outcome=str(count)))
    return Outcome(Said.QUEUE_RETRIED, detail={"count": str(count)})
