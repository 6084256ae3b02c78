"""Becoming and staying a coach: profile, agreement, the admin's confirmation, suspension, pause."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import AMSTERDAM, Context
from bot.matching.form import NAME_MAX, TOPIC_CODES, Errors, first, line_mistake, ticked
from bot.matching.lists import REGIONS, codes
from bot.matching.readiness import tell_admins
from bot.model import Coach, CoachProfile, CoachState, Person, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit
from bot.privacy import statement
from bot.privacy.calendar import read_date

CAPACITY_MOST = 20
PAUSE_DAYS = (7, 14, 30)


def begin(unit: Unit, context: Context, person: Person) -> Outcome:
    """`/klik coach`: whatever comes next for this person — profile, agreement, or how things stand."""
    coach = unit.coaches.find(person.id)
    if coach is None:
        # The form itself carries the statement, above its first question.
        statement.show_once(unit, person, now=context.now)
        return Outcome(Said.COACH_FORM)
    if coach.agreement != context.rules.agreement_version:
        return Outcome(Said.AGREEMENT_FORM)
    return Outcome(Said.COACH_OVERVIEW)


def read_profile(values: Mapping[str, tuple[str, ...]], context: Context) -> CoachProfile | Errors:
    name, line = first(values, "coach_name"), first(values, "coach_line")
    topics = tuple(code for code in values.get("topics") or () if code in TOPIC_CODES)
    languages = tuple(code for code in values.get("languages") or () if code in ("nl", "en"))
    region = first(values, "region") or None
    capacity = first(values, "capacity") or str(context.rules.coach_capacity)
    errors = _check(name, line, capacity)
    if not topics:
        errors["topics"] = "choose_one"
    if not languages:
        errors["languages"] = "choose_one"
    if region and region not in codes(REGIONS):
        errors["region"] = "choose_one"
    return errors or CoachProfile(name, line, topics, languages, region, int(capacity))


def _check(name: str, line: str, capacity: str) -> Errors:
    errors: Errors = {}
    if not name:
        errors["coach_name"] = "name_needed"
    elif mistake := line_mistake(name, most=NAME_MAX):
        errors["coach_name"] = mistake
    if not line:
        errors["coach_line"] = "line_needed"
    elif mistake := line_mistake(line):
        errors["coach_line"] = mistake
    if not (_is_number(capacity) and 1 <= int(capacity) <= CAPACITY_MOST):
        errors["capacity"] = f"capacity:{CAPACITY_MOST}"
    return errors


def join(unit: Unit, context: Context, person: Person, profile: CoachProfile) -> Outcome:
    """Save the profile; who has not signed the current agreement gets it next."""
    known = unit.coaches.find(person.id)
    unit.coaches.keep(person.id, person.account_id, profile, now=context.now)
    if known is None:
        unit.audit(AuditEntry(AuditAction.COACH_APPLIED, Role.COACH, actor=person.id, about=person.id))
    elif known.profile != profile:
        _tell_candidates(unit, context, person)
    return begin(unit, context, person)


def _tell_candidates(unit: Unit, context: Context, coach: Person) -> None:
    """Whoever has this coach reads name and line as they are now (GDPR art. 19)."""
    requests = (unit.requests.head(grant.request) for grant in unit.grants.of_coach(coach.id))
    statuses = (Notice(NoticeKind.STATUS, each.account_id, about=each.id) for each in requests if each)
    unit.outbox.promise(*statuses, now=context.now)


def agree(unit: Unit, context: Context, person: Person, values: Mapping[str, tuple[str, ...]]) -> Outcome:
    """The coach accepts the current agreement (R-011); an admin is asked to confirm a new coach."""
    coach = unit.coaches.find(person.id)
    if coach is None:
        return Outcome(Said.COACH_FORM)
    if not ticked(values, "agree"):
        return Outcome(Said.INVALID, detail={"agree": "tick_needed"})
    version = context.rules.agreement_version
    unit.coaches.agree(person.id, version, now=context.now)
    unit.audit(
        AuditEntry(
            AuditAction.COACH_AGREED,
            Role.COACH,
            actor=person.id,
            about=person.id,
            outcome=f"version {version}",
        )
    )
    if coach.state is CoachState.CONFIRMED:
        return Outcome(Said.COACH_OVERVIEW)
    tell_admins(unit, context, "coach_waits", about=person.id)
    return Outcome(Said.COACH_WAITING)


def confirm(unit: Unit, context: Context, admin: Person, coach_id: UUID | None) -> Outcome:
    """The admin's confirmation; a coach without the current agreement cannot be confirmed yet."""
    coach = unit.coaches.find(coach_id) if coach_id else None
    if coach is None or coach.agreement != context.rules.agreement_version:
        return Outcome(Said.COACH_UNREADY)
    return _decide(unit, context, admin, coach, CoachState.CONFIRMED)


