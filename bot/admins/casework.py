"""What a handler does with data requests: log one that came outside the chat, establish whose it is, extend, decide."""

from datetime import datetime
from uuid import UUID

from bot.admins.act import Act, subject
from bot.admins.incidents import read_moment
from bot.admins.ordering import read_day
from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.desk.answering import LOGGED_VIA
from bot.model import Role
from bot.outcome import Outcome, Said
from bot.ports.cases import Case, CaseKind, Reason, Requester, Via
from bot.ports.unit import Unit
from bot.privacy.cases import clock, copies, handling, identifying
from bot.privacy.cases.kinds import EXTENSIONS, REFUSALS

# The third is Klik's own word, for when nobody decided.
WHY_LONGER = tuple(reason for reason in EXTENSIONS if reason is not Reason.MORE_TIME)
YES, NO = "yes", "no"


def listed(unit: Unit, context: Context, act: Act) -> Outcome:
    """The working list, or the one that was named by its reference."""
    case = unit.cases.by_reference(act.reference) if act.reference else None
    return Outcome(Said.CASE_SHOWN, about=case.id) if case else Outcome(Said.CASES)


def log(unit: Unit, context: Context, act: Act) -> Outcome:
    """The form: the term counts from the day it came in (T1). Whoever is named is asked in the chat whether it is theirs."""
    received = read_moment(act.first("received"), context)
    person = subject(unit, act)
    if errors := _mistakes(act, received, person):
        return Outcome(Said.INVALID, detail=errors)
    assert received is not None  # noqa: S101 - `_mistakes` refused it
    case = handling.receive(
        unit,
        context,
        CaseKind(act.first("kind")),
        None,
        via=Via(act.first("via")),
        received_at=received,
        requester=Requester(act.first("name"), act.first("reach"), act.first("words")),
        by=act.person.id,
    )
    if person is None or not identifying.ask(unit, context, case, person):
        handling.acknowledge(unit, context, case)
    return Outcome(Said.CASE_SHOWN, about=case.id)


def _mistakes(act: Act, received: datetime | None, person: UUID | None) -> dict[str, str]:
    errors = {}
    if act.first("kind") not in set(CaseKind):
        errors["kind"] = "choose_one"
    if act.first("via") not in LOGGED_VIA:
        errors["via"] = "choose_one"
    if received is None:
        errors["received"] = "moment_needed"
    if person is None and (named := next((each for each in ("person", "request") if act.first(each)), "")):
        errors[named] = "not_known"
    elif person is None and not act.first("reach"):
        errors["reach"] = "reach_needed"
    if person == act.person.id:
        errors["person"] = "not_yourself"
    return errors


def identify(unit: Unit, context: Context, act: Act) -> Outcome:
    """An admin names an account; the account says whether it is theirs (F-108)."""
    case, person = _open(unit, act), subject(unit, act)
    if case is None:
        return Outcome(Said.CASE_GONE)
    if person is None or person == act.person.id:
        return Outcome(
            Said.INVALID, about=case.id, detail={"person": "not_yourself" if person else "not_known"}
        )
    if not identifying.ask(unit, context, case, person):
        return Outcome(Said.CASE_GONE)
    return Outcome(Said.CASE_SHOWN, about=case.id)


def who(unit: Unit, context: Context, act: Act) -> Outcome:
    """Who asked outside the chat: for the answer on paper, and on record."""
    case = _open(unit, act)
    if case is None:
        return Outcome(Said.CASE_GONE)
    unit.audit(
        AuditEntry(
            AuditAction.CASE_WHO, Role.ADMIN, actor=act.person.id, about=case.person or case.id, case=case.id
        )
    )
    return Outcome(Said.CASE_WHO, about=case.id)


