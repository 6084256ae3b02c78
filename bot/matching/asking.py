"""The candidate asks: the form, its optional step, the preview, the post, never mind."""

from collections.abc import Mapping
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.ids import new_id
from bot.matching import cvs
from bot.matching.ending import take_back
from bot.matching.form import Draft
from bot.matching.lists import UNDER_16
from bot.matching.machine import UNPOSTED, Step, may, sources, target
from bot.matching.readiness import obstacle, report
from bot.matching.small_cells import combinations, decide
from bot.model import ChannelState, Contact, Person, Request, RequestState, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit
from bot.privacy import consents, special, statement
from bot.privacy.consents import Consent
from bot.words import Language

MOST_ALIVE = 5
ALIVE_UNMATCHED = frozenset({RequestState.DRAFT, RequestState.PREVIEWED, RequestState.OPEN})


def start(unit: Unit, context: Context, person: Person, *, topics: tuple[str, ...] = ()) -> Outcome:
    """Open the form, unless there is nobody to match with: then the truth first, before anything is filled in."""
    if statement.show_once(unit, person, now=context.now):
        return Outcome(Said.WELCOME, detail={"intent": "find_coach"})
    return _hindrance(unit, context, person) or Outcome(
        Said.REQUEST_FORM, about=new_id(), detail={"topics": " ".join(topics)} if topics else {}
    )


def _hindrance(unit: Unit, context: Context, person: Person) -> Outcome | None:
    if unit.people.is_restricted(person.id):
        return Outcome(Said.RESTRICTED)
    if reason := obstacle(unit, context, candidate=person.id):
        report(unit, context, reason)
        return Outcome(Said.NOTHING_TO_MATCH, detail={"reason": reason.value})
    return _too_many(unit, person)


def _too_many(unit: Unit, person: Person, contact: Contact | None = None) -> Outcome | None:
    """Counted per human: other accounts with the same address or number count too, and none is told of another (F-044)."""
    alive = len(unit.requests.of(person.id, ALIVE_UNMATCHED))
    alive += unit.requests.alike(contact, ALIVE_UNMATCHED, besides=person.id) if contact else 0
    return Outcome(Said.TOO_MANY) if alive >= MOST_ALIVE else None


def edit(unit: Unit, person: Person, request_id: UUID, *, said: Said = Said.REQUEST_FORM) -> Outcome:
    """The form again, with what was typed before."""
    request, refusal = own(unit, person, request_id)
    if request is None or refusal:
        return refusal or Outcome(Said.NO_REQUEST)
    return Outcome(said, about=request.id) if may(request.state, Step.REWRITE) else too_late(request)


def submit(
    unit: Unit, context: Context, person: Person, *, about: UUID, draft: Draft, language: Language
) -> Outcome:
    """Save the first step as a draft and promise its preview. The same form sent twice is one request (F-015).

    Whether anybody could read it now is asked again at the post: what was filled in is not lost to it.
    """
    existing = unit.requests.head(about)
    if existing is None:
        if refusal := _too_many(unit, person, draft.contact):
            return refusal
        unit.requests.create(
            about,
            person.id,
            person.account_id,
            language=language,
            public=draft.public,
            step=_freeze(unit, context, person, draft),
            contact=draft.contact,
            now=context.now,
            necessity=special.necessity(unit, person.id, about, draft.contact),
        )
        unit.cells.keep(about, person.id, combinations(draft.public))
    elif existing.candidate != person.id:
        return Outcome(Said.NO_REQUEST)
    elif not may(existing.state, Step.REWRITE):
        return too_late(existing)
    else:
        _rewrite(unit, context, person, about, draft)
    _noted(unit, context, person, about, {Consent.SHARE: True, Consent.AGREEMENT: True}, language)
    return _saved(unit, context, person, about)


