"""A person of the story who sits on Teams: reads cards, presses their buttons, fills in dialogs. Nothing sleeps."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from adapters.playground.people import PATIENCE, StoryFailed
from adapters.playground.slack_things import Json
from adapters.playground.teams_server import TeamsPlayground
from adapters.playground.teams_things import Dialog, Message

Found = TypeVar("Found")


class TeamsActor:
    def __init__(self, playground: TeamsPlayground, user: str) -> None:
        self._playground = playground
        self.user = user
        self.name = f"{playground.world.person(user).name} (Teams)"

    def messages(self, channel: str | None = None) -> list[Message]:
        world = self._playground.world
        room = channel or next(
            each.id for each in world.conversations.values() if each.is_dm and self.user in each.members
        )
        return world.shown(room, self.user)

    def text_of(self, message: Message) -> str:
        """What this person sees there: their own replaced card, or everybody's."""
        cards = message.cards_for(self.user)
        return "\n".join(line for card in cards for line in _lines(card)) or message.text

    def text(self, channel: str | None = None) -> str:
        return "\n".join(self.text_of(each) for each in self.messages(channel))

    def notices(self) -> str:
        """What Teams showed for a moment after this person's clicks."""
        return "\n".join(notice.text for notice in self._playground.world.notices.of(self.user))

    async def says(self, text: str) -> None:
        self._ok(await self._playground.say(self.user, text), text)

    async def shares(
        self, name: str, content: bytes, *, channel: str | None = None, text: str = "", copies: int = 1
    ) -> None:
        """A file in the conversation with Klik, or in a channel; or several at once."""
        said = await self._playground.share(self.user, name, content, channel, text=text, copies=copies)
        self._ok(said, "a file")

    async def sees(self, part: str, *, channel: str | None = None) -> Message:
        def look() -> Message | None:
            found = [each for each in self.messages(channel) if part in self.text_of(each)]
            return found[-1] if found else None

        return await self._wait(look, f"{self.name} should read {part!r}")

    async def finds(self, verb: str, *, channel: str | None = None, beside: str = "") -> Message:
        """The newest message with a button of this action."""

        def look() -> Message | None:
            found = [
                each
                for each in self.messages(channel)
                if verb in _verbs(each.cards_for(self.user)) and beside in self.text_of(each)
            ]
            return found[-1] if found else None

        return await self._wait(look, f"{self.name} should find a button for {verb}")

    async def presses(self, verb: str, *, on: Message, inputs: Json | None = None) -> None:
        said = await self._playground.press(self.user, on.channel, on.ts, action=verb, inputs=inputs or {})
        self._ok(said, verb)

    async def reacts(self, message: Message, name: str) -> None:
        self._ok(await self._playground.react(self.user, message.channel, message.ts, name), name)

    async def fills_in(self, values: Json) -> None:
        """The dialog in front."""
        dialog = await self._wait(self._dialog, f"{self.name} should see a dialog")
        self._ok(await self._playground.submit(self.user, dialog.id, values), "a form")

    def _dialog(self) -> Dialog | None:
        shown = self._playground.world.dialogs.of(self.user)
        return shown[-1] if shown and shown[-1].card is not None else None

    async def _wait(self, look: Callable[[], Found | None], otherwise: str) -> Found:
        try:
            found = await self._playground.until(look, timeout=PATIENCE)
        except TimeoutError:
            raise StoryFailed(otherwise) from None
        if found is None:
            raise StoryFailed(otherwise)
        return found

    def _ok(self, said: tuple[int, Any], what: str) -> None:
        if said[0] not in (200, 201, 202):
            raise StoryFailed(f"{what} by {self.name} was answered with {said[0]}")


def dialog_text(dialog: Dialog) -> str:
    """What a person reads in a window, a line for each block."""
    return dialog.message or "\n".join(_lines(dialog.card))


def _lines(node: Any) -> Iterator[str]:
    """The text of a card, a line for each block."""
    match node:
        case {"type": "RichTextBlock", "inlines": list(inlines)}:
            yield "".join(run if isinstance(run, str) else run.get("text", "") for run in inlines)
        case {"type": "TextBlock", "text": str(text)}:
            yield text
        case {"type": str(kind)} if kind.startswith("Action."):
            return
        case dict():
            for value in node.values():
                yield from _lines(value)
        case list():
            for value in node:
                yield from _lines(value)


def _verbs(node: Any) -> set[str]:
    """The public actions of every button in a card."""
    match node:
        case {"type": "Action.Execute", "verb": str(verb)}:
            return {verb}
        case {"type": "Action.Submit", "data": {"action": str(action)}}:
            return {action}
        case dict():
            return {verb for value in node.values() for verb in _verbs(value)}
        case list():
            return {verb for value in node for verb in _verbs(value)}
        case _:
            return set()
