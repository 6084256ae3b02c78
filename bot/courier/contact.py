"""What the winning coach is shown: the details while the match lasts, and after the last look at consent and right."""

from datetime import timedelta

from bot.audit import AuditAction, AuditEntry
from bot.coaches.standing import lacking_right
from bot.context import Context
from bot.courier.decision import Decision, Draw, Hold, Skip, TakeAway, drawn_from
from bot.matching.ending import redraw, tell_candidate
from bot.matching.machine import Step, sources, target
from bot.messages import claim, erasing
from bot.model import Grant, Request, RequestState, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Said
from bot.ports.duties import Because
from bot.ports.sending import KeptMessage
from bot.ports.unit import Unit
from bot.privacy import consents, disclosing, duties
from bot.privacy.disclosing import NotAllowed
from bot.words import Language

UNSIGNED_PAUSE = timedelta(hours=1)


def decide(
    unit: Unit, context: Context, notice: Notice, *, language: Language, kept: KeptMessage | None
) -> Decision:
    grant = unit.grants.by_id(notice.about) if notice.about else None
    request = unit.requests.head(grant.request) if grant else None
    if grant is None or request is None:
        return _duty_alone(unit, notice, language=language)
    filled = kept is not None and kept.is_filled
    if unit.people.is_restricted(request.candidate) and not grant.ended_at:
        view = claim.restricted(language, reference=request.reference)
        return Draw(view, drawn_from(unit, notice), fills=False) if kept else Skip("restricted")
    if grant.ended_at or request.state is not RequestState.GRANTED:
        if kept is None:
            return Skip("over")
        return _contact_over(unit, notice, grant, request, language=language, filled=filled)
    if not filled and (reason := _withheld(unit, context, grant, request)):
        return reason
    return _disclose(unit, context, notice, grant, request, language=language)


def _duty_alone(unit: Unit, notice: Notice, *, language: Language) -> Decision:
    """Nothing is left of whose details they were; the coach's duty to delete own copies is (GDPR art. 19)."""
    duty = duties.named(unit, notice.about)
    if duty is None:
        return Skip("gone")
    view = claim.contact_ended(
        language, reference=duty.reference, grant=str(duty.grant), is_deleted=not duty.is_open
    )
    return Draw(view, drawn_from(unit, notice))


def _contact_over(
    unit: Unit, notice: Notice, grant: Grant, request: Request, *, language: Language, filled: bool
) -> Decision:
    if not filled and grant.copies_deleted_at is None and grant.contacted_at is None:
        view = claim.never_given(language, reference=request.reference)
        return Draw(view, drawn_from(unit, notice), fills=False)
    return TakeAway(erasing.blank(language))


def taken_away(unit: Unit, context: Context, kept: KeptMessage) -> None:
    """The details are gone from the coach's conversation; what is left to do there is said in a message of its own,

    which the platform announces and which outlives the match (R-012). Details that stood for a moment count as given.
    """
    grant = unit.grants.by_id(kept.about)
    request = unit.requests.head(grant.request) if grant else None
    if grant is not None and request is not None:
        why = Because.WITHDRAWN if request.state is RequestState.WITHDRAWN else Because.ENDED
        duties.begin(unit, context, grant, request.reference, why)
    unit.messages.drop(kept.id)
    duty = duties.named(unit, kept.about)
    if duty is not None and duty.is_open:
        unit.outbox.promise(Notice(NoticeKind.CONTACT, duty.account_id, about=duty.id), now=context.now)


def _withheld(unit: Unit, context: Context, grant: Grant, request: Request) -> Decision | None:
    """The last look before details leave: consent, and the coach's right, as they are now (R-007, F-048, F-050)."""
    if not consents.shared(unit, request.candidate, request.id):
        return Skip("no_consent")
    account = unit.people.account(grant.account_id)
    found = unit.coaches.standing(account, day_start=context.day_start)
    lack = lacking_right(found, context) if found else None
    if found is not None and lack is None:
        return None
    in_term = request.expires_at is None or context.now < request.expires_at
    if lack is not None and lack.said is Said.NO_AGREEMENT and in_term:
        return Hold(UNSIGNED_PAUSE, "no_agreement")
    _void(unit, context, grant, request)
    return Skip("coach_lost_right")


def _void(unit: Unit, context: Context, grant: Grant, request: Request) -> None:
    """The winner is no coach any more and has seen nothing: the match ends, the candidate may ask anew (decision 1)."""
    unit.grants.end(grant.id, now=context.now)
    unit.requests.move(request.id, sources(Step.CLOSE), target(Step.CLOSE), now=context.now)
    unit.audit(AuditEntry(AuditAction.CONTACT_WITHHELD, Role.KLIK, actor=grant.coach, about=request.id))
    redraw(unit, context, request)
    tell_candidate(unit, context, request.id, Said.COACH_FELL_AWAY)


def _disclose(
    unit: Unit, context: Context, notice: Notice, grant: Grant, request: Request, *, language: Language
) -> Decision:
    try:
        rows = disclosing.to_coach(unit, context, grant, request)
    except NotAllowed as reason:
        return Skip(reason.code)
    view = claim.contact(
        language,
        reference=request.reference,
        grant=str(grant.id),
        rows=rows,
        has_contacted=grant.contacted_at is not None,
    )
    return Draw(view, drawn_from(unit, notice))
