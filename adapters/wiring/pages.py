"""Our own pages over the store: what they show is read, what they send goes in by the door."""

from bot.answers.pages import page
from bot.clock import Clock
from bot.context import Context
from bot.door import Door
from bot.events import PageSent
from bot.ports.unit import Store
from bot.privacy.cases import copies
from bot.rules import Rules
from bot.views import Form, Reply, View
from bot.words import Language


class StorePages:
    """`adapters.web_forms.Pages` for an installation."""

    def __init__(self, store: Store, door: Door, *, rules: Rules, clock: Clock) -> None:
        self._store, self._door, self._rules, self._clock = store, door, rules, clock
        self.own = rules.public_url

    def now(self) -> float:
        return self._clock.now().timestamp()

    async def sign(self, data: bytes) -> bytes:
        return await self._store.read(lambda unit: unit.signature("page slip", data))

    async def ask(self, language: Language, form: str, code: str) -> Form | View:
        return await self._store.read(lambda unit: page(unit, self._context(), language, form, code))

    async def send(self, sent: PageSent, language: Language) -> Reply:
        answer = await self._door.handle(sent)
        return await self._door.reply(answer, account=None, language=language)

    async def see(self, code: str) -> tuple[str, bytes] | None:
        """Not by the door: what it gives may be kept with no delivery, and is given once."""
        return await self._store.perform(lambda unit: copies.read(unit, self._context(), code))

    def _context(self) -> Context:
        return Context(self._rules, self._clock.now())
