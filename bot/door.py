"""The one door: every event enters here, once. Handled and recorded in one unit of work, answered after the commit.

What takes time (understanding, anonymising, reading) happens before and after the writer's transaction, never in it.
"""

import hmac
from asyncio import to_thread
from dataclasses import dataclass, replace
from datetime import datetime

from bot import events
from bot.answers.compose import compose, compose_plain, needs_reading
from bot.answers.reader import Reader
from bot.clock import Clock
from bot.context import Context
from bot.ids import new_id
from bot.killpoint import killpoint
from bot.limits import Limits, Pace
from bot.matching import cvs
from bot.memory import TypedMemory
from bot.model import Account, Person, SentMessage
from bot.notices import Notice, NoticeKind
from bot.outcome import Answer, Outcome, Said
from bot.ports.unit import Store, Unit
from bot.privacy.minimal import only_asked
from bot.rules import Rules
from bot.talk import commanded, handed, happened, pressed, sent, submitted, typed
from bot.talk.happened import promise_answer
from bot.talk.submitted import Prepared
from bot.talk.typed import Typed
from bot.views import Reply
from bot.words import Language

FROM_THE_FORM = frozenset({Said.WELCOME, Said.OFFER_FORM, Said.NOTHING_TO_MATCH, Said.REACH_US})


class RepeatForged(Exception):
    """The id of a delivery that was handled, with another body (F-011): refused, the first effect stands."""


@dataclass(frozen=True)
class Given:
    """What was found out about an event before its transaction."""

    typed: Typed | None = None
    prepared: Prepared = None


class Door:
    def __init__(self, store: Store, *, rules: Rules, clock: Clock, memory: TypedMemory) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._memory = memory
        self._limits = Limits(lambda: clock.now().timestamp())
        self.dropped_fields = 0

    @property
    def refused_acts(self) -> int:
        """How many acts were too many for their minute."""
        return self._limits.refused

    async def handle(self, event: events.Event) -> Answer:
        """The committed outcome. A repeat of the same delivery gets the same outcome.

        Raises `RepeatForged`, or whatever went wrong: then nothing was committed and the platform may try again.
        """
        if (pace := self._limits.count(event)) is not Pace.FINE:
            return await self._too_much(event, pace)
        if isinstance(event, events.FormSubmitted):
            event, dropped = only_asked(event)
            self.dropped_fields += dropped
        given = await self._find_out(event)
        answer = await self._store.perform(lambda unit: self._once(unit, event, given))
        killpoint("door.after_commit")
        if not answer.is_repeat:
            # What was taken back since does not come again with a repeat.
            self._remember(event, answer)
        return answer

    async def reply(self, answer: Answer, *, account: Account | None, language: Language) -> Reply:
        """The words for whoever is in front; `language` counts where the person has not chosen one. No account: a page."""
        reader = Reader(
            answer.outcome,
            self._context(),
            answer.language or language,
            answer.person,
            self._memory.recall(account) if account else "",
        )
        if not needs_reading(reader):
            return compose_plain(reader)
        return await self._store.read(lambda unit: compose(unit, reader))

    async def spoke(self, account: Account, sent: SentMessage) -> None:
        """An answer of an adapter's own stands in somebody's conversation: an erasure has to find it (R-086d)."""
        await self._store.perform(lambda unit: _keep(unit, account, sent, now=self._clock.now()))

    async def _too_much(self, event: events.Event, pace: Pace) -> Answer:
        """Told once; the rest of the flood costs no reading, no writing and no answer (F-043)."""
        if pace is Pace.STILL:
            return _answer(Outcome(Said.NOTHING), None)
        return await self._store.perform(lambda unit: _slow_down(unit, self._context(), event))

    async def _find_out(self, event: events.Event) -> Given:
        match event:
            case events.MessageReceived():
                return Given(typed=await to_thread(typed.read, event.text))
            case (
                events.FormSubmitted()
                | events.ActionPressed(action="request.health" | "request.beliefs" | "consents.off")
            ):
                written = await self._store.read(lambda unit: submitted.before(unit, event))
                return Given(prepared=await to_thread(submitted.prepare, event, written))
            case _:
                return Given()

    def _once(self, unit: Unit, event: events.Event, given: Given) -> Answer:
        """Handle and record, or repeat what was recorded (faults 1.5)."""
        key, mac = event.delivery.key, unit.inbox.mac(event.delivery.digest)
        if (seen := unit.inbox.outcome(key)) is not None:
            if not hmac.compare_digest(seen[0], mac):
                raise RepeatForged
            return replace(_answer(Outcome.from_text(seen[1]), _who(unit, event)), is_repeat=True)
        context = replace(self._context(), event=key)
        place = getattr(event, "place", None)
        if place is not None and place.address:
            unit.channels.reached(place)
        outcome, person = _route(unit, context, event, given)
        unit.inbox.record(key, mac, outcome.to_text(), now=context.now)
        killpoint("door.before_commit")
        return _answer(outcome, person)

    def _context(self) -> Context:
        return Context(self._rules, self._clock.now())

    def _remember(self, event: events.Event, answer: Answer) -> None:
        match event:
            case events.MessageReceived() if answer.outcome.said in FROM_THE_FORM:
                self._memory.keep(event.account, event.text)
            case events.MessageRetracted():
                self._memory.forget(event.account)
            case events.FormSubmitted() if answer.outcome.said in (Said.SAVED, Said.TICKET_RECEIVED):
                self._memory.forget(event.account)
            case _:
                pass


