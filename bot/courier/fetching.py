"""Fetching a CV: from the platform, through the room it is opened in, into sealed pieces (R-038)."""

from uuid import UUID

from bot.context import Context
from bot.courier.recipient import Recipient
from bot.courier.results import Results
from bot.cv.checking import Cleaned
from bot.cv.refusal import Reason, Refused
from bot.errors import Misconfigured
from bot.matching import cvs
from bot.notices import Leased, Notice, NoticeKind
from bot.outcome import Outcome
from bot.ports.inspector import Inspector
from bot.ports.unit import Store, Unit


class Fetcher:
    def __init__(self, store: Store, results: Results, inspector: Inspector | None) -> None:
        self._store = store
        self._results = results
        self._inspector = inspector

    async def fetch(self, leased: Leased, to: Recipient) -> None:
        """A platform or scanner that is away means later: until then nothing is kept."""
        about, person = leased.notice.about, to.person
        if about is None or person is None or not await self._is_wanted(person, about):
            await self._done(leased, None)
            return
        try:
            cleaned: Cleaned | Reason = await self._looked_at(leased.notice, to)
        except Refused as refused:
            cleaned = refused.reason
        await self._done(leased, (person, about, cleaned))

    async def _looked_at(self, notice: Notice, to: Recipient) -> Cleaned:
        if self._inspector is None or to.account is None:
            raise Misconfigured("no_inspector")
        data = await to.messenger.fetch(to.account, notice.detail)
        return await self._inspector.inspect(data)

    async def _is_wanted(self, person: UUID, about: UUID) -> bool:
        context = self._results.context()
        return await self._store.read(lambda unit: cvs.is_wanted(unit, context, person, about))

    async def _done(self, leased: Leased, found: tuple[UUID, UUID, Cleaned | Reason] | None) -> None:
        def work(unit: Unit) -> None:
            context = self._results.context()
            outcome = _settled(unit, context, *found) if found else None
            if (
                unit.outbox.done(leased, now=context.now, code=outcome.said if outcome else "over")
                and outcome
            ):
                told = Notice(NoticeKind.ANSWER, leased.notice.to, detail=outcome.to_text())
                unit.outbox.promise(told, now=context.now)

        await self._store.perform(work)


def _settled(
    unit: Unit, context: Context, person: UUID, about: UUID, found: Cleaned | Reason
) -> Outcome | None:
    if not cvs.is_wanted(unit, context, person, about):
        return None
    if isinstance(found, Reason):
        return cvs.refused(unit, person, about, found)
    return cvs.keep(unit, context, person, about, found)
