"""The admin's buttons, commands and forms, by name: who handles each. Every look leaves an audit entry."""

from collections.abc import Mapping
from uuid import UUID

from bot.admins import (
    case_rows,
    casework,
    controls,
    deciding,
    erasing,
    incidents,
    invoicing,
    looks,
    ordering,
    publishing,
    registering,
    roles,
)
from bot.admins.act import Act, Row, shows
from bot.admins.rights import Right, may, roles_of
from bot.audit import AuditAction, AuditEntry
from bot.coaches import joining
from bot.commands import Audience, Parsed
from bot.context import Context
from bot.desk import answering
from bot.events import ActionPressed, CommandIssued, FormSubmitted
from bot.model import Person, Role
from bot.outcome import Outcome, Said, command_unknown
from bot.ports.unit import Unit


def press(
    unit: Unit, context: Context, event: ActionPressed, *, person: Person, about: UUID | None
) -> Outcome | None:
    """None when the action is not an admin's. The right is looked up at this moment (F-114)."""
    if event.action == "admin.show":
        return _look(unit, context, Act(person, event.account, about, event.value))
    row = ACTIONS.get(event.action)
    if row is None:
        return None
    if not may(unit, context, event.account, row.right):
        return refused(unit, context, person)
    return row.handler(unit, context, Act(person, event.account, about, event.value))


def command(unit: Unit, context: Context, event: CommandIssued, *, person: Person, parsed: Parsed) -> Outcome:
    if not may(unit, context, event.account, Right.OVERVIEW):
        return refused(unit, context, person)
    if event.in_public:
        return Outcome(Said.IN_PUBLIC)
    if parsed.typed_personal:
        return Outcome(Said.KEEP_IT_OUT)
    if parsed.word is None:
        return command_unknown(parsed.audience, parsed.suggestion)
    reference = parsed.arguments[0] if parsed.arguments else ""
    return _look(unit, context, Act(person, event.account, value=parsed.word, reference=reference))


def submit(
    unit: Unit, context: Context, event: FormSubmitted, *, person: Person, about: UUID | None
) -> Outcome | None:
    """None when the form is not an admin's."""
    row = FORMS.get(event.form)
    if row is None:
        return None
    if not may(unit, context, event.account, row.right):
        return refused(unit, context, person)
    return row.handler(unit, context, Act(person, event.account, about, event.about, event.values))


def refused(unit: Unit, context: Context, person: Person) -> Outcome:
    """Nobody's admin, or an admin of another kind."""
    is_admin = roles_of(unit, context, person.id)
    return Outcome(Said.NOT_YOUR_ROLE if is_admin else Said.NOT_AN_ADMIN)


def _look(unit: Unit, context: Context, act: Act) -> Outcome:
    row = COMMANDS.get(act.value) or LISTS.get(act.value)
    if not may(unit, context, act.account, row.right if row else Right.OVERVIEW):
        return refused(unit, context, act.person)
    if row is None:
        return command_unknown(Audience.AVG, None)
    unit.audit(AuditEntry(AuditAction.ADMIN_LOOKED, Role.ADMIN, actor=act.person.id, outcome=act.value))
    return row.handler(unit, context, act)


def _retry(unit: Unit, context: Context, act: Act) -> Outcome:
    count = unit.outbox.retry_parked(now=context.now)
    unit.audit(AuditEntry(AuditAction.QUEUE_RETRIED, Role.ADMIN, actor=act.person.id, outcome=str(count)))
    return Outcome(Said.QUEUE_RETRIED, detail={"count": str(count)})


COMMANDS: Mapping[str, Row] = {
    "overview": Row(Right.OVERVIEW, shows(Said.OVERVIEW)),
    "broadcasts": Row(Right.BROADCASTS, shows(Said.BROADCASTS)),
    "queue": Row(Right.QUEUE, shows(Said.QUEUE)),
    "coaches": Row(Right.COACHES, shows(Said.COACHES)),
    "controls": Row(Right.CONTROLS, shows(Said.CONTROLS)),
    "access": Row(Right.LOOK, shows(Said.LOOKS)),
    "consents": Row(Right.LOOK, shows(Said.LOOKS_CONSENTS)),
    "disclose": Row(Right.DISCLOSE, shows(Said.ORDERS)),
    "invoices": Row(Right.INVOICES, shows(Said.INVOICES)),
    "requests": Row(Right.CASES, casework.listed),
    "tickets": Row(Right.TICKETS, shows(Said.TICKETS)),
    "incident": Row(Right.INCIDENT, shows(Said.INCIDENTS)),
    "erase": Row(Right.ERASE, shows(Said.ERASURES)),
    "retention": Row(Right.RETENTION, shows(Said.RETENTION)),
    "roles": Row(Right.ROLES, shows(Said.ROLES)),
    "audit": Row(Right.AUDIT, shows(Said.AUDIT)),
    "statement": Row(Right.STATEMENT, shows(Said.STATEMENT)),
    "register": Row(Right.REGISTER, shows(Said.REGISTER)),
    "help": Row(Right.OVERVIEW, shows(Said.ADMIN_HELP)),
}

