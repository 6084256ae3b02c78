"""Somebody answered whether a file may be stored (Teams asks). Only who was offered it can say yes (F-108)."""

from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.events import FileAnswered
from bot.model import Person, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.sending import KeptMessage
from bot.ports.unit import Unit


def answered(unit: Unit, context: Context, event: FileAnswered) -> tuple[Outcome, Person | None]:
    """A yes is kept with where the file may go, sealed, and the file is promised; a no throws the file away."""
    person = unit.people.find(event.account)
    kept = _offered(unit, event, person)
    if person is None or kept is None or unit.files.find(kept.about) is None:
        return Outcome(Said.FILE_OVER), person
    if kept.is_filled:
        return Outcome(Said.NOTHING), person
    if not event.is_accepted:
        unit.files.destroy(kept.about)
        unit.audit(AuditEntry(AuditAction.FILE_DECLINED, Role.CANDIDATE, actor=person.id, about=kept.about))
        return Outcome(Said.FILE_DECLINED), person
    unit.messages.keep(
        NoticeKind.FILE, to=kept.to, about=kept.about, sent=event.offered, owner=person.id, now=context.now
    )
    accepted = Notice(NoticeKind.FILE, kept.to, about=kept.about, detail="accepted")
    unit.outbox.promise(accepted, now=context.now)
    return Outcome(Said.NOTHING), person


def _offered(unit: Unit, event: FileAnswered, person: Person | None) -> KeptMessage | None:
    try:
        file = UUID(event.file)
    except ValueError:
        return None
    return unit.messages.find(NoticeKind.FILE, to=person.account_id, about=file) if person else None
