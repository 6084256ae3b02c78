"""Who works for the network or gets data from it: which rows there must be, and which agreement is about to end."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching.readiness import tell_admins
from bot.model import Person, Platform, Role
from bot.ports.register import Party, PartyRole
from bot.ports.unit import Unit
from bot.privacy.statement import day_of

WARN_AHEAD = timedelta(days=30)
NAME_MAX = 100
LINE_MAX = 200

# What every installation starts with; what is agreed with each is for the network to fill in.
FIRST: tuple[Party, ...] = (
    Party("slack", "Slack", PartyRole.PROCESSOR),
    Party("microsoft", "Microsoft", PartyRole.PROCESSOR),
    Party("hosting", "Hosting", PartyRole.PROCESSOR),
    Party("mail", "E-mail", PartyRole.PROCESSOR),
    Party("coaches", "Coaches", PartyRole.RECIPIENT),
)

# An adapter without its row does not start.
OF_PLATFORM: Mapping[Platform, str] = {Platform.SLACK: "slack", Platform.TEAMS: "microsoft"}

CODES = tuple(party.code for party in FIRST)


class Gap(StrEnum):
    """What is wrong with a row."""

    NO_AGREEMENT = "no_agreement"
    ENDS_SOON = "ends_soon"
    OVER = "over"


def gap(party: Party, today: date) -> Gap | None:
    if party.ends is not None and party.ends < today:
        return Gap.OVER
    if party.ends is not None and party.ends <= today + WARN_AHEAD:
        return Gap.ENDS_SOON
    return None if party.agreement else Gap.NO_AGREEMENT


def gaps(unit: Unit, context: Context) -> Sequence[tuple[Party, Gap]]:
    """The rows an admin has something to do about."""
    today = day_of(context.now)
    found = ((party, gap(party, today)) for party in unit.register.all())
    return [(party, wrong) for party, wrong in found if wrong is not None]


def remind(unit: Unit, context: Context) -> None:
    """Part of the hourly tidying: an agreement that ends, or has ended, is a task for the admins, once a day."""
    wrong = {each for _, each in gaps(unit, context)}
    if Gap.ENDS_SOON in wrong:
        tell_admins(unit, context, "register_ends")
    if Gap.OVER in wrong:
        tell_admins(unit, context, "register_over")


def keep(unit: Unit, context: Context, by: Person | None, party: Party) -> None:
    unit.register.keep(party, now=context.now)
    _note(unit, AuditAction.REGISTER_CHANGED, by, party.code)


def remove(unit: Unit, context: Context, by: Person | None, code: str) -> bool:
    is_gone = unit.register.remove(code, now=context.now)
    if is_gone:
        _note(unit, AuditAction.REGISTER_REMOVED, by, code)
    return is_gone


def _note(unit: Unit, action: AuditAction, by: Person | None, code: str) -> None:
    """`by` is None for whoever works on the machine itself."""
    role = Role.ADMIN if by else Role.KLIK
    unit.audit(AuditEntry(action, role, actor=by.id if by else None, outcome=code))


def read(code: str, values: Mapping[str, str]) -> Party | dict[str, str]:
    """A row as it was filled in, or what is wrong with it by field."""
    errors = {
        name: f"line_too_long:{len(values.get(name, ''))}"
        for name in LINES
        if len(values.get(name, "")) > LINE_MAX
    }
    if not values.get("name"):
        errors["name"] = "name_needed"
    ends = _date(values.get("ends", ""))
    if values.get("ends") and ends is None:
        errors["ends"] = "not_a_date"
    if values.get("role", "") not in set(PartyRole):
        errors["role"] = "choose_one"
    if errors:
        return errors
    lines = {name: values.get(name, "") for name in LINES}
    return Party(code, role=PartyRole(values["role"]), ends=ends, **lines)


LINES = ("name", "agreement", "subprocessors", "location")


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
