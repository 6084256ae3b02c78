"""The self-checks (R-026, R-077): what is checked, and how it is known that it is in order. Daily, with date and result.

`docs/controls.md` maps them to OWASP ASVS 5.0 and to the test that makes each go red.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.admins.act import Act
from bot.admins.rights import Right, holders
from bot.audit import AuditAction
from bot.context import AMSTERDAM, Context
from bot.errors import Ambiguous, NotSent
from bot.matching.readiness import tell_admins
from bot.model import ChannelState, CoachState
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.oversight import Checked
from bot.ports.unit import Unit
from bot.privacy import register
from bot.words import Language

# A step needs somebody it is for; this one is for nobody.
NOBODY = UUID(int=0)
MASTER_KEY_TERM = timedelta(days=366)
LATE_NOTICE = timedelta(minutes=30)
# A run a day, and some hours in which a restart may take place (faults 1.2, F-127).
ALIVE = timedelta(hours=26)
# Whoever waits for an answer after a restart goes first.
AFTER_START = timedelta(minutes=1)
# What the statement names without supplying it (T5, R-029).
REFERRED_TO = ("cookiebeleid", "Profilering en cookies")

Probe = Callable[[], Awaitable[str]]


@dataclass(frozen=True)
class Control:
    """`check` gives "" when in order, else what is wrong: a count or a code, never anything about a person."""

    code: str
    check: Callable[[Unit, Context], str]


def audit_chain(unit: Unit, context: Context) -> str:
    verdict = unit.audit_verdict()
    return "" if verdict.is_whole else str(verdict.first_bad)


def disclosures_audited(unit: Unit, context: Context) -> str:
    """As many disclosures as entries of the trail that say so (I7)."""
    return _count(abs(unit.disclosures.count() - unit.audit_count(AuditAction.CONTACT_DISCLOSED)))


def master_key_age(unit: Unit, context: Context) -> str:
    since = unit.master_key_since()
    return "" if since is None or context.now - since < MASTER_KEY_TERM else str((context.now - since).days)


def retention(unit: Unit, context: Context) -> str:
    return _count(sum(unit.holdings.overdue(now=context.now).values()))


def channel_private(unit: Unit, context: Context) -> str:
    """Looked at lately, and private and ours when it was (F-123)."""
    channels = unit.channels.all()
    wrong = [each for each in channels if each.state is not ChannelState.USABLE]
    return _count(len(wrong)) if channels else "none"


def coaches_seated(unit: Unit, context: Context) -> str:
    """Who can read requests in the channel and is neither a coach nor an admin."""
    confirmed = [coach.person for coach in unit.coaches.listed(state=CoachState.CONFIRMED)]
    admins = [person.id for person in holders(unit, context, Right.OVERVIEW)]
    known = [account for person in (*confirmed, *admins) for account in unit.people.active_accounts(person)]
    return _count(unit.channels.strangers([*known, *context.rules.admins]))


def statement_references(unit: Unit, context: Context) -> str:
    """What the statement in force refers to, and is not there to be read."""
    current = unit.statements.in_force(context.now.astimezone(AMSTERDAM).date())
    text = unit.statements.text(current.id, Language.NL) if current else ""
    return _count(sum(name in text for name in REFERRED_TO))


def processors(unit: Unit, context: Context) -> str:
    return _count(len(register.gaps(unit, context)))


def cases_in_time(unit: Unit, context: Context) -> str:
    return _count(sum(case.due_at <= context.now for case in unit.cases.open_ones(limit=1000)))


def queue_moving(unit: Unit, context: Context) -> str:
    """Nothing is stuck, and nothing waits long after it was due."""
    due = unit.outbox.next_due()
    late = due is not None and context.now - due > LATE_NOTICE
    return _count(len(unit.outbox.parked(limit=1000)) + late)


def clock(unit: Unit, context: Context) -> str:
    """Time does not run backwards: nothing was checked later than now."""
    return _count(sum(checked.at > context.now for checked in unit.controls.last()))


def second_admin(unit: Unit, context: Context) -> str:
    """Somebody can be the second pair of eyes."""
    return "" if len(holders(unit, context, Right.DISCLOSE)) > 1 else "1"


CONTROLS: tuple[Control, ...] = (
    Control("audit_chain", audit_chain),
    Control("disclosures_audited", disclosures_audited),
    Control("master_key_age", master_key_age),
    Control("retention", retention),
    Control("channel_private", channel_private),
    Control("coaches_seated", coaches_seated),
    Control("statement_references", statement_references),
    Control("processors", processors),
    Control("cases_in_time", cases_in_time),
    Control("queue_moving", queue_moving),
    Control("clock", clock),
    Control("second_admin", second_admin),
)
# Asked of the outside, by what the installation is wired with: see `adapters/wiring/probes.py`.
PROBES = ("slack_scopes", "pages")
CODES = (*(control.code for control in CONTROLS), *PROBES)


def run(unit: Unit, context: Context) -> list[Checked]:
    """In a reading unit: the audit chain takes a while. A check that itself fails is not in order."""
    return [_checked(control, unit, context) for control in CONTROLS]


def _checked(control: Control, unit: Unit, context: Context) -> Checked:
    try:
        wrong = control.check(unit, context)
    except LookupError:
        wrong = "failed"
    return Checked(control.code, context.now, not wrong, wrong)


async def probe(probes: Mapping[str, Probe], context: Context) -> list[Checked]:
    """A platform that cannot be asked is not in order either: no check fails open (ASVS 16.5.3)."""
    found = []
    for code, ask in probes.items():
        try:
            wrong = await ask()
        except (NotSent, Ambiguous) as error:
            wrong = error.code
        found.append(Checked(code, context.now, not wrong, wrong[:100]))
    return found


def record(unit: Unit, context: Context, found: Sequence[Checked]) -> None:
    """Kept with its date; what was in order before and is not now is told to the admins."""
    before = {checked.control for checked in unit.controls.last() if not checked.is_ok}
    for checked in found:
        unit.controls.record(checked)
    if any(not checked.is_ok and checked.control not in before for checked in found):
        tell_admins(unit, context, "control_failed")


def daily(unit: Unit, context: Context) -> None:
    """Part of the hourly tidying: one run a day; if there was none for too long, that is an alarm of its own."""
    last = max((checked.at for checked in unit.controls.last()), default=None)
    if last is not None and context.now - last > ALIVE:
        tell_admins(unit, context, "controls_dead")
    today = context.now.astimezone(AMSTERDAM).date().isoformat()
    _promise(unit, today, now=context.now, due_at=context.now + AFTER_START)


def run_now(unit: Unit, context: Context, act: Act) -> Outcome:
    _promise(unit, context.now.isoformat(timespec="seconds"), now=context.now, due_at=context.now)
    return Outcome(Said.CONTROLS_RUN)


def _promise(unit: Unit, moment: str, *, now: datetime, due_at: datetime) -> None:
    if not unit.outbox.is_promised(NoticeKind.CONTROLS, NOBODY, None, moment):
        unit.outbox.promise(Notice(NoticeKind.CONTROLS, NOBODY, detail=moment, due_at=due_at), now=now)


def _count(number: int) -> str:
    return str(number) if number else ""
