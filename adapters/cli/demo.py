"""`klik demo`: the production bot between a pretend Slack and a pretend Teams on this machine, with a page or by itself."""

import asyncio
import secrets
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from rich.console import Console
from rich.markup import escape

from adapters import wiring
from adapters.cli.demo_folder import demo_folder
from adapters.playground import erasing_story, everything_story, mixed_story, story
from adapters.playground.people import StoryFailed
from adapters.playground.slack_api import WITH_FILES
from adapters.playground.slack_server import SlackPlayground
from adapters.playground.teams_server import TeamsPlayground
from adapters.settings import Settings, read_settings
from bot.logs import configure
from bot.words import Language
from storage.master import make_master_key


def run(*, headless: bool, port: int, language: Language) -> int:
    """The exit status: 0 when the page was closed in peace, or every step of the story showed what it should."""
    configure("WARNING")
    console = Console(highlight=False, soft_wrap=True)
    with demo_folder("klik-demo-") as folder:
        if headless:
            return asyncio.run(_headless(folder, language, console))
        return asyncio.run(_page(folder, language, console, port=port))


@dataclass(frozen=True)
class Grounds:
    """Both pretend platforms; they share one history of what went over the wire."""

    slack: SlackPlayground
    teams: TeamsPlayground


@asynccontextmanager
async def running(folder: Path, language: Language, *, port: int = 0) -> AsyncIterator[Grounds]:
    """The pretend platforms and the bot, configured as for real ones: tokens, secrets, channels, admins, key file."""
    token, secret = f"xoxb-{secrets.token_hex(16)}", secrets.token_hex(16)
    slack = SlackPlayground(
        bot_url="",
        signing_secret=secret,
        bot_token=token,
        language=language.value,
        port=port,
        scopes=WITH_FILES,
    )
    password = secrets.token_hex(16)
    teams = TeamsPlayground(
        bot_url="",
        app_id=str(uuid4()),
        app_password=password,
        tenant=str(uuid4()),
        wire=slack.wire,
        language=language.value,
    )
    await slack.start()
    await teams.start()
    grounds = Grounds(slack, teams)
    try:
        environ = _slack_settings(slack, token=token, secret=secret) | _teams_settings(
            teams, password=password
        )
        settings = _settings(folder, grounds, environ, language=language)
        bell = wiring.Bell()
        with wiring.open_store(settings, bell=bell) as opened:
            klik = wiring.Klik(settings, opened, bell=bell)
            try:
                slack.bot_url = klik.address
                teams.bot_url = f"{klik.address}/api/messages"
                slack.world.teams_url, teams.page_origin = teams.url, slack.url
                await klik.start()
                yield grounds
            finally:
                await klik.stop()
    finally:
        await teams.stop()
        await slack.stop()


def _slack_settings(slack: SlackPlayground, *, token: str, secret: str) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": token,
        "SLACK_SIGNING_SECRET": secret,
        "KLIK_SLACK_API_URL": slack.api_url,
    }


def _teams_settings(teams: TeamsPlayground, *, password: str) -> dict[str, str]:
    world = teams.world
    return {
        "MICROSOFT_APP_ID": world.app_id,
        "MICROSOFT_APP_PASSWORD": password,
        "MICROSOFT_APP_TENANT_ID": world.tenant,
        "MICROSOFT_APP_TYPE": "SingleTenant",
        "KLIK_TEAMS_LOGIN_URL": teams.login_url,
        "KLIK_TEAMS_OPENID_URL": teams.openid_url,
        "KLIK_TEAMS_SERVICE_HOSTS": teams.service_host,
        "KLIK_TEAMS_UPLOAD_HOSTS": teams.service_host,
        "KLIK_TEAMS_SERVICE_URL": teams.service_url,
    }


def _settings(folder: Path, grounds: Grounds, environ: dict[str, str], *, language: Language) -> Settings:
    key = folder / "master.key"
    make_master_key(key)
    slack, teams = grounds.slack.world, grounds.teams.world
    channels = (
        f"slack:{slack.team_id}:{slack.coaches_channel.id}",
        f"teams:{teams.tenant}:{teams.coaches_channel.id}",
    )
    admins = [f"slack:{slack.team_id}:{user}" for user in slack.admins]
    admins += [f"teams:{teams.tenant}:{user}" for user in teams.admins]
    return read_settings(
        environ
        | {
            "KLIK_DATA_DIR": str(folder / "data"),
            "KLIK_MASTER_KEY_FILE": str(key),
            "KLIK_COACH_CHANNELS": ",".join(channels),
            "KLIK_ADMINS": ",".join(admins),
            "KLIK_LANGUAGE": language.value,
            "KLIK_CV": "on",
            # It reads a file and finds nothing: the virus scanner is pretended here, like the platforms.
            "KLIK_CV_SCANNER": f"{sys.executable} -c 'import sys; sys.stdin.buffer.read()'",
            "KLIK_PORT": str(free_port()),
        },
        env_file=None,
    )


def free_port() -> int:
    """The bot's own address stands in its links, so it is chosen before the start."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _headless(folder: Path, language: Language, console: Console) -> int:
    def chapter(number: int, title: str) -> None:
        console.print(f"\n[bold]{number}. {escape(title)}[/bold]")

    def tell(who: str, what: str) -> None:
        first, *rest = [line for line in what.splitlines() if line.strip()] or [""]
        console.print(f"   [cyan]{escape(who)}[/cyan]: {escape(first)}")
        for line in rest:
            console.print(f"      {escape(line)}")

    async with running(folder, language) as grounds:
        stage = story.stage(grounds.slack, language, tell)
        try:
            both = mixed_story.mixed_stage(stage, grounds.teams)
            told = await story.play(stage, chapter)
            told = await everything_story.play(both, chapter, after=told)
            await erasing_story.play(stage, chapter, after=told)
            everything_story.check_gone(both)
            await mixed_story.play(both, chapter, after=told + 1)
        except StoryFailed as failed:
            console.print(f"\n[bold red]✗[/bold red] {escape(str(failed))}")
            return 1
    console.print("\n[bold green]✓[/bold green] " + _DONE[language])
    return 0


_DONE = {
    Language.NL: "Elke stap liet zien wat hij moest laten zien.",
    Language.EN: "Every step showed what it should.",
}
_OPEN = {
    Language.NL: "Klik draait. Open {url} in je browser. Ctrl-C stopt de demo; er blijft niets achter.",
    Language.EN: "Klik is running. Open {url} in your browser. Ctrl-C stops the demo; nothing is left behind.",
}


async def _page(folder: Path, language: Language, console: Console, *, port: int) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with running(folder, language, port=port) as grounds:
        # So that a candidate can start at once, the three coaches have applied and are confirmed, by the front door.
        await story.coaches_join(story.stage(grounds.slack, language, lambda who, what: None))
        console.print(_OPEN[language].format(url=grounds.slack.url))
        await stop.wait()
    return 0
