"""The request's own clock: nudge the channel, tell the candidate and the admins, expire. Each re-reads the truth first.

`term` is the end that was set at the post: what was posted anew after a change has a clock of its own.
"""

from datetime import datetime
from uuid import UUID

from bot.context import Context
from bot.matching.readiness import tell_admins
from bot.model import Request, RequestState
from bot.notices import Notice, NoticeKind
from bot.ports.unit import Unit


def remind(unit: Unit, context: Context, request_id: UUID, *, term: str = "") -> None:
    """A nudge in every channel that shows the request, while it is open."""
    if _open(unit, request_id, term) is None:
        return
    channels = unit.messages.channels_of(NoticeKind.BROADCAST, request_id)
    unit.outbox.promise(
        *(Notice(NoticeKind.NUDGE, channel, about=request_id) for channel in channels), now=context.now
    )


def escalate(unit: Unit, context: Context, request_id: UUID, *, term: str = "") -> None:
    """Nobody accepted for so long: the candidate gets the truth, the admins get a task. Once per request."""
    request = _open(unit, request_id, term)
    if request is None:
        return
    account = request.account_id
    if unit.outbox.is_promised(NoticeKind.UNCLAIMED, account, request_id):
        return
    unit.outbox.promise(Notice(NoticeKind.UNCLAIMED, account, about=request_id), now=context.now)
    tell_admins(unit, context, "unclaimed", about=request_id)


def catch_up(unit: Unit, context: Context, channel: UUID) -> None:
    """A channel that is new or was not in order can be used now: every open request is shown there as well.

    What stands there already is drawn again: it may be the tombstone of a request that is open anew. And what could not
    be said there is tried again: the tombstone of a request that was withdrawn meanwhile (R-086).
    """
    unit.outbox.retry_parked(now=context.now, to=channel)
    requests = unit.requests.to_show_in(channel)
    unit.outbox.promise(
        *(Notice(NoticeKind.BROADCAST, channel, about=request) for request in requests), now=context.now
    )


def _open(unit: Unit, request_id: UUID, term: str) -> Request | None:
    request = unit.requests.head(request_id)
    if request is None or is_earlier(request, term):
        return None
    return request if request.state is RequestState.OPEN else None


def is_earlier(request: Request, term: str) -> bool:
    """Whether this clock is that of an earlier post of the same request; "" belongs to none."""
    return bool(term) and datetime.fromisoformat(term) != request.expires_at
