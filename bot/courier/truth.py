"""What a kept message must show now, decided from the tables at the moment of sending (F-048 to F-059)."""

from dataclasses import replace

from bot.context import Context
from bot.courier import answered, contact
from bot.courier.decision import Decision, Draw, Skip, drawn_from, standing
from bot.desk import answering
from bot.matching import form, machine
from bot.matching.ending import tell_candidate
from bot.matching.machine import Step, sources, target
from bot.matching.readiness import able_coaches, tell_admins
from bot.matching.small_cells import changed
from bot.messages import broadcast, preview, status
from bot.messages.preview import Preview
from bot.messages.status import Match
from bot.model import Request, RequestState
from bot.notices import Notice, NoticeKind
from bot.outcome import Said
from bot.ports.sending import KeptMessage
from bot.ports.unit import Unit
from bot.privacy import consents, duties, retention
from bot.privacy.cases import handling
from bot.words import Language


def decide(
    unit: Unit, context: Context, notice: Notice, *, language: Language, seen: Preview | None
) -> Decision:
    """The content of a kept message. Runs in a writing unit: showing a preview or a contact is an act of its own."""
    kept = standing(unit, notice)
    exists = kept is not None
    match notice.kind:
        case NoticeKind.CONTACT:
            return contact.decide(unit, context, notice, language=language, kept=kept)
        case NoticeKind.TICKET:
            return answered.decide(unit, notice, language)
        case NoticeKind.BROADCAST:
            return _broadcast(unit, notice, language=language, exists=exists)
        case NoticeKind.PREVIEW:
            return _preview(unit, context, notice, language=language, seen=seen, exists=exists)
        case _:
            return _status(unit, context, notice, language=language)


def _broadcast(unit: Unit, notice: Notice, *, language: Language, exists: bool) -> Decision:
    request = unit.requests.find(notice.about) if notice.about else None
    if request is None:
        return Skip("gone")
    if request.state is RequestState.OPEN and not consents.shared(unit, request.candidate, request.id):
        return Skip("no_consent")
    if request.state is not RequestState.OPEN and not exists:
        return Skip("over")
    is_over = request.state is not RequestState.OPEN
    return Draw(broadcast.broadcast(request, language), drawn_from(unit, notice), may_go=is_over)


def _preview(
    unit: Unit, context: Context, notice: Notice, *, language: Language, seen: Preview | None, exists: bool
) -> Decision:
    """It makes a draft previewed once it was shown (`shown`): only what was shown can be posted (R-008)."""
    request = unit.requests.find(notice.about) if notice.about else None
    if request is None:
        return Skip("gone")
    if request.state not in machine.UNPOSTED and not exists:
        return Skip("over")
    seen = replace(seen or Preview(), broader=_broader(unit, request))
    return Draw(preview.preview(request, language, seen), drawn_from(unit, notice))


def _broader(unit: Unit, request: Request) -> tuple[str, ...]:
    given = unit.requests.given(request.id)
    return changed(given, request.public) if given and request.public else ()


def shown(unit: Unit, context: Context, notice: Notice) -> None:
    """What was drawn stands there, and is still what is meant."""
    if notice.kind is NoticeKind.PREVIEW and notice.about is not None:
        unit.requests.move(notice.about, sources(Step.PREVIEW), target(Step.PREVIEW), now=context.now)


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
    return Draw(view, drawn_from(unit, notice))


def _match(unit: Unit, request: Request) -> Match | None:
    grant = unit.grants.of_request(request.id)
    coach = unit.coaches.find(grant.coach) if grant else None
    contact = unit.requests.contact(request.id)
    if grant is None or coach is None:
        return None
    given = tuple(name for name in ("name", "email", "phone") if contact and getattr(contact, name))
    fell_away = grant.ended_at is not None and grant.copies_deleted_at is None
    duty = unit.duties.of_grant(grant.id)
    return Match(coach.profile, given, grant.contacted_at, fell_away=fell_away, duty=duty)


def undeliverable(unit: Unit, context: Context, notice: Notice) -> None:
    """Nobody is reached there: the admins get a task to go another way (F-025, F-128)."""
    if notice.kind is NoticeKind.TERM:
        retention.untold(unit, context)
    if notice.about is None:
        return
    match notice.kind:
        case NoticeKind.CONTACT:
            _contact_lost(unit, context, notice)
        case NoticeKind.CASE:
            handling.on_paper(unit, context, notice.about, notice.detail)
        case NoticeKind.DUTY:
            duties.unreachable(unit, context, notice.about)
        case NoticeKind.TICKET:
            answering.undeliverable(unit, context, notice.about)
        case _:
            pass


def _contact_lost(unit: Unit, context: Context, notice: Notice) -> None:
    """The grant stays; the candidate hears the truth as well."""
    if notice.about is None:
        return
    grant, kept = unit.grants.by_id(notice.about), standing(unit, notice)
    request = unit.requests.head(grant.request) if grant else None
    if request is None or request.state is not RequestState.GRANTED or (kept and kept.is_filled):
        return
    tell_admins(unit, context, "undeliverable", about=request.id)
    tell_candidate(unit, context, request.id, Said.UNDELIVERABLE)
