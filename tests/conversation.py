"""The tests' own words: people who say, press, type and send; a courier that runs; a clock that moves.

Everything of ours is real, on a real file; only the platform is kept in memory (`messenger`).
"""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from adapters.wiring import open_store
from bot import events
from bot.context import Context
from bot.courier.delivery import Delivery
from bot.courier.pace import LEASE
from bot.courier.steps import look_at_channels
from bot.door import Door
from bot.ids import new_id
from bot.memory import TypedMemory
from bot.model import Account, ChannelState, Person, Platform, Request, RequestState
from bot.notices import Leased
from bot.outcome import Answer, Outcome, Said
from bot.ports.inspector import Inspector
from bot.ports.unit import Unit
from bot.views import Ask, Button, Form, Invalid, Nothing, Replace, Reply, Say, Show
from bot.words import Language
from tests import furniture
from tests.clock import SetClock
from tests.furniture import ADMIN, COACHES, REQUEST, WORKSPACE, Values, delivery, settings
from tests.messenger import PlatformInMemory, Standing, buttons_of, direct, text_of

T = TypeVar("T")


class House:
    """Klik on a folder of its own. Opening the same folder again is a restart."""

    def __init__(self, folder: Path, clock: SetClock, **rules: Any) -> None:
        self.folder, self.clock, self.platform = folder, clock, PlatformInMemory()
        self.inspector: Inspector | None = None
        self._stack, self._runner = ExitStack(), asyncio.Runner()
        given = settings(folder)
        self.store = self._stack.enter_context(open_store(given, clock=clock)).store
        self.rules = replace(given.rules(), **rules)
        self.platform.states[COACHES] = ChannelState.USABLE
        self.restarts()

    def restarts(self, **rules: Any) -> None:
        """A new process on the same data: nothing is remembered that is not on disk. `rules` may differ from before."""
        self.rules = replace(self.rules, **rules)
        memory = TypedMemory(lambda: self.clock.now().timestamp())
        self.door = Door(self.store, rules=self.rules, clock=self.clock, memory=memory)
        platforms = {Platform.SLACK: self.platform}
        given = {"rules": self.rules, "clock": self.clock, "memory": memory, "inspector": self.inspector}
        self.delivery = Delivery(self.store, platforms, **given)
        self.courier = Courier(self)

    @property
    def context(self) -> Context:
        return Context(self.rules, self.clock.now())

    def wait_for(self, coroutine: Any) -> Any:
        return self._runner.run(coroutine)

    def do(self, work: Callable[[Unit], T]) -> T:
        return self.store.run(work)

    def look(self, work: Callable[[Unit], T]) -> T:
        return self.store.look(work)

    def moves(self, **by: float) -> None:
        self.clock.move(timedelta(**by))

    def looks_at_the_channels(self) -> None:
        """What the courier does at its start and every hour."""
        self.do(lambda unit: look_at_channels(unit, self.context))
        self.courier.runs()

    def person(self, user: str) -> "Actor":
        return Actor(self, user)

    def channel(self) -> str:
        """All that stands in the coaches' channel."""
        return "\n".join(text_of(each.view) for each in self.platform.standing(COACHES))

    def close(self) -> None:
        self._runner.close()
        self._stack.close()


class Courier:
    """Works off what is due now, without its loop."""

    def __init__(self, house: House) -> None:
        self._house, self._owner = house, new_id()

    def leases(self, *, limit: int = 50) -> list[Leased]:
        now = self._house.clock.now()
        return list(
            self._house.do(lambda unit: unit.outbox.lease(self._owner, now=now, term=LEASE, limit=limit))
        )

    def runs(self) -> int:
        """How many notices were delivered, until nothing is due. Never coming to rest is a failure."""
        delivered = 0
        while leased := self.leases():
            for each in leased:
                self._house.wait_for(self._house.delivery.deliver(each))
            delivered += len(leased)
            assert delivered < 200, "the courier does not come to rest"
        return delivered

    def parked(self) -> list[tuple[str, str]]:
        return [(row.kind, row.code) for row in self._house.look(lambda unit: unit.outbox.parked(limit=100))]


