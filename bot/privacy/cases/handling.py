"""What happens to a case: received, identified, extended, completed or refused. Each tells the person, and leaves its trace."""

from datetime import datetime
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching.readiness import tell_admins
from bot.model import Role
from bot.notices import Notice, NoticeKind
from bot.ports.cases import Case, CaseKind, CaseState, Reason, Requester, Via
from bot.ports.unit import Unit
from bot.privacy.cases import clock, copies


def receive(
    unit: Unit,
    context: Context,
    kind: CaseKind,
    person: UUID | None,
    *,
    via: Via = Via.CHAT,
    received_at: datetime | None = None,
    requester: Requester | None = None,
    by: UUID | None = None,
) -> Case:
    """Open a case and start its clock; somebody who asks for the same again joins the case that runs.

    `received_at` is the day of receipt in whatever channel (None: now). `by`: the admin who logged it.
    """
    if person is not None and (running := _running(unit, kind, person)) is not None:
        _note(unit, AuditAction.CASE_JOINED, running, by)
        return running
    received = received_at or context.now
    case = unit.cases.open(
        kind,
        person,
        via=via,
        received_at=received,
        due_at=clock.due(received),
        requester=requester,
        opened_by=by,
    )
    if person is not None:
        unit.cases.identified(case.id, person, now=context.now)
    _note(unit, AuditAction.CASE_OPENED, case, by)
    _start_clock(unit, context, case)
    return case


def _running(unit: Unit, kind: CaseKind, person: UUID) -> Case | None:
    alike = [case for case in unit.cases.of(person) if case.is_open and case.kind is kind]
    return alike[0] if alike else None


def _start_clock(unit: Unit, context: Context, case: Case) -> None:
    unit.outbox.promise(
        *(_tick(case, at, "warn") for at in clock.warnings(case.received_at)),
        _tick(case, case.due_at - clock.SPEAKS_BEFORE, "speak"),
        now=context.now,
    )


def _tick(case: Case, at: datetime, what: str) -> Notice:
    return Notice(NoticeKind.CASE_CLOCK, case.id, about=case.id, detail=what, due_at=at)


def acknowledge(unit: Unit, context: Context, case: Case) -> None:
    """The person hears that it was received, and by when they hear more."""
    tell(unit, context, case, "received")


def complete(
    unit: Unit, context: Context, case: Case, *, by: UUID | None = None, quietly: bool = False
) -> bool:
    """Done. `quietly`: the person has just been answered, a second message would say the same."""
    if not _decide(unit, context, case, CaseState.DONE, by=by):
        return False
    _note(unit, AuditAction.CASE_COMPLETED, case, by)
    if not quietly:
        tell(unit, context, case, "done")
    return True


def _decide(
    unit: Unit,
    context: Context,
    case: Case,
    outcome: CaseState,
    *,
    by: UUID | None,
    reason: Reason | None = None,
) -> bool:
    """A copy of a document that is still there goes with the decision (R-084)."""
    if not unit.cases.decide(case.id, outcome, now=context.now, by=by, reason=reason):
        return False
    copies.close(unit, case)
    return True


def refuse(unit: Unit, context: Context, case: Case, reason: Reason, *, by: UUID) -> bool:
    """A refusal needs a reason, and the person hears it with where to complain (art. 12(4), R-089)."""
    if not _decide(unit, context, case, CaseState.REFUSED, by=by, reason=reason):
        return False
    _note(unit, AuditAction.CASE_REFUSED, case, by, outcome=reason)
    tell(unit, context, case, "refused")
    return True


def extend(
    unit: Unit, context: Context, case: Case, reason: Reason, *, until: datetime, by: UUID | None = None
) -> bool:
    """Once, within two months, and told before the first term is over (art. 12(3)); False otherwise."""
    if not case.due_at < until <= clock.latest(case):
        return False
    if not unit.cases.extend(case.id, reason, due_at=until, now=context.now):
        return False
    _note(unit, AuditAction.CASE_EXTENDED, case, by, outcome=reason)
    unit.outbox.promise(
        _tick(case, clock.later(until, -clock.TERM / 4), "warn"), _tick(case, until, "speak"), now=context.now
    )
    tell(unit, context, case, "extended")
    return True


def tick(unit: Unit, context: Context, case_id: UUID, what: str) -> None:
    """The case's own clock rings. After an outage it rings late: what was missed is said at once, and marked (F-112)."""
    case = unit.cases.find(case_id)
    if case is not None and what == "copy":
        copies.ring(unit, context, case)
    if case is None or what == "copy" or not case.is_open:
        return
    if what == "warn":
        tell_admins(unit, context, "case_due", about=case.id)
    elif context.now >= case.due_at:
        _over(unit, context, case)
    elif case.extended_at is None and context.now >= case.due_at - clock.SPEAKS_BEFORE:
        until = clock.later(case.due_at, clock.OWN_EXTRA)
        extend(unit, context, case, Reason.MORE_TIME, until=until)
        tell_admins(unit, context, "case_overdue", about=case.id)


def _over(unit: Unit, context: Context, case: Case) -> None:
    """Its date has passed: the person hears it now, with where to complain; the admins get it as overdue."""
    if unit.cases.late(case.id):
        _note(unit, AuditAction.CASE_LATE, case, None)
        tell(unit, context, case, "late")
    tell_admins(unit, context, "case_overdue", about=case.id)


def tell(unit: Unit, context: Context, case: Case, what: str) -> None:
    """To the person's DM; whoever has none is told on paper, by an admin who gets the task (F-128)."""
    found = unit.cases.find(case.id)
    person = unit.people.reachable(found.person) if found and found.person else None
    if person is None:
        on_paper(unit, context, case.id, what)
        return
    unit.outbox.promise(
        Notice(NoticeKind.CASE, person.account_id, about=case.id, detail=what), now=context.now
    )


def on_paper(unit: Unit, context: Context, case_id: UUID, what: str) -> None:
    """Klik cannot reach the person: a legal notice still has to arrive, so an admin writes it (F-128)."""
    tell_admins(unit, context, f"case_paper_{what}", about=case_id)


def _note(
    unit: Unit, action: AuditAction, case: Case, by: UUID | None, *, outcome: str | None = None
) -> None:
    role = Role.ADMIN if by else Role.CANDIDATE if case.person and case.via is Via.CHAT else Role.KLIK
    actor = by or (case.person if role is Role.CANDIDATE else None)
    unit.audit(
        AuditEntry(action, role, actor=actor, about=case.person, case=case.id, outcome=outcome or case.kind)
    )