def add_details(
    unit: Unit, context: Context, person: Person, *, about: UUID, draft: Draft, language: Language
) -> Outcome:
    """Save the optional step. The youngest age option stops everything, and nothing is kept (R-039)."""
    request, refusal = own(unit, person, about)
    if request is None or refusal:
        return refusal or Outcome(Said.NO_REQUEST)
    if not may(request.state, Step.REWRITE):
        return too_late(request)
    if draft.public.age_band == UNDER_16:
        take_back(unit, context, request)
        return Outcome(Said.TOO_YOUNG)
    if draft.special and not consents.keeps(unit, person.id, Consent.AGREEMENT, about):
        return Outcome(Said.INVALID, about=about, detail={"consent_special": "agreement_first"})
    noted_details(unit, context, person, about, draft, language)
    _rewrite(unit, context, person, about, draft)
    cvs.answered(
        unit,
        context,
        person,
        about=about,
        reference=draft.cv,
        consented=draft.cv_consented,
        language=language,
    )
    return _saved(unit, context, person, about)


def noted_details(
    unit: Unit, context: Context, person: Person, about: UUID, draft: Draft, language: Language
) -> None:
    """The answers of the optional step: each field's own, and that of employer, employment and income."""
    said_now = {f"{consents.KEPT}{field}": is_filled for field, is_filled in draft.extras.items()}
    _noted(unit, context, person, about, {**said_now, Consent.SPECIAL: draft.special}, language)


def _noted(
    unit: Unit, context: Context, person: Person, about: UUID, answers: Mapping[str, bool], language: Language
) -> None:
    """Each answer is a row of its own, a refusal as well (R-020, R-023)."""
    for consent, given in answers.items():
        consents.record(
            unit,
            person.id,
            consent,
            given=given,
            language=language,
            now=context.now,
            request=about,
            event=context.event,
        )


def keep_health(
    unit: Unit, context: Context, person: Person, *, about: UUID, draft: Draft, language: Language
) -> Outcome:
    """The candidate ticks the health line: burn-out and stress may stay in what coaches read (R-050)."""
    return _keep(unit, context, person, Consent.HEALTH, about=about, draft=draft, language=language)


def keep_beliefs(
    unit: Unit, context: Context, person: Person, *, about: UUID, draft: Draft, language: Language
) -> Outcome:
    """As the health line, for faith, union, orientation and origin."""
    return _keep(unit, context, person, Consent.BELIEFS, about=about, draft=draft, language=language)


def _keep(
    unit: Unit,
    context: Context,
    person: Person,
    consent: Consent,
    *,
    about: UUID,
    draft: Draft,
    language: Language,
) -> Outcome:
    request, refusal = own(unit, person, about)
    if request is None or refusal:
        return refusal or Outcome(Said.NO_REQUEST)
    if not may(request.state, Step.REWRITE):
        return too_late(request)
    _rewrite(unit, context, person, about, draft)
    _noted(unit, context, person, about, {consent: True}, language)
    return _saved(unit, context, person, about)


def remove_more(
    unit: Unit, context: Context, person: Person, *, about: UUID, draft: Draft, language: Language
) -> Outcome:
    """What the candidate wants taken out besides, in the words and in every later preview of them."""
    request, refusal = own(unit, person, about)
    if request is None or refusal:
        return refusal or Outcome(Said.NO_REQUEST)
    if not may(request.state, Step.REWRITE):
        return too_late(request)
    _rewrite(unit, context, person, about, draft)
    return _saved(unit, context, person, about)


