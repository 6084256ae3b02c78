"""Who sits where. A story is told once and played in every seating: all on Slack, all on Teams, and mixed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.playground.script import Script
from bot.ports.unit import Store
from bot.words import Language, Words
from tests.installation import House, klik_on
from tests.stories.chairs import YES, Chair, Seen, SlackChair, TeamsChair
from tests.stories.two_platforms import BothHouses, both_on

NOT_SAFE = Words(nl="hun kanaal is niet in orde", en="their channel is not in order")
SLACK, TEAMS = "slack", "teams"


@dataclass(frozen=True)
class Seating:
    candidate: str
    coaches: tuple[str, str]
    admin: str

    @property
    def is_on_slack(self) -> bool:
        return {self.candidate, *self.coaches, self.admin} == {SLACK}


SEATINGS = {
    "Slack": Seating(SLACK, (SLACK, SLACK), SLACK),
    "Teams": Seating(TEAMS, (TEAMS, TEAMS), TEAMS),
    "a candidate on Teams": Seating(TEAMS, (SLACK, TEAMS), SLACK),
    "a candidate on Slack": Seating(SLACK, (TEAMS, SLACK), TEAMS),
}
# For what happens between one person and Klik: nobody else's seat makes a difference.
ALONE = {name: SEATINGS[name] for name in ("Slack", "Teams")}

everywhere = pytest.mark.parametrize("seating", SEATINGS.values(), ids=SEATINGS)
on_each = pytest.mark.parametrize("seating", ALONE.values(), ids=ALONE)
in_both_languages = pytest.mark.parametrize("language", list(Language))


@dataclass
class Table:
    """The people of a story at their seats, and the bot between them."""

    house: House
    both: BothHouses | None
    candidate: Chair
    coaches: list[Chair]
    admin: Chair

    @property
    def script(self) -> Script:
        return self.house.stage.script

    @property
    def store(self) -> Store:
        return self.house.store

    def later(self, **by: float) -> None:
        self.house.later(**by)

    def forms_in_front(self, chair: Chair) -> str:
        """Windows and dialogs this person has open."""
        windows = [each.definition for each in self.house.playground.world.modals.of(chair.user)]
        return str([windows, self.both.teams.world.dialogs.of(chair.user) if self.both else []])

    async def until(self, look: object) -> None:
        """On whichever platform it shows."""
        playground = self.both.teams if self.both else self.house.playground
        await playground.until(look)  # type: ignore[arg-type]


@asynccontextmanager
async def seated(
    folder: Path, seating: Seating, *, language: Language = Language.NL, **more: str
) -> AsyncIterator[Table]:
    """Nobody has said a word yet."""
    if seating.is_on_slack:
        async with klik_on(folder, language=language, **more) as house:
            yield _table(seating, house, None)
    else:
        async with both_on(folder, language=language, **more) as both:
            yield _table(seating, both.slack, both)


def _table(seating: Seating, house: House, both: BothHouses | None) -> Table:
    def chair(platform: str, part: str, number: int = 0) -> Chair:
        on: House | BothHouses | None = house if platform == SLACK else both
        assert on is not None
        actor = on.coaches[number] if part == "coach" else getattr(on, part)
        return SlackChair(actor, house.playground, house.channel) if on is house else TeamsChair(on, actor)

    coaches = [chair(platform, "coach", number) for number, platform in enumerate(seating.coaches)]
    return Table(house, both, chair(seating.candidate, "candidate"), coaches, chair(seating.admin, "admin"))


@asynccontextmanager
async def with_coaches(
    folder: Path, seating: Seating, *, language: Language = Language.NL, capacity: str = "3", **more: str
) -> AsyncIterator[Table]:
    """Two coaches are confirmed, and the candidate has read the statement."""
    async with seated(folder, seating, language=language, **more) as table:
        for number, coach in enumerate(table.coaches, start=1):
            await applies(table, coach, number=number, capacity=capacity)
            await confirms(table, number)
            await coach.reads(table.script.confirmed)
        await table.candidate.says(table.script.first_word)
        await table.candidate.reads(table.script.statement)
        yield table


async def applies(table: Table, coach: Chair, *, number: int, capacity: str = "3") -> None:
    await coach.opens("klik coach", by="coach.join")
    assert not await coach.tries(table.script.coach(number, capacity=capacity))
    assert not await coach.tries({"agree": ["yes"]})
    await coach.closes()


async def confirms(table: Table, number: int) -> None:
    """The admin, by what `avg coaches` lists."""
    await table.admin.answer_to("avg coaches")
    name = table.script.coach_name.format(number=number)
    await table.admin.presses_on(await table.admin.finds("coach.confirm", beside=name), "coach.confirm")


async def previews(table: Table, **changed: object) -> Seen:
    """The candidate fills in the form; the message with what coaches will read."""
    await table.candidate.opens(f"klik {table.script.find}", by="request.start")
    assert not await table.candidate.tries(table.script.request() | changed)
    return await table.candidate.finds("request.publish")


async def posts(table: Table, **changed: object) -> Seen:
    """The candidate posts it; what the first coach finds in the channel, once everybody sees that it stands there."""
    await table.candidate.presses_on(await previews(table, **changed), "request.publish")
    await table.until(lambda: not table.candidate.has_button("request.publish"))
    first, *_ = [await coach.finds(YES, in_channel=True) for coach in table.coaches]
    return first


async def can_ask_again(table: Table, language: Language) -> None:
    """Once the channel is in order again: a try that is refused makes Klik look at it once more."""
    refusals, world = (NOT_SAFE.of(language), table.script.nobody), table.house.playground.world
    async with asyncio.timeout(60):
        answer = await table.candidate.answer_to(f"klik {table.script.find}")
        while any(each in answer for each in refusals):
            await world.next_change()
            answer = await table.candidate.answer_to(f"klik {table.script.find}")
