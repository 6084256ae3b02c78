"""What is said once: answers to what was typed, nudges, tasks for admins, what became of an application."""

from bot.admins.rights import may
from bot.admins.tasks import right_for
from bot.answers.compose import compose
from bot.answers.reader import Reader
from bot.context import Context
from bot.courier.decision import Decision, Draw, Skip
from bot.messages import broadcast, cases, claim, coaching, retention, statements, status, tasks, terms
from bot.messages.asking import no_request
from bot.model import CoachState, Request, RequestState
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome
from bot.ports.cases import Case
from bot.ports.duties import Because
from bot.ports.unit import Unit
from bot.privacy import duties
from bot.privacy import retention as retaining
from bot.privacy.statement import day_of
from bot.views import Nothing, Replace, Reply, Say, Show, View
from bot.words import Language


def decide(unit: Unit, context: Context, notice: Notice, *, language: Language) -> Decision:
    """The words, made now; nothing if what they are about is over."""
    match notice.kind:
        case NoticeKind.ANSWER:
            return _answer(unit, context, notice, language)
        case NoticeKind.NUDGE | NoticeKind.UNCLAIMED:
            return _open_request(unit, notice, language)
        case NoticeKind.WARN:
            return _warning(unit, notice, language)
        case NoticeKind.TERM:
            return _other_term(unit, context, notice, language)
        case NoticeKind.DUTY:
            return _duty(unit, context, notice, language)
        case NoticeKind.CASE:
            return _case(unit, notice, language)
        case NoticeKind.STATEMENT:
            return _statement(unit, context, notice, language)
        case NoticeKind.ADMIN:
            return _task(unit, context, notice, language)
        case _:
            return _coach(unit, notice, language)


def _answer(unit: Unit, context: Context, notice: Notice, language: Language) -> Decision:
    person = unit.people.by_account(notice.to)
    outcome = Outcome.from_text(notice.detail)
    reply = compose(unit, Reader(outcome, context, language, person.id))
    view = _as_message(reply, language)
    return Draw(view, "") if view else Skip("nothing_to_say")


def _as_message(reply: Reply, language: Language) -> View | None:
    """A window or a form cannot open by itself: a window's text is said, a form is offered by its button."""
    match reply:
        case Say(view) | Replace(view) | Show(view=view):
            return view
        case Nothing():
            return None
        case _:
            return no_request(language)


def _open_request(unit: Unit, notice: Notice, language: Language) -> Decision:
    request = unit.requests.head(notice.about) if notice.about else None
    if request is None or request.state is not RequestState.OPEN:
        return Skip("over")
    if notice.kind is NoticeKind.NUDGE:
        return Draw(broadcast.nudge(request.reference, language), "")
    return Draw(status.unclaimed(request, language), "")


def _case(unit: Unit, notice: Notice, language: Language) -> Decision:
    """Only to whom it is about: a case that was tied to somebody else meanwhile says nothing here."""
    case = unit.cases.find(notice.about) if notice.about else None
    person = unit.people.by_account(notice.to)
    if case is not None and notice.detail == "confirm":
        return Draw(cases.confirm(language, case), "") if case.asked == person.id else Skip("over")
    if case is None or case.person != person.id:
        return Skip("over")
    return Draw(cases.heard(language, case, notice.detail), "")


def _statement(unit: Unit, context: Context, notice: Notice, language: Language) -> Decision:
    statement = unit.statements.by_id(notice.about) if notice.about else None
    if statement is None:
        return Skip("over")
    return Draw(
        statements.announcement(language, statement, today=day_of(context.now), rules=context.rules), ""
    )


def _warning(unit: Unit, notice: Notice, language: Language) -> Decision:
    """Nothing for somebody who did something meanwhile."""
    over_at = retaining.over_at(unit, unit.people.by_account(notice.to).id)
    return Draw(retention.warning(language, over_at), "") if over_at else Skip("over")


def _other_term(unit: Unit, context: Context, notice: Notice, language: Language) -> Decision:
    term = unit.retention.other_term(unit.people.by_account(notice.to).id)
    if term is None or term.until <= context.now:
        return Skip("over")
    return Draw(terms.told(language, term), "")


def _duty(unit: Unit, context: Context, notice: Notice, language: Language) -> Decision:
    """The coach is told or reminded, unless it is done already."""
    duty = unit.duties.find(notice.about) if notice.about else None
    if duty is None or not duties.is_due(duty, int(notice.detail), context.now):
        return Skip("over")
    if duty.why is Because.RECTIFIED:
        return Draw(claim.replace_copies(language, reference=duty.reference, duty=str(duty.id)), "")
    return Draw(claim.delete_copies(language, reference=duty.reference, grant=str(duty.grant)), "")


def _task(unit: Unit, context: Context, notice: Notice, language: Language) -> Decision:
    code = notice.detail.split(" ")[0]
    if not may(unit, context, unit.people.account(notice.to), right_for(code)):
        return Skip("no_admin")
    request = unit.requests.head(notice.about) if notice.about else None
    case = unit.cases.find(notice.about) if notice.about else None
    if code == "unclaimed" and (request is None or request.state is not RequestState.OPEN):
        return Skip("over")
    if code in ("case_due", "case_overdue") and (case is None or not case.is_open):
        return Skip("over")
    return Draw(tasks.task(language, code, _reference(unit, notice, request or case)), "")


def _reference(unit: Unit, notice: Notice, known: Request | Case | None) -> str:
    """What a task is about, as people speak of it."""
    if known is not None or notice.about is None:
        return known.reference if known else ""
    found = (
        unit.incidents.find(notice.about) or unit.orders.find(notice.about) or unit.tickets.find(notice.about)
    )
    return found.reference if found else ""


def _coach(unit: Unit, notice: Notice, language: Language) -> Decision:
    coach = unit.coaches.find(notice.about) if notice.about else None
    state = CoachState(notice.detail.split(" ")[0])
    if coach is None or coach.state is not state:
        return Skip("over")
    seated = unit.channels.is_seated(unit.people.account(coach.account_id))
    return Draw(coaching.became(language, state, seated=seated), "")
