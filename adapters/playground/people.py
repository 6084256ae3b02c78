"""A person of the story: looks at their own conversations, types, presses, fills in forms. Every act is checked."""

from collections.abc import Callable
from typing import Any, TypeVar

from adapters.playground.reading import Json, button, text_of
from adapters.playground.slack_server import SlackPlayground
from adapters.playground.slack_things import Message, View

Found = TypeVar("Found")
PATIENCE = 30.0


class StoryFailed(Exception):
    """Something did not show what it should; the text is a sentence for the reader of the transcript."""


class Actor:
    """One pretend person. `see` waits for a message; nothing sleeps."""

    def __init__(self, playground: SlackPlayground, user: str, name: str) -> None:
        self._playground = playground
        self.user = user
        self.name = name
        self._seen: set[tuple[str, str]] = set()

    @property
    def direct(self) -> str:
        return f"D{self.user[1:]}"

    def messages(self, channel: str | None = None) -> list[Message]:
        """What stands in the DM, or in a channel, oldest first; only what this person can see."""
        shown = self._playground.world.shown(channel or self.direct, self.user)
        return [message for message in shown if not message.deleted]

    def text(self, channel: str | None = None) -> str:
        return "\n".join(text_of(message.blocks) or message.text for message in self.messages(channel))

    async def says(self, text: str) -> None:
        await self._expect_ok(await self._playground.say(self.user, text), "a typed message")

    async def shares(
        self, name: str, content: bytes, *, channel: str | None = None, text: str = "", copies: int = 1
    ) -> None:
        """A file in the conversation with Klik, or in a channel; or several at once."""
        said = await self._playground.share(self.user, name, content, channel, text=text, copies=copies)
        await self._expect_ok(said, "a file")

    async def types(self, command: str, text: str) -> Json:
        status, answer = await self._playground.command(self.user, command, text)
        await self._expect_ok((status, answer), f"{command} {text}")
        return answer

    async def sees(self, part: str, *, channel: str | None = None) -> Message:
        """The newest message that holds `part`, waited for."""

        def look() -> Message | None:
            found = [each for each in self.messages(channel) if part in (text_of(each.blocks) or each.text)]
            return found[-1] if found else None

        return await self._wait(look, f"{self.name} should read {part!r}")

    async def finds_button(self, action: str, *, channel: str | None = None, beside: str = "") -> Message:
        """The newest message with a button of this action, and with this text beside it."""

        def look() -> Message | None:
            found = [
                each
                for each in self.messages(channel)
                if button(each.blocks, action) and beside in text_of(each.blocks)
            ]
            return found[-1] if found else None

        return await self._wait(look, f"{self.name} should find a button for {action}")

    async def loses(self, action: str) -> None:
        """Waits until no message in their own chat has this button any more."""

        def look() -> bool:
            return not any(button(each.blocks, action) for each in self.messages())

        await self._wait(look, f"{self.name} should see no button for {action} any more")

    async def presses(self, action: str, *, channel: str | None = None) -> None:
        message = await self.finds_button(action, channel=channel)
        await self.presses_on(message, action)

    async def presses_on(self, message: Message, action: str) -> None:
        found = button(message.blocks, action)
        if found is None:
            raise StoryFailed(f"{self.name} finds no button for {action}")
        said = await self._playground.press(
            self.user,
            channel=message.channel,
            ts=message.ts,
            action_id=action,
            block_id=found["block_id"],
            value=found.get("value"),
        )
        await self._expect_ok(said, action)

    async def reacts(self, message: Message, emoji: str) -> None:
        said = await self._playground.react(self.user, message.channel, message.ts, emoji)
        await self._expect_ok(said, f":{emoji}:")

    async def opens(self, form: str) -> View:
        """The form in front, waited for."""

        def look() -> View | None:
            shown = self._playground.world.modals.of(self.user)
            return shown[-1] if shown and shown[-1].definition.get("callback_id") == form else None

        return await self._wait(look, f"{self.name} should see the form {form}")

    async def sends(self, form: str, values: dict[str, Any]) -> dict[str, str]:
        """Send the form in front; the errors at its fields, {} when it was taken."""
        view = await self.opens(form)
        status, answer = await self._playground.submit(self.user, view.id, values)
        if status != 200:
            raise StoryFailed(f"{form} was answered with {status}")
        errors: dict[str, str] = answer.get("errors", {}) if isinstance(answer, dict) else {}
        return errors

    async def closes(self) -> None:
        for view in reversed(self._playground.world.modals.of(self.user)):
            await self._playground.close(self.user, view.id)

    async def _wait(self, look: Callable[[], Found | None], otherwise: str) -> Found:
        try:
            found = await self._playground.until(look, timeout=PATIENCE)
        except TimeoutError:
            raise StoryFailed(otherwise) from None
        if found is None:
            raise StoryFailed(otherwise)
        return found

    async def _expect_ok(self, said: tuple[int, Any], what: str) -> None:
        if said[0] != 200:
            raise StoryFailed(f"{what} by {self.name} was answered with {said[0]}")
