"""One story for both platforms: whoever sits on Slack or on Teams types, presses, fills in and reads in the same words."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import pytest

from adapters.playground.people import Actor, StoryFailed
from adapters.playground.reading import Json, button, text_of
from adapters.playground.slack_server import SlackPlayground
from adapters.playground.teams_actor import TeamsActor, dialog_text
from bot.words import Language
from tests.installation import LaterClock, bot_before, posts_a_request, workspace_on
from tests.stories.two_platforms import (
    BothHouses,
    both_houses,
    environ_beside,
    everybody_joins,
    posts_on_teams,
    tenant_beside,
)


class On(StrEnum):
    SLACK = "slack"
    TEAMS = "teams"


everywhere = pytest.mark.parametrize(
    ("platform", "language"), [(platform, language) for platform in On for language in Language]
)


class Seat(Protocol):
    """`user` is the account's id on its platform. Forms take values as Slack's: a list for boxes that are ticked."""

    user: str

    async def says(self, text: str) -> None: ...

    async def asks(self, line: str) -> None:
        """A command: "/avg requests"."""

    async def presses(self, action: str, *, beside: str = "") -> None: ...

    async def fills_in(self, form: str, values: Json) -> None:
        """The form in front, taken without an error at a field."""

    async def sees(self, part: str) -> str:
        """The newest message that holds it, as text, waited for."""

    async def window(self, part: str) -> str:
        """The text of the window that holds it, waited for."""

    async def hears(self, part: str) -> str:
        """What is said in answer to a press, once it holds this."""

    async def link(self, path: str) -> str:
        """The newest address in front that begins with this path: behind a button, in a window or a message."""

    def text(self) -> str: ...


@dataclass
class SlackSeat:
    actor: Actor
    playground: SlackPlayground

    @property
    def user(self) -> str:
        return self.actor.user

    async def says(self, text: str) -> None:
        await self.actor.says(text)

    async def asks(self, line: str) -> None:
        command, _, words = line.partition(" ")
        await self.actor.types(command, words)

    async def presses(self, action: str, *, beside: str = "") -> None:
        """In the window in front when its button is there, else in the conversation."""
        for view in reversed(self.playground.world.modals.of(self.user)):
            if button(view.definition["blocks"], action):
                await self.playground.press(self.user, view_id=view.id, action_id=action)
                return
        await self.actor.presses_on(await self.actor.finds_button(action, beside=beside), action)

    async def fills_in(self, form: str, values: Json) -> None:
        errors = await self.actor.sends(form, values)
        if errors:
            raise StoryFailed(f"{form} was not taken: {', '.join(errors)}")

    async def sees(self, part: str) -> str:
        return text_of((await self.actor.sees(part)).blocks)

    async def window(self, part: str) -> str:
        def look() -> str | None:
            shown = [
                text_of(view.definition["blocks"]) for view in self.playground.world.modals.of(self.user)
            ]
            return next((text for text in shown if part in text), None)

        return await self.playground.until(look) or ""

    async def hears(self, part: str) -> str:
        return await self.sees(part)

    async def link(self, path: str) -> str:
        def look() -> str | None:
            windows = [view.definition for view in self.playground.world.modals.of(self.user)]
            return _address([[each.blocks for each in self.actor.messages()], windows], path)

        return await self.playground.until(look) or ""

    def text(self) -> str:
        return self.actor.text()


@dataclass
class TeamsSeat:
    house: BothHouses
    actor: TeamsActor

    @property
    def user(self) -> str:
        return self.actor.user

    async def says(self, text: str) -> None:
        await self.actor.says(text)

    async def asks(self, line: str) -> None:
        await self.actor.says(line)

    async def presses(self, action: str, *, beside: str = "") -> None:
        dialog = self.house.dialog_of(self.actor)
        if dialog is not None and action in str(dialog.card):
            await self.house.teams.submit(self.user, dialog.id, action=action)
            return
        await self.actor.presses(action, on=await self.actor.finds(action, beside=beside))

    async def fills_in(self, form: str, values: Json) -> None:
        """A single box that is ticked is a toggle on Teams."""
        ticked = {name: True if value == ["yes"] else value for name, value in values.items()}
        dialog = await self.house.shows(self.actor)
        status, answer = await self.house.teams.submit(self.user, dialog.id, ticked)
        if status != 200:
            raise StoryFailed(f"{form} was not taken: {answer}")

    async def sees(self, part: str) -> str:
        return self.actor.text_of(await self.actor.sees(part))

    async def window(self, part: str) -> str:
        def look() -> str | None:
            dialog = self.house.dialog_of(self.actor)
            shown = dialog_text(dialog) if dialog else ""
            return shown if part in shown else None

        return await self.house.teams.until(look) or ""

    async def hears(self, part: str) -> str:
        def look() -> str | None:
            shown = (self.actor.notices(), self.actor.text())
            return next((text for text in shown if part in text), None)

        return await self.house.teams.until(look) or ""

    async def link(self, path: str) -> str:
        def look() -> str | None:
            dialogs = [each.card for each in self.house.teams.world.dialogs.of(self.user)]
            cards = [each.cards_for(self.user) for each in self.actor.messages()]
            return _address([cards, dialogs], path)

        return await self.house.teams.until(look) or ""

    def text(self) -> str:
        return self.actor.text()


def _address(shown: object, path: str) -> str | None:
    found = re.findall(re.escape(path) + r"[0-9A-Z-]+", json.dumps(shown))
    return found[-1] if found else None


@dataclass(frozen=True)
class Town:
    """An installation on both platforms, with two admins, a coach and a candidate who all sit on one of them."""

    house: BothHouses
    admin: Seat
    second: Seat
    coach: Seat
    candidate: Seat

    async def posts(self) -> None:
        """The candidate's request stands with the coaches."""
        if isinstance(self.candidate, TeamsSeat):
            await posts_on_teams(self.house)
        else:
            await posts_a_request(self.house.slack)


@asynccontextmanager
async def town_on(folder: Path, platform: On, *, language: Language) -> AsyncIterator[Town]:
    clock = LaterClock()
    async with (
        workspace_on(folder, language=language, clock=clock) as slack,
        tenant_beside(slack, clock) as teams,
    ):
        ours, theirs = slack.world, teams.world
        seconds = {
            On.SLACK: f"slack:{ours.team_id}:{ours.coaches[2]}",
            On.TEAMS: f"teams:{theirs.tenant}:{theirs.coaches[1]}",
        }
        environ = environ_beside(slack, teams)
        environ["KLIK_ADMINS"] += f",{seconds[platform]}"
        async with bot_before(slack, folder, clock=clock, **environ) as house:
            both = both_houses(house, teams)
            await everybody_joins(both)
            yield _town(both, platform)


def _town(both: BothHouses, platform: On) -> Town:
    if platform is On.TEAMS:
        actors = (both.admin, both.coaches[1], both.coaches[0], both.candidate)
        return Town(both, *(TeamsSeat(both, actor) for actor in actors))
    slack = both.slack
    seated = (slack.admin, slack.coaches[2], slack.coaches[0], slack.candidate)
    return Town(both, *(SlackSeat(actor, slack.playground) for actor in seated))
