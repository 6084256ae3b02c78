"""Whose a data request is that came in outside the chat: the account itself is asked, which is the lightest way (T2, F-108).

Only a yes from that account ties the case to the person, and starts what can start by itself.
"""

from collections.abc import Callable
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching import restricting
from bot.matching.readiness import tell_admins
from bot.model import Person, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.cases import Case, CaseKind, CaseState
from bot.ports.unit import Unit
from bot.privacy.cases import handling


def ask(unit: Unit, context: Context, case: Case, person: UUID) -> bool:
    """ "Was this you?", in the DM of the account an admin chose. False when it is known already."""
    if not unit.cases.ask(case.id, person):
        return False
    found = unit.people.reachable(person)
    if found is None:
        handling.on_paper(unit, context, case.id, "confirm")
    else:
        notice = Notice(NoticeKind.CASE, found.account_id, about=case.id, detail="confirm")
        unit.outbox.promise(notice, now=context.now)
    return True


def confirm(unit: Unit, context: Context, person: Person, about: UUID | None) -> Outcome:
    """Pressed in the DM: yes. The same right that runs already goes on in the older case."""
    case = _asked(unit, person, about)
    if case is None:
        return Outcome(Said.CASE_NOT_ASKED)
    identified(unit, context, case, person.id, actor=person.id, by="account")
    running = older(unit, case, person.id)
    if running is not None:
        join(unit, context, case, running)
        return Outcome(Said.CASE_CONFIRMED, about=running.id)
    start = STARTS.get(case.kind)
    if start is not None:
        return start(unit, context, person, case)
    tell_admins(unit, context, "case_identified", about=case.id)
    return Outcome(Said.CASE_CONFIRMED, about=case.id)


def deny(unit: Unit, context: Context, person: Person, about: UUID | None) -> Outcome:
    """No: somebody else asked, or asked for somebody else. Nothing of this person goes anywhere."""
    case = _asked(unit, person, about)
    if case is None or not unit.cases.ask(case.id, None):
        return Outcome(Said.CASE_NOT_ASKED)
    _note(unit, AuditAction.CASE_DENIED, case, person.id, about=person.id)
    tell_admins(unit, context, "case_not_theirs", about=case.id)
    return Outcome(Said.CASE_DENIED)


def identified(
    unit: Unit, context: Context, case: Case, person: UUID | None, *, actor: UUID, by: str
) -> bool:
    """`by`: "account" or "copy"; of how it was established, no more is kept than that."""
    if not unit.cases.identified(case.id, person, now=context.now):
        return False
    _note(unit, AuditAction.CASE_IDENTIFIED, case, actor, about=person, outcome=by)
    return True


def older(unit: Unit, case: Case, person: UUID) -> Case | None:
    """An open case of the same person and kind, received before."""
    alike = [each for each in unit.cases.of(person) if each.is_open and each.kind is case.kind]
    return min(
        (each for each in alike if each.id != case.id), key=lambda each: each.received_at, default=None
    )


def join(unit: Unit, context: Context, case: Case, running: Case) -> None:
    """Two requests for the same become one, with the earlier date."""
    keeps, goes = sorted((case, running), key=lambda each: each.received_at)
    if unit.cases.decide(goes.id, CaseState.JOINED, now=context.now):
        _note(unit, AuditAction.CASE_JOINED, keeps, None, about=keeps.person)


def _asked(unit: Unit, person: Person, about: UUID | None) -> Case | None:
    case = unit.cases.find(about) if about else None
    return case if case is not None and case.is_open and case.asked == person.id else None


def _send_copy(unit: Unit, context: Context, person: Person, case: Case) -> Outcome:
    unit.outbox.promise(Notice(NoticeKind.PACKAGE, person.account_id, about=case.id), now=context.now)
    return Outcome(Said.DATA_COPY)


Start = Callable[[Unit, Context, Person, Case], Outcome]

# What begins with the yes. An erasure does not: an admin looks at its dry run first.
STARTS: dict[CaseKind, Start] = {
    CaseKind.ACCESS: _send_copy,
    CaseKind.PORTABILITY: _send_copy,
    CaseKind.RESTRICTION: lambda unit, context, person, case: restricting.restrict(unit, context, person),
    CaseKind.OBJECTION: lambda unit, context, person, case: restricting.object_to(unit, context, person),
}


def _note(
    unit: Unit,
    action: AuditAction,
    case: Case,
    actor: UUID | None,
    *,
    about: UUID | None,
    outcome: str = "done",
) -> None:
    role = Role.KLIK if actor is None else Role.CANDIDATE if actor == about else Role.ADMIN
    unit.audit(AuditEntry(action, role, actor=actor, about=about, case=case.id, outcome=outcome))