def _slow_down(unit: Unit, context: Context, event: events.Event) -> Answer:
    """Whoever typed or sent a file gets it as a message; whoever pressed, in answer to the press."""
    person = _who(unit, event)
    outcome = Outcome(Said.SLOW_DOWN)
    if person is not None and isinstance(event, events.MessageReceived | events.FileOffered):
        unit.outbox.promise(
            Notice(NoticeKind.ANSWER, person.account_id, detail=outcome.to_text()), now=context.now
        )
    return _answer(outcome, person)


def _who(unit: Unit, event: events.Event) -> Person | None:
    """Who did it; a change of a channel is nobody's act, and a page is sent by nobody we know."""
    if isinstance(event, events.ChannelChanged | events.PageSent):
        return None
    return unit.people.find(event.account)


def _answer(outcome: Outcome, person: Person | None) -> Answer:
    return Answer(outcome, person.id if person else None, person.language if person else None)


def _route(unit: Unit, context: Context, event: events.Event, given: Given) -> tuple[Outcome, Person | None]:
    """Which kind of act this is. The acts themselves are in `talk`."""
    match event:
        case events.ActionPressed():
            return pressed.press(unit, context, event, given.prepared)
        case events.MessageReceived():
            return _message(unit, context, event, given)
        case events.FormSubmitted():
            person = _acting(unit, context, event.account)
            outcome = submitted.submit(unit, context, event, person=person, prepared=given.prepared)
            return outcome, person
        case events.FileOffered():
            person = _acting(unit, context, event.account)
            outcome = cvs.offered(unit, context, person, event.reference, has_more=event.has_more)
            promise_answer(unit, context, person, outcome)
            return outcome, person
        case events.CommandIssued():
            person = _acting(unit, context, event.account)
            outcome = commanded.command(unit, context, event, person)
            return outcome, _with_language(unit, person, outcome)
        case events.FileAnswered():
            return handed.answered(unit, context, event)
        case events.PageSent():
            return sent.send(unit, context, event), None
        case _:
            return happened.happen(unit, context, event)


def _acting(unit: Unit, context: Context, account: Account) -> Person:
    person = unit.people.admit(account, now=context.now)
    unit.people.act(person.id, now=context.now, today=context.day_start)
    return person


def _message(
    unit: Unit, context: Context, event: events.MessageReceived, given: Given
) -> tuple[Outcome, Person | None]:
    """Whoever typed is answered by a promised message: nothing that was acknowledged is lost (I4)."""
    person = _acting(unit, context, event.account)
    unit.people.keep_direct(person.account_id, event.place)
    assert given.typed is not None  # noqa: S101 - found out above for every message
    outcome = typed.converse(unit, context, person, given.typed)
    unit.outbox.promise(
        Notice(NoticeKind.ANSWER, person.account_id, detail=outcome.to_text()), now=context.now
    )
    return outcome, person


def _with_language(unit: Unit, person: Person, outcome: Outcome) -> Person:
    """Who just chose a language is answered in it."""
    if outcome.said is not Said.LANGUAGE_SET:
        return person
    return replace(person, language=unit.people.by_account(person.account_id).language)


def _keep(unit: Unit, account: Account, sent: SentMessage, *, now: datetime) -> None:
    """Of somebody Klik has no row of, nothing is kept."""
    if (person := unit.people.find(account)) is not None:
        unit.messages.keep(
            NoticeKind.ANSWER, to=person.account_id, about=new_id(), sent=sent, owner=person.id, now=now
        )
