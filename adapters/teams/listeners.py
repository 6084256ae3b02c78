"""The SDK's handler, a method per kind of activity: reads it, waits for the door to commit, and answers.

What is said, and how it gets there, is in `answers`.
"""

from collections.abc import Iterable
from typing import Any

from botbuilder.core import ActivityHandler  # type: ignore[import-untyped]

from adapters.teams import inbound, interactions, texts
from adapters.teams.answers import Answers, Door
from adapters.teams.inbound import Us
from adapters.teams.interactions import FILE_CONSENT, Click, Origin, Via
from adapters.teams.outbound import TeamsMessenger
from adapters.teams.repeats import MAY_PASS, Repeats
from adapters.teams.turn import Said, activity_of, say
from adapters.teams.verify import Counts
from bot.door import RepeatForged
from bot.events import CommandIssued, Event
from bot.outcome import Answer

Json = dict[str, Any]

_ORIGIN = "klik.origin"


class Listeners(ActivityHandler):  # type: ignore[misc]
    def __init__(
        self,
        *,
        door: Door,
        answers: Answers,
        messenger: TeamsMessenger,
        us: Us,
        repeats: Repeats,
        counts: Counts,
    ) -> None:
        self._door = door
        self._answers = answers
        self._messenger = messenger
        self._us = us
        self._repeats = repeats
        self._counts = counts

    async def on_turn(self, turn_context: Any) -> None:
        activity = activity_of(turn_context)
        origin = turn_context.turn_state[_ORIGIN] = interactions.origin_of(activity)
        if origin is not None:
            self._hear(activity, origin)
        await super().on_turn(turn_context)

    async def on_message_activity(self, turn_context: Any) -> None:
        activity, origin = activity_of(turn_context), _origin(turn_context)
        if origin is None:
            return
        click = interactions.click_of(activity, origin)
        if click is not None:
            answer = await self._clicked(click, origin)
            self._answers.to_message(answer, origin=origin)
            return
        self._repeats.moved(_actor(origin))
        command = interactions.commanded(activity)
        if not origin.is_personal and (command is None or not interactions.is_harmless(command)):
            self._answers.say(texts.IN_PUBLIC, origin=origin)
            return
        has_file = await self._offered(activity)
        # What is written with a file is answered as well, as what it is.
        if command is not None:
            await self._commanded(command, origin)
        elif inbound.words_of(activity) or not has_file:
            await self._handle([inbound.typed(activity)])

    async def on_message_update_activity(self, turn_context: Any) -> None:
        await self._handle([inbound.retracted(activity_of(turn_context))])

    async def on_message_delete_activity(self, turn_context: Any) -> None:
        await self._handle([inbound.retracted(activity_of(turn_context))])

    async def on_message_reaction_activity(self, turn_context: Any) -> None:
        await self._handle(inbound.reacted(activity_of(turn_context)))

    async def on_conversation_update_activity(self, turn_context: Any) -> None:
        await self._handle(inbound.conversation_changed(activity_of(turn_context), self._us))

    async def on_installation_update(self, turn_context: Any) -> None:
        await self._handle(inbound.installed(activity_of(turn_context), self._us))

    async def on_invoke_activity(self, turn_context: Any) -> None:
        """The answer goes out as it is: the SDK would serialise it once more, and fail (platform notes 0, no. 1)."""
        activity, origin = activity_of(turn_context), _origin(turn_context)
        click = interactions.click_of(activity, origin) if origin else None
        file = (
            interactions.file_answered(activity) if inbound.text(activity, "name") == FILE_CONSENT else None
        )
        if file is not None and origin is not None:
            self._answers.to_message(await self._door.handle(file), origin=origin)
            return
        if click is None or origin is None:
            say(turn_context, Said(501))
            return
        answer = await self._clicked(click, origin)
        say(turn_context, Said(200, await self._answers.to_invoke(answer, origin=origin)))

    async def failed(self, turn_context: Any, error: Exception) -> None:
        """Nothing was committed. What happened comes again by itself (5xx); a person gets a sentence with a token."""
        if isinstance(error, RepeatForged):
            self._counts.repeat_forged += 1
            say(turn_context, Said(400))
            return
        self._counts.failed += 1
        activity, origin = activity_of(turn_context), _origin(turn_context)
        token = self._answers.failed(error, event=activity["type"])
        if origin is None or origin.via is Via.SUBMIT:
            # A dialog whose form could not be taken stays open, with what was typed.
            say(turn_context, Said(500))
        elif activity["type"] == "invoke" and origin.via is not Via.MESSAGE:
            say(turn_context, Said(200, self._answers.sentence(texts.FAILED, origin=origin, token=token)))
        else:
            if activity["type"] in ("message", "invoke"):
                self._answers.say(texts.FAILED, origin=origin, token=token)
            say(turn_context, Said(500))

    async def _clicked(self, click: Click, origin: Origin) -> Answer | None:
        """None for a button that means nothing (any more)."""
        key = self._repeats.of_a_form if origin.form else self._repeats.key
        known = key(_actor(origin), click.stable)
        event: Event | None = interactions.submitted(click, by=origin.account, key=known)
        event = event or interactions.pressed(click, by=origin.account, place=origin.place, key=known)
        answer = await self._door.handle(event) if event is not None else None
        if answer is not None and answer.outcome.said in MAY_PASS:
            self._repeats.moved(_actor(origin))
        return answer

    async def _offered(self, activity: Json) -> bool:
        """Whether there was a file with it; then it is noted where it can be fetched."""
        found = inbound.offered(activity)
        if found is None:
            return False
        event, url = found
        self._messenger.connector.offers.note(event.account, event.reference, url=url)
        await self._handle([event])
        return True

    async def _commanded(self, command: CommandIssued, origin: Origin) -> None:
        self._answers.to_message(await self._door.handle(command), origin=origin)

    async def _handle(self, events: Iterable[Event | None]) -> None:
        for event in events:
            if event is not None:
                await self._door.handle(event)

    def _hear(self, activity: Json, origin: Origin) -> None:
        self._messenger.heard(origin.account, place=origin.place, language=origin.language)
        if team := inbound.team_of(activity):
            self._messenger.teams[team[0]] = team[1]


def _origin(turn_context: Any) -> Origin | None:
    """Read once for the whole turn; None where nobody is in front, and where reading it went wrong."""
    found: Origin | None = turn_context.turn_state.get(_ORIGIN)
    return found


def _actor(origin: Origin) -> str:
    return f"{origin.account.workspace} {origin.account.user}"
