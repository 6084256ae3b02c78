"""The admin's acts around erasure: carry out a data request, note what was deleted by hand, settle a coach's duty."""

from bot.admins.act import Act, subject
from bot.admins.ordering import read_day
from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.model import Role
from bot.outcome import Outcome, Said
from bot.ports.cases import CaseKind
from bot.ports.erasing import Why
from bot.ports.retention import Because
from bot.ports.unit import Unit
from bot.privacy import duties, erasing, retention


def look(unit: Unit, context: Context, act: Act) -> Outcome:
    """The dry run: counts only, and on record."""
    case = unit.cases.find(act.about) if act.about else None
    if case is None or case.kind is not CaseKind.ERASURE:
        return Outcome(Said.ERASURES)
    unit.audit(
        AuditEntry(AuditAction.ADMIN_LOOKED, Role.ADMIN, actor=act.person.id, about=case.person, case=case.id)
    )
    return Outcome(Said.ERASE_CASE, about=case.id)


def begin(unit: Unit, context: Context, act: Act) -> Outcome:
    """Only for the person the case was tied to, and while it is open."""
    case = unit.cases.find(act.about) if act.about else None
    if case is None or not case.is_open or case.kind is not CaseKind.ERASURE or case.person is None:
        return Outcome(Said.ERASURES)
    erasing.erase(unit, context, case.person, case.id, why=Why.CASE)
    return Outcome(Said.ERASE_CASE_BEGAN)


def confirm_clock(unit: Unit, context: Context, act: Act) -> Outcome:
    retention.confirm_clock(unit, context, act.person.id)
    return Outcome(Said.RETENTION)


def set_term(unit: Unit, context: Context, act: Act) -> Outcome:
    """Longer than two years for one person, with a reason of the list, told to them (R-081). Never one's own."""
    person, until = subject(unit, act), read_day(act.first("until"), context)
    errors = {}
    if person is None or person == act.person.id:
        errors["person"] = "not_yourself" if person else "not_known"
    if act.first("reason") not in set(Because):
        errors["reason"] = "choose_one"
    if until is None:
        errors["until"] = "day_needed"
    if errors or person is None or until is None:
        return Outcome(Said.INVALID, detail=errors)
    because = Because(act.first("reason"))
    if not retention.keep_longer(unit, context, person, because, until=until, by=act.person.id):
        return Outcome(Said.INVALID, detail={"until": "term_longer"})
    return Outcome(Said.RETENTION)


def settle_residue(unit: Unit, context: Context, act: Act) -> Outcome:
    if act.about is None or not erasing.settled(unit, context, act.person.id, act.about):
        return Outcome(Said.ERASURES)
    return Outcome(Said.RESIDUE_SETTLED)


def settle_duty(unit: Unit, context: Context, act: Act) -> Outcome:
    if act.about is None or not duties.settle(unit, context, act.person.id, act.about):
        return Outcome(Said.COACHES)
    return Outcome(Said.DUTY_SETTLED)
