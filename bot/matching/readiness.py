"""Is there anybody to match with? Asked before the form and again before the post; the admins get the task (product 2)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.admins.rights import holders
from bot.admins.tasks import right_for
from bot.context import AMSTERDAM, Context
from bot.model import ChannelState, Request
from bot.notices import Notice, NoticeKind
from bot.ports.unit import Unit


class Obstacle(StrEnum):
    NO_CHANNEL = "no_channel"
    CHANNEL_UNKNOWN = "channel_unknown"
    CHANNEL_PUBLIC = "channel_public"
    CHANNEL_SHARED = "channel_shared"
    CHANNEL_ARCHIVED = "channel_archived"
    NOT_IN_CHANNEL = "not_in_channel"
    NO_COACH = "no_coach"


BY_STATE = {
    ChannelState.UNKNOWN: Obstacle.CHANNEL_UNKNOWN,
    ChannelState.PUBLIC: Obstacle.CHANNEL_PUBLIC,
    ChannelState.SHARED: Obstacle.CHANNEL_SHARED,
    ChannelState.NOT_A_MEMBER: Obstacle.NOT_IN_CHANNEL,
    ChannelState.ARCHIVED: Obstacle.CHANNEL_ARCHIVED,
    ChannelState.MISSING: Obstacle.NO_CHANNEL,
}


def able_coaches(unit: Unit, context: Context, *, besides: UUID) -> int:
    return unit.coaches.able(agreement=context.rules.agreement_version, now=context.now, besides=besides)


def undecided_coaches(unit: Unit, context: Context, request: Request) -> int:
    """Who could accept now and has not said *not for me*."""
    return unit.coaches.undecided(
        request.id,
        agreement=context.rules.agreement_version,
        now=context.now,
        besides=request.candidate,
    )


def obstacle(unit: Unit, context: Context, *, candidate: UUID) -> Obstacle | None:
    """Why a request could reach nobody now, or None. One usable channel and one able coach are enough."""
    states = [channel.state for channel in unit.channels.all()]
    if not states:
        return Obstacle.NO_CHANNEL
    if ChannelState.USABLE not in states:
        return BY_STATE[states[0]]
    return None if able_coaches(unit, context, besides=candidate) else Obstacle.NO_COACH


def report(unit: Unit, context: Context, reason: Obstacle) -> None:
    """The admins get the task; a channel that was not in order is looked at again: it may have been mended since."""
    tell_admins(unit, context, reason.value)
    broken = [channel for channel in unit.channels.all() if channel.state is not ChannelState.USABLE]
    unit.outbox.promise(*(Notice(NoticeKind.ROSTER, channel.id) for channel in broken), now=context.now)


def tell_admins(unit: Unit, context: Context, task: str, *, about: UUID | None = None) -> None:
    """One task to every admin whose role it is, at most once a day for the same thing."""
    for account in context.rules.admins:
        unit.people.admit(account, now=context.now)
    detail = f"{task} {_day(context.now)}"
    for admin in holders(unit, context, right_for(task)):
        if not unit.outbox.is_promised(NoticeKind.ADMIN, admin.account_id, about, detail):
            unit.outbox.promise(
                Notice(NoticeKind.ADMIN, admin.account_id, about=about, detail=detail), now=context.now
            )


def _day(now: datetime) -> str:
    return now.astimezone(AMSTERDAM).date().isoformat()
