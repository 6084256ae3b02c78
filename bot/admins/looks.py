"""A look at one person's data: for an open case, with a reason, for a short while, on record (R-076).

The person reads in their access answer who looked, when and why.
"""

from datetime import timedelta
from uuid import UUID

from bot.admins.act import Act, subject
from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.model import Person, Role
from bot.outcome import Outcome, Said
from bot.ports.oversight import Look
from bot.ports.unit import Unit

TERM = timedelta(minutes=30)
REASONS = ("answer", "identify", "correct", "complaint", "check")
ALL, CONSENTS = "all", "consents"


def open_look(unit: Unit, context: Context, act: Act) -> Outcome:
    """The form: which case, why, and whom where the case does not say so yet."""
    case_id = _id(act.first("case"))
    case = unit.cases.find(case_id) if case_id else None
    person = subject(unit, act) or (case.person if case else None)
    errors = {}
    if case is None or not case.is_open:
        errors["case"] = "case_needed"
    elif case.person is not None and person != case.person:
        errors["person"] = "another_case"
    if act.first("reason") not in REASONS:
        errors["reason"] = "choose_one"
    if person is None:
        errors.setdefault("person", "not_known")
    if errors or case is None or person is None:
        return Outcome(Said.INVALID, detail=errors)
    look = unit.looks.open(
        person,
        seen_by=act.person.id,
        case=case.id,
        reason=act.first("reason"),
        now=context.now,
        ends_at=context.now + TERM,
    )
    return _shown(unit, unit.looks.find(look), part=act.value)


def show(unit: Unit, context: Context, act: Act) -> Outcome:
    """Again, while it lasts, for whoever opened it. Every time is on record."""
    return _again(unit, context, act, ALL)


def show_consents(unit: Unit, context: Context, act: Act) -> Outcome:
    return _again(unit, context, act, CONSENTS)


def _again(unit: Unit, context: Context, act: Act, part: str) -> Outcome:
    look = unit.looks.find(act.about) if act.about else None
    if look is None or not lasts(look, context, act.person.id):
        return Outcome(Said.LOOK_OVER)
    return _shown(unit, look, part=part)


def _shown(unit: Unit, look: Look | None, *, part: str) -> Outcome:
    if look is None:
        return Outcome(Said.LOOK_OVER)
    unit.audit(
        AuditEntry(
            AuditAction.PERSON_LOOKED_AT,
            Role.ADMIN,
            actor=look.seen_by,
            about=look.person,
            outcome=look.reason,
            case=look.case,
        )
    )
    return Outcome(Said.LOOK_SHOWN, about=look.id, detail={"part": CONSENTS if part == CONSENTS else ALL})


def lasts(look: Look, context: Context, person: UUID | None) -> bool:
    """It is theirs, and its time is not over."""
    return look.seen_by == person and context.now < look.ends_at


def current(unit: Unit, context: Context, admin: Person, subject: UUID) -> Look | None:
    """The look by which this admin may see this person now; None: open one first."""
    looks = (look for look in unit.looks.of(subject) if lasts(look, context, admin.id))
    return next(looks, None)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
