"""A file handed to a person in their DM.

To promise one: `unit.files.keep(person, FileKind.PACKAGE, …)`, then a notice `FILE` to an account of that person, about
the file. The queue holds only that reference; the bytes are opened at delivery, and nothing is sent once the file is
destroyed or its moment is over. Where it stands is a kept message (`unit.messages.find(FILE, to=…, about=file)`), so
that it is taken away like any other. On Teams the person is asked first, and their yes promises the notice once more.
"""

import asyncio

from bot.audit import AuditAction, AuditEntry
from bot.clock import Clock
from bot.context import Context
from bot.courier.decision import Skip
from bot.courier.recipient import Recipient, Recipients
from bot.errors import Gone, TryLater
from bot.matching import cvs
from bot.messages import parcels
from bot.model import Role, SentMessage
from bot.notices import Notice, NoticeKind
from bot.ports.files import FileKind, KeptFile
from bot.ports.messenger import Messenger, Parcel
from bot.ports.sending import KeptMessage
from bot.ports.unit import Store, Unit
from bot.rules import Rules
from bot.words import Language

ACCEPTED = "accepted"
TRIES, LONGEST = 5, 10.0


class Handing:
    def __init__(self, store: Store, recipients: Recipients, *, rules: Rules, clock: Clock) -> None:
        self._store = store
        self._recipients = recipients
        self._rules = rules
        self._clock = clock

    async def deliver(self, notice: Notice) -> str:
        """What came of it, as a code: handed, asked, or why there was nothing to do."""
        to = await self._recipients.find(notice)
        found = await self._store.perform(lambda unit: self._packed(unit, notice, to.language))
        if isinstance(found, Skip):
            return await self._taken_away(notice, to, found)
        kept = await self._store.read(lambda unit: _kept(unit, notice))
        if kept is not None and kept.is_filled:
            return "handed_before"
        if kept is not None and notice.detail == ACCEPTED:
            try:
                return await self._hand_over(notice, to, kept.sent, found)
            except Gone:
                # The place that was given for it is gone: the person is asked once more.
                pass
        return await self._offer(notice, to, kept, found)

    async def _taken_away(self, notice: Notice, to: Recipient, why: Skip) -> str:
        """Nothing to hand over (any more): what stands of it goes as well."""
        kept = await self._store.read(lambda unit: _kept(unit, notice))
        if kept is not None:
            await to.messenger.delete(kept.sent)
        return why.code

    async def _offer(self, notice: Notice, to: Recipient, earlier: KeptMessage | None, parcel: Parcel) -> str:
        """What an attempt with an unknown end left behind goes first, so that there is one file and not two."""
        if earlier is not None:
            await to.messenger.delete(earlier.sent)
        offered = await to.messenger.offer(await self._recipients.place(to), parcel)
        await self._store.perform(lambda unit: self._offered(unit, notice, to, offered))
        return await self._hand_over(notice, to, offered, parcel)

    def _offered(self, unit: Unit, notice: Notice, to: Recipient, offered: SentMessage) -> None:
        """Where it stands is known, and that it goes when the file does: what stands there is taken away then."""
        self._keep(unit, notice, to, offered)
        file = unit.files.find(notice.about) if notice.about else None
        if file is not None:
            ends = Notice(NoticeKind.FILE, notice.to, about=file.id, due_at=file.expires_at)
            unit.outbox.promise(ends, now=self._clock.now())

    async def _hand_over(self, notice: Notice, to: Recipient, offered: SentMessage, parcel: Parcel) -> str:
        sent = await to.messenger.hand_over(offered, parcel)
        if sent is None:
            return "asked"
        if await self._store.perform(lambda unit: self._handed(unit, notice, to, sent)):
            return "handed"
        await _take_back(to.messenger, sent)
        return "erased"

    def _packed(self, unit: Unit, notice: Notice, language: Language) -> Parcel | Skip:
        """Looked at now: a package goes to the person it is about, a CV to the coach of the match, and to nobody else (F-108)."""
        file = unit.files.find(notice.about) if notice.about else None
        if file is None or file.expires_at <= self._clock.now():
            return Skip("gone")
        if not self._may_have(unit, notice, file):
            return Skip("not_theirs")
        return parcels.parcel(file, unit.files.open(file.id), language)

    def _may_have(self, unit: Unit, notice: Notice, file: KeptFile) -> bool:
        match file.kind:
            case FileKind.PACKAGE:
                return file.person == unit.people.by_account(notice.to).id
            case FileKind.CV:
                return cvs.disclosed(unit, Context(self._rules, self._clock.now()), file, notice.to)
            case _:
                return False

    def _keep(self, unit: Unit, notice: Notice, to: Recipient, sent: SentMessage) -> None:
        if notice.about is not None:
            unit.messages.keep(
                NoticeKind.FILE,
                to=notice.to,
                about=notice.about,
                sent=sent,
                owner=to.person,
                now=self._clock.now(),
            )

    def _handed(self, unit: Unit, notice: Notice, to: Recipient, sent: SentMessage) -> bool:
        """False while somebody is being erased, or was: the erasure may have looked already for what stands where."""
        if to.person is not None and unit.erasures.of(to.person) is not None:
            return False
        self._keep(unit, notice, to, sent)
        kept = _kept(unit, notice)
        if kept is not None:
            unit.messages.filled(kept.id, now=self._clock.now())
        if notice.about is not None and unit.files.find(notice.about) is None:
            # Destroyed while it was on its way: it is taken away again.
            unit.outbox.promise(Notice(NoticeKind.FILE, notice.to, about=notice.about), now=self._clock.now())
        unit.audit(AuditEntry(AuditAction.FILE_HANDED, Role.KLIK, actor=to.person, about=notice.about))
        return True


async def _take_back(messenger: Messenger, sent: SentMessage) -> None:
    """Where it stands is known here alone, so what the platform puts off is waited for."""
    for _ in range(TRIES):
        try:
            await messenger.delete(sent)
        except TryLater as later:
            await asyncio.sleep(min(later.after or 1.0, LONGEST))
        else:
            return
    await messenger.delete(sent)


def _kept(unit: Unit, notice: Notice) -> KeptMessage | None:
    if notice.about is None:
        return None
    return unit.messages.find(NoticeKind.FILE, to=notice.to, about=notice.about)
