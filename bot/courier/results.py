"""What became of a notice: sent, over, later, stuck. The platform's many errors end here as one of these (faults 1.5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.context import Context
from bot.courier import contact, truth
from bot.courier.decision import Decision, Draw, Hold, Skip, TakeAway, drawn_from
from bot.courier.pace import ATTEMPTS_MOST, REFUSALS_MOST, pause, spread
from bot.courier.recipient import ERASED, Recipient
from bot.errors import Gone, Misconfigured, NotSent, Refused, TryLater
from bot.logs import event_logger
from bot.matching.readiness import tell_admins
from bot.model import SentMessage
from bot.notices import Leased, NoticeKind
from bot.ports.sending import KeptMessage
from bot.ports.unit import Store, Unit
from bot.rules import Rules

log = event_logger(__name__)

HALT_PAUSE = timedelta(minutes=1)
# Must arrive, by whatever way (F-128).
LEGAL = frozenset({NoticeKind.CASE, NoticeKind.TICKET, NoticeKind.TERM})


@dataclass(frozen=True)
class Stands:
    """A message that was said once, and to whom."""

    to: Recipient
    sent: SentMessage


class Results:
    def __init__(self, store: Store, *, rules: Rules, clock: Clock) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock

    def context(self) -> Context:
        return Context(self._rules, self._clock.now())

    async def settle(
        self,
        leased: Leased,
        decision: Decision,
        *,
        kept: KeptMessage | None = None,
        said: Stands | None = None,
    ) -> None:
        def work(unit: Unit) -> None:
            now = self._clock.now()
            if said is not None:
                _keep(unit, leased, said, now=now)
                if leased.notice.kind is NoticeKind.TERM and said.to.person is not None:
                    unit.retention.told(said.to.person, now=now)
            match decision:
                case Skip(code):
                    unit.outbox.done(leased, now=now, code=code)
                case Hold(after, code):
                    unit.outbox.put_off(leased, due_at=now + after, code=code)
                case TakeAway():
                    if kept is not None:
                        contact.taken_away(unit, self.context(), kept)
                    unit.outbox.done(leased, now=now, code="taken_away")
                case Draw():
                    self._drawn(unit, leased, decision, kept)

        await self._store.perform(work)
        log.info("outbox.settled", kind=leased.notice.kind, outcome=type(decision).__name__)

    def _drawn(self, unit: Unit, leased: Leased, drawn: Draw, kept: KeptMessage | None) -> None:
        """If the truth has changed since the words were made, the message is drawn once more."""
        now = self._clock.now()
        if kept is not None:
            if drawn.fills:
                unit.messages.filled(kept.id, now=now)
            if drawn_from(unit, leased.notice) != drawn.truth:
                unit.outbox.put_off(leased, due_at=now, code="changed")
                return
            truth.shown(unit, self.context(), leased.notice)
        unit.outbox.done(leased, now=now)

    async def failed(self, leased: Leased, code: str, *, after: float | None = None) -> None:
        """Ambiguous or broken: the same recipient, later; after too many times it is parked where an admin sees it.

        `after`: the seconds that the platform asked for, if it did.
        """
        if leased.attempts >= ATTEMPTS_MOST:
            await self.park(leased, code)
            return
        log.warning("outbox.retry", kind=leased.notice.kind, code=code, attempts=leased.attempts)
        due_at = self._clock.now() + max(pause(leased.attempts), spread(after or 0))
        await self._store.perform(lambda unit: unit.outbox.again(leased, due_at=due_at, code=code))

    async def not_sent(self, leased: Leased, error: NotSent) -> None:
        match error:
            case TryLater(after=after) if after is not None:
                await self._put_off(leased, spread(after), error.code)
            case Misconfigured():
                log.error("outbox.halted", kind=leased.notice.kind, code=error.code)
                await self._put_off(leased, HALT_PAUSE, error.code)
            case Gone() if error.code == ERASED:
                await self.settle(leased, Skip(ERASED))
            case Gone():
                await self._gone(leased, error.code)
            case Refused() if leased.attempts >= REFUSALS_MOST:
                await self.park(leased, error.code)
            case _:
                await self.failed(leased, error.code)

    async def _put_off(self, leased: Leased, after: timedelta, code: str) -> None:
        due_at = self._clock.now() + after
        await self._store.perform(lambda unit: unit.outbox.put_off(leased, due_at=due_at, code=code))

    async def _gone(self, leased: Leased, code: str) -> None:
        """Nobody can be reached there. For a contact the admins get a task; it never goes to another coach (F-025).

        For a post too, which may still show somebody's words: it is tried again once the channel can be used.
        """

        def work(unit: Unit) -> None:
            context = self.context()
            truth.undeliverable(unit, context, leased.notice)
            unit.outbox.park(leased, now=context.now, code=code)
            if leased.notice.kind is NoticeKind.BROADCAST:
                tell_admins(unit, context, "stuck")

        await self._store.perform(work)

    async def park(self, leased: Leased, code: str) -> None:
        def work(unit: Unit) -> None:
            context = self.context()
            unit.outbox.park(leased, now=context.now, code=code)
            if leased.notice.kind is not NoticeKind.ADMIN:
                tell_admins(unit, context, "stuck")
            if leased.notice.kind in LEGAL:
                truth.undeliverable(unit, context, leased.notice)

        await self._store.perform(work)
        log.error("outbox.parked", kind=leased.notice.kind, code=code)


def _keep(unit: Unit, leased: Leased, said: Stands, *, now: datetime) -> None:
    """Each is about a notice of its own; in a channel, about the request it speaks of."""
    about = leased.id if said.to.person else leased.notice.about
    if about is not None:
        unit.messages.keep(
            leased.notice.kind, to=said.to.id, about=about, sent=said.sent, owner=said.to.person, now=now
        )