# Opened by a button, not typed.
LISTS: Mapping[str, Row] = {
    "approvals": Row(Right.OVERVIEW, shows(Said.APPROVALS)),
}

ACTIONS: Mapping[str, Row] = {
    "coach.confirm": Row(
        Right.COACHES, lambda unit, context, act: joining.confirm(unit, context, act.person, act.about)
    ),
    "coach.suspend": Row(
        Right.COACHES, lambda unit, context, act: joining.suspend(unit, context, act.person, act.about)
    ),
    "queue.retry": Row(Right.QUEUE, _retry),
    "register.edit": Row(Right.REGISTER, registering.edit),
    "statement.publish": Row(Right.STATEMENT, publishing.ask),
    "statement.drop": Row(Right.STATEMENT, publishing.drop),
    "statement.changes": Row(Right.STATEMENT, shows(Said.STATEMENT_CHANGES)),
    "erase.look": Row(Right.ERASE, erasing.look),
    "erase.do": Row(Right.ERASE, erasing.begin),
    "retention.confirm": Row(Right.ERASE, erasing.confirm_clock),
    "term.set": Row(Right.ERASE, shows(Said.TERM_FORM)),
    "residue.settle": Row(Right.ERASE, erasing.settle_residue),
    "duty.settle": Row(Right.COACHES, erasing.settle_duty),
    "role.give": Row(Right.GIVE_ROLES, shows(Said.ROLE_FORM)),
    "role.take": Row(Right.GIVE_ROLES, shows(Said.ROLE_TAKE_FORM)),
    "role.name": Row(Right.ROLES, shows(Said.ADMIN_NAME_FORM)),
    "controls.run": Row(Right.CONTROLS, controls.run_now),
    "look.new": Row(Right.LOOK, shows(Said.LOOK_FORM)),
    "look.consents": Row(Right.LOOK, shows(Said.LOOK_CONSENTS_FORM)),
    "look.show": Row(Right.LOOK, looks.show),
    "look.show_consents": Row(Right.LOOK, looks.show_consents),
    "disclose.new": Row(Right.DISCLOSE, shows(Said.ORDER_FORM)),
    "disclose.make": Row(Right.DISCLOSE, ordering.make),
    "hold.lift": Row(Right.DISCLOSE, ordering.lift),
    "invoice.file": Row(Right.INVOICES, shows(Said.INVOICE_FORM)),
    "invoice.look": Row(Right.INVOICES, shows(Said.INVOICE_LOOK_FORM)),
    "invoice.remove": Row(Right.INVOICES, invoicing.remove),
    **case_rows.ACTIONS,
    "ticket.log": Row(Right.TICKETS, shows(Said.TICKET_LOG_FORM)),
    "ticket.answer": Row(Right.TICKETS, answering.read),
    "ticket.close": Row(Right.TICKETS, answering.close),
    "incident.new": Row(Right.INCIDENT, shows(Said.INCIDENT_FORM)),
    "incident.show": Row(Right.INCIDENT, shows(Said.INCIDENT_SHOWN)),
    "incident.authority": Row(Right.DECIDE_INCIDENT, shows(Said.INCIDENT_AUTHORITY_FORM)),
    "incident.subjects": Row(Right.DECIDE_INCIDENT, shows(Said.INCIDENT_SUBJECTS_FORM)),
    "incident.done": Row(Right.INCIDENT, incidents.action_done),
    "incident.close": Row(Right.DECIDE_INCIDENT, incidents.close),
    "approval.approve": Row(Right.OVERVIEW, deciding.approve),
    "approval.decline": Row(Right.OVERVIEW, deciding.decline),
}

FORMS: Mapping[str, Row] = {
    "look.new": Row(Right.LOOK, looks.open_look),
    "disclose.new": Row(Right.DISCLOSE, ordering.register),
    "register.edit": Row(Right.REGISTER, registering.save),
    "term.set": Row(Right.ERASE, erasing.set_term),
    "invoice.file": Row(Right.INVOICES, invoicing.file),
    "invoice.look": Row(Right.INVOICES, invoicing.look),
    **case_rows.FORMS,
    "ticket.log": Row(Right.TICKETS, answering.log),
    "ticket.answer": Row(Right.TICKETS, answering.answer),
    "incident.new": Row(Right.INCIDENT, incidents.register),
    "incident.authority": Row(Right.DECIDE_INCIDENT, incidents.decide_authority),
    "incident.subjects": Row(Right.DECIDE_INCIDENT, incidents.decide_subjects),
    "role.give": Row(Right.GIVE_ROLES, roles.ask_to_give),
    "role.take": Row(Right.GIVE_ROLES, roles.take),
    "role.name": Row(Right.ROLES, roles.name),
}
