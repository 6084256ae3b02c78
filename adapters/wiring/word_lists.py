"""Reading what people write takes patterns, and word lists (a tenth of Klik's memory).

The patterns are read once Klik is ready; the lists wait for the first person who talks to it.
"""

import asyncio
import threading
from typing import Protocol

from bot import anonymise, intents
from bot.events import ActionPressed, CommandIssued, Event, FormSubmitted, MessageReceived
from bot.model import Account, SentMessage
from bot.outcome import Answer
from bot.talk.pressed import BY_STANDING
from bot.views import Reply
from bot.words import Language


class Door(Protocol):
    """`bot.door.Door`, as the platforms see it."""

    async def handle(self, event: Event) -> Answer: ...

    async def reply(self, answer: Answer, *, account: Account, language: Language) -> Reply: ...

    async def spoke(self, account: Account, sent: SentMessage) -> None: ...


# Most patterns are read in a millisecond, the longest in ten: with these pauses a click waits for one at most.
PAUSE = 0.02


class ReadingDoor:
    """In front of the door: at the first word somebody says, the lists are read beside the work.

    `load` is for when the start is over.

    Who writes a form takes longer than the reading does, so their text is never kept waiting by it.
    """

    def __init__(self, door: Door) -> None:
        self._door = door
        self._stopping = threading.Event()
        self._loading: asyncio.Task[None] | None = None
        self._reading: asyncio.Task[None] | None = None

    def load(self) -> None:
        """Reads the patterns beside the work, one after each pause."""
        self._loading = asyncio.create_task(asyncio.to_thread(self._load))

    def _load(self) -> None:
        for _ in anonymise.load():
            if self._stopping.wait(PAUSE):
                return

    async def handle(self, event: Event) -> Answer:
        if self._reading is None and _is_talk(event):
            self._reading = asyncio.create_task(asyncio.to_thread(_read))
        return await self._door.handle(event)

    async def reply(self, answer: Answer, *, account: Account, language: Language) -> Reply:
        return await self._door.reply(answer, account=account, language=language)

    async def spoke(self, account: Account, sent: SentMessage) -> None:
        await self._door.spoke(account, sent)

    async def stop(self) -> None:
        self._stopping.set()
        for task in (self._loading, self._reading):
            if task is not None:
                await task


def _is_talk(event: Event) -> bool:
    """A coach's yes or no to a request needs no words; whatever else a person does may lead to some."""
    if isinstance(event, ActionPressed):
        return event.action not in BY_STANDING
    return isinstance(event, MessageReceived | CommandIssued | FormSubmitted)


def _read() -> None:
    intents.warm()
    anonymise.warm()
