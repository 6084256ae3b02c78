"""A shielded copy of an identity document: asked for only where no account can tell whose a case is (R-084, R-085, T2).

It comes in by a page of our own, is sealed, is read once by one handler and is gone with that; unread after 72 hours.
What stays is the outcome: established or not.
"""

from datetime import timedelta
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching.readiness import tell_admins
from bot.model import Role
from bot.notices import Notice, NoticeKind
from bot.ports.cases import Case, Slot, Via
from bot.ports.files import FileKind
from bot.ports.unit import Unit

HANDING, READING = "copy.hand_in", "copy.see"
# What whoever hands it in says about it.
TICKS = ("bsn_masked", "photo_masked")

OPEN_FOR = timedelta(days=14)
UNREAD_FOR = timedelta(hours=72)
READABLE_FOR = timedelta(minutes=10)

# What a picture begins with: a file is what its bytes say, not its name.
PICTURES = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}


def media_type(data: bytes) -> str | None:
    return next((kind for kind, start in PICTURES.items() if data.startswith(start)), None)


def may_ask(case: Case) -> bool:
    """Never where an account tells it, and not while one is being asked."""
    return case.is_open and case.via is not Via.CHAT and case.identified_at is None and case.asked is None


def ask(unit: Unit, context: Context, case: Case, *, by: UUID) -> Slot | None:
    """Room for one copy, in place of the room there was. None where a copy may not be asked."""
    if not may_ask(case):
        return None
    close(unit, case)
    slot = unit.slots.open(case.id, now=context.now, expires_at=context.now + OPEN_FOR)
    _note(unit, AuditAction.COPY_ASKED, case.id, by)
    _tick(unit, context, case.id, slot.expires_at - context.now)
    return slot


def awaited(unit: Unit, context: Context, code: str) -> Slot | None:
    """The slot that a copy can still go into."""
    slot = unit.slots.by_code(code)
    case = unit.cases.find(slot.case) if slot else None
    if slot is None or case is None or not may_ask(case):
        return None
    return slot if slot.filled_at is None and context.now < slot.expires_at else None


def take_in(unit: Unit, context: Context, code: str, data: bytes) -> Case | None:
    """From the page: sealed for this case alone. None when the slot is over or full, or the file is no picture."""
    slot, kind = awaited(unit, context, code), media_type(data)
    if slot is None or kind is None:
        return None
    file = unit.files.keep(
        None,
        FileKind.IDENTITY,
        data,
        media_type=kind,
        now=context.now,
        expires_at=context.now + UNREAD_FOR,
        about=slot.case,
    )
    unit.slots.fill(slot.id, file, now=context.now)
    _note(unit, AuditAction.COPY_RECEIVED, slot.case, None)
    _tick(unit, context, slot.case, UNREAD_FOR)
    tell_admins(unit, context, "case_copy_in", about=slot.case)
    return unit.cases.find(slot.case)


def give(unit: Unit, context: Context, case: Case, handler: UUID) -> Slot | None:
    """To the first handler who asks, for ten minutes; to that one again while it is unread."""
    slot = unit.slots.of(case.id)
    if slot is None or not unit.slots.give(slot.id, handler, until=context.now + READABLE_FOR):
        return None
    return slot


def read(unit: Unit, context: Context, code: str) -> tuple[str, bytes] | None:
    """Media type and content, once. The file goes in the same transaction: there is no second time."""
    slot = unit.slots.by_reading_code(code)
    if slot is None or slot.file is None or not unit.slots.read(slot.id, now=context.now):
        return None
    kept = unit.files.find(slot.file)
    if kept is None:
        return None
    data = unit.files.open(kept.id)
    unit.files.destroy(kept.id)
    _note(unit, AuditAction.COPY_READ, slot.case, slot.reader)
    return kept.media_type, data


def is_readable(unit: Unit, context: Context, code: str) -> bool:
    slot = unit.slots.by_reading_code(code)
    if slot is None or slot.file is None or slot.readable_until is None:
        return False
    return context.now < slot.readable_until


def may_judge(unit: Unit, case: Case, handler: UUID) -> bool:
    """Only whoever read it."""
    slot = unit.slots.of(case.id)
    return case.is_open and slot is not None and slot.read_at is not None and slot.reader == handler


def unmasked(unit: Unit, context: Context, case: Case, *, by: UUID) -> Slot | None:
    """The number or the picture could be read: destroyed, and asked again. On record without what was seen (F-120)."""
    _note(unit, AuditAction.COPY_UNMASKED, case.id, by)
    return ask(unit, context, case, by=by)


def rejected(unit: Unit, case: Case, *, by: UUID) -> None:
    """It does not show that it is them."""
    close(unit, case)
    _note(unit, AuditAction.COPY_REJECTED, case.id, by)


def close(unit: Unit, case: Case) -> None:
    """Slot and copy are gone: with the decision, with a new slot, at their term."""
    for kept in unit.files.about(case.id):
        if kept.kind is FileKind.IDENTITY:
            unit.files.destroy(kept.id)
    if (slot := unit.slots.of(case.id)) is not None:
        unit.slots.close(slot.id)


def ring(unit: Unit, context: Context, case: Case) -> None:
    """A moment has come at which a copy, or the room for it, may be over."""
    over = [kept for kept in unit.files.about(case.id) if kept.expires_at <= context.now]
    slot = unit.slots.of(case.id)
    is_late = slot is not None and slot.filled_at is None and slot.expires_at <= context.now
    if over or is_late:
        close(unit, case)
        _note(unit, AuditAction.COPY_OVER, case.id, None)
        if case.is_open:
            tell_admins(unit, context, "case_copy_over", about=case.id)


def _tick(unit: Unit, context: Context, case: UUID, after: timedelta) -> None:
    due = context.now + after
    unit.outbox.promise(
        Notice(NoticeKind.CASE_CLOCK, case, about=case, detail="copy", due_at=due), now=context.now
    )


def _note(unit: Unit, action: AuditAction, case: UUID, by: UUID | None) -> None:
    unit.audit(AuditEntry(action, Role.ADMIN if by else Role.KLIK, actor=by, about=case, case=case))
