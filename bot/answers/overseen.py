"""What admins are shown about roles and about what waits for a second admin."""

from collections.abc import Callable
from uuid import UUID

from bot.admins import controls
from bot.admins.approvals import RIGHT_FOR
from bot.admins.rights import Right, holders, rights_of, roles_of
from bot.admins.roles import may_give
from bot.answers.reader import Reader
from bot.messages import admin_roles, orders
from bot.messages import approvals as waiting_messages
from bot.messages import controls as control_messages
from bot.messages.admin_roles import Holder
from bot.messages.approvals import Waiting
from bot.model import AdminRole
from bot.outcome import Said
from bot.ports.admins import ApprovalKind
from bot.ports.unit import Unit
from bot.views import Ask, Reply, Say


def _holders(unit: Unit, reader: Reader) -> list[Holder]:
    everybody = holders(unit, reader.context, Right.ROLES)
    return [holder(unit, reader, person.id) for person in everybody]


def holder(unit: Unit, reader: Reader, person: UUID) -> Holder:
    is_first = roles_of(unit, reader.context, person) != unit.roles.of(person)
    given = () if is_first else tuple(role for role in AdminRole if role in unit.roles.of(person))
    return Holder(person, given, unit.roles.name(person), tuple(unit.people.active_accounts(person)))


def roles(unit: Unit, reader: Reader) -> Reply:
    able = reader.person is not None and may_give(unit, reader.context, reader.person)
    return Say(admin_roles.roles(reader.language, _holders(unit, reader), may_give=able))


def role_form(unit: Unit, reader: Reader) -> Reply:
    return Ask(admin_roles.role_form(reader.language))


def role_take_form(unit: Unit, reader: Reader) -> Reply:
    form = admin_roles.take_form(reader.language, _holders(unit, reader))
    return Ask(form) if form else Say(admin_roles.sentence("nobody_given", reader.language))


def admin_name_form(unit: Unit, reader: Reader) -> Reply:
    known = unit.roles.name(reader.person) if reader.person else None
    return Ask(admin_roles.name_form(reader.language, known))


def approvals(unit: Unit, reader: Reader) -> Reply:
    rows = []
    for each in unit.approvals.waiting(now=reader.context.now):
        asker = holder(unit, reader, each.asked_by)
        about = unit.roles.name(each.about) if each.kind is ApprovalKind.ROLE else None
        order = unit.orders.find(each.about) if each.kind is ApprovalKind.DISCLOSURE else None
        facts = orders.question(order, reader.language) if order and may_see(unit, reader, each.kind) else ()
        rows.append(Waiting(each, each.asked_by == reader.person, asker, about, facts))
    return Say(waiting_messages.approvals(reader.language, rows))


def may_see(unit: Unit, reader: Reader, kind: ApprovalKind) -> bool:
    """What exactly is asked, for those who could say yes to it."""
    return reader.person is not None and RIGHT_FOR[kind] in rights_of(unit, reader.context, reader.person)


def _sentence(name: str) -> Callable[[Unit, Reader], Reply]:
    return lambda unit, reader: Say(admin_roles.sentence(name, reader.language))


def _decided(name: str) -> Callable[[Unit, Reader], Reply]:
    def answer(unit: Unit, reader: Reader) -> Reply:
        what = waiting_messages.what(reader.detail("kind"), reader.detail("what"), reader.language)
        return Say(admin_roles.sentence(name, reader.language, what=what))

    return answer


def role_yours(unit: Unit, reader: Reader) -> Reply:
    what = waiting_messages.what(ApprovalKind.ROLE, reader.detail("what"), reader.language)
    return Say(admin_roles.sentence("yours", reader.language, what=what))


def refused(unit: Unit, reader: Reader) -> Reply:
    return Say(admin_roles.refusal(reader.detail("reason"), reader.language))


def controls_shown(unit: Unit, reader: Reader) -> Reply:
    """Every check of the core, and those of the outside that have been asked here."""
    found = {checked.control: checked for checked in unit.controls.last()}
    asked = tuple(code for code in controls.CODES if code not in controls.PROBES or code in found)
    return Say(control_messages.controls(reader.language, found, asked=asked))


OVERSEEN: dict[Said, Callable[[Unit, Reader], Reply]] = {
    Said.CONTROLS: controls_shown,
    Said.CONTROLS_RUN: lambda unit, reader: Say(control_messages.running(reader.language)),
    Said.ROLES: roles,
    Said.ROLE_FORM: role_form,
    Said.ROLE_TAKE_FORM: role_take_form,
    Said.ADMIN_NAME_FORM: admin_name_form,
    Said.ROLE_HELD: _sentence("held"),
    Said.ROLE_GIVEN: _sentence("given"),
    Said.ROLE_TAKEN: _sentence("taken"),
    Said.ROLE_YOURS: role_yours,
    Said.SECOND_NEEDED: _sentence("second"),
    Said.APPROVALS: approvals,
    Said.APPROVAL_ASKED: _sentence("asked"),
    Said.APPROVAL_GIVEN: _decided("approved"),
    Said.APPROVAL_DECLINED: _decided("declined"),
    Said.APPROVAL_REFUSED: refused,
}
