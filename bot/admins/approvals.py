"""Four eyes: what takes two admins, bound to the persons, to the exact payload and to a day (faults 1.4, R-014, F-113).

Whoever needs it: `ask` with the payload, show the question, `approve` with the payload as it is then, `use` it once.
"""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from bot.admins.rights import Right, holders, rights_of
from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching.readiness import tell_admins
from bot.model import Person, Role
from bot.ports.admins import Approval, ApprovalKind
from bot.ports.unit import Unit

TERM = timedelta(hours=24)

# Who asks and who approves need the same right, both at the moment of the act itself.
RIGHT_FOR: Mapping[ApprovalKind, Right] = {
    ApprovalKind.ROLE: Right.GIVE_ROLES,
    ApprovalKind.STATEMENT: Right.STATEMENT,
    ApprovalKind.DISCLOSURE: Right.DISCLOSE,
}


class Refusal(StrEnum):
    """Why an approval does not count. The first four are nobody's fault; the others raise an alarm."""

    OVER = "over"
    NO_RIGHT = "no_right"
    UNCOMPARABLE = "uncomparable"
    UNKNOWN = "unknown"
    OWN = "own"
    SUBJECT = "subject"
    CHANGED = "changed"
    REPLAYED = "replayed"
    LOST_RIGHT = "lost_right"


ALARMS = frozenset({Refusal.OWN, Refusal.SUBJECT, Refusal.CHANGED, Refusal.REPLAYED, Refusal.LOST_RIGHT})


def digest(kind: ApprovalKind, about: UUID, payload: bytes) -> bytes:
    """What exactly is agreed on: any other payload, row or kind gives another digest."""
    return hashlib.sha256(b"\0".join((kind.encode(), about.bytes, payload))).digest()


def are_two(unit: Unit, first: UUID, second: UUID) -> bool:
    """Two persons that Klik can tell apart: with accounts in the same workspace or tenant.

    An account on Slack and one on Teams may be one human who did not link them (F-113).
    """
    return first != second and bool(_homes(unit, first) & _homes(unit, second))


def _homes(unit: Unit, person: UUID) -> set[tuple[str, str]]:
    return {(account.platform, account.workspace) for account in unit.people.active_accounts(person)}


def seconds(
    unit: Unit, context: Context, kind: ApprovalKind, *, besides: UUID, subject: UUID | None
) -> list[Person]:
    """Who could say yes to what `besides` asks."""
    able = holders(unit, context, RIGHT_FOR[kind])
    return [each for each in able if each.id != subject and are_two(unit, besides, each.id)]


def ask(
    unit: Unit,
    context: Context,
    person: Person,
    kind: ApprovalKind,
    *,
    about: UUID,
    payload: bytes,
    subject: UUID | None = None,
    detail: str = "",
) -> UUID | None:
    """The question's id; None when there is nobody to ask: then Klik says how to add a second admin.

    `detail` tells the second admin in codes what it is, and is never personal.
    """
    if not seconds(unit, context, kind, besides=person.id, subject=subject):
        return None
    approval = unit.approvals.ask(
        kind,
        digest(kind, about, payload),
        about=about,
        subject=subject,
        asked_by=person.id,
        now=context.now,
        expires_at=context.now + TERM,
        detail=detail,
    )
    _note(unit, AuditAction.APPROVAL_ASKED, person.id, about, kind)
    tell_admins(unit, context, "approval_waits", about=approval)
    return approval


def approve(
    unit: Unit, context: Context, person: Person, approval_id: UUID, *, payload: bytes
) -> Refusal | None:
    """The second pair of eyes; `payload` is what would be done now. None when it counts."""
    approval = unit.approvals.find(approval_id)
    if approval is None:
        return Refusal.UNKNOWN
    refusal = _objection(unit, context, person, approval, payload)
    if refusal is None and not unit.approvals.approve(approval.id, by=person.id, now=context.now):
        refusal = Refusal.OVER
    if refusal:
        return _refused(unit, context, person, approval, refusal)
    _note(unit, AuditAction.APPROVAL_GIVEN, person.id, approval.about, approval.kind)
    return None


def _objection(
    unit: Unit, context: Context, person: Person, approval: Approval, payload: bytes
) -> Refusal | None:
    if RIGHT_FOR[approval.kind] not in rights_of(unit, context, person.id):
        return Refusal.NO_RIGHT
    if person.id == approval.asked_by:
        return Refusal.OWN
    if person.id == approval.subject:
        return Refusal.SUBJECT
    if not are_two(unit, approval.asked_by, person.id):
        return Refusal.UNCOMPARABLE
    if approval.digest != digest(approval.kind, approval.about, payload):
        return Refusal.CHANGED
    return None


def decline(unit: Unit, context: Context, person: Person, approval_id: UUID) -> bool:
    """The second admin says no, or the first takes it back."""
    approval = unit.approvals.find(approval_id)
    if approval is None or not unit.approvals.close(approval.id, now=context.now):
        return False
    _note(unit, AuditAction.APPROVAL_DECLINED, person.id, approval.about, approval.kind)
    return True


def use(unit: Unit, context: Context, person: Person, approval_id: UUID, *, payload: bytes) -> Refusal | None:
    """The act itself, in the unit that calls this: both still hold the right, the payload is the same, and it is once."""
    approval = unit.approvals.find(approval_id)
    if approval is None:
        return Refusal.UNKNOWN
    refusal = _obstacle(unit, context, approval, payload)
    if refusal is None and not unit.approvals.use(
        approval.id, digest(approval.kind, approval.about, payload), now=context.now
    ):
        refusal = Refusal.OVER
    if refusal:
        return _refused(unit, context, person, approval, refusal)
    _note(unit, AuditAction.APPROVAL_USED, person.id, approval.about, approval.kind)
    return None


def _obstacle(unit: Unit, context: Context, approval: Approval, payload: bytes) -> Refusal | None:
    if approval.used_at is not None:
        return Refusal.REPLAYED
    if approval.approved_by is None:
        return Refusal.OVER
    if approval.digest != digest(approval.kind, approval.about, payload):
        return Refusal.CHANGED
    right = RIGHT_FOR[approval.kind]
    both = (approval.asked_by, approval.approved_by)
    if any(right not in rights_of(unit, context, each) for each in both):
        return Refusal.LOST_RIGHT
    return None if are_two(unit, *both) else Refusal.OWN


def _refused(unit: Unit, context: Context, person: Person, approval: Approval, refusal: Refusal) -> Refusal:
    """On record, and loud where somebody may be trying something."""
    outcome = f"{approval.kind} {refusal}"
    unit.audit(
        AuditEntry(
            AuditAction.APPROVAL_REFUSED, Role.ADMIN, actor=person.id, about=approval.about, outcome=outcome
        )
    )
    if refusal in ALARMS:
        tell_admins(unit, context, f"approval_{refusal}", about=approval.id)
    return refusal


def _note(unit: Unit, action: AuditAction, actor: UUID, about: UUID, kind: ApprovalKind) -> None:
    unit.audit(AuditEntry(action, Role.ADMIN, actor=actor, about=about, outcome=kind))
