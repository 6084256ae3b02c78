"""Giving and taking roles. Giving, and changing one's own, takes two admins (product 4, R-075)."""

from uuid import UUID

from bot.admins import approvals
from bot.admins.act import Act
from bot.admins.rights import Right, rights_of, roles_of
from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching.form import NAME_MAX
from bot.matching.readiness import tell_admins
from bot.model import AdminRole, Person, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.admins import Approval, ApprovalKind
from bot.ports.unit import Unit
from bot.privacy.open_field import people_count

GIVE, TAKE = "give", "take"


def ask_to_give(unit: Unit, context: Context, act: Act) -> Outcome:
    """The form: whom, how colleagues know them, which role. A second admin is asked."""
    account, name, role = act.chosen("person"), act.first("name"), act.first("role")
    errors = _mistakes(name, role)
    if account is None:
        errors["person"] = "person_needed"
    if errors or account is None:
        return Outcome(Said.INVALID, detail=errors)
    receiver = unit.people.admit(account, now=context.now)
    if AdminRole(role) in roles_of(unit, context, receiver.id):
        return Outcome(Said.ROLE_HELD)
    outcome = _ask(unit, context, act.person, receiver.id, f"{GIVE} {role}")
    if outcome.said is Said.APPROVAL_ASKED:
        unit.roles.keep_name(receiver.id, name)
    return outcome


def _mistakes(name: str, role: str) -> dict[str, str]:
    errors = {}
    if not name:
        errors["name"] = "name_needed"
    elif people_count(name) > NAME_MAX:
        errors["name"] = f"line_too_long:{people_count(name)}"
    if role not in set(AdminRole):
        errors["role"] = "choose_one"
    return errors


def take(unit: Unit, context: Context, act: Act) -> Outcome:
    """From somebody else at once: less right is never the danger. From oneself with a second admin."""
    who, _, role = act.first("held").partition(" ")
    holder = next(
        (person for person, held in unit.roles.given() if f"{person} {held}" == f"{who} {role}"), None
    )
    if holder is None:
        return Outcome(Said.INVALID, detail={"held": "choose_one"})
    if holder == act.person.id:
        return _ask(unit, context, act.person, holder, f"{TAKE} {role}")
    _take(unit, context, act.person.id, holder, AdminRole(role))
    return Outcome(Said.ROLE_TAKEN)


def name(unit: Unit, context: Context, act: Act) -> Outcome:
    """An admin says how colleagues know them."""
    typed = act.first("name")
    if errors := _mistakes(typed, AdminRole.HANDLER):
        return Outcome(Said.INVALID, detail=errors)
    unit.roles.keep_name(act.person.id, typed)
    return Outcome(Said.ROLES)


def _ask(unit: Unit, context: Context, person: Person, about: UUID, detail: str) -> Outcome:
    asked = approvals.ask(
        unit,
        context,
        person,
        ApprovalKind.ROLE,
        about=about,
        payload=detail.encode(),
        subject=about,
        detail=detail,
    )
    return Outcome(Said.APPROVAL_ASKED if asked else Said.SECOND_NEEDED, about=asked)


def payload(unit: Unit, approval: Approval) -> bytes | None:
    """What would be done now."""
    return approval.detail.encode()


def carry_out(unit: Unit, context: Context, person: Person, approval: Approval) -> Outcome:
    """Approved: done at once, in the same unit."""
    refusal = approvals.use(unit, context, person, approval.id, payload=approval.detail.encode())
    if refusal:
        return Outcome(Said.APPROVAL_REFUSED, detail={"reason": refusal})
    what, _, role = approval.detail.partition(" ")
    if what == GIVE:
        _give(unit, context, approval, AdminRole(role))
        return Outcome(Said.ROLE_GIVEN)
    _take(unit, context, person.id, approval.about, AdminRole(role))
    return Outcome(Said.ROLE_TAKEN)


def _give(unit: Unit, context: Context, approval: Approval, role: AdminRole) -> None:
    if not unit.roles.give(approval.about, role, by=approval.asked_by, now=context.now):
        return
    unit.audit(
        AuditEntry(
            AuditAction.ROLE_GIVEN, Role.ADMIN, actor=approval.asked_by, about=approval.about, outcome=role
        )
    )
    _tell(unit, context, approval.about, f"{GIVE} {role}")


def _take(unit: Unit, context: Context, by: UUID, holder: UUID, role: AdminRole) -> None:
    if not unit.roles.take(holder, role):
        return
    unit.audit(AuditEntry(AuditAction.ROLE_TAKEN, Role.ADMIN, actor=by, about=holder, outcome=role))
    _tell(unit, context, holder, f"{TAKE} {role}")


def _tell(unit: Unit, context: Context, whom: UUID, what: str) -> None:
    if (person := unit.people.reachable(whom)) is not None:
        told = Outcome(Said.ROLE_YOURS, detail={"what": what, "at": context.now.isoformat()})
        unit.outbox.promise(
            Notice(NoticeKind.ANSWER, person.account_id, detail=told.to_text()), now=context.now
        )


def may_give(unit: Unit, context: Context, person: UUID) -> bool:
    return Right.GIVE_ROLES in rights_of(unit, context, person)


def note_first(unit: Unit, context: Context) -> None:
    """At every start: whoever stands in KLIK_ADMINS holds every role, so a change there is told like any other (R-075)."""
    accounts = sorted(f"{each.platform}:{each.workspace}:{each.user}" for each in context.rules.admins)
    mark = unit.signature("first admins", "\n".join(accounts).encode()).hex()[:16]
    now, before = f"{len(accounts)} {mark}", unit.audit_latest(AuditAction.FIRST_ADMINS_SET)
    if now == before:
        return
    unit.audit(AuditEntry(AuditAction.FIRST_ADMINS_SET, Role.KLIK, outcome=now))
    if before is not None:
        tell_admins(unit, context, "first_admins_changed")
