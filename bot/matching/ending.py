"""How a request ends: taken back, expired, or closed after the match; and the coach's acts on a match."""

from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching import cvs
from bot.matching.machine import UNPOSTED, Step, sources, target
from bot.matching.terms import is_earlier
from bot.model import Person, Request, RequestState, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.duties import Because
from bot.ports.unit import Unit
from bot.privacy import consents, duties, holding
from bot.privacy.consents import Consent


def take_back(unit: Unit, context: Context, request: Request) -> bool:
    """The candidate withdraws, at any moment: state, consent and words go in this one unit (R-021, R-055)."""
    if not unit.requests.move(request.id, sources(Step.WITHDRAW), target(Step.WITHDRAW), now=context.now):
        return False
    for consent in (Consent.SHARE, Consent.AGREEMENT):
        consents.record(
            unit,
            request.candidate,
            consent,
            given=False,
            language=request.language,
            now=context.now,
            request=request.id,
            event=context.event,
        )
    holding.keep(unit, context, request.candidate)
    unit.requests.wipe(request.id)
    cvs.drop(unit, context, request.id)
    unit.audit(
        AuditEntry(AuditAction.REQUEST_WITHDRAWN, Role.CANDIDATE, actor=request.candidate, about=request.id)
    )
    if grant := unit.grants.of_request(request.id):
        unit.grants.end(grant.id, now=context.now)
        duties.begin(unit, context, grant, request.reference, Because.WITHDRAWN)
        unit.outbox.promise(Notice(NoticeKind.CONTACT, grant.account_id, about=grant.id), now=context.now)
    redraw(unit, context, request)
    return True


def expire(unit: Unit, context: Context, request_id: UUID, *, term: str = "") -> None:
    """The term is over and nobody accepted: the channel and the candidate are told by the redrawn messages.

    `term`: whose end this is. What was posted anew after a pause has a term of its own.
    """
    request = unit.requests.head(request_id)
    if request is None or is_earlier(request, term):
        return
    if not unit.requests.move(request_id, sources(Step.EXPIRE), target(Step.EXPIRE), now=context.now):
        return
    cvs.drop(unit, context, request_id)
    unit.audit(AuditEntry(AuditAction.REQUEST_EXPIRED, Role.KLIK, about=request_id))
    redraw(unit, context, request)
    tell_candidate(unit, context, request_id, Said.NOBODY_FOUND)


def redraw(unit: Unit, context: Context, request: Request) -> None:
    """Every message that shows this request is drawn again, from what is true when it is sent."""
    is_unposted = request.state in UNPOSTED
    preview = (NoticeKind.PREVIEW,) if is_unposted else ()
    status = (NoticeKind.STATUS,) if request.opened_at or not is_unposted else ()
    unit.outbox.promise(
        *(
            Notice(NoticeKind.BROADCAST, channel, about=request.id)
            for channel in unit.messages.channels_of(NoticeKind.BROADCAST, request.id)
        ),
        *(Notice(kind, request.account_id, about=request.id) for kind in (*preview, *status)),
        now=context.now,
    )


def contacted(unit: Unit, context: Context, person: Person, grant_id: UUID) -> Outcome:
    """The coach made contact: the candidate's status says so."""
    grant = unit.grants.by_id(grant_id)
    if grant is None or grant.coach != person.id:
        return Outcome(Said.NOT_YOURS)
    if unit.grants.contacted(grant.id, now=context.now):
        _redraw_match(unit, context, grant.request, account=grant.account_id, grant_id=grant.id)
    return Outcome(Said.CONTACTED)


def replaced(unit: Unit, context: Context, person: Person, duty_id: UUID) -> Outcome:
    """The coach has put the corrected details in place of the old ones; the match goes on."""
    has_confirmed = duties.confirm(unit, context, person.id, duty_id)
    return Outcome(Said.COPIES_REPLACED if has_confirmed else Said.NOT_YOURS)


def copies_deleted(unit: Unit, context: Context, person: Person, grant_id: UUID) -> Outcome:
    """The coach has no copies left: Klik blanks its own message and the match is closed (R-012)."""
    grant = unit.grants.by_id(grant_id)
    has_confirmed = duties.confirm(unit, context, person.id, grant_id)
    if grant is None or grant.coach != person.id:
        return Outcome(Said.COPIES_DELETED if has_confirmed else Said.NOT_YOURS)
    if unit.grants.copies_deleted(grant.id, now=context.now):
        cvs.drop(unit, context, grant.request)
        if unit.requests.move(grant.request, sources(Step.CLOSE), target(Step.CLOSE), now=context.now):
            unit.audit(
                AuditEntry(AuditAction.REQUEST_CLOSED, Role.COACH, actor=person.id, about=grant.request)
            )
            if grant.contacted_at is None:
                tell_candidate(unit, context, grant.request, Said.COACH_STOPPED)
        unit.audit(AuditEntry(AuditAction.COPIES_DELETED, Role.COACH, actor=person.id, about=grant.request))
        _redraw_match(unit, context, grant.request, account=grant.account_id, grant_id=grant.id)
    return Outcome(Said.COPIES_DELETED)


def tell_candidate(unit: Unit, context: Context, request_id: UUID, said: Said) -> None:
    """A message of its own: a redrawn one is not announced by the platforms."""
    if request := unit.requests.head(request_id):
        told = Outcome(said, about=request.id, detail={"reference": request.reference})
        unit.outbox.promise(
            Notice(NoticeKind.ANSWER, request.account_id, detail=told.to_text()), now=context.now
        )


def _redraw_match(unit: Unit, context: Context, request_id: UUID, *, account: UUID, grant_id: UUID) -> None:
    unit.outbox.promise(Notice(NoticeKind.CONTACT, account, about=grant_id), now=context.now)
    request = unit.requests.head(request_id)
    if request and request.state is not RequestState.WITHDRAWN:
        redraw(unit, context, request)
