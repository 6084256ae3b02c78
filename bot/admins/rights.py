"""Which role may do what, and who holds which role: looked up at the moment of the act, never remembered (R-075, F-114)."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from bot.context import Context
from bot.model import Account, AdminRole, Person
from bot.ports.unit import Unit


class Right(StrEnum):
    """What an admin's act needs. Need-to-know: every command and every button of an admin names one."""

    OVERVIEW = "overview"  # counts and deadlines, and help
    COACHES = "coaches"  # confirm and suspend
    BROADCASTS = "broadcasts"  # open requests, by reference
    QUEUE = "queue"  # stuck messages, by kind
    TICKETS = "tickets"  # questions and complaints
    CASES = "cases"  # data requests and their clock
    LOOK = "look"  # open one person's data, with a case and a reason
    ERASE = "erase"  # erase, correct, restrict
    STATEMENT = "statement"  # draft and publish versions
    NEWSLETTER = "newsletter"  # newsletters and prize draws
    DISCLOSE = "disclose"  # hand over to an authority
    INVOICES = "invoices"  # what the tax law makes the network keep
    INCIDENT = "incident"  # register and follow up
    DECIDE_INCIDENT = "decide_incident"  # tell the authority, tell the people
    RETENTION = "retention"  # what is overdue, by number
    BACKUP = "backup"
    AUDIT = "audit"  # the trail, and who saw whom
    ROLES = "roles"  # see who holds which role
    GIVE_ROLES = "give_roles"
    CONTROLS = "controls"  # the self-checks
    REGISTER = "register"  # record of processing, processors
    REPORT = "report"  # numbers, small counts hidden


_EVERYBODY = frozenset({Right.OVERVIEW, Right.ROLES, Right.CONTROLS})

ROLE_RIGHTS: Mapping[AdminRole, frozenset[Right]] = {
    AdminRole.HANDLER: _EVERYBODY
    | {
        Right.COACHES,
        Right.BROADCASTS,
        Right.QUEUE,
        Right.TICKETS,
        Right.CASES,
        Right.LOOK,
        Right.ERASE,
        Right.NEWSLETTER,
        Right.INCIDENT,
        Right.RETENTION,
        Right.REPORT,
    },
    AdminRole.PRIVACY_OFFICER: frozenset(Right) - {Right.QUEUE, Right.BACKUP, Right.NEWSLETTER},
    AdminRole.OPERATOR: _EVERYBODY | {Right.QUEUE, Right.BACKUP, Right.INCIDENT, Right.RETENTION},
    AdminRole.AUDITOR: _EVERYBODY | {Right.AUDIT, Right.REGISTER, Right.RETENTION, Right.REPORT},
}


def may(unit: Unit, context: Context, account: Account, right: Right) -> bool:
    """May whoever acts from this account do this now? A deactivated account may nothing."""
    person = unit.people.find(account)
    return person is not None and person.is_active and right in rights_of(unit, context, person.id)


def rights_of(unit: Unit, context: Context, person: UUID) -> frozenset[Right]:
    return frozenset(right for role in roles_of(unit, context, person) for right in ROLE_RIGHTS[role])


def roles_of(unit: Unit, context: Context, person: UUID) -> frozenset[AdminRole]:
    """Roles are the person's: linked accounts on Slack and Teams are one admin. None without an active account."""
    accounts = unit.people.active_accounts(person)
    if any(account in context.rules.admins for account in accounts):
        return frozenset(AdminRole)
    return unit.roles.of(person) if accounts else frozenset()


def holders(unit: Unit, context: Context, right: Right) -> list[Person]:
    """Everybody who may do this now, each once; the first admins that Klik has met, and who was given a role."""
    met = (unit.people.find(account) for account in sorted(context.rules.admins, key=_order))
    first = {person.id: person for person in met if person is not None and person.is_active}
    given = {person for person, _ in unit.roles.given()} - first.keys()
    others = {id: found for id in sorted(given) if (found := unit.people.reachable(id)) is not None}
    everybody = {**first, **others}
    return [person for id, person in everybody.items() if right in rights_of(unit, context, id)]


def _order(account: Account) -> tuple[str, str, str]:
    return account.platform, account.workspace, account.user
