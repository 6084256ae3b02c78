"""Incidents: the register, the 72 hours from discovery, who may be affected, the decisions (R-067, R-091; art. 33, 34)."""

from datetime import datetime, time, timedelta
from uuid import UUID

from bot.admins.act import Act
from bot.audit import AuditAction, AuditEntry
from bot.context import AMSTERDAM, Context
from bot.ids import new_id, new_reference
from bot.matching.readiness import tell_admins
from bot.model import Person, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.oversight import Incident
from bot.ports.unit import Unit
from bot.privacy.calendar import read_date

TERM = timedelta(hours=72)
# After so many hours from discovery the privacy officer is told, while nothing has been decided.
ALARMS = (24, 48, 66, 72)
KINDS = ("internal", "external")
NATURES = ("confidentiality", "integrity", "availability")
AUTHORITY = ("reported", "no_risk", "not_ours")
SUBJECTS = ("told", "no_high_risk", "encrypted")
SUMMARY_MAX = 2000
ACTION_DAYS = (7, 14, 30, 90)


def register(unit: Unit, context: Context, act: Act) -> Outcome:
    """The form. The 72 hours count from the discovery that was filled in, not from now."""
    discovered = read_moment(act.first("discovered"), context)
    began = read_moment(act.first("began"), context)
    if errors := _mistakes(act, discovered, began):
        return Outcome(Said.INVALID, detail=errors)
    assert discovered is not None  # noqa: S101 - `_mistakes` refused it
    incident = _incident(unit, context, act, discovered, began)
    unit.incidents.keep(incident)
    _audit(unit, act.person, AuditAction.INCIDENT_REGISTERED, incident.id, incident.kind)
    _start_clocks(unit, context, act.person, incident)
    tell_admins(unit, context, "incident_new", about=incident.id)
    return Outcome(Said.INCIDENT_SHOWN, about=incident.id)


def _mistakes(act: Act, discovered: datetime | None, began: datetime | None) -> dict[str, str]:
    errors = {}
    if act.first("kind") not in KINDS:
        errors["kind"] = "choose_one"
    if discovered is None:
        errors["discovered"] = "moment_needed"
    if act.first("began") and (began is None or (discovered and began > discovered)):
        errors["began"] = "moment_needed"
    if not 0 < len(act.first("summary")) <= SUMMARY_MAX:
        errors["summary"] = "summary_needed"
    if act.first("kind") == "external" and not act.first("action"):
        errors["action"] = "action_needed"
    return errors


def _incident(
    unit: Unit, context: Context, act: Act, discovered: datetime, began: datetime | None
) -> Incident:
    owner = act.chosen("owner")
    action = act.first("action") or None
    days = next((each for each in ACTION_DAYS if str(each) == act.first("due")), ACTION_DAYS[1])
    return Incident(
        id=new_id(),
        reference=new_reference("I"),
        kind=act.first("kind"),
        nature=tuple(each for each in act.values.get("nature", ()) if each in NATURES),
        discovered_at=discovered,
        registered_at=context.now,
        registered_by=act.person.id,
        summary=act.first("summary"),
        began_at=began,
        action=action,
        owner=unit.people.admit(owner, now=context.now).id if owner else act.person.id,
        action_due=context.now + timedelta(days=days) if action else None,
    )


def _start_clocks(unit: Unit, context: Context, person: Person, incident: Incident) -> None:
    """Notices that are due later; a moment that has passed already is due at once."""
    due: list[tuple[str, datetime]] = []
    if incident.kind == "internal":
        due += [(str(hours), incident.discovered_at + timedelta(hours=hours)) for hours in ALARMS]
    if incident.action_due:
        due.append(("action", incident.action_due))
    unit.outbox.promise(
        *(
            Notice(NoticeKind.INCIDENT, person.account_id, about=incident.id, detail=what, due_at=at)
            for what, at in due
        ),
        now=context.now,
    )


