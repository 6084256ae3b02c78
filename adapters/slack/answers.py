"""A reply on its way back to whoever is in front: by the HTTP answer, by response_url, or as a window.

What needs another call to Slack runs in tasks kept here, so that a press is answered at once and none is lost at the end.
https://docs.slack.dev/interactivity/handling-user-interaction
"""

import asyncio
import secrets
from collections.abc import Coroutine
from typing import Any, Protocol

from adapters.slack import forms, render, texts
from adapters.slack.interactions import Origin
from adapters.slack.outbound import SlackMessenger
from adapters.slack.response_url import ResponseUrls
from bot.errors import Ambiguous, NotSent
from bot.events import Event
from bot.logs import event_logger
from bot.model import Account, SentMessage
from bot.outcome import Answer
from bot.rush import Rush
from bot.views import Ask, Invalid, Nothing, Replace, Reply, Say, Show, View
from bot.words import Language, Words

Json = dict[str, Any]

LANGUAGE_PATIENCE = 1.0

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
        messenger: SlackMessenger,
        response_urls: ResponseUrls,
        language: Language,
        rush: Rush,
    ) -> None:
        self._door = door
        self._messenger = messenger
        self._response_urls = response_urls
        self._language = language
        self._rush = rush
        self._tasks: set[asyncio.Task[None]] = set()

    # -- the three ways in, after the commit

    def to_press(self, answer: Answer, *, origin: Origin) -> None:
        self._later(self._answer_press(answer, origin), origin=origin, event="press")

    async def to_form(self, answer: Answer, *, origin: Origin) -> Json:
        """The body of the HTTP answer: the window closes, changes, or stays with its errors."""
        language = await self._language_of(answer, origin)
        match await self._door.reply(answer, account=origin.account, language=language):
            case Invalid(said) if origin.field_names:
                return {"response_action": "errors", "errors": forms.errors(said, names=origin.field_names)}
            case Ask(form):
                return {"response_action": "update", "view": forms.form(form)}
            case Show(title, close, view):
                return {"response_action": "update", "view": forms.window(title, close, view=view)}
            case Say(view) | Replace(view):
                return {"response_action": "update", "view": self._reading(view, language)}
            case _:
                return {}

    async def to_command(self, answer: Answer, *, origin: Origin) -> Json:
        """The body of the HTTP answer: shown to the one who typed, and to nobody else."""
        language = await self._language_of(answer, origin)
        reply = await self._door.reply(answer, account=origin.account, language=language)
        match reply:
            case Say(view) | Replace(view):
                return privately(view)
            case Ask() | Show():
                opening = self._open(reply, origin, language=language, otherwise=texts.TYPE_AGAIN)
                self._later(opening, origin=origin, event="command")
                return {}
            case _:
                return {}

    # -- when there is no reply

    def failed(self, error: BaseException, *, event: str) -> str:
        """Notes what went wrong without a value, and gives the token a person can quote."""
        token = secrets.token_hex(3)
        log.error("slack.failed", failure=error, token=token, event=event)
        return token

    async def sentence(self, words: Words, *, account: Account | None, **values: str) -> str:
        """In the reader's language as far as Slack tells it; nothing of ours may be asked when something is broken."""
        language = await self._platform_language(account) if account else None
        return words.of(language or self._language, **values)

    def say_to_press(self, words: Words, *, origin: Origin, **values: str) -> None:
        """One sentence back to a press; when even that fails, it is noted and there is nothing left to try."""
        self._later(self._say(words, origin, **values), origin=None, event="press")

    def errors_or_window(self, sentence: str, *, origin: Origin) -> Json:
        """For a form that could not be taken: it stays open, with what was typed."""
        if origin.field_names:
            return {"response_action": "errors", "errors": {origin.field_names[0]: sentence}}
        return {
            "response_action": "update",
            "view": self._reading(texts.view(sentence), self._language),
        }

    async def drain(self, seconds: float) -> None:
        """Lets the answers under way finish; cancels what has not by then."""
        self._rush.end()
        try:
            async with asyncio.timeout(seconds):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        except TimeoutError:
            for task in self._tasks:
                task.cancel()

    # -- inside

    async def _answer_press(self, answer: Answer, origin: Origin) -> None:
        language = await self._language_of(answer, origin)
        reply = await self._door.reply(answer, account=origin.account, language=language)
        match reply:
            case Ask() | Show():
                await self._open(reply, origin, language=language, otherwise=texts.PRESS_AGAIN)
            case Say(view) | Replace(view):
                await self._rush.over()
                await self._tell(view, origin, language=language, replaces=isinstance(reply, Replace))
            case Invalid() | Nothing():
                return

    async def _open(self, reply: Ask | Show, origin: Origin, *, language: Language, otherwise: Words) -> None:
        """A trigger_id lives three seconds and once; a press inside a window changes that window and needs none."""
        drawn = forms.form(reply.form) if isinstance(reply, Ask) else _window(reply)
        try:
            if origin.view_id:
                await self._messenger.api.call("views.update", view_id=origin.view_id, view=drawn)
            else:
                await self._messenger.api.call("views.open", trigger_id=origin.trigger_id, view=drawn)
        except (NotSent, Ambiguous) as error:
            log.warning("slack.window_failed", code=error.code)
            await self._tell(texts.view(otherwise.of(language)), origin, language=language, replaces=False)

    async def _tell(self, view: View, origin: Origin, *, language: Language, replaces: bool) -> None:
        """Where the person is looking. Where that fails, "press again" by DM: it names nothing."""
        if not await self._shown_in_place(view, origin, language=language, replaces=replaces):
            place = await self._messenger.direct(origin.account)
            sent = await self._messenger.post(place, texts.view(texts.PRESS_AGAIN.of(language)))
            await self._door.spoke(origin.account, sent)

    async def _shown_in_place(
        self, view: View, origin: Origin, *, language: Language, replaces: bool
    ) -> bool:
        """A message has a response_url; a window has none, and becomes the answer."""
        if origin.response_url or not origin.view_id:
            said = render.message_update(view) | {"replace_original": True} if replaces else privately(view)
            return await self._response_urls.post(origin.response_url, said)
        try:
            drawn = self._reading(view, language)
            await self._messenger.api.call("views.update", view_id=origin.view_id, view=drawn)
        except (NotSent, Ambiguous):
            return False
        return True

    async def _say(self, words: Words, origin: Origin, **values: str) -> None:
        language = await self._platform_language(origin.account) or self._language
        view = texts.view(words.of(language, **values))
        await self._tell(view, origin, language=language, replaces=False)

    def _reading(self, view: View, language: Language) -> Json:
        return forms.window(texts.TITLE, texts.CLOSE.of(language), view=view)

    async def _language_of(self, answer: Answer, origin: Origin) -> Language:
        return answer.language or await self._platform_language(origin.account) or self._language

    async def _platform_language(self, account: Account) -> Language | None:
        """Never waited for long: the reader waits too."""
        try:
            async with asyncio.timeout(LANGUAGE_PATIENCE):
                return await self._messenger.language(account)
        except (NotSent, Ambiguous, TimeoutError):
            return None

    def forget_language(self, account: Account) -> None:
        self._messenger.forget_language(account)

    def _later(self, work: Coroutine[Any, Any, None], *, origin: Origin | None, event: str) -> None:
        task = asyncio.create_task(work, name=f"answering a {event}")
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._ended(done, origin=origin, event=event))

    def _ended(self, task: asyncio.Task[None], *, origin: Origin | None, event: str) -> None:
        """No failure goes unseen: it is noted, and the person gets a sentence with the token."""
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        token = self.failed(error, event=event)
        if origin is not None:
            self.say_to_press(texts.FAILED, origin=origin, token=token)


def privately(view: View) -> Json:
    return {"response_type": "ephemeral", "replace_original": False, **render.message_update(view)}


def _window(reply: Show) -> Json:
    return forms.window(reply.title, reply.close, view=reply.view)
