"""What a kept message must show now, decided from the tables at the moment of sending (F-048 to F-059)."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.audit import AuditAction, AuditEntry
from bot.coaches.standing import lacking_right
from bot.context import Context
from bot.matching import form, machine
from bot.matching.ending import redraw
from bot.matching.machine import Step, sources, target
from bot.matching.readiness import able_coaches, tell_admins
from bot.matching.small_cells import changed
from bot.messages import broadcast, claim, preview, status
from bot.messages.preview import Preview
from bot.messages.status import Match
from bot.model import Grant, Request, RequestState, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.sending import KeptMessage
from bot.ports.unit import Unit
from bot.privacy import consents, disclosing, duties
from bot.privacy.disclosing import NotAllowed
from bot.views import View
from bot.words import Language

UNSIGNED_PAUSE = timedelta(hours=1)


@dataclass(frozen=True)
class Draw:
    """Show this. `truth` names what it was drawn from: if that differs afterwards, it is drawn again.

    `fills`: the shell has its content now. Not so when all it says is that there will be none.
    """

    view: View
    truth: str
    fills: bool = True


@dataclass(frozen=True)
class Skip:
    """Nothing to send any more, and why."""

    code: str


@dataclass(frozen=True)
class Hold:
    """Not now: ask again after a while."""

    after: timedelta
    code: str


Decision = Draw | Skip | Hold


def truth(unit: Unit, notice: Notice) -> str:
    """Everything a kept message depends on, in one short line of codes."""
    if notice.about is None:
        return "gone"
    if notice.kind is NoticeKind.CONTACT:
        grant = unit.grants.by_id(notice.about)
        request = unit.requests.head(grant.request) if grant else None
        if grant is None and (duty := duties.named(unit, notice.about)):
            return f"duty {'open' if duty.is_open else 'done'}"
    else:
        request = unit.requests.head(notice.about)
        grant = unit.grants.of_request(notice.about) if request else None
    if request is None:
        return "gone"
    moments = (grant.contacted_at, grant.ended_at, grant.copies_deleted_at) if grant else ()
    return " ".join((request.state, *("1" if at else "0" for at in moments)))


def decide(
    unit: Unit, context: Context, notice: Notice, *, language: Language, seen: Preview | None
) -> Decision:
    """The content of a kept message. Runs in a writing unit: showing a preview or a contact is an act of its own."""
    kept = standing(unit, notice)
    exists = kept is not None
    match notice.kind:
        case NoticeKind.CONTACT:
            return _contact(unit, context, notice, language=language, kept=kept)
        case NoticeKind.BROADCAST:
            return _broadcast(unit, notice, language=language, exists=exists)
        case NoticeKind.PREVIEW:
            return _preview(unit, context, notice, language=language, seen=seen, exists=exists)
        case _:
            return _status(unit, context, notice, language=language)


def _contact(
    unit: Unit, context: Context, notice: Notice, *, language: Language, kept: KeptMessage | None
) -> Decision:
    grant = unit.grants.by_id(notice.about) if notice.about else None
    request = unit.requests.head(grant.request) if grant else None
    if grant is None or request is None:
        return _duty_alone(unit, notice, language=language)
    filled = kept is not None and kept.is_filled
    if unit.people.is_restricted(request.candidate) and not grant.ended_at:
        view = claim.restricted(language, reference=request.reference)
        return Draw(view, truth(unit, notice), fills=False) if kept else Skip("restricted")
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
    return Draw(view, truth(unit, notice))


def _contact_over(
    unit: Unit, notice: Notice, grant: Grant, request: Request, *, language: Language, filled: bool
) -> Decision:
    if not filled and grant.copies_deleted_at is None and grant.contacted_at is None:
        view = claim.never_given(language, reference=request.reference)
        return Draw(view, truth(unit, notice), fills=False)
    view = claim.contact_ended(
        language,
        reference=request.reference,
        grant=str(grant.id),
        is_deleted=grant.copies_deleted_at is not None,
    )
    return Draw(view, truth(unit, notice))


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
    return Draw(view, truth(unit, notice))


def _broadcast(unit: Unit, notice: Notice, *, language: Language, exists: bool) -> Decision:
    request = unit.requests.find(notice.about) if notice.about else None
    if request is None:
        return Skip("gone")
    if request.state is RequestState.OPEN and not consents.shared(unit, request.candidate, request.id):
        return Skip("no_consent")
    if request.state is not RequestState.OPEN and not exists:
        return Skip("over")
    return Draw(broadcast.broadcast(request, language), truth(unit, notice))


def _preview(
    unit: Unit, context: Context, notice: Notice, *, language: Language, seen: Preview | None, exists: bool
) -> Decision:
    """Showing the preview is what makes a draft previewed: only what was shown can be posted (R-008)."""
    request = unit.requests.find(notice.about) if notice.about else None
    if request is None:
        return Skip("gone")
    if request.state not in machine.UNPOSTED and not exists:
        return Skip("over")
    unit.requests.move(request.id, sources(Step.PREVIEW), target(Step.PREVIEW), now=context.now)
    seen = replace(seen or Preview(), broader=_broader(unit, request))
    return Draw(preview.preview(request, language, seen), truth(unit, notice))


def _broader(unit: Unit, request: Request) -> tuple[str, ...]:
    given = unit.requests.given(request.id)
    return changed(given, request.public) if given and request.public else ()


def not_drawn(unit: Unit, context: Context, notice: Notice, *, kept: KeptMessage, may_stand: bool) -> None:
    """What was drawn may not be what is read: a preview is shown again first; details that may stand count as given."""
    if may_stand:
        unit.messages.filled(kept.id, now=context.now)
    if notice.kind is NoticeKind.PREVIEW and notice.about is not None:
        unit.requests.move(notice.about, sources(Step.UNSHOW), target(Step.UNSHOW), now=context.now)


def written(unit: Unit, notice: Notice) -> form.Before | None:
    """What is needed to mark a preview: read here, anonymised again outside any transaction."""
    request = unit.requests.find(notice.about) if notice.about else None
    contact = unit.requests.contact(request.id) if request else None
    if request is None or request.public is None or contact is None:
        return None
    keep = form.Keep(*consents.kept_in(unit, request.candidate, request.id))
    return form.Before(request.public, contact, keep)


def _status(unit: Unit, context: Context, notice: Notice, *, language: Language) -> Decision:
    request = unit.requests.head(notice.about) if notice.about else None
    if request is None:
        return Skip("gone")
    nudge_at = request.opened_at + context.rules.nudge_after if request.opened_at else None
    view = status.status(
        request,
        language,
        coaches=able_coaches(unit, context, besides=request.candidate),
        nudge_at=nudge_at if nudge_at and nudge_at > context.now else None,
        match=_match(unit, request),
    )
    return Draw(view, truth(unit, notice))


def _match(unit: Unit, request: Request) -> Match | None:
    grant = unit.grants.of_request(request.id)
    coach = unit.coaches.find(grant.coach) if grant else None
    contact = unit.requests.contact(request.id)
    if grant is None or coach is None:
        return None
    given = tuple(name for name in ("name", "email", "phone") if contact and getattr(contact, name))
    fell_away = grant.ended_at is not None and grant.copies_deleted_at is None
    return Match(coach.profile, given, grant.contacted_at, fell_away=fell_away)


def undeliverable(unit: Unit, context: Context, notice: Notice) -> None:
    """The contact cannot reach the coach: the grant stays, the admins get a task, the candidate the truth (F-025)."""
    if notice.kind is NoticeKind.DUTY and notice.about is not None:
        duties.unreachable(unit, context, notice.about)
    if notice.kind is not NoticeKind.CONTACT or notice.about is None:
        return
    grant, kept = unit.grants.by_id(notice.about), standing(unit, notice)
    request = unit.requests.head(grant.request) if grant else None
    if request is None or request.state is not RequestState.GRANTED or (kept and kept.is_filled):
        return
    tell_admins(unit, context, "undeliverable", about=request.id)
    told = Outcome(Said.UNDELIVERABLE, detail={"reference": request.reference})
    unit.outbox.promise(Notice(NoticeKind.ANSWER, request.account_id, detail=told.to_text()), now=context.now)


def standing(unit: Unit, notice: Notice) -> KeptMessage | None:
    """The message that stands for this notice, if there is one."""
    if notice.about is None:
        return None
    return unit.messages.find(notice.kind, to=notice.to, about=notice.about)
