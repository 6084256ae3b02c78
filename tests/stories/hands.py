"""One admin or candidate on either platform, by the same words: what they type, press, fill in and read."""

import json
from dataclasses import dataclass
from typing import Any

from adapters.playground.people import Actor
from adapters.playground.reading import text_of
from adapters.playground.slack_server import SlackPlayground
from adapters.playground.teams_actor import TeamsActor
from adapters.playground.teams_server import TeamsPlayground
from tests.stories.two_platforms import BothHouses


@dataclass(frozen=True)
class OnSlack:
    actor: Actor
    playground: SlackPlayground

    @property
    def user(self) -> str:
        return self.actor.user

    async def types(self, line: str) -> None:
        command, _, text = line.partition(" ")
        await self.actor.types(f"/{command}", text)

    async def presses(self, action: str) -> None:
        await self.actor.presses(action)

    async def fills_in(self, form: str, values: dict[str, Any]) -> None:
        errors = await self.actor.sends(form, values)
        assert not errors, errors

    async def sees(self, part: str) -> str:
        found = await self.actor.sees(part)
        return text_of(found.blocks) or found.text

    async def reads_all(self, part: str) -> str:
        """Everything in front, in windows and in the conversation, once it holds this; the windows are closed."""

        def look() -> str | None:
            windows = [view.definition["blocks"] for view in self.playground.world.modals.of(self.user)]
            shown = json.dumps([windows, [each.blocks for each in self.actor.messages()]], ensure_ascii=False)
            return shown if part in shown else None

        found = await self.playground.until(look)
        await self.actor.closes()
        assert found is not None
        return found


@dataclass(frozen=True)
class OnTeams:
    actor: TeamsActor
    playground: TeamsPlayground

    @property
    def user(self) -> str:
        return self.actor.user

    async def types(self, line: str) -> None:
        await self.actor.says(line)

    async def presses(self, action: str) -> None:
        await self.actor.presses(action, on=await self.actor.finds(action))

    async def fills_in(self, form: str, values: dict[str, Any]) -> None:
        await self.actor.fills_in({name: _one(value) for name, value in values.items()})

    async def sees(self, part: str) -> str:
        """In the conversation, or in what Teams shows for a moment after a press."""

        def look() -> str | None:
            shown = [self.actor.text_of(each) for each in self.actor.messages()]
            return next((text for text in (*reversed(shown), self.actor.notices()) if part in text), None)

        found = await self.playground.until(look)
        assert found is not None
        return found

    async def reads_all(self, part: str) -> str:
        def look() -> str | None:
            windows = [each.card for each in self.playground.world.dialogs.of(self.user)]
            cards = [each.cards_for(self.user) for each in self.actor.messages()]
            shown = json.dumps([windows, cards], ensure_ascii=False)
            return shown if part in shown else None

        found = await self.playground.until(look)
        assert found is not None
        return found


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


Hands = OnSlack | OnTeams


def admin_on(house: BothHouses, platform: str) -> Hands:
    if platform == "slack":
        return OnSlack(house.slack.admin, house.slack.playground)
    return OnTeams(house.admin, house.teams)


def candidate_on(house: BothHouses, platform: str) -> Hands:
    if platform == "slack":
        return OnSlack(house.slack.candidate, house.slack.playground)
    return OnTeams(house.candidate, house.teams)
