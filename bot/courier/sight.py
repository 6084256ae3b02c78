"""What is read before a kept message is drawn, in one look: whether it stands, and if not, whether a shell should."""

from dataclasses import dataclass

from bot.coaches.standing import lacking_right
from bot.context import Context
from bot.courier import answered
from bot.courier.decision import standing
from bot.matching import machine
from bot.model import Grant, RequestState
from bot.notices import Notice, NoticeKind
from bot.ports.sending import KeptMessage
from bot.ports.unit import Unit
from bot.privacy import duties


@dataclass(frozen=True)
class Sight:
    """`reference` is for the shell, and "" where none is to be posted."""

    kept: KeptMessage | None
    is_open: bool
    is_worth_a_shell: bool
    reference: str


def sight(unit: Unit, context: Context, notice: Notice) -> Sight:
    kept = standing(unit, notice)
    worth = kept is None and worth_a_shell(unit, context, notice)
    shown = reference(unit, notice) if worth else ""
    return Sight(kept, is_open(unit, notice), worth, shown)


def worth_a_shell(unit: Unit, context: Context, notice: Notice) -> bool:
    """A reading look before a first message is posted: no shell for what is over, or for a coach without the right."""
    if notice.kind is NoticeKind.TICKET:
        return answered.is_there(unit, notice)
    if notice.kind is not NoticeKind.CONTACT:
        request = unit.requests.head(notice.about) if notice.about else None
        wanted = {NoticeKind.BROADCAST: {RequestState.OPEN}, NoticeKind.PREVIEW: machine.UNPOSTED}
        return request is not None and request.state in wanted.get(notice.kind, frozenset(RequestState))
    grant = unit.grants.by_id(notice.about) if notice.about else None
    if grant is None:
        duty = duties.named(unit, notice.about)
        return duty is not None and duty.is_open
    if grant.ended_at and had_details(unit, grant):
        return False  # what stood there was taken away, and does not come back
    found = unit.coaches.standing(unit.people.account(grant.account_id), day_start=context.day_start)
    return found is not None and lacking_right(found, context) is None


def had_details(unit: Unit, grant: Grant) -> bool:
    return bool(grant.copies_deleted_at or grant.contacted_at or duties.named(unit, grant.id))


def is_open(unit: Unit, notice: Notice) -> bool:
    request = unit.requests.head(notice.about) if notice.about else None
    return request is not None and request.state is RequestState.OPEN


def reference(unit: Unit, notice: Notice) -> str:
    """The request's reference, which is all that a shell says."""
    if notice.about is None:
        return ""
    if notice.kind is NoticeKind.TICKET:
        return answered.reference(unit, notice)
    grant = unit.grants.by_id(notice.about) if notice.kind is NoticeKind.CONTACT else None
    known = unit.requests.head(grant.request if grant else notice.about) or duties.named(unit, notice.about)
    return known.reference if known else ""