class Actor:
    """One person. `outcome` and `reply` are what the last act was answered with."""

    def __init__(self, house: House, user: str) -> None:
        self._house = house
        self.account = Account(Platform.SLACK, WORKSPACE, user)
        self.language = Language.NL
        self.answer: Answer | None = None
        self.reply: Reply = Nothing()

    @property
    def said(self) -> Said:
        return self.outcome.said

    @property
    def outcome(self) -> Outcome:
        assert self.answer is not None
        return self.answer.outcome

    @property
    def person(self) -> Person:
        found = self._house.look(lambda unit: unit.people.find(self.account))
        assert found is not None
        return found

    @property
    def id(self) -> UUID:
        return self.person.id

    def acts(self, event: events.Event) -> Said:
        self._house.wait_for(self._acts(event))
        return self.said

    def says(self, text: str) -> Said:
        return self.acts(furniture.message(self.account, text))

    async def says_meanwhile(self, text: str) -> None:
        await self._acts(furniture.message(self.account, text))

    def retracts(self) -> Said:
        """Deletes what they typed from the conversation."""
        return self.acts(events.MessageRetracted(delivery=delivery(), account=self.account))

    def types(self, line: str, *, in_public: bool = False) -> Said:
        """`/klik status` as one line."""
        return self.acts(furniture.command(self.account, line, in_public=in_public))

    def presses(self, action: str, value: str | UUID | None = None) -> Said:
        """The newest button of this action that this person can see, or one with a value of the test's choosing."""
        self._house.wait_for(
            self.presses_meanwhile(action, self.button(action).value if value is None else value)
        )
        return self.said

    async def presses_meanwhile(self, action: str, value: str | UUID) -> None:
        """As `presses`, while the platform has something else in hand (`PlatformInMemory.meanwhile`)."""
        await self._acts(furniture.press(self.account, action, str(value)))

    def sends(self, values: Values, *, form: str = "", about: str | UUID | None = None) -> Said:
        """The form in front, or one of the test's choosing."""
        asked = self.form if not form else None
        action, reference = (asked.action, asked.about) if asked else (form, "")
        self._house.wait_for(
            self.sends_meanwhile(values, form=action, about=reference if about is None else about)
        )
        return self.said

    async def sends_meanwhile(
        self, values: Values, *, form: str = "request.submit", about: str | UUID
    ) -> None:
        await self._acts(furniture.form(self.account, form, values, about=str(about)))

    def reacts(self, emoji: str = "white_check_mark", *, on: Standing | None = None) -> Said:
        self._house.wait_for(self.reacts_meanwhile(emoji, on=on))
        return self.said

    async def reacts_meanwhile(self, emoji: str = "white_check_mark", *, on: Standing | None = None) -> None:
        message = (on or self._house.platform.standing(COACHES)[-1]).sent
        await self._acts(furniture.reaction(self.account, message, emoji=emoji))

    def joins(self) -> Said:
        self._house.platform.members[COACHES].append(self.account)
        return self.acts(events.MemberJoined(delivery=delivery(), account=self.account, place=COACHES))

    def leaves(self) -> Said:
        self._house.platform.members[COACHES].remove(self.account)
        return self.acts(events.MemberLeft(delivery=delivery(), account=self.account, place=COACHES))

    def is_deactivated(self, *, is_active: bool = False) -> Said:
        return self.acts(
            events.AccountChanged(delivery=delivery(), account=self.account, is_active=is_active)
        )

    @property
    def form(self) -> Form:
        assert isinstance(self.reply, Ask), f"no form in front, but {self.reply}"
        return self.reply.form

    @property
    def errors(self) -> dict[str, str]:
        assert isinstance(self.reply, Invalid)
        return self.reply.errors

    @property
    def hears(self) -> str:
        """The private answer to the last act."""
        match self.reply:
            case Say(view) | Replace(view) | Show(view=view):
                return text_of(view)
            case Ask(form):
                return text_of(form)
            case _:
                return ""

    def messages(self) -> list[Standing]:
        return self._house.platform.standing(direct(self.account))

    @property
    def reads(self) -> str:
        """All that stands in the DM with Klik."""
        return "\n".join(text_of(each.view) for each in self.messages())

    def button(self, action: str) -> Button:
        sight = [each.view for each in (*self._house.platform.standing(COACHES), *self.messages())]
        if isinstance(self.reply, Say | Replace):
            sight.append(self.reply.view)
        found = [button for view in sight for button in buttons_of(view) if button.action == action]
        assert found, f"no button for {action}"
        return found[-1]

    def requests(self) -> list[Request]:
        """Newest first, with their words."""

        def work(unit: Unit) -> list[Request]:
            heads = unit.requests.of(self.id, frozenset(RequestState))
            return [found for head in heads if (found := unit.requests.find(head.id))]

        return self._house.look(work)

    @property
    def request(self) -> Request:
        return self.requests()[0]

    def asks(self, **changes: Any) -> Request:
        """Opens the form and sends it; the preview is shown once the courier ran."""
        self.opens_the_form()
        assert self.sends({**REQUEST, **changes}) is Said.SAVED, self.reply
        return self.request

    def opens_the_form(self) -> Form:
        if self.types("/klik find") is Said.WELCOME:
            self.presses("request.start")
        return self.form

    def posts(self, **changes: Any) -> Request:
        """A request that stands in the channel."""
        self.asks(**changes)
        self._house.courier.runs()
        assert self.presses("request.publish") is Said.PUBLISHED
        self._house.courier.runs()
        return self.request

    def becomes_coach(self, *, name: str = "Coach Wielewaal", capacity: int = 3) -> None:
        """Profile, agreement, seat and the admin's confirmation."""
        self.joins()
        self.applies(name=name, capacity=capacity)
        self._house.person(ADMIN.user).presses("coach.confirm", self.id)
        self._house.courier.runs()

    def applies(self, *, name: str = "Coach Wielewaal", capacity: int = 3) -> None:
        self.types("/klik coach")
        profile = {"coach_name": name, "coach_line": "Ik luister.", "topics": ["career_change"]}
        assert self.sends({**profile, "languages": ["nl"], "capacity": str(capacity)}) is Said.AGREEMENT_FORM
        assert self.sends({"agree": ["yes"]}) is Said.COACH_WAITING

    async def _acts(self, event: events.Event) -> None:
        self.answer = await self._house.door.handle(event)
        self.reply = await self._house.door.reply(self.answer, account=self.account, language=self.language)
