"""Carries out an erasure, step by step (R-086d). Each step may be done twice; what is finished is recorded, so a killed
one goes on where it was. The ledger outside the database comes first, the word to the person last."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import TypeVar
from uuid import UUID

from bot.clock import Clock
from bot.context import Context
from bot.courier.pace import REFUSALS_MOST
from bot.errors import Gone, Misconfigured, Refused, TryLater
from bot.killpoint import killpoint
from bot.memory import TypedMemory
from bot.messages import erasing as words
from bot.model import Platform, SentMessage
from bot.notices import Leased, NoticeKind
from bot.ports.erasing import Erasure, Step
from bot.ports.messenger import Messenger
from bot.ports.sending import KeptMessage
from bot.ports.unit import Store, Unit
from bot.privacy import erasing, holding, invoices
from bot.rules import Rules
from bot.views import View

T = TypeVar("T")
BUSY_PAUSE = 2.0


async def blank(messenger: Messenger, sent: SentMessage, view: View) -> None:
    """Before a deletion: what cannot be changed any more may still be deleted."""
    with suppress(Gone, Refused):
        await messenger.update(sent, view)


class Eraser:
    def __init__(
        self,
        store: Store,
        messengers: Mapping[Platform, Messenger],
        *,
        rules: Rules,
        clock: Clock,
        memory: TypedMemory | None,
    ) -> None:
        self._store = store
        self._messengers = messengers
        self._rules = rules
        self._clock = clock
        self._memory = memory
        self._steps: tuple[tuple[Step, Callable[[Erasure, Leased], Awaitable[None]]], ...] = (
            (Step.LEDGER, self._ledger),
            (Step.FLOWS, self._flows),
            (Step.MESSAGES, self._messages),
            (Step.KEYS, self._keys),
            (Step.ROWS, self._rows),
            (Step.LOG, self._log),
            (Step.DONE, self._done),
        )

    async def run(self, leased: Leased) -> None:
        """Raises what a platform or a busy database says; whoever calls tries again, and it goes on from there."""
        erasure = await self._find(leased.notice.about)
        for step, work in self._after(erasure.step):
            await work(erasure, leased)
            killpoint(f"erasure.{step}")
            await self._do(lambda unit, s=step: unit.erasures.reached(erasure.id, s, now=self._clock.now()))  # type: ignore[misc]
            killpoint(f"erasure.after_{step}")
        await self._confirm(await self._find(erasure.id))

    def _after(self, finished: Step) -> list[tuple[Step, Callable[[Erasure, Leased], Awaitable[None]]]]:
        order = list(Step)
        return [(step, work) for step, work in self._steps if order.index(step) > order.index(finished)]

    async def _find(self, erasure_id: UUID | None) -> Erasure:
        found = await self._store.read(lambda unit: erasure_id and unit.erasures.find(erasure_id))
        if not isinstance(found, Erasure):
            raise LookupError("no such erasure")
        return found

    async def _ledger(self, erasure: Erasure, leased: Leased) -> None:
        await self._store.intend(erasure.person, at=erasure.asked_at)

    async def _flows(self, erasure: Erasure, leased: Leased) -> None:
        """What was typed in the last quarter of an hour goes from the memory as well."""
        accounts = await self._store.read(lambda unit: unit.people.active_accounts(erasure.person))
        if self._memory is not None:
            for account in accounts:
                self._memory.forget(account)
        await self._do(lambda unit: erasing.cancel(unit, self._context(), erasure))

    async def _messages(self, erasure: Erasure, leased: Leased) -> None:
        """Blanked, then deleted: an older version of a message may be all that a platform's archive keeps."""
        for message in await self._store.read(lambda unit: unit.erasures.messages(erasure.person)):
            await self._take_away(erasure, message, leased)
            killpoint("erasure.between_messages")

    async def _take_away(self, erasure: Erasure, message: KeptMessage, leased: Leased) -> None:
        messenger = self._messengers.get(message.sent.place.platform)
        if messenger is None:
            raise Misconfigured("not_configured")
        try:
            await blank(messenger, message.sent, words.blank(self._rules.language))
            await messenger.delete(message.sent)
        except (Gone, Refused) as error:
            if leased.attempts < REFUSALS_MOST:
                raise TryLater(error.code) from None
            code = error.code
            await self._do(lambda unit: unit.erasures.left(erasure.id, message, code, now=self._clock.now()))
            return
        await self._do(lambda unit: self._gone(unit, erasure, message))

    def _gone(self, unit: Unit, erasure: Erasure, message: KeptMessage) -> None:
        unit.erasures.gone(erasure.id, message)
        if message.kind is NoticeKind.CONTACT:
            erasing.coach_told(unit, self._context(), message.about)

    async def _keys(self, erasure: Erasure, leased: Leased) -> None:
        """First what was said while the messages were taken away: after this nobody knows where it stands."""
        await self._messages(erasure, leased)
        keys = await self._store.read(lambda unit: unit.holdings.keys(erasure.person))
        await self._store.shred(keys)

    async def _rows(self, erasure: Erasure, leased: Leased) -> None:
        def work(unit: Unit) -> None:
            gone = unit.holdings.forget(erasure.person)
            unit.erasures.reached(erasure.id, Step.KEYS, now=self._clock.now(), rows=sum(gone.values()))

        await self._do(work)

    async def _log(self, erasure: Erasure, leased: Leased) -> None:
        if not await self._store.empty_log():
            raise TryLater("database_busy", after=BUSY_PAUSE)

    async def _done(self, erasure: Erasure, leased: Leased) -> None:
        await self._store.erased(erasure.person, at=self._clock.now())
        found = await self._find(erasure.id)
        await self._do(lambda unit: erasing.finish(unit, self._context(), found))

    async def _confirm(self, erasure: Erasure) -> None:
        """The last word, to the person; a message that holds nobody's data. Then the way to them is forgotten too."""
        if erasure.confirmed_at is not None:
            return
        reach = await self._store.read(lambda unit: unit.erasures.reach(erasure.id))
        residue = await self._store.read(lambda unit: unit.erasures.residue(erasure.id))
        if reach is not None and (messenger := self._messengers.get(reach.account.platform)):
            language = reach.language or self._rules.language
            holds = await self._store.read(lambda unit: holding.told(unit, self._context(), erasure.person))
            kept = await self._store.read(lambda unit: invoices.kept(unit, self._context(), erasure.person))
            view = words.confirmation(
                language,
                erasure,
                len(residue),
                reach.account.platform,
                holds=tuple(holds),
                invoices=tuple(kept),
            )
            with suppress(Gone):  # whoever left or blocked Klik cannot be told
                await messenger.post(reach.place or await messenger.direct(reach.account), view)
        killpoint("erasure.confirmed")
        await self._do(lambda unit: unit.erasures.confirmed(erasure.id, now=self._clock.now()))

    async def _do(self, work: Callable[[Unit], T]) -> T:
        return await self._store.perform(work)

    def _context(self) -> Context:
        return Context(self._rules, self._clock.now())
