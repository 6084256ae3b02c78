"""A reply on its way back to whoever is in front: as the answer to an invoke, or as a message of its own.

What needs another call to Teams runs in tasks kept here, so that a press is answered at once and none is lost at the end.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol, TypeVar

from adapters.teams import forms, openers, render, replies, texts
from adapters.teams.forms import Sheet
from adapters.teams.interactions import Origin, Via
from adapters.teams.outbound import TeamsMessenger
from adapters.teams.render import Where, new_key
from bot.errors import Ambiguous, NotSent, TryLater
from bot.events import Event
from bot.logs import event_logger
from bot.model import Account, Place, SentMessage
from bot.outcome import Answer, Said
from bot.views import (
    Ask,
    Button,
    Buttons,
    Form,
    Invalid,
    Nothing,
    Paragraph,
    Replace,
    Reply,
    Say,
    Show,
    Style,
    View,
)
from bot.words import Language, Words

Json = dict[str, Any]

# Between the attempts to say something that Teams put off, where it does not say how long. A promise would be kept
# longer; an answer is waited for.
PAUSES = (1.0, 4.0)
LONGEST = 60.0
Done = TypeVar("Done")

log = event_logger(__name__)


class Door(Protocol):
    """`bot.door.Door`, as far as an adapter sees it."""

    async def handle(self, event: Event) -> Answer: ...

    async def reply(self, answer: Answer, *, account: Account, language: Language) -> Reply: ...

    async def spoke(self, account: Account, sent: SentMessage) -> None: ...


class Answers:
    def __init__(
        self,
        door: Door,
        *,
        messenger: TeamsMessenger,
        language: Language,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._door = door
        self._pauses = pauses
        self._messenger = messenger
        self._language = language
        self._tasks: set[asyncio.Task[None]] = set()

    # -- the two ways in, after the commit

    async def to_invoke(self, answer: Answer | None, *, origin: Origin) -> Json | None:
        """The body of the HTTP answer, and whatever has to follow it. `answer` is None for a press nobody knows."""
        if answer is None:
            return self._unknown(origin)
        language = await self._language_of(answer, origin)
        reply = await self._door.reply(answer, account=origin.account, language=language)
        if isinstance(reply, Say) and answer.outcome.said is Said.WON:
            # On the winner's own card, until everybody's is changed.
            reply = Replace(reply.view)
        again = await self._form_again(answer, origin, language) if isinstance(reply, Invalid) else None
        if origin.via is Via.EXECUTE:
            self._follow(reply, answer, origin=origin, language=language)
        context = replies.Context(origin, language, self._messenger.forms, new_key(), again)
        return replies.body(reply, context)

    def to_message(self, answer: Answer | None, *, origin: Origin) -> None:
        """For what was typed, and for a press on a client that does not know Action.Execute."""
        if answer is None:
            self.say(texts.UNKNOWN, origin=origin)
        else:
            self._later(self._answer_message(answer, origin), event="message", origin=origin)

    # -- when there is no reply

    def failed(self, error: BaseException, *, event: str) -> str:
        """Notes what went wrong without a value, and gives the token a person can quote."""
        token = secrets.token_hex(3)
        log.error("teams.failed", failure=error, token=token, event=event)
        return token

    def sentence(self, words: Words, *, origin: Origin, **values: str) -> Json:
        """One sentence as the answer to an invoke; nothing of ours may be asked when something is broken."""
        return replies.said(origin.via, words.of(origin.language or self._language, **values))

    def say(self, words: Words, *, origin: Origin, **values: str) -> None:
        """One sentence as a message, where it was typed."""
        view = texts.view(words.of(origin.language or self._language, **values))
        self._later(self._post(view, origin.thread, origin.account), event="message")

    async def drain(self, seconds: float) -> None:
        """Lets the answers under way finish; cancels what has not by then."""
        try:
            async with asyncio.timeout(seconds):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        except TimeoutError:
            for task in self._tasks:
                task.cancel()

    # -- inside

    def _unknown(self, origin: Origin) -> Json | None:
        """A dialog's own closing button means nothing, and closes."""
        if origin.via is Via.SUBMIT and not origin.action and not origin.form:
            return None
        return self.sentence(texts.UNKNOWN, origin=origin)

    def _follow(self, reply: Reply, answer: Answer, *, origin: Origin, language: Language) -> None:
        """What the answer to Action.Execute cannot do: change the card for good, or show more than a sentence."""
        match reply:
            case Replace(view) if origin.is_personal and origin.message and not origin.form:
                sent = SentMessage(origin.place, origin.message)
                self._later(self._patiently(lambda: self._messenger.update(sent, view)), event="press")
            case Say(view) if not render.is_short(view) and not origin.form:
                self._later(self._tell(view, origin), event="press")
            case Ask(asked) if not origin.is_personal:
                opening = self._opening(asked.title, answer, origin, language)
                self._later(self._tell(opening, origin), event="press")
            case _:
                return

    async def _answer_message(self, answer: Answer, origin: Origin) -> None:
        language = await self._language_of(answer, origin)
        reply = await self._door.reply(answer, account=origin.account, language=language)
        match reply:
            case Replace(view) if origin.is_personal and origin.message:
                pressed = SentMessage(origin.place, origin.message)
                await self._patiently(lambda: self._messenger.update(pressed, view))
            case Say(view) | Replace(view):
                await self._tell(view, origin)
            case Ask(asked):
                await self._ask(asked, answer, origin=origin, language=language)
            case Show(title, _, view):
                opens = _again(answer, origin) is not None
                await self._tell(self._opening(title, answer, origin, language) if opens else view, origin)
            case Invalid(errors):
                await self._tell(texts.view("\n".join(errors.values())), origin)
            case Nothing():
                return

    async def _ask(self, asked: Form, answer: Answer, *, origin: Origin, language: Language) -> None:
        """A button that opens the form: what somebody typed never stands in a message that stays."""
        if _again(answer, origin) is not None:
            await self._tell(self._opening(asked.title, answer, origin, language), origin)
            return
        sheet = Sheet(new_key(), language, Where.MESSAGE)
        place = await self._private(origin)
        card = forms.form(forms.without_typed(asked), sheet)
        sent = await self._patiently(lambda: self._messenger.post_card(place, card, asked.title))
        await self._door.spoke(origin.account, sent)

    def _opening(self, title: str, answer: Answer, origin: Origin, language: Language) -> View:
        action, value = _again(answer, origin) or ("", "")
        label = texts.OPEN.of(language)
        button = Button(label, action, value, Style.PRIMARY, opens_form=True)
        return View(title, (Paragraph(title), Buttons((button,))))

    async def _form_again(self, answer: Answer, origin: Origin, language: Language) -> Form | None:
        asking = openers.asking_again(answer, origin.form, about=origin.about, values=origin.values)
        if asking is None:
            return None
        reply = await self._door.reply(asking, account=origin.account, language=language)
        return reply.form if isinstance(reply, Ask) else None

    async def _tell(self, view: View, origin: Origin) -> None:
        await self._post(view, await self._private(origin), origin.account)

    async def _private(self, origin: Origin) -> Place:
        """Where only the one in front reads; a word typed in a channel is answered where it was typed."""
        if origin.is_personal or (origin.via is Via.MESSAGE and not origin.action and not origin.form):
            return origin.thread
        return await self._messenger.direct(origin.account)

    async def _post(self, view: View, place: Place, account: Account) -> None:
        """A message of Teams stays, so where it stands is kept for an erasure."""
        sent = await self._patiently(lambda: self._messenger.post(place, view))
        await self._door.spoke(account, sent)

    async def _patiently(self, ask: Callable[[], Awaitable[Done]]) -> Done:
        """Asks again where Teams said "later", when it said so; and where it did not say what became of it.

        Then an answer may stand there twice, to the one who asked for it: better than not at all.
        """
        for pause in self._pauses:
            try:
                return await ask()
            except (TryLater, Ambiguous) as later:
                wait = min(later.after or pause, LONGEST)
            await asyncio.sleep(wait)
        return await ask()

    async def _language_of(self, answer: Answer, origin: Origin) -> Language:
        known = answer.language or origin.language or await self._messenger.language(origin.account)
        return known or self._language

    def _later(self, work: Coroutine[Any, Any, None], *, event: str, origin: Origin | None = None) -> None:
        task = asyncio.create_task(work, name=f"answering a {event}")
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._ended(done, event=event, origin=origin))

    def _ended(self, task: asyncio.Task[None], *, event: str, origin: Origin | None) -> None:
        """No failure goes unseen. What Teams would not take is noted by its code: there is nowhere left to say it."""
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        match error:
            case None:
                return
            case NotSent(code=code) | Ambiguous(code=code):
                log.warning("teams.answer_failed", code=code, event=event)
            case _:
                token = self.failed(error, event=event)
                if origin is not None and origin.is_personal:
                    self.say(texts.FAILED, origin=origin, token=token)


def _again(answer: Answer, origin: Origin) -> tuple[str, str] | None:
    """The button that leads to the same reply: the one that was pressed, or the one for what was typed."""
    return (origin.action, origin.value) if origin.action else openers.button_for(answer)
