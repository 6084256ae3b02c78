"""One notice, from lease to result: look at the truth, shell, fill, mark. What dies in between is taken up again."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID
from weakref import WeakValueDictionary

from bot.admins import controls
from bot.admins.controls import Probe
from bot.anonymise import (
    Special,
    in_another_script,
    is_singled_out,
    keeps_to_general_words,
    mentions_special,
)
from bot.clock import Clock
from bot.courier import said, sight, truth
from bot.courier.decision import Decision, Draw, Hold, Skip, TakeAway, standing
from bot.courier.erasing import Eraser, blank
from bot.courier.fetching import Fetcher
from bot.courier.handing import Handing
from bot.courier.packing import Packing
from bot.courier.recipient import Recipient, Recipients, look
from bot.courier.results import Results, Stands
from bot.courier.sight import Sight
from bot.courier.steps import channel_seen, step
from bot.errors import Ambiguous, Gone, Misconfigured, NotSent, Refused
from bot.killpoint import killpoint
from bot.matching import form
from bot.memory import TypedMemory
from bot.messages import broadcast
from bot.messages.preview import Preview
from bot.model import ChannelState, Place, Platform, SentMessage
from bot.notices import KEPT, STEPS, Leased, Notice, NoticeKind
from bot.ports.inspector import Inspector
from bot.ports.messenger import Messenger
from bot.ports.sending import KeptMessage
from bot.ports.unit import Store, Unit
from bot.rules import Rules
from bot.views import Mark

NO_PROBES: Mapping[str, Probe] = MappingProxyType({})
CHANNEL_PAUSE = timedelta(minutes=5)

Turn = tuple[NoticeKind, UUID, UUID | None]


class Delivery:
    """Two notices about the same message wait for each other: the later truth must be drawn last."""

    def __init__(
        self,
        store: Store,
        messengers: Mapping[Platform, Messenger],
        *,
        rules: Rules,
        clock: Clock,
        probes: Mapping[str, Probe] = NO_PROBES,
        memory: TypedMemory | None = None,
        inspector: Inspector | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._results = Results(store, rules=rules, clock=clock)
        self._recipients = Recipients(store, messengers, rules=rules)
        self._eraser = Eraser(store, messengers, rules=rules, clock=clock, memory=memory)
        self._handing = Handing(store, self._recipients, rules=rules, clock=clock)
        self._fetcher = Fetcher(store, self._results, inspector)
        self._packing = Packing(store, rules=rules, clock=clock)
        self._turns: WeakValueDictionary[Turn, asyncio.Lock] = WeakValueDictionary()
        self._probes = probes
        self.is_halted = False
        self.controls_failed = 0
        self.controls_run_at: datetime | None = None

    async def deliver(self, leased: Leased) -> None:
        notice = leased.notice
        turn = self._turns.setdefault((notice.kind, notice.to, notice.about), asyncio.Lock())
        async with turn:
            try:
                await self._attempt(leased)
                self.is_halted = self.is_halted and notice.kind in STEPS
            except Ambiguous as error:
                await self._results.failed(leased, error.code, after=error.after)
            except NotSent as error:
                self.is_halted = self.is_halted or isinstance(error, Misconfigured)
                await self._results.not_sent(leased, error)

    async def failed(self, leased: Leased, code: str) -> None:
        await self._results.failed(leased, code)

    async def _attempt(self, leased: Leased) -> None:
        notice = leased.notice
        if notice.kind is NoticeKind.ROSTER:
            await self._look(leased)
        elif notice.kind is NoticeKind.CONTROLS:
            await self._check(leased)
        elif notice.kind is NoticeKind.ERASE:
            await self._erase(leased)
        elif notice.kind is NoticeKind.PACKAGE:
            code = await self._packing.deliver(notice)
            await self._results.settle(leased, Skip(code))
        elif notice.kind is NoticeKind.FILE:
            code = await self._handing.deliver(notice)
            await self._results.settle(leased, Skip(code))
        elif notice.kind is NoticeKind.CV:
            await self._fetcher.fetch(leased, await self._recipients.find(notice))
        elif notice.kind in STEPS:
            await self._step(leased)
        elif notice.kind in KEPT:
            await self._show(leased)
        else:
            await self._say(leased)

    async def _step(self, leased: Leased) -> None:
        def work(unit: Unit) -> None:
            context = self._results.context()
            after = step(unit, context, leased)
            if after is None:
                unit.outbox.done(leased, now=context.now, code="done")
            else:
                unit.outbox.again(leased, due_at=context.now + after, code="again")

        await self._store.perform(work)

    async def _check(self, leased: Leased) -> None:
        """The self-checks: read beside the writer, asked outside, then recorded (R-077)."""
        context = self._results.context()
        found = await self._store.read(lambda unit: controls.run(unit, context))
        found += await controls.probe(self._probes, context)

        def work(unit: Unit) -> None:
            controls.record(unit, context, found)
            unit.outbox.done(leased, now=self._clock.now(), code="checked")

        await self._store.perform(work)
        self.controls_failed = sum(not checked.is_ok for checked in found)
        self.controls_run_at = context.now

    async def _erase(self, leased: Leased) -> None:
        await self._eraser.run(leased)
        await self._store.perform(lambda unit: unit.outbox.done(leased, now=self._clock.now(), code="erased"))

    async def _look(self, leased: Leased) -> None:
        """Who sits in the coaches' channel, and may it be used."""
        to = await self._recipients.find(leased.notice)
        if to.place is None:
            raise LookupError("a channel without a place")
        report = await to.messenger.inspect(to.place, members=True)

        def work(unit: Unit) -> None:
            context = self._results.context()
            channel_seen(unit, context, leased.notice, report)
            unit.outbox.done(leased, now=context.now, code=report.state)

        await self._store.perform(work)

    async def _say(self, leased: Leased) -> None:
        """Said once and never redrawn; where it stands is kept with the result, so that an erasure takes it away."""
        to = await self._recipients.find(leased.notice)
        decision = await self._store.read(
            lambda unit: said.decide(unit, self._results.context(), leased.notice, language=to.language)
        )
        sent = None
        if isinstance(decision, Draw):
            sent = await to.messenger.post(await self._recipients.place(to), decision.view)
        await self._results.settle(leased, decision, said=Stands(to, sent) if sent else None)

    async def _show(self, leased: Leased) -> None:
        """Shell, then fill (faults 1.5): whatever dies in between, nothing stands where Klik cannot reach it."""
        notice = leased.notice
        found, seen = await self._store.read(lambda unit: (look(unit, notice), self._sight(unit, notice)))
        to = await self._recipients.met(found)
        if notice.kind is NoticeKind.BROADCAST and seen.is_open and to.place is not None:
            if hold := await self._closed(notice, to.place, messenger=to.messenger):
                await self._results.settle(leased, hold)
                return
            # Asking took its time: the request may be over by now.
            seen = await self._store.read(lambda unit: self._sight(unit, notice))
        kept = seen.kept
        if kept is None and seen.is_worth_a_shell:
            kept = await self._shell(notice, to, reference=seen.reference)
            killpoint("courier.between_shell_and_fill")
        decision = await self._decide(notice, to)
        if kept is not None:
            await self._fill(decision, notice, kept, messenger=to.messenger)
        elif isinstance(decision, Draw):
            decision = Hold(timedelta(), "changed")
        await self._results.settle(leased, decision, kept=kept)

    async def _fill(
        self, decision: Decision, notice: Notice, kept: KeptMessage, *, messenger: Messenger
    ) -> None:
        """The content; or, if there turned out to be none to give, an empty shell is taken away."""
        if isinstance(decision, Draw):
            await self._update(decision, notice, kept, messenger=messenger)
            killpoint("courier.after_fill")
        elif isinstance(decision, TakeAway):
            await blank(messenger, kept.sent, decision.blank)
            await messenger.delete(kept.sent)
        elif isinstance(decision, Skip) and not kept.is_filled:
            await messenger.delete(kept.sent)

    async def _update(self, draw: Draw, notice: Notice, kept: KeptMessage, *, messenger: Messenger) -> None:
        try:
            await messenger.update(kept.sent, draw.view)
        except (Ambiguous, NotSent) as error:
            if draw.may_go and isinstance(error, Gone | Refused):
                await messenger.delete(kept.sent)
                return
            may_stand = isinstance(error, Ambiguous) and draw.fills
            await self._store.perform(
                lambda unit: truth.not_drawn(
                    unit, self._results.context(), notice, kept=kept, may_stand=may_stand
                )
            )
            raise

    def _sight(self, unit: Unit, notice: Notice) -> Sight:
        return sight.sight(unit, self._results.context(), notice)

    async def _shell(self, notice: Notice, to: Recipient, *, reference: str) -> KeptMessage | None:
        """A content-free line whose id is kept before anything is put into it."""
        place = await self._recipients.place(to)
        sent = await to.messenger.post(place, broadcast.shell(to.language, reference))
        killpoint("courier.after_shell")
        return await self._store.perform(lambda unit: self._keep(unit, notice, to, sent))

    def _keep(self, unit: Unit, notice: Notice, to: Recipient, sent: SentMessage) -> KeptMessage | None:
        if notice.about is not None:
            unit.messages.keep(
                notice.kind,
                to=notice.to,
                about=notice.about,
                sent=sent,
                owner=to.person,
                now=self._clock.now(),
            )
        return standing(unit, notice)

    async def _decide(self, notice: Notice, to: Recipient) -> Decision:
        seen = await self._seen(notice) if notice.kind is NoticeKind.PREVIEW else None
        return await self._store.perform(
            lambda unit: truth.decide(unit, self._results.context(), notice, language=to.language, seen=seen)
        )

    async def _closed(self, notice: Notice, place: Place, *, messenger: Messenger) -> Hold | None:
        """An open request goes to a private channel of our own only, looked at now (F-123)."""
        report = await messenger.inspect(place)
        if report.state is ChannelState.USABLE:
            return None
        await self._store.perform(lambda unit: channel_seen(unit, self._results.context(), notice, report))
        return Hold(CHANNEL_PAUSE, f"channel:{report.state}")

    async def _seen(self, notice: Notice) -> Preview | None:
        written = await self._store.read(lambda unit: truth.written(unit, notice))
        return await asyncio.to_thread(marked, written) if written else None


def marked(written: form.Before) -> Preview:
    """The same code path as the post, so that the marks fit the text byte for byte."""
    again = form.public_motivation(written.contact, written.keep)
    special = mentions_special(written.contact.motivation)
    fits = again.text == written.public.motivation
    marks = tuple(Mark(mark.start, mark.end, mark.unsure) for mark in again.marks) if fits else ()
    return Preview(
        marks=marks,
        removed=len(again.replacements),
        mentions_health=Special.HEALTH in special,
        may_keep_health=keeps_to_general_words(written.contact.motivation),
        another_script=in_another_script(written.contact.motivation),
        singled_out=is_singled_out(again.text),
        keeps_health=written.keep.health,
        special=tuple(each.value for each in special if each is not Special.HEALTH),
        keeps_special=written.keep.special,
    )
