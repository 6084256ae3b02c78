"""The admin's buttons and commands, by name: who handles each. Every look leaves an audit entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.coaches import joining
from bot.commands import Parsed
from bot.context import Context
from bot.events import ActionPressed, CommandIssued
from bot.model import Person, Role
from bot.outcome import Outcome, Said, command_unknown
from bot.ports.unit import Unit


@dataclass(frozen=True)
class Act:
    """An admin's act: who, about which row, and the value that came with the button or the word."""

    person: Person
    about: UUID | None = None
    value: str = ""


Handler = Callable[[Unit, Context, Act], Outcome]


def press(
    unit: Unit, context: Context, event: ActionPressed, *, person: Person, about: UUID | None
) -> Outcome | None:
    """None when the action is not an admin's. The right is read from the rules at this moment (F-114)."""
    handler = ACTIONS.get(event.action)
    if handler is None:
        return None
    if not context.rules.is_admin(event.account):
        return Outcome(Said.NOT_AN_ADMIN)
    return handler(unit, context, Act(person, about, event.value))


def command(unit: Unit, context: Context, event: CommandIssued, *, person: Person, parsed: Parsed) -> Outcome:
    if not context.rules.is_admin(event.account):
        return Outcome(Said.NOT_AN_ADMIN)
    if event.in_public:
        return Outcome(Said.IN_PUBLIC)
    if parsed.typed_personal:
        return Outcome(Said.KEEP_IT_OUT)
    if parsed.word is None:
        return command_unknown(parsed.suggestion)
    return _look(unit, context, Act(person, value=parsed.word))


def _look(unit: Unit, context: Context, act: Act) -> Outcome:
    handler = COMMANDS.get(act.value)
    if handler is None:
        return Outcome(Said.COMMAND_UNKNOWN)
    unit.audit(AuditEntry(AuditAction.ADMIN_LOOKED, Role.ADMIN, actor=act.person.id, outcome=act.value))
    return handler(unit, context, act)


def _shows(said: Said) -> Handler:
    """A list that `answers` reads when it is shown."""
    return lambda unit, context, act: Outcome(said)


def _retry(unit: Unit, context: Context, act: Act) -> Outcome:
    count = unit.outbox.retry_parked(now=context.now)
    unit.audit(AuditEntry(AuditAction.QUEUE_RETRIED, Role.ADMIN, actor=act.person.id, outcome=str(count)))
    return Outcome(Said.QUEUE_RETRIED, detail={"count": str(count)})


COMMANDS: Mapping[str, Handler] = {
    "overview": _shows(Said.OVERVIEW),
    "broadcasts": _shows(Said.BROADCASTS),
    "queue": _shows(Said.QUEUE),
    "coaches": _shows(Said.COACHES),
    "roles": _shows(Said.ROLES),
    "audit": _shows(Said.AUDIT),
    "help": _shows(Said.ADMIN_HELP),
}

ACTIONS: Mapping[str, Handler] = {
    "coach.confirm": lambda unit, context, act: joining.confirm(unit, context, act.person, act.about),
    "coach.suspend": lambda unit, context, act: joining.suspend(unit, context, act.person, act.about),
    "queue.retry": _retry,
    "admin.show": _look,
}
