"""A candidate's CV: asked with a consent of its own, fetched and looked at by the courier, gone with the request (R-038)."""

from datetime import timedelta
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.cv.checking import Cleaned
from bot.cv.refusal import Reason
from bot.matching.machine import ALIVE
from bot.model import Person, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.files import FileKind, KeptFile
from bot.ports.unit import Unit
from bot.privacy import consents, disclosing
from bot.privacy.catalogue import Ground, Recipient
from bot.privacy.consents import Consent
from bot.privacy.disclosing import Disclosure, NotAllowed
from bot.privacy.purposes import Purpose
from bot.words import Language

# The longest a CV stays, whatever becomes of the request.
TERM = timedelta(days=90)


def answered(
    unit: Unit,
    context: Context,
    person: Person,
    *,
    about: UUID,
    reference: str,
    consented: bool,
    language: Language,
) -> None:
    """What the optional step said of a CV. Without the tick, none is kept and one that was is destroyed."""
    if not context.rules.cvs:
        return
    consents.record(
        unit,
        person.id,
        Consent.CV,
        given=consented,
        language=language,
        now=context.now,
        request=about,
        event=context.event,
    )
    if not consented:
        drop(unit, context, about)
    elif reference:
        promise(unit, context, person, about, reference)


def offered(
    unit: Unit, context: Context, person: Person, reference: str, *, has_more: bool = False
) -> Outcome:
    """A file came in the conversation: it belongs to the newest request that may have a CV.

    What came with it stays where it is: a request has one CV, and nobody should guess which of them that is.
    """
    detail = {"more": "yes"} if has_more else {}
    alive = unit.requests.of(person.id, ALIVE) if context.rules.cvs else ()
    wanting = [each for each in alive if may_keep(unit, person.id, each.id)]
    if not wanting:
        return Outcome(Said.CV_NOT_ASKED, detail=detail)
    promise(unit, context, person, wanting[0].id, reference)
    return Outcome(Said.CV_COMING, detail=detail)


def promise(unit: Unit, context: Context, person: Person, about: UUID, reference: str) -> None:
    """The courier fetches it: a reference stands in the outbox, never a name or an address."""
    unit.outbox.promise(
        Notice(NoticeKind.CV, person.account_id, about=about, detail=reference), now=context.now
    )


def may_keep(unit: Unit, person: UUID, request: UUID) -> bool:
    return consents.allowed(unit, person, Consent.CV, request)


def is_wanted(unit: Unit, context: Context, person: UUID, request_id: UUID) -> bool:
    """Asked when it is fetched and again when it is kept: consent and request may be gone by then."""
    request = unit.requests.head(request_id)
    is_theirs = request is not None and request.candidate == person and request.state in ALIVE
    return context.rules.cvs and is_theirs and may_keep(unit, person, request_id)


def keep(unit: Unit, context: Context, person: UUID, request_id: UUID, cleaned: Cleaned) -> Outcome:
    """In place of an earlier one."""
    drop(unit, context, request_id)
    file = unit.files.keep(
        person,
        FileKind.CV,
        cleaned.data,
        media_type=cleaned.media_type,
        now=context.now,
        expires_at=context.now + TERM,
        about=request_id,
    )
    unit.audit(AuditEntry(AuditAction.CV_KEPT, Role.CANDIDATE, actor=person, about=file))
    promise_to_coach(unit, context, request_id)
    return Outcome(Said.CV_KEPT)


def promise_to_coach(unit: Unit, context: Context, request_id: UUID) -> None:
    """To the one coach whose match it is, if there is one by now. Where no CVs are taken there is none to look for."""
    if not context.rules.cvs:
        return
    grant = unit.grants.of_request(request_id)
    if grant is None or grant.ended_at is not None:
        return
    notices = (Notice(NoticeKind.FILE, grant.account_id, about=each.id) for each in _of(unit, request_id))
    unit.outbox.promise(*notices, now=context.now)


def disclosed(unit: Unit, context: Context, file: KeptFile, account: UUID) -> bool:
    """Through the one gate, at the moment it is handed over: match, consent and coach are asked again (R-007)."""
    request = unit.requests.head(file.about) if file.about else None
    grant = unit.grants.of_request(request.id) if request else None
    if request is None or grant is None or grant.account_id != account or not context.rules.cvs:
        return False
    what = Disclosure(request, Purpose.MEDIATION, Recipient.COACH, grant.coach, ("cv",), Ground.CONSENT)
    try:
        disclosing.disclose(unit, context, what)
    except NotAllowed:
        return False
    return True


def refused(unit: Unit, person: UUID, request_id: UUID, reason: Reason) -> Outcome:
    unit.audit(
        AuditEntry(AuditAction.CV_REFUSED, Role.CANDIDATE, actor=person, about=request_id, outcome=reason)
    )
    return Outcome(Said.CV_REFUSED, detail={"reason": reason})


def drop(unit: Unit, context: Context, request_id: UUID) -> None:
    """Withdrawn, expired, completed, or the consent taken back: file and key go at once, and what the coach got after it."""
    grant = unit.grants.of_request(request_id)
    for each in _of(unit, request_id):
        unit.files.destroy(each.id)
        if grant is not None and unit.messages.find(NoticeKind.FILE, to=grant.account_id, about=each.id):
            unit.outbox.promise(Notice(NoticeKind.FILE, grant.account_id, about=each.id), now=context.now)


def tidy(unit: Unit, context: Context) -> None:
    """A network that takes no CVs (any more) keeps none (R-035)."""
    if not context.rules.cvs:
        for file in unit.files.of_kind(FileKind.CV):
            unit.files.destroy(file)


def _of(unit: Unit, request_id: UUID) -> list[KeptFile]:
    return [each for each in unit.files.about(request_id) if each.kind is FileKind.CV]
