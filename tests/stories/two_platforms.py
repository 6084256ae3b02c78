"""An installation before a pretend Slack and a pretend Teams at once, and what their people do in most stories."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from adapters.playground import story
from adapters.playground.script import Script
from adapters.playground.slack_server import SlackPlayground
from adapters.playground.teams_actions import button_of
from adapters.playground.teams_actor import TeamsActor
from adapters.playground.teams_cast import APP_ID, TENANT
from adapters.playground.teams_server import TeamsPlayground
from adapters.playground.teams_things import Dialog, Message
from adapters.playground.teams_tokens import SigningKey, new_key
from bot.words import Language
from tests.installation import House, LaterClock, SlackClock, bot_before, workspace_on

PASSWORD = "7" * 32


@dataclass(frozen=True)
class BothHouses:
    """The bot between two platforms. `slack` is the house as the stories of Slack know it."""

    slack: House
    teams: TeamsPlayground
    candidate: TeamsActor
    coaches: list[TeamsActor]
    admin: TeamsActor
    channel: str

    @property
    def script(self) -> Script:
        return self.slack.stage.script

    def dialog_of(self, actor: TeamsActor) -> Dialog | None:
        shown = self.teams.world.dialogs.of(actor.user)
        return shown[-1] if shown else None

    async def shows(self, actor: TeamsActor) -> Dialog:
        """The dialog in front, waited for."""
        found = await self.teams.until(lambda: self.dialog_of(actor))
        assert found is not None
        return found


@asynccontextmanager
async def both_on(
    folder: Path, *, language: Language = Language.NL, **more: str
) -> AsyncIterator[BothHouses]:
    clock = LaterClock()
    async with (
        workspace_on(folder, language=language, clock=clock) as slack,
        tenant_beside(slack, clock) as teams,
        bot_before(slack, folder, clock=clock, **environ_beside(slack, teams) | more) as house,
    ):
        yield both_houses(house, teams)


def both_houses(house: House, teams: TeamsPlayground) -> BothHouses:
    """A bot that runs between the two, and the people around it."""
    teams.bot_url = house.klik.url
    world = teams.world
    return BothHouses(
        house,
        teams,
        TeamsActor(teams, world.candidate),
        [TeamsActor(teams, user) for user in world.coaches],
        TeamsActor(teams, world.admin),
        world.coaches_channel.id,
    )


@asynccontextmanager
async def tenant_beside(
    slack: SlackPlayground, clock: LaterClock | None = None
) -> AsyncIterator[TeamsPlayground]:
    """Both write the same history."""
    teams = TeamsPlayground(
        bot_url="",
        app_id=APP_ID,
        app_password=PASSWORD,
        tenant=TENANT,
        wire=slack.wire,
        language=slack.world.language,
        clock=SlackClock(clock or LaterClock()),
        signing_key=_signing_key(),
    )
    await teams.start()
    try:
        yield teams
    finally:
        await teams.stop()


@cache
def _signing_key() -> SigningKey:
    return new_key()


def environ_beside(slack: SlackPlayground, teams: TeamsPlayground) -> dict[str, str]:
    ours, theirs = slack.world, teams.world
    return {
        "MICROSOFT_APP_ID": theirs.app_id,
        "MICROSOFT_APP_PASSWORD": PASSWORD,
        "MICROSOFT_APP_TENANT_ID": theirs.tenant,
        "MICROSOFT_APP_TYPE": "SingleTenant",
        "KLIK_TEAMS_LOGIN_URL": teams.login_url,
        "KLIK_TEAMS_OPENID_URL": teams.openid_url,
        "KLIK_TEAMS_SERVICE_HOSTS": teams.service_host,
        "KLIK_TEAMS_UPLOAD_HOSTS": teams.service_host,
        "KLIK_TEAMS_SERVICE_URL": teams.service_url,
        "KLIK_COACH_CHANNELS": (
            f"slack:{ours.team_id}:{ours.coaches_channel.id},teams:{theirs.tenant}:{theirs.coaches_channel.id}"
        ),
        "KLIK_ADMINS": f"slack:{ours.team_id}:{ours.admin},teams:{theirs.tenant}:{theirs.admin}",
    }


@asynccontextmanager
async def both_with_coaches(
    folder: Path, *, language: Language = Language.NL, on_teams: int = 1
) -> AsyncIterator[BothHouses]:
    """Three coaches on Slack and some on Teams are confirmed; both candidates have read the statement."""
    async with both_on(folder, language=language) as house:
        await everybody_joins(house, on_teams=on_teams)
        yield house


async def everybody_joins(house: BothHouses, *, on_teams: int = 1) -> None:
    await story.coaches_join(house.slack.stage)
    for number, coach in enumerate(house.coaches[:on_teams], start=4):
        await applies(house, coach, number=number)
        await house.slack.admin.types("/avg", "coaches")
        await house.slack.admin.presses("coach.confirm")
        await coach.sees(house.script.confirmed)
    await house.candidate.says(house.script.first_word)
    await house.candidate.sees(house.script.statement)
    await house.slack.candidate.says(house.script.first_word)
    await house.slack.candidate.sees(house.script.statement)


async def applies(house: BothHouses, coach: TeamsActor, *, number: int) -> None:
    """By typing, as Teams has no slash commands: profile, agreement."""
    await coach.says("klik coach")
    offer = await coach.finds("coach.join")
    await coach.presses("coach.join", on=offer)
    await coach.fills_in(house.script.coach(number, capacity="3"))
    await coach.fills_in({"agree": True})


async def previews(house: BothHouses, **changed: object) -> Message:
    """The candidate on Teams fills in the form; the card with what coaches will read."""
    await house.candidate.says(f"klik {house.script.find}")
    offer = await house.candidate.finds("request.start")
    await house.candidate.presses("request.start", on=offer)
    await house.candidate.fills_in({**house.script.request(), "consent_share": True, **changed})
    return await house.candidate.finds("request.publish")


async def posts_on_teams(house: BothHouses) -> Message:
    """The candidate on Teams posts what the preview shows. The card in Teams' channel, once it stands there."""
    known = {each.ts for each in house.coaches[0].messages(house.channel)}
    await house.candidate.presses("request.publish", on=await previews(house))
    return await new_card(house, known)


async def new_card(house: BothHouses, known: set[str]) -> Message:
    def look() -> Message | None:
        shown = house.coaches[0].messages(house.channel)
        cards = [each for each in shown if each.ts not in known]
        return next((each for each in cards if button_of(each.cards, "request.accept")), None)

    found = await house.teams.until(look)
    assert found is not None
    return found
