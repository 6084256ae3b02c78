"""A person corrects (GDPR art. 16) or changes what they gave: at once, and everywhere it went (art. 19, R-086b, R-086c).

The coach's message is drawn anew and the coach is asked to replace own copies. Choices from a list change in an open post
at once; words never do: the post comes down, and its preview is shown again before anybody reads them (R-008).
"""

from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching import asking, ending
from bot.matching.corrections import DETAILS, Corrections, Rewritten
from bot.matching.lists import UNDER_16
from bot.matching.machine import ALIVE, UNPOSTED, Step, sources, target
from bot.matching.small_cells import combinations, decide
from bot.model import Person, Request, RequestState, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.cases import CaseKind
from bot.ports.duties import Because
from bot.ports.unit import Unit
from bot.privacy import consents, duties, special
from bot.privacy.cases import handling
from bot.privacy.consents import Consent
from bot.words import Language


def begin(unit: Unit, person: Person) -> Outcome:
    """The form with the details as they stand in the newest request; a coach without one corrects the profile."""
    if held := holding(unit, person.id):
        return Outcome(Said.CORRECT_FORM, about=held[0])
    return Outcome(Said.COACH_FORM if unit.coaches.find(person.id) else Said.NOTHING_TO_CORRECT)


def begin_change(unit: Unit, person: Person, about: UUID | None) -> Outcome:
    """What is asked in one request; which one, where there are several."""
    alive = [request.id for request in unit.requests.of(person.id, ALIVE)]
    if about in alive or len(alive) == 1:
        return Outcome(Said.CHANGE_FORM, about=about if about in alive else alive[0])
    if not alive:
        return Outcome(Said.NOTHING_TO_CORRECT)
    return Outcome(Said.CHANGE_CHOOSE, detail={"requests": " ".join(map(str, alive))})


def holding(unit: Unit, person: UUID) -> list[UUID]:
    """The requests that still hold something of whom they are about, the newest first."""
    return [
        request.id
        for request in unit.requests.of(person, frozenset(RequestState))
        if unit.requests.contact(request.id) is not None
    ]


def correct(unit: Unit, context: Context, person: Person, about: UUID, given: Corrections) -> Outcome:
    """Name, address, number. Opened as a case and completed in the same breath, unless an admin already has one."""
    return _carried_out(unit, context, person, about, given, kind=CaseKind.RECTIFICATION)


def change(
    unit: Unit, context: Context, person: Person, about: UUID, given: Corrections, *, language: Language
) -> Outcome:
    """What is asked, with the answers to its consents. The youngest age option stops everything (R-039)."""
    request, refusal = asking.own(unit, person, about)
    if request is None or refusal:
        return refusal or Outcome(Said.NO_REQUEST)
    if request.state not in ALIVE:
        return asking.too_late(request)
    if not all(row.still_fits(unit) for row in given.rows):
        return Outcome(Said.CORRECTED_MEANWHILE)
    for row in given.rows:
        if row.draft.public.age_band == UNDER_16:
            ending.take_back(unit, context, request)
            return Outcome(Said.TOO_YOUNG)
        if row.draft.special and not consents.keeps(unit, person.id, Consent.AGREEMENT, about):
            return Outcome(Said.INVALID, about=about, detail={"consent_special": "agreement_first"})
        asking.noted_details(unit, context, person, about, row.draft, language)
    return _carried_out(unit, context, person, about, given, kind=CaseKind.CHANGE)


def _carried_out(
    unit: Unit, context: Context, person: Person, about: UUID, given: Corrections, *, kind: CaseKind
) -> Outcome:
    if not all(row.still_fits(unit) for row in given.rows):
        return Outcome(Said.CORRECTED_MEANWHILE)
    if not given.rows:
        return Outcome(Said.NOTHING_CHANGED)
    before = [case for case in unit.cases.of(person.id) if case.is_open and case.kind is kind]
    case = handling.receive(unit, context, kind, person.id)
    done = {word for row in given.rows for word in _rewrite(unit, context, person, row, case.id)}
    if not before:
        handling.complete(unit, context, case, quietly=True)
    return Outcome(Said.CORRECTED, about=about, detail=dict.fromkeys(sorted(done), "yes"))


def _rewrite(unit: Unit, context: Context, person: Person, row: Rewritten, case: UUID) -> set[str]:
    """What follows from it for others, as words for the answer: the preview again, a coach who is told."""
    request = unit.requests.head(row.request)
    if request is None:
        return set()
    for name in row.fields:
        entry = AuditEntry(
            AuditAction.DATA_CORRECTED,
            Role.CANDIDATE,
            actor=person.id,
            about=request.id,
            outcome=name,
            case=case,
        )
        unit.audit(entry)
    stored(unit, context, request, row)
    if row.draft.public.motivation != row.was.public.motivation:
        unit.requests.move(request.id, sources(Step.REWORD), target(Step.REWORD), now=context.now)
    unit.requests.move(request.id, sources(Step.REWRITE), target(Step.REWRITE), now=context.now)
    told = _tell_coach(unit, context, request) if set(row.fields) & set(DETAILS) else set()
    return told | _redraw(unit, context, request)


def stored(unit: Unit, context: Context, request: Request, row: Rewritten) -> None:
    """The old values are gone. As broad as it was frozen, or broader: never finer than what was shown (small cells)."""
    public = row.draft.public
    contact, necessity = special.lawful(unit, request.candidate, request.id, row.draft.contact)
    step = unit.requests.step(request.id)
    if public != row.was.public:
        step = max(step, decide(unit, request.candidate, public, least=context.rules.small_cell))
        unit.cells.keep(request.id, request.candidate, combinations(public))
    unit.requests.rewrite(request.id, public=public, step=step, contact=contact, necessity=necessity)


def _redraw(unit: Unit, context: Context, request: Request) -> set[str]:
    """Every message that shows it: the post, the preview, the status."""
    now = unit.requests.head(request.id) or request
    ending.redraw(unit, context, now)
    return {"preview"} if now.state in UNPOSTED and request.state is RequestState.OPEN else set()


def _tell_coach(unit: Unit, context: Context, request: Request) -> set[str]:
    """The one coach who has the details gets the new ones, and the duty to replace own copies (art. 19)."""
    grant = unit.grants.of_request(request.id)
    if grant is None or grant.ended_at is not None:
        return set()
    unit.outbox.promise(Notice(NoticeKind.CONTACT, grant.account_id, about=grant.id), now=context.now)
    duty = duties.begin(unit, context, grant, request.reference, Because.RECTIFIED)
    return {"coach"} if duty else set()
