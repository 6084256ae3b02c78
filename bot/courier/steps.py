"""Notices that are no messages: the request's own clock, an early emoji, a look at a channel; and the hourly tidying."""

from datetime import timedelta

from bot.admins import controls, incidents, ordering
from bot.context import Context
from bot.desk import tickets
from bot.matching import accepting, cvs, ending, terms
from bot.matching.readiness import BY_STATE, tell_admins
from bot.model import ChannelState
from bot.notices import Leased, Notice, NoticeKind
from bot.outcome import Said
from bot.ports.messenger import ChannelReport
from bot.ports.unit import Unit
from bot.privacy import duties, publishing, register
from bot.privacy.cases import handling
from bot.talk.happened import UNSPOKEN, promise_answer

EARLY_PAUSE = timedelta(seconds=1)
EARLY_MOST = 15


def step(unit: Unit, context: Context, leased: Leased) -> timedelta | None:
    """Do it; a pause means: ask again after that long."""
    notice = leased.notice
    match notice.kind:
        case NoticeKind.EARLY:
            return _early(unit, context, leased)
        case _ if notice.about is None:
            return None
        case NoticeKind.CASE_CLOCK:
            handling.tick(unit, context, notice.about, notice.detail)
        case NoticeKind.ANNOUNCE:
            publishing.announce(unit, context, notice)
        case NoticeKind.TICKET_CLOCK:
            tickets.remind(unit, context, notice.about)
        case NoticeKind.TICKET_ENDS:
            tickets.end(unit, context, notice.about)
        case NoticeKind.REMIND:
            terms.remind(unit, context, notice.about, term=notice.detail)
        case NoticeKind.ESCALATE:
            terms.escalate(unit, context, notice.about, term=notice.detail)
        case NoticeKind.INCIDENT:
            incidents.alarm(unit, context, notice.about, notice.detail)
        case NoticeKind.ORDER:
            ordering.step(unit, context, notice.about, notice.detail)
        case NoticeKind.DUTY_OVERDUE:
            duties.overdue(unit, context, notice.about)
        case NoticeKind.EXPIRE:
            ending.expire(unit, context, notice.about, term=notice.detail)
        case _:
            pass
    return None


def _early(unit: Unit, context: Context, leased: Leased) -> timedelta | None:
    """An emoji that was faster than our own post: now the message may be known (F-014)."""
    kept = unit.messages.marked(leased.notice.detail)
    if kept is None:
        return EARLY_PAUSE if leased.attempts < EARLY_MOST else None
    if kept.kind is NoticeKind.BROADCAST:
        person = unit.people.by_account(leased.notice.to)
        account = unit.people.account(person.account_id)
        standing = unit.coaches.standing(account, day_start=context.day_start)
        outcome = accepting.accept(unit, context, standing, kept.about)
        if outcome.said not in UNSPOKEN and outcome.said is not Said.NOTHING:
            promise_answer(unit, context, person, outcome)
    return None


def channel_seen(unit: Unit, context: Context, notice: Notice, report: ChannelReport) -> None:
    """What the platform said about a coaches' channel, and who sits in it."""
    channel = unit.channels.by_id(notice.to)
    unit.channels.set_state(channel.id, report.state, now=context.now)
    is_mended = report.state is ChannelState.USABLE and channel.state is not ChannelState.USABLE
    if report.members is not None:
        unit.channels.set_seats(channel.id, report.members, now=context.now)
    if report.state is not ChannelState.USABLE:
        tell_admins(unit, context, BY_STATE[report.state].value)
    if is_mended:
        terms.catch_up(unit, context, channel.id)


def look_at_channels(unit: Unit, context: Context) -> None:
    """Every configured channel, known or new, is looked at now."""
    for place in context.rules.channels:
        channel = unit.channels.keep(place, now=context.now)
        unit.outbox.promise(Notice(NoticeKind.ROSTER, channel.id), now=context.now)


def housekeeping(unit: Unit, context: Context) -> None:
    """What is looked at every hour, besides what is over its term (`bot.privacy.retention`)."""
    look_at_channels(unit, context)
    register.remind(unit, context)
    cvs.tidy(unit, context)
    controls.daily(unit, context)
