"""What waits for an admin: deadlines first, each only for whose work it is; then the counts."""

from collections.abc import Iterator
from uuid import UUID

from bot.admins import incidents
from bot.admins.rights import Right, rights_of
from bot.answers.reader import Reader
from bot.matching.readiness import able_coaches
from bot.messages import admin
from bot.messages.admin import Deadline
from bot.model import CoachState, RequestState
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.views import Reply, Say

MOST = 8


def overview(unit: Unit, reader: Reader) -> Reply:
    context = reader.context
    nobody = reader.person or UUID(int=0)
    opened = unit.requests.listed({RequestState.OPEN}, limit=1000)
    late = context.now - context.rules.nudge_after
    facts = admin.Overview(
        deadlines=tuple(sorted(_deadlines(unit, reader), key=lambda each: each.at)[:MOST]),
        now=context.now,
        approvals=len(unit.approvals.waiting(now=context.now)),
        failed_controls=sum(not checked.is_ok for checked in unit.controls.last()),
        overdue=sum(unit.holdings.overdue(now=context.now).values()),
        waiting_coaches=len(unit.coaches.listed(state=CoachState.APPLIED)),
        able_coaches=able_coaches(unit, context, besides=nobody),
        unclaimed=sum(1 for request in opened if request.opened_at and request.opened_at < late),
        open_requests=unit.requests.count(RequestState.OPEN),
        waiting_notices=unit.outbox.waiting(),
        parked_notices=len(unit.outbox.parked(limit=1000)),
        channels=tuple((channel.place.platform, channel.state) for channel in unit.channels.all()),
    )
    return Say(admin.overview(reader.language, facts))


def _deadlines(unit: Unit, reader: Reader) -> Iterator[Deadline]:
    now = reader.context.now
    rights = rights_of(unit, reader.context, reader.person) if reader.person else frozenset()
    if Right.CASES in rights:
        yield from (Deadline(case.due_at, "case", case.reference) for case in unit.cases.open_ones())
    if Right.INCIDENT in rights:
        for incident in unit.incidents.listed():
            if (at := incidents.deadline(incident)) is not None:
                yield Deadline(at, "incident", incident.reference)
    if Right.DISCLOSE in rights:
        for hold in unit.holds.live(now=now):
            order = unit.orders.find(hold.order)
            yield Deadline(
                hold.review_at if hold.review_at > now else hold.ends_at,
                "hold",
                order.reference if order else "",
            )
    for approval in unit.approvals.waiting(now=now):
        yield Deadline(approval.expires_at, "approval", "")


OVERVIEW = {Said.OVERVIEW: overview}
