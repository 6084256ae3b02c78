"""The second admin's buttons: yes or no to what waits. What a yes carries out stands with its subject."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.admins import approvals, ordering, publishing, roles
from bot.admins.act import Act
from bot.context import Context
from bot.model import Person
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.admins import Approval, ApprovalKind
from bot.ports.unit import Unit


@dataclass(frozen=True)
class Deed:
    """`payload`: what would be done now, None when it is gone. `carry_out`: after a yes, in the same unit."""

    payload: Callable[[Unit, Approval], bytes | None]
    carry_out: Callable[[Unit, Context, Person, Approval], Outcome]


DEEDS: Mapping[ApprovalKind, Deed] = {
    ApprovalKind.ROLE: Deed(roles.payload, roles.carry_out),
    ApprovalKind.STATEMENT: Deed(publishing.payload, publishing.carry_out),
    ApprovalKind.DISCLOSURE: Deed(ordering.payload, ordering.carry_out),
}


def approve(unit: Unit, context: Context, act: Act) -> Outcome:
    approval = unit.approvals.find(act.about) if act.about else None
    deed = DEEDS.get(approval.kind) if approval else None
    payload = deed.payload(unit, approval) if deed and approval else None
    if approval is None or deed is None or payload is None:
        return _refused(approvals.Refusal.UNKNOWN)
    if refusal := approvals.approve(unit, context, act.person, approval.id, payload=payload):
        return _refused(refusal)
    _tell(unit, context, approval, Said.APPROVAL_GIVEN)
    return deed.carry_out(unit, context, act.person, unit.approvals.find(approval.id) or approval)


def decline(unit: Unit, context: Context, act: Act) -> Outcome:
    approval = unit.approvals.find(act.about) if act.about else None
    if approval is None or not approvals.decline(unit, context, act.person, approval.id):
        return _refused(approvals.Refusal.OVER)
    if approval.asked_by != act.person.id:
        _tell(unit, context, approval, Said.APPROVAL_DECLINED)
    return Outcome(Said.APPROVAL_DECLINED, detail={"kind": approval.kind, "what": approval.detail})


def _refused(refusal: approvals.Refusal) -> Outcome:
    return Outcome(Said.APPROVAL_REFUSED, detail={"reason": refusal})


def _tell(unit: Unit, context: Context, approval: Approval, said: Said) -> None:
    """Who asked hears what the other said."""
    if (person := unit.people.reachable(approval.asked_by)) is not None:
        told = Outcome(said, about=approval.id, detail={"kind": approval.kind, "what": approval.detail})
        unit.outbox.promise(
            Notice(NoticeKind.ANSWER, person.account_id, detail=told.to_text()), now=context.now
        )