def publish(unit: Unit, context: Context, person: Person, request_id: UUID) -> Outcome:
    """Post exactly what the preview showed, and start the request's clock."""
    request, refusal = own(unit, person, request_id)
    if request is None or refusal:
        return refusal or Outcome(Said.NO_REQUEST)
    if request.state is RequestState.DRAFT:
        return Outcome(Said.PREVIEW_FIRST)
    if reason := obstacle(unit, context, candidate=person.id):
        report(unit, context, reason)
        return Outcome(Said.NOTHING_TO_MATCH, detail={"reason": reason.value})
    if unit.people.is_restricted(person.id):
        return Outcome(Said.RESTRICTED)
    if not consents.shared(unit, person.id, request.id):
        return too_late(request)
    if not unit.requests.move(request.id, sources(Step.PUBLISH), target(Step.PUBLISH), now=context.now):
        return too_late(request)
    unit.audit(AuditEntry(AuditAction.REQUEST_PUBLISHED, Role.CANDIDATE, actor=person.id, about=request.id))
    _start_clock(unit, context, request)
    return Outcome(Said.PUBLISHED, about=request.id, detail={"reference": request.reference})


def _start_clock(unit: Unit, context: Context, request: Request) -> None:
    """The broadcast, the status message, and the three moments that follow from the rules."""
    rules, account = context.rules, request.account_id
    ends = context.now + rules.expire_after
    term = ends.isoformat()
    unit.requests.open_for(request.id, opened_at=context.now, expires_at=ends)
    usable = [channel for channel in unit.channels.all() if channel.state is ChannelState.USABLE]
    unit.outbox.promise(
        *(Notice(NoticeKind.BROADCAST, channel.id, about=request.id) for channel in usable),
        Notice(NoticeKind.STATUS, account, about=request.id),
        Notice(NoticeKind.PREVIEW, account, about=request.id),
        Notice(
            NoticeKind.REMIND, account, about=request.id, detail=term, due_at=context.now + rules.nudge_after
        ),
        Notice(
            NoticeKind.ESCALATE,
            account,
            about=request.id,
            detail=term,
            due_at=context.now + rules.escalate_after,
        ),
        Notice(NoticeKind.EXPIRE, account, about=request.id, detail=term, due_at=ends),
        now=context.now,
    )


def cancel(unit: Unit, context: Context, person: Person, request_id: UUID) -> Outcome:
    """Never mind: an unposted request is erased at once."""
    request, refusal = own(unit, person, request_id)
    if request is None or refusal:
        return refusal or Outcome(Said.NO_REQUEST)
    if request.state not in UNPOSTED:
        return too_late(request)
    take_back(unit, context, request)
    return Outcome(Said.CANCELLED)


def own(unit: Unit, person: Person, request_id: UUID) -> tuple[Request | None, Outcome | None]:
    """The person's own request, or the refusal: the same whether it is another's or does not exist (F-046)."""
    request = unit.requests.head(request_id)
    if request is None or request.candidate != person.id:
        return None, Outcome(Said.NO_REQUEST)
    return request, None


def too_late(request: Request) -> Outcome:
    return Outcome(
        Said.TOO_LATE,
        about=request.id,
        detail={"state": request.state.value, "reference": request.reference},
    )


def _freeze(unit: Unit, context: Context, person: Person, draft: Draft) -> int:
    """How broad coaches read it: decided here, among the requests kept at this moment, and kept with this one."""
    return decide(unit, person.id, draft.public, least=context.rules.small_cell)


def _rewrite(unit: Unit, context: Context, person: Person, request_id: UUID, draft: Draft) -> None:
    step = _freeze(unit, context, person, draft)
    contact, necessity = special.lawful(unit, person.id, request_id, draft.contact)
    unit.requests.rewrite(request_id, public=draft.public, step=step, contact=contact, necessity=necessity)
    unit.cells.keep(request_id, person.id, combinations(draft.public))
    unit.requests.move(request_id, sources(Step.REWRITE), target(Step.REWRITE), now=context.now)


def _saved(unit: Unit, context: Context, person: Person, request_id: UUID) -> Outcome:
    unit.audit(AuditEntry(AuditAction.REQUEST_SAVED, Role.CANDIDATE, actor=person.id, about=request_id))
    unit.outbox.promise(Notice(NoticeKind.PREVIEW, person.account_id, about=request_id), now=context.now)
    return Outcome(Said.SAVED, about=request_id)
