"""An installation of Klik before a pretend Slack: its settings, and the bot started in this process as `klik serve` does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from adapters import wiring
from adapters.playground import story
from adapters.playground.clock import WallClock
from adapters.playground.people import Actor
from adapters.playground.slack_api import GRANTED, WITH_FILES
from adapters.playground.slack_server import SlackPlayground
from adapters.playground.story import Stage
from adapters.settings import read_settings
from adapters.wiring import Klik
from bot.clock import SystemClock
from bot.ports.unit import Store
from bot.words import Language
from storage.master import make_master_key

# Put together here, so that nothing that looks like a secret stands in a file.
TOKEN = "-".join(("xoxb", "0" * 12, "a" * 24))
SECRET = "5" * 32
HISTORY = "history.jsonl"
PATIENCE = 60.0


class LaterClock:
    """The machine's time, moved forward by as much as a test says: for the bot, and for the pretend Slack."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return SystemClock().now() + self.ahead


class SlackClock(WallClock):
    """Signatures and triggers are dated by the same moved time."""

    def __init__(self, clock: LaterClock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock.now().timestamp()


def new_playground(*, language: Language = Language.NL, **options: Any) -> SlackPlayground:
    return SlackPlayground(
        bot_url="", signing_secret=SECRET, bot_token=TOKEN, language=language.value, **options
    )


def environ_for(playground: SlackPlayground, folder: Path, **more: str) -> dict[str, str]:
    """As an operator would set it, on a folder of its own; the master key is made once."""
    key = folder / "master.key"
    if not key.exists():
        make_master_key(key)
    world = playground.world
    return {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "KLIK_SLACK_API_URL": playground.api_url,
        "KLIK_DATA_DIR": str(folder / "data"),
        "KLIK_MASTER_KEY_FILE": str(key),
        "KLIK_COACH_CHANNELS": f"slack:{world.team_id}:{world.coaches_channel.id}",
        "KLIK_ADMINS": f"slack:{world.team_id}:{world.admin}",
        "KLIK_LANGUAGE": world.language,
        "KLIK_PORT": "0",
        "KLIK_PUBLIC_URL": "https://klik.test",
        "KLIK_LOG_LEVEL": "DEBUG",
    } | more


@dataclass
class House:
    """The bot, the workspace around it, and the people of the story."""

    playground: SlackPlayground
    klik: Klik
    store: Store
    stage: Stage
    folder: Path
    clock: LaterClock
    bell: wiring.Bell

    @property
    def candidate(self) -> Actor:
        return self.stage.candidate

    @property
    def coaches(self) -> list[Actor]:
        return self.stage.coaches

    @property
    def admin(self) -> Actor:
        return self.stage.admin

    @property
    def channel(self) -> str:
        return self.stage.channel

    def later(self, **by: float) -> None:
        """Time goes by, and whoever waits for a moment looks again."""
        self.clock.ahead += timedelta(**by)
        if self.bell.courier is not None:
            self.bell.courier.wake()


def is_patient(playground: SlackPlayground) -> None:
    """Slack waits three seconds. How long a busy machine takes is not what is tested; where it is, the test says so."""
    playground.deliveries.patience = PATIENCE
    playground.world.tickets.trigger_seconds = PATIENCE


@asynccontextmanager
async def workspace_on(
    folder: Path, *, language: Language = Language.NL, clock: LaterClock | None = None, **options: Any
) -> AsyncIterator[SlackPlayground]:
    """The pretend Slack, which outlives the bots that are started before it."""
    playground = new_playground(
        language=language,
        clock=SlackClock(clock or LaterClock()),
        history=folder / HISTORY,
        **options,
    )
    is_patient(playground)
    await playground.start()
    try:
        yield playground
    finally:
        await playground.stop()


@asynccontextmanager
async def bot_before(
    playground: SlackPlayground, folder: Path, *, clock: LaterClock | None = None, **more: str
) -> AsyncIterator[House]:
    """The bot as `klik serve` builds it, in this process, without Slack's own rate limits."""
    clock, bell = clock or LaterClock(), wiring.Bell()
    settings = read_settings(environ_for(playground, folder, **more), env_file=None)
    # As the manifest of such an installation asks.
    playground.api.scopes = WITH_FILES if settings.takes_cvs else GRANTED
    with wiring.open_store(settings, clock=clock, bell=bell) as opened:
        klik = Klik(settings, opened, bell=bell, clock=clock, is_paced=False)
        try:
            await klik.start()
            playground.bot_url = klik.url
            on = story.stage(playground, Language(playground.world.language), lambda who, what: None)
            yield House(playground, klik, opened.store, on, folder, clock, bell)
        finally:
            await klik.stop()


@asynccontextmanager
async def klik_on(folder: Path, *, language: Language = Language.NL, **more: str) -> AsyncIterator[House]:
    clock = LaterClock()
    async with (
        workspace_on(folder, language=language, clock=clock) as playground,
        bot_before(playground, folder, clock=clock, **more) as house,
    ):
        yield house


@asynccontextmanager
async def klik_with_coaches(
    folder: Path, *, language: Language = Language.NL, **more: str
) -> AsyncIterator[House]:
    """Three coaches have applied and are confirmed, and the candidate has read the statement."""
    async with klik_on(folder, language=language, **more) as house:
        await everybody_is_known(house)
        yield house


async def everybody_is_known(house: House) -> None:
    await story.coaches_join(house.stage)
    await house.candidate.says(house.stage.script.first_word)
    await house.candidate.sees(house.stage.script.statement)


async def posts_a_request(house: House, **changed: object) -> str:
    """The candidate fills in the form and posts what the preview shows. The post's `ts`."""
    script = house.stage.script
    known = {message.ts for message in house.coaches[0].messages(house.channel)}
    await house.candidate.types("/klik", script.find)
    errors = await house.candidate.sends("request.submit", script.request() | changed)
    assert not errors
    preview = await house.candidate.finds_button("request.publish")
    await house.candidate.presses_on(preview, "request.publish")

    def posted() -> str | None:
        shown = house.coaches[0].messages(house.channel)
        return next((each.ts for each in shown if each.ts not in known and len(each.blocks) > 1), None)

    return await house.playground.until(posted) or ""
