"""What can be decided about a notice, and what a kept message depends on."""

from dataclasses import dataclass
from datetime import timedelta

from bot.notices import Notice, NoticeKind
from bot.ports.sending import KeptMessage
from bot.ports.unit import Unit
from bot.privacy import duties
from bot.views import View


@dataclass(frozen=True)
class Draw:
    """Show this. `truth` names what it was drawn from: if that differs afterwards, it is drawn again.

    `fills`: the shell has its content now. Not so when all it says is that there will be none.
    `may_go`: a tombstone. Where the message cannot be changed any more, deleting it keeps the same promise.
    """

    view: View
    truth: str
    fills: bool = True
    may_go: bool = False


@dataclass(frozen=True)
class TakeAway:
    """The message goes: blanked with this, then deleted. An older version may be all that a platform's archive keeps."""

    blank: View


@dataclass(frozen=True)
class Skip:
    """Nothing to send any more, and why."""

    code: str


@dataclass(frozen=True)
class Hold:
    """Not now: ask again after a while."""

    after: timedelta
    code: str


Decision = Draw | TakeAway | Skip | Hold


def drawn_from(unit: Unit, notice: Notice) -> str:
    """Everything a kept message depends on, in one short line of codes."""
    if notice.about is None:
        return "gone"
    if notice.kind is NoticeKind.TICKET:
        return "there" if unit.tickets.line(notice.about) else "gone"
    if notice.kind is NoticeKind.CONTACT:
        grant = unit.grants.by_id(notice.about)
        request = unit.requests.head(grant.request) if grant else None
        if grant is None and (duty := duties.named(unit, notice.about)):
            return f"duty {'open' if duty.is_open else 'done'}"
    else:
        request = unit.requests.head(notice.about)
        grant = unit.grants.of_request(notice.about) if request else None
    if request is None:
        return "gone"
    if notice.kind is NoticeKind.PREVIEW:
        # Also its words: what was shown a moment ago is not what was sent since.
        shown = unit.requests.find(request.id)
        return f"{request.state} {hash(shown.public) if shown else 0}"
    moments = (grant.contacted_at, grant.ended_at, grant.copies_deleted_at) if grant else ()
    return " ".join((request.state, *("1" if at else "0" for at in moments)))


def standing(unit: Unit, notice: Notice) -> KeptMessage | None:
    """The message that stands for this notice, if there is one."""
    if notice.about is None:
        return None
    return unit.messages.find(notice.kind, to=notice.to, about=notice.about)