def suspend(unit: Unit, context: Context, admin: Person, coach_id: UUID | None) -> Outcome:
    coach = unit.coaches.find(coach_id) if coach_id else None
    if coach is None:
        return Outcome(Said.COACH_UNREADY)
    return _decide(unit, context, admin, coach, CoachState.SUSPENDED)


def _decide(unit: Unit, context: Context, admin: Person, coach: Coach, state: CoachState) -> Outcome:
    confirmed = state is CoachState.CONFIRMED
    if coach.state is not state and unit.coaches.set_state(coach.person, state, now=context.now):
        action = AuditAction.COACH_CONFIRMED if confirmed else AuditAction.COACH_SUSPENDED
        unit.audit(AuditEntry(action, Role.ADMIN, actor=admin.id, about=coach.person))
        moment = context.now.isoformat(timespec="seconds")
        unit.outbox.promise(
            Notice(NoticeKind.COACH, coach.account_id, about=coach.person, detail=f"{state.value} {moment}"),
            now=context.now,
        )
    return Outcome(Said.COACH_CONFIRMED if confirmed else Said.COACH_SUSPENDED, about=coach.person)


def pause(unit: Unit, context: Context, person: Person, value: str) -> Outcome:
    """`value`: so many days or weeks, a date, or "0" to be asked again from now on; anything else shows the choice."""
    if unit.coaches.find(person.id) is None:
        return Outcome(Said.COACH_FORM)
    if value == "0":
        unit.coaches.pause(person.id, None)
        return Outcome(Said.PAUSE_ENDED)
    until = read_until(value, context)
    if until is None:
        return Outcome(Said.COACH_OVERVIEW)
    unit.coaches.pause(person.id, until)
    unit.audit(AuditEntry(AuditAction.COACH_PAUSED, Role.COACH, actor=person.id, about=person.id))
    return Outcome(Said.PAUSE_SET, detail={"until": until.isoformat()})


DAYS_IN = {
    **dict.fromkeys(("dag", "dagen", "day", "days"), 1),
    **dict.fromkeys(("week", "weken", "weeks"), 7),
    **dict.fromkeys(("maand", "maanden", "month", "months"), 30),
}


def read_until(value: str, context: Context) -> datetime | None:
    """Days ("14"), a span ("2 weken"), or a date as people write it ("tot 1-12-2026"); None when none of it, or past."""
    match [word for word in value.lower().split() if word not in ("tot", "until")]:
        case [unit] if unit in DAYS_IN:
            return _in_days(DAYS_IN[unit], context)
        case [number] if _is_number(number):
            return _in_days(int(number), context)
        case [number, unit] if _is_number(number) and unit in DAYS_IN:
            return _in_days(int(number) * DAYS_IN[unit], context)
        case [date]:
            return _on(date, context)
        case _:
            return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3


def _in_days(days: int, context: Context) -> datetime | None:
    return context.now + timedelta(days=days) if days else None


def _on(date: str, context: Context) -> datetime | None:
    day = read_date(date)
    if day is None:
        return None
    until = datetime.combine(day, time(), tzinfo=AMSTERDAM)
    return until if until > context.now else None