def extend(unit: Unit, context: Context, act: Act) -> Outcome:
    case, reason, until = _open(unit, act), act.first("reason"), read_day(act.first("until"), context)
    if case is None:
        return Outcome(Said.CASE_GONE)
    errors = {}
    if reason not in WHY_LONGER:
        errors["reason"] = "choose_one"
    if until is None or not case.due_at < until <= clock.latest(case):
        errors["until"] = "extension_day"
    if errors or until is None:
        return Outcome(Said.INVALID, about=case.id, detail=errors)
    if not handling.extend(unit, context, case, Reason(reason), until=until, by=act.person.id):
        return Outcome(Said.CASE_GONE)
    return Outcome(Said.CASE_SHOWN, about=case.id)


def complete(unit: Unit, context: Context, act: Act) -> Outcome:
    """Not before it is known whose it is (art. 12(6)), and never one's own."""
    case = _open(unit, act)
    if case is None:
        return Outcome(Said.CASE_GONE)
    if case.identified_at is None:
        return Outcome(Said.CASE_UNIDENTIFIED, about=case.id)
    if case.person == act.person.id:
        return Outcome(Said.CASE_OWN)
    handling.complete(unit, context, case, by=act.person.id)
    return Outcome(Said.CASE_SHOWN, about=case.id)


def refuse(unit: Unit, context: Context, act: Act) -> Outcome:
    case = _open(unit, act)
    if case is None:
        return Outcome(Said.CASE_GONE)
    if act.first("reason") not in REFUSALS:
        return Outcome(Said.INVALID, about=case.id, detail={"reason": "choose_one"})
    if case.person == act.person.id:
        return Outcome(Said.CASE_OWN)
    handling.refuse(unit, context, case, Reason(act.first("reason")), by=act.person.id)
    return Outcome(Said.CASE_SHOWN, about=case.id)


def ask_copy(unit: Unit, context: Context, act: Act) -> Outcome:
    case = _open(unit, act)
    if case is None or copies.ask(unit, context, case, by=act.person.id) is None:
        return Outcome(Said.CASE_GONE)
    return Outcome(Said.COPY_ROOM, about=case.id)


def read_copy(unit: Unit, context: Context, act: Act) -> Outcome:
    """A link that shows it once, to this handler."""
    case = _open(unit, act)
    if case is None or copies.give(unit, context, case, act.person.id) is None:
        return Outcome(Said.COPY_GONE)
    return Outcome(Said.COPY_LINK, about=case.id)


def judge_form(unit: Unit, context: Context, act: Act) -> Outcome:
    case = _open(unit, act)
    if case is None or not copies.may_judge(unit, case, act.person.id):
        return Outcome(Said.COPY_GONE)
    return Outcome(Said.COPY_FORM, about=case.id)


def judge(unit: Unit, context: Context, act: Act) -> Outcome:
    """Both masked, and theirs? A no to the first two destroys what there is and asks again (R-085)."""
    case = _open(unit, act)
    if case is None or not copies.may_judge(unit, case, act.person.id):
        return Outcome(Said.COPY_GONE)
    asked = ("bsn_masked", "photo_masked", "is_theirs")
    person = subject(unit, act)
    errors = {name: "choose_one" for name in asked if act.first(name) not in (YES, NO)}
    if person is None and (act.first("person") or act.first("request")):
        errors["person"] = "not_known"
    if errors:
        return Outcome(Said.INVALID, about=case.id, detail=errors)
    if NO in (act.first("bsn_masked"), act.first("photo_masked")):
        copies.unmasked(unit, context, case, by=act.person.id)
        return Outcome(Said.COPY_ROOM, about=case.id, detail={"again": "yes"})
    if act.first("is_theirs") == NO:
        copies.rejected(unit, case, by=act.person.id)
    else:
        _established(unit, context, case, person, by=act.person.id)
    return Outcome(Said.CASE_SHOWN, about=case.id)


def _established(unit: Unit, context: Context, case: Case, person: UUID | None, *, by: UUID) -> None:
    copies.close(unit, case)
    identifying.identified(unit, context, case, person, actor=by, by="copy")
    running = identifying.older(unit, case, person) if person else None
    if running is not None:
        identifying.join(unit, context, case, running)


def _open(unit: Unit, act: Act) -> Case | None:
    case = unit.cases.find(act.about) if act.about else None
    return case if case is not None and case.is_open else None