def alarm(unit: Unit, context: Context, incident_id: UUID, what: str) -> None:
    """A moment of the clock has come: the admins are told, unless it was decided meanwhile."""
    incident = unit.incidents.find(incident_id)
    if incident is None or incident.closed_at is not None:
        return
    undecided = incident.action_done_at is None if what == "action" else incident.authority is None
    if undecided:
        tell_admins(unit, context, f"incident_{what}", about=incident.id)


def decide_authority(unit: Unit, context: Context, act: Act) -> Outcome:
    """Reported to the Autoriteit Persoonsgegevens, or why not (art. 33(1))."""
    return _decide(unit, context, act, "authority")


def decide_subjects(unit: Unit, context: Context, act: Act) -> Outcome:
    """The people themselves told, or why not (art. 34)."""
    return _decide(unit, context, act, "subjects")


def _decide(unit: Unit, context: Context, act: Act, which: str) -> Outcome:
    options = AUTHORITY if which == "authority" else SUBJECTS
    decision = act.first("decision")
    if decision not in options:
        return Outcome(Said.INVALID, about=act.about, detail={"decision": "choose_one"})
    record = unit.incidents.decide_authority if which == "authority" else unit.incidents.decide_subjects
    if act.about is None or not record(act.about, decision, now=context.now):
        return Outcome(Said.INCIDENT_GONE)
    _audit(unit, act.person, AuditAction.INCIDENT_DECIDED, act.about, f"{which} {decision}")
    return Outcome(Said.INCIDENT_SHOWN, about=act.about)


def action_done(unit: Unit, context: Context, act: Act) -> Outcome:
    if act.about is None or not unit.incidents.action_done(act.about, now=context.now):
        return Outcome(Said.INCIDENT_GONE)
    _audit(unit, act.person, AuditAction.INCIDENT_ACTED, act.about, "done")
    return Outcome(Said.INCIDENT_SHOWN, about=act.about)


def close(unit: Unit, context: Context, act: Act) -> Outcome:
    """Only when everything has been decided and done; it stays in the register (art. 33(5))."""
    incident = unit.incidents.find(act.about) if act.about else None
    if incident is None or open_points(incident) or not unit.incidents.close(incident.id, now=context.now):
        return Outcome(Said.INCIDENT_GONE)
    _audit(unit, act.person, AuditAction.INCIDENT_CLOSED, incident.id, "closed")
    return Outcome(Said.INCIDENTS)


def open_points(incident: Incident) -> tuple[str, ...]:
    """What keeps it open."""
    internal = incident.kind == "internal"
    points = {
        "authority": internal and incident.authority is None,
        "subjects": internal and incident.subjects is None,
        "action": incident.action is not None and incident.action_done_at is None,
    }
    return tuple(name for name, is_open in points.items() if is_open)


def deadline(incident: Incident) -> datetime | None:
    """The next moment by which somebody must act, or None."""
    moments = []
    if incident.kind == "internal" and incident.authority is None:
        moments.append(incident.discovered_at + TERM)
    if incident.action_due and incident.action_done_at is None:
        moments.append(incident.action_due)
    return min(moments, default=None) if incident.closed_at is None else None


def read_moment(typed: str, context: Context) -> datetime | None:
    """`28-11-2026 14:30` in Amsterdam; without a time the start of that day. None when none of it, or in the future."""
    day, _, clock = typed.partition(" ")
    date = read_date(day)
    try:
        hour = time.fromisoformat(clock.strip()) if clock.strip() else time()
    except ValueError:
        return None
    if date is None:
        return None
    at = datetime.combine(date, hour.replace(tzinfo=None), tzinfo=AMSTERDAM)
    return at if at <= context.now else None


def _audit(unit: Unit, person: Person, action: AuditAction, about: UUID, outcome: str) -> None:
    unit.audit(AuditEntry(action, Role.ADMIN, actor=person.id, about=about, outcome=outcome))
