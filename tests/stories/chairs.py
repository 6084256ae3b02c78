"""A seat from which the coaches' channel is seen too, and whose forms may be refused: what the main stories need besides.

What a person does is the same on both platforms (type, press, fill in, react, read); how it is done is the platform's own.
"""

import json
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Protocol

from adapters.playground.reading import button, text_of
from adapters.playground.slack_things import Message as SlackMessage
from adapters.playground.teams_actions import button_of
from adapters.playground.teams_inputs import inputs_of
from adapters.playground.teams_things import FILE_CONSENT, FILE_INFO, Dialog
from adapters.playground.teams_things import Message as TeamsMessage
from tests.stories.seats import Seat, SlackSeat, TeamsSeat

Given = dict[str, Any]
YES = "request.accept"


@dataclass(frozen=True)
class Seen:
    """A message, as this person reads it. `written` is everything that was sent for it."""

    text: str
    written: str
    at: str
    message: Any = field(repr=False)


@dataclass(frozen=True)
class Filled:
    """A form in front: its text, and what stands in its fields."""

    text: str
    values: Given = field(repr=False)


class Chair(Seat, Protocol):
    async def answer_to(self, line: str) -> str:
        """Types a command such as `klik status`; what it is answered with."""
        ...

    async def opens(self, line: str, *, by: str) -> Filled:
        """Types a command that has a form; where a typed word cannot open one, by the button of that name."""
        ...

    async def form(self) -> Filled: ...

    async def tries(self, values: Given) -> set[str]:
        """Sends the form in front; the fields that were refused."""
        ...

    async def reads_window(self, line: str, *, by: str) -> str:
        """What a window without questions says; closed after reading."""
        ...

    async def talks_in_channel(self, text: str) -> None: ...

    async def shares(
        self, name: str, content: bytes, *, in_channel: bool = False, text: str = "", copies: int = 1
    ) -> None: ...

    async def takes_file(self) -> bytes:
        """The newest file that Klik hands over; where the platform asks first, this person says yes."""
        ...

    async def reads(self, part: str, *, in_channel: bool = False) -> Seen: ...

    async def finds(self, action: str, *, in_channel: bool = False, beside: str = "") -> Seen: ...

    def has_button(self, action: str) -> bool:
        """Anywhere in their own chat."""
        ...

    async def presses_on(self, seen: Seen, action: str) -> None: ...

    async def reacts(self, *, on: Seen, with_yes: bool = True) -> None: ...

    async def takes_back(self, *, on: Seen) -> None: ...

    async def closes(self) -> None: ...

    def channel_text(self) -> str: ...

    def posts(self) -> list[str]:
        """Where something for everybody stands in the channel."""
        ...


@dataclass
class SlackChair(SlackSeat):
    channel: str

    async def answer_to(self, line: str) -> str:
        command, _, rest = line.partition(" ")
        answer = await self.actor.types(f"/{command}", rest)
        return text_of(answer.get("blocks", []))

    async def opens(self, line: str, *, by: str) -> Filled:
        await self.asks(f"/{line}")
        return await self.form()

    async def form(self) -> Filled:
        view = await self.playground.until(self._form)
        typed = {
            name: answer.get("value") for block in view.values.values() for name, answer in block.items()
        }
        return Filled(text_of(view.blocks), typed)

    def _form(self) -> Any:
        shown = self.playground.world.modals.of(self.user)
        return shown[-1] if shown and "callback_id" in shown[-1].definition else None

    async def tries(self, values: Given) -> set[str]:
        view = await self.playground.until(self._form)
        return set(await self.actor.sends(view.definition["callback_id"], values))

    async def reads_window(self, line: str, *, by: str) -> str:
        await self.asks(f"/{line}")

        def window() -> str | None:
            shown = self.playground.world.modals.of(self.user)
            return text_of(shown[-1].blocks) if shown and "callback_id" not in shown[-1].definition else None

        read = await self.playground.until(window)
        await self.closes()
        return read or ""

    async def talks_in_channel(self, text: str) -> None:
        await self.playground.say(self.user, text, self.channel)

    async def shares(
        self, name: str, content: bytes, *, in_channel: bool = False, text: str = "", copies: int = 1
    ) -> None:
        await self.actor.shares(name, content, channel=self._room(in_channel), text=text, copies=copies)

    async def takes_file(self) -> bytes:
        def look() -> bytes | None:
            shown = [file for each in self.actor.messages() for file in each.files]
            given = [file["id"] for file in shown if file["user"] != self.user]
            return self.playground.world.contents.get(given[-1]) if given else None

        return await self.playground.until(look) or b""

    async def reads(self, part: str, *, in_channel: bool = False) -> Seen:
        return _on_slack(await self.actor.sees(part, channel=self._room(in_channel)))

    async def finds(self, action: str, *, in_channel: bool = False, beside: str = "") -> Seen:
        room = self._room(in_channel)
        return _on_slack(await self.actor.finds_button(action, channel=room, beside=beside))

    def has_button(self, action: str) -> bool:
        return any(button(each.blocks, action) for each in self.actor.messages())

    async def presses_on(self, seen: Seen, action: str) -> None:
        await self.actor.presses_on(seen.message, action)

    async def hears(self, part: str) -> str:
        """The answer to a press in the channel, for this person alone."""
        said = await self.actor.sees(part, channel=self.channel)
        assert said.addressee == self.user
        return text_of(said.blocks)

    async def reacts(self, *, on: Seen, with_yes: bool = True) -> None:
        await self.actor.reacts(on.message, "raising_hand" if with_yes else "eyes")

    async def takes_back(self, *, on: Seen) -> None:
        await self.playground.unreact(self.user, on.message.channel, on.at, "raising_hand")

    async def closes(self) -> None:
        await self.actor.closes()

    def channel_text(self) -> str:
        return self.actor.text(self.channel)

    def posts(self) -> list[str]:
        return [each.ts for each in self.actor.messages(self.channel) if each.addressee is None]

    def _room(self, in_channel: bool) -> str | None:
        return self.channel if in_channel else None


