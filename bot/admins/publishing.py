"""The statement's draft in admins' hands: asked by one, approved by another, published at once (R-032, F-125)."""

from bot.admins import approvals
from bot.admins.act import Act
from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.model import Person, Role
from bot.outcome import Outcome, Said
from bot.ports.admins import Approval, ApprovalKind
from bot.ports.statements import Draft
from bot.ports.unit import Unit
from bot.privacy import publishing


def ask(unit: Unit, context: Context, act: Act) -> Outcome:
    """A second admin is asked about the draft as it stands."""
    draft = _checked(unit, context, act.value)
    if isinstance(draft, Outcome):
        return draft
    asked = approvals.ask(
        unit,
        context,
        act.person,
        ApprovalKind.STATEMENT,
        about=draft.id,
        payload=publishing.payload(draft),
        detail=draft.in_force.isoformat(),
    )
    return Outcome(Said.APPROVAL_ASKED if asked else Said.SECOND_NEEDED, about=asked)


def drop(unit: Unit, context: Context, act: Act) -> Outcome:
    draft = _draft(unit, act.value)
    if draft is None or not unit.statements.drop_draft():
        return _refused(publishing.Objection.NO_DRAFT)
    _note(unit, AuditAction.STATEMENT_DROPPED, act.person, draft)
    return Outcome(Said.STATEMENT)


def payload(unit: Unit, approval: Approval) -> bytes | None:
    """The draft as it is now; None when it is gone or another."""
    draft = _draft(unit, str(approval.about))
    return None if draft is None else publishing.payload(draft)


def carry_out(unit: Unit, context: Context, person: Person, approval: Approval) -> Outcome:
    """Approved: published in the same unit, unless the day has come meanwhile."""
    draft = _checked(unit, context, str(approval.about))
    if isinstance(draft, Outcome):
        return draft
    agreed = publishing.payload(draft)
    if refusal := approvals.use(unit, context, person, approval.id, payload=agreed):
        return Outcome(Said.APPROVAL_REFUSED, detail={"reason": refusal})
    publishing.publish(unit, context, draft, asked_by=person.account_id)
    _note(unit, AuditAction.STATEMENT_PUBLISHED, person, draft)
    return Outcome(Said.STATEMENT)


def _checked(unit: Unit, context: Context, reference: str) -> Draft | Outcome:
    """The draft, or why it cannot become a version."""
    draft = _draft(unit, reference)
    wrong = publishing.objection(unit, context, draft)
    if draft is None or wrong:
        return _refused(wrong or publishing.Objection.NO_DRAFT)
    return draft


def _draft(unit: Unit, reference: str) -> Draft | None:
    draft = unit.statements.draft()
    return draft if draft is not None and str(draft.id) == reference else None


def _note(unit: Unit, action: AuditAction, person: Person, draft: Draft) -> None:
    when = draft.in_force.isoformat()
    unit.audit(AuditEntry(action, Role.ADMIN, actor=person.id, about=draft.id, outcome=when))


def _refused(wrong: publishing.Objection) -> Outcome:
    return Outcome(Said.STATEMENT_REFUSED, detail={"reason": wrong})
