"""The coach's duty to delete own copies when a match is over, taken back, erased or corrected (R-012, GDPR art. 19).

The coach is reminded after 7 and after 14 days; a day later it is a task for the admins. It never drops silently:
a coach who cannot be reached, or who is erased, is a task at once.
"""

from datetime import datetime, timedelta
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching.readiness import tell_admins
from bot.model import Grant, Role
from bot.notices import Notice, NoticeKind
from bot.ports.duties import Because, Duty
from bot.ports.unit import Unit

REMINDERS = (timedelta(days=7), timedelta(days=14))
TO_ADMINS = timedelta(days=15)


def begin(unit: Unit, context: Context, grant: Grant, reference: str, why: Because) -> Duty | None:
    """None where there is nothing to delete: no details were given, or the coach said before that they are gone."""
    if grant.copies_deleted_at is not None:
        return None
    known = unit.duties.of_grant(grant.id)
    if known is not None and known.is_open:
        return _again(unit, context, known, why)
    if not has_details(unit, grant):
        return None
    duty = unit.duties.begin(
        grant.id,
        coach=grant.coach,
        account_id=grant.account_id,
        reference=reference,
        why=why,
        now=context.now,
    )
    _start(unit, context, duty)
    return duty


def _again(unit: Unit, context: Context, known: Duty, why: Because) -> Duty:
    """A coach has one duty at a time. To delete is more than to replace: then it counts anew."""
    if known.why is not Because.RECTIFIED or why is Because.RECTIFIED:
        if why is Because.RECTIFIED:
            unit.outbox.promise(_told(known), now=context.now)
        return known
    grown = unit.duties.grow(known.id, why, now=context.now)
    _start(unit, context, grown)
    return grown


def _start(unit: Unit, context: Context, duty: Duty) -> None:
    _note(unit, AuditAction.DUTY_BEGAN, duty, Role.KLIK, actor=None)
    if duty.why is Because.RECTIFIED:
        unit.outbox.promise(_told(duty), now=context.now)
    unit.outbox.promise(*_clock(duty), now=context.now)


def _told(duty: Duty) -> Notice:
    """A message that is only redrawn draws nobody's eye: the coach hears that there is something new in it (art. 19)."""
    return Notice(NoticeKind.DUTY, duty.account_id, about=duty.id, detail="0")


def has_details(unit: Unit, grant: Grant) -> bool:
    """Did the contact details reach this coach, or may they have?"""
    kept = unit.messages.find(NoticeKind.CONTACT, to=grant.account_id, about=grant.id)
    return grant.contacted_at is not None or (kept is not None and kept.is_filled)


def _clock(duty: Duty) -> list[Notice]:
    """Under the duty's own id, so that they outlive whose details it is about."""
    reminders = [
        Notice(
            NoticeKind.DUTY, duty.account_id, about=duty.id, detail=str(after.days), due_at=duty.since + after
        )
        for after in REMINDERS
    ]
    overdue = Notice(NoticeKind.DUTY_OVERDUE, duty.id, about=duty.id, due_at=duty.since + TO_ADMINS)
    return [*reminders, overdue]


def is_due(duty: Duty, days: int, now: datetime) -> bool:
    """Of a duty that grew, the reminders of what it was before say nothing."""
    return duty.is_open and duty.since + timedelta(days=days) <= now


def named(unit: Unit, about: UUID | None) -> Duty | None:
    """The duty that a button or a notice names: by itself, or by its match."""
    return (unit.duties.find(about) or unit.duties.of_grant(about)) if about else None


def confirm(unit: Unit, context: Context, coach: UUID, about: UUID) -> bool:
    """The coach says that own copies are gone; `about` is the duty or its match. False when there was none to confirm."""
    duty = named(unit, about)
    if duty is None or duty.coach != coach or not unit.duties.confirm(duty.id, now=context.now):
        return False
    is_replaced = duty.why is Because.RECTIFIED
    action = AuditAction.COPIES_REPLACED if is_replaced else AuditAction.COPIES_DELETED
    _note(unit, action, duty, Role.COACH, actor=coach)
    _show(unit, context, duty)
    shown = duty.grant if is_replaced and unit.grants.by_id(duty.grant) else duty.id
    unit.outbox.promise(Notice(NoticeKind.CONTACT, duty.account_id, about=shown), now=context.now)
    return True


def settle(unit: Unit, context: Context, admin: UUID, duty_id: UUID) -> bool:
    """An admin saw to it: the coach has left, and somebody of the network has made sure."""
    duty = unit.duties.find(duty_id)
    if duty is None or not unit.duties.confirm(duty.id, now=context.now, by=admin):
        return False
    _note(unit, AuditAction.DUTY_SETTLED, duty, Role.ADMIN, actor=admin)
    _show(unit, context, duty)
    return True


def _show(unit: Unit, context: Context, duty: Duty) -> None:
    """Whose details they were sees it in their own message, as long as there is anybody (R-012)."""
    grant = unit.grants.by_id(duty.grant)
    request = unit.requests.head(grant.request) if grant else None
    if request is not None:
        status = Notice(NoticeKind.STATUS, request.account_id, about=request.id)
        unit.outbox.promise(status, now=context.now)


def overdue(unit: Unit, context: Context, duty_id: UUID) -> None:
    """The reminders did not help: the admins are told, and it stays on their list until it is done."""
    duty = unit.duties.find(duty_id)
    if duty is not None and is_due(duty, TO_ADMINS.days, context.now):
        tell_admins(unit, context, "duty_overdue", about=duty.id)


def unreachable(unit: Unit, context: Context, duty_id: UUID) -> None:
    """The coach has left, or has blocked Klik: a person must see to it now."""
    duty = unit.duties.find(duty_id)
    if duty is not None and duty.is_open:
        tell_admins(unit, context, "duty_unreachable", about=duty.id)


def late(unit: Unit, now: datetime) -> list[Duty]:
    """What `/avg coaches` lists: open after both reminders, or nobody left to remind."""
    return [
        duty
        for duty in unit.duties.open_ones()
        if duty.since + REMINDERS[-1] <= now or unit.people.reachable(duty.coach) is None
    ]


def _note(unit: Unit, action: AuditAction, duty: Duty, role: Role, *, actor: UUID | None) -> None:
    unit.audit(AuditEntry(action, role, actor=actor, about=duty.id, outcome=duty.why))