class TeamsChair(TeamsSeat):
    async def answer_to(self, line: str) -> str:
        known = len(self.actor.messages())
        await self.actor.says(line)
        bot = self.house.teams.world.bot_user

        def answer() -> list[TeamsMessage]:
            return [each for each in self.actor.messages()[known:] if each.user == bot and each.cards]

        answers = await self.house.teams.until(lambda: answer() or None)
        return "\n".join(self.actor.text_of(each) for each in answers or [])

    async def opens(self, line: str, *, by: str) -> Filled:
        await self.answer_to(line)
        await self.presses(by)
        return await self.form()

    async def form(self) -> Filled:
        card = (await self.house.shows(self.actor)).card
        assert card is not None
        values = {each["id"]: each.get("value") for each in inputs_of(card)}
        return Filled(text_of([card]), values)

    async def tries(self, values: Given) -> set[str]:
        await self.actor.fills_in({name: True if each == ["yes"] else each for name, each in values.items()})
        shown = self.house.dialog_of(self.actor)
        return _wrong(shown) if shown else set()

    async def reads_window(self, line: str, *, by: str) -> str:
        await self.answer_to(line)
        await self.presses(by)
        shown = await self.house.shows(self.actor)
        await self.closes()
        return json.dumps(shown.card, ensure_ascii=False) + (shown.message or "")

    async def talks_in_channel(self, text: str) -> None:
        await self.house.teams.say(self.user, text, self.house.channel)

    async def shares(
        self, name: str, content: bytes, *, in_channel: bool = False, text: str = "", copies: int = 1
    ) -> None:
        await self.actor.shares(name, content, channel=self._room(in_channel), text=text, copies=copies)

    async def takes_file(self) -> bytes:
        """Told by its own place in their OneDrive."""
        teams = self.house.teams

        def asks() -> str | None:
            asking = [each.ts for each in self.actor.messages() if _holds(each, FILE_CONSENT)]
            return asking[-1] if asking else None

        def look() -> bytes | None:
            given = [card for each in self.actor.messages() for card in each.attachments]
            places = [card["content"]["uniqueId"] for card in given if card["contentType"] == FILE_INFO]
            return teams.world.contents.get(places[-1]) if places else None

        await teams.consent(self.user, None, await teams.until(asks) or "", accept=True)
        return await teams.until(look) or b""

    async def reads(self, part: str, *, in_channel: bool = False) -> Seen:
        return self._seen(await self.actor.sees(part, channel=self._room(in_channel)))

    async def finds(self, action: str, *, in_channel: bool = False, beside: str = "") -> Seen:
        return self._seen(await self.actor.finds(action, channel=self._room(in_channel), beside=beside))

    def has_button(self, action: str) -> bool:
        shown = self.actor.messages()
        return any(button_of(each.cards_for(self.user), action) for each in shown)

    async def presses_on(self, seen: Seen, action: str) -> None:
        await self.actor.presses(action, on=seen.message)

    async def reacts(self, *, on: Seen, with_yes: bool = True) -> None:
        await self.actor.reacts(on.message, "like" if with_yes else "sad")

    async def takes_back(self, *, on: Seen) -> None:
        await self.house.teams.unreact(self.user, on.message.channel, on.at, "like")

    async def closes(self) -> None:
        while shown := self.house.dialog_of(self.actor):
            await self.house.teams.close(self.user, shown.id)

    def channel_text(self) -> str:
        return self.actor.text(self.house.channel)

    def posts(self) -> list[str]:
        return [each.ts for each in self.actor.messages(self.house.channel)]

    def _room(self, in_channel: bool) -> str | None:
        return self.house.channel if in_channel else None

    def _seen(self, message: TeamsMessage) -> Seen:
        written = json.dumps(message.attachments, ensure_ascii=False) + message.text
        return Seen(self.actor.text_of(message), written, message.ts, message)


def _holds(message: TeamsMessage, kind: str) -> bool:
    return any(card["contentType"] == kind for card in message.attachments)


def _on_slack(message: SlackMessage) -> Seen:
    written = json.dumps(message.blocks, ensure_ascii=False) + message.text
    return Seen(text_of(message.blocks) or message.text, written, message.ts, message)


def _wrong(dialog: Dialog) -> set[str]:
    """The fields right above a line in the colour of attention."""
    pairs = pairwise(dialog.card["body"]) if dialog.card else ()
    return {field["id"] for field, below in pairs if "id" in field and '"attention"' in json.dumps(below)}
