"""Makes the access package: read in one reading, written in a thread, kept sealed for a week, handed over in the DM.

Nothing is made inside the writer's transaction. A crash before the last step makes it anew; what was kept goes by itself.
"""

import asyncio
from datetime import timedelta

from bot.clock import Clock
from bot.context import Context
from bot.messages import package as written
from bot.notices import Notice, NoticeKind
from bot.ports.cases import CaseKind
from bot.ports.files import FileKind
from bot.ports.unit import Store, Unit
from bot.privacy import package
from bot.privacy.cases import handling
from bot.privacy.package import Package
from bot.rules import Rules

TERM = timedelta(days=7)


class Packing:
    def __init__(self, store: Store, *, rules: Rules, clock: Clock) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock

    async def deliver(self, notice: Notice) -> str:
        """`to` is the account that asked, `about` the case."""
        found = await self._store.read(lambda unit: self._read(unit, notice))
        if found is None:
            return "over"
        kind, held = found
        archives = await asyncio.to_thread(made, kind, held)
        await self._store.perform(lambda unit: self._keep(unit, notice, archives))
        return "made"

    def _context(self) -> Context:
        return Context(self._rules, self._clock.now())

    def _read(self, unit: Unit, notice: Notice) -> tuple[CaseKind, Package] | None:
        """Looked at now: the case is open, and it is that of whoever is written to."""
        case = unit.cases.find(notice.about) if notice.about else None
        if case is None or not case.is_open or case.person != unit.people.by_account(notice.to).id:
            return None
        return case.kind, package.read(unit, self._context(), case.person)

    def _keep(self, unit: Unit, notice: Notice, archives: list[bytes]) -> None:
        context = self._context()
        case = unit.cases.find(notice.about) if notice.about else None
        if case is None or not handling.complete(unit, context, case, quietly=True):
            return
        for data in archives:
            file = unit.files.keep(
                case.person,
                FileKind.PACKAGE,
                data,
                media_type="application/zip",
                now=context.now,
                expires_at=context.now + TERM,
            )
            unit.outbox.promise(Notice(NoticeKind.FILE, notice.to, about=file), now=context.now)


def made(kind: CaseKind, held: Package) -> list[bytes]:
    return written.to_take_along(held) if kind is CaseKind.PORTABILITY else written.whole(held)
