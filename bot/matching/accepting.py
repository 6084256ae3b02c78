"""The first coach who accepts wins, by button or by emoji; everybody else gets a sentence of their own (R-009, F-039)."""

from datetime import datetime, timedelta
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.coaches.standing import hindrance, lacking_right
from bot.context import Context
from bot.matching import cvs
from bot.matching.machine import Step, may
from bot.matching.readiness import tell_admins, undecided_coaches
from bot.model import Account, Request, RequestState, Role, Standing
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit

# Sooner than a person reads a request; so many of them at once is a program (F-042).
QUICK = timedelta(seconds=2)
QUICK_MOST = 3


def accept(unit: Unit, context: Context, standing: Standing | None, request_id: UUID | None) -> Outcome:
    """Rights first: who may not accept learns nothing about the request, not even whether it is open (F-046)."""
    if standing is None:
        return Outcome(Said.NOT_A_COACH)
    if lack := lacking_right(standing, context):
        return lack
    if request_id is None:
        return Outcome(Said.CLOSED)
    hindered = hindrance(standing, context)
    claimed = None if hindered else unit.requests.claim(request_id, by=standing.person, now=context.now)
    if claimed is not None:
        return _win(unit, context, standing, claimed)
    return _why_not(unit, context, standing, request_id, hindered)


def _why_not(
    unit: Unit, context: Context, standing: Standing, request_id: UUID, hindered: Outcome | None
) -> Outcome:
    """What the request says goes before what hinders the coach: nobody frees a place for one that is taken."""
    request = unit.requests.head(request_id)
    if request is None:
        return Outcome(Said.CLOSED)
    if request.candidate == standing.person:
        return Outcome(Said.OWN_REQUEST)
    if hindered is None or not may(request.state, Step.ACCEPT):
        return _lost(unit, context, standing, request)
    if hindered.said is Said.DAILY_CAP:
        tell_admins(unit, context, "mass_accept", about=standing.person)
    return hindered


def _win(unit: Unit, context: Context, standing: Standing, request: Request) -> Outcome:
    """The grant and every promise that follows from it, in the unit that decided the winner (decision 2)."""
    grant = unit.grants.grant(
        request.id, standing, agreement=context.rules.agreement_version, now=context.now
    )
    unit.audit(AuditEntry(AuditAction.REQUEST_GRANTED, Role.COACH, actor=standing.person, about=request.id))
    news = Outcome(Said.MATCH_FOUND, about=request.id)
    unit.outbox.promise(
        Notice(NoticeKind.CONTACT, standing.account_id, about=grant),
        *(
            Notice(NoticeKind.BROADCAST, channel, about=request.id)
            for channel in unit.messages.channels_of(NoticeKind.BROADCAST, request.id)
        ),
        Notice(NoticeKind.STATUS, request.account_id, about=request.id),
        Notice(NoticeKind.ANSWER, request.account_id, detail=news.to_text()),
        now=context.now,
    )
    cvs.promise_to_coach(unit, context, request.id)
    if _is_quick(request.opened_at, context.now):
        _watch(unit, context, standing)
    return Outcome(Said.WON, about=request.id, detail={"reference": request.reference})


def _is_quick(opened_at: datetime | None, at: datetime) -> bool:
    return opened_at is not None and at - opened_at < QUICK


def _watch(unit: Unit, context: Context, standing: Standing) -> None:
    """One quick yes is luck; every open match won before a person can read is for the admins to look at (F-042)."""
    matches = [(unit.requests.head(grant.request), grant) for grant in unit.grants.of_coach(standing.person)]
    quick = sum(_is_quick(request.opened_at, grant.granted_at) for request, grant in matches if request)
    if quick >= QUICK_MOST:
        tell_admins(unit, context, "quick_accept", about=standing.person)


def _is_past_its_term(request: Request, context: Context) -> bool:
    """Also before the courier came round to end it (F-056)."""
    is_over = request.expires_at is not None and request.expires_at <= context.now
    return request.state is RequestState.OPEN and is_over


def _lost(unit: Unit, context: Context, standing: Standing, request: Request) -> Outcome:
    if request.state is RequestState.EXPIRED or _is_past_its_term(request, context):
        return Outcome(Said.EXPIRED)
    grant = unit.grants.of_request(request.id)
    if grant is None or request.state is RequestState.WITHDRAWN:
        return Outcome(Said.CLOSED)
    if grant.coach == standing.person:
        return Outcome(Said.YOURS_ALREADY, about=request.id, detail={"reference": request.reference})
    return Outcome(Said.TAKEN)


def pass_by(unit: Unit, context: Context, standing: Standing | None, request_id: UUID | None) -> Outcome:
    """*Not for me*. When every coach who could accept has passed, nobody waits for the term: it is escalated now."""
    if standing is None:
        return Outcome(Said.NOT_A_COACH)
    if lack := lacking_right(standing, context):
        return lack
    request = unit.requests.head(request_id) if request_id else None
    if request is None or not may(request.state, Step.ACCEPT):
        return Outcome(Said.CLOSED)
    if request.candidate == standing.person:
        return Outcome(Said.OWN_REQUEST)
    unit.requests.pass_on(request.id, standing.person, now=context.now)
    if not undecided_coaches(unit, context, request):
        unit.outbox.promise(
            Notice(NoticeKind.ESCALATE, request.account_id, about=request.id),
            now=context.now,
        )
    return Outcome(Said.PASSED, detail={"reference": request.reference})


def accept_by_emoji(
    unit: Unit, context: Context, account: Account, *, mark: str, kept: UUID | None
) -> Outcome:
    """`kept` is the request whose broadcast carries the emoji; None when the message is not known (yet).

    Who reacted before our own post came back is not forgotten: the step asks again in a moment (F-014).
    """
    if kept is not None:
        standing = unit.coaches.standing(account, day_start=context.day_start)
        return accept(unit, context, standing, kept)
    person = unit.people.find(account)
    if person is not None and unit.channels.is_seated(account):
        unit.outbox.promise(
            Notice(NoticeKind.EARLY, person.account_id, detail=mark, due_at=context.now), now=context.now
        )
    return Outcome(Said.NOTHING)
