"""`klik demo`: the production bot against a pretend Slack workspace on this machine, with a page or by itself."""

import asyncio
import secrets
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.markup import escape

from adapters import wiring
from adapters.playground import story
from adapters.playground.people import StoryFailed
from adapters.playground.slack_server import SlackPlayground
from adapters.settings import Settings, read_settings
from bot.logs import configure
from bot.words import Language
from storage.master import make_master_key


def run(*, headless: bool, port: int, language: Language) -> int:
    """The exit status: 0 when the page was closed in peace, or every step of the story showed what it should."""
    configure("WARNING")
    console = Console(highlight=False, soft_wrap=True)
    with TemporaryDirectory(prefix="klik-demo-") as folder:
        if headless:
            return asyncio.run(_headless(Path(folder), language, console))
        return asyncio.run(_page(Path(folder), language, console, port=port))


@asynccontextmanager
async def running(folder: Path, language: Language, *, port: int = 0) -> AsyncIterator[SlackPlayground]:
    """The pretend workspace and the bot, configured as for a real one: token, secret, channel, admins, key file."""
    token, secret = f"xoxb-{secrets.token_hex(16)}", secrets.token_hex(16)
    playground = SlackPlayground(
        bot_url="", signing_secret=secret, bot_token=token, language=language.value, port=port
    )
    await playground.start()
    try:
        settings = _settings(folder, playground, token=token, secret=secret, language=language)
        bell = wiring.Bell()
        with wiring.open_store(settings, bell=bell) as opened:
            klik = wiring.Klik(settings, opened, bell=bell)
            try:
                await klik.start()
                playground.bot_url = klik.url
                yield playground
            finally:
                await klik.stop()
    finally:
        await playground.stop()


def _settings(
    folder: Path, playground: SlackPlayground, *, token: str, secret: str, language: Language
) -> Settings:
    key = folder / "master.key"
    make_master_key(key)
    world = playground.world
    return read_settings(
        {
            "SLACK_BOT_TOKEN": token,
            "SLACK_SIGNING_SECRET": secret,
            "KLIK_SLACK_API_URL": playground.api_url,
            "KLIK_DATA_DIR": str(folder / "data"),
            "KLIK_MASTER_KEY_FILE": str(key),
            "KLIK_COACH_CHANNELS": f"slack:{world.team_id}:{world.coaches_channel.id}",
            "KLIK_ADMINS": f"slack:{world.team_id}:{world.admin}",
            "KLIK_LANGUAGE": language.value,
            "KLIK_PORT": str(_free_port()),
        },
        env_file=None,
    )


def _free_port() -> int:
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

    async with running(folder, language) as playground:
        try:
            await story.play(story.stage(playground, language, tell), chapter)
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
    async with running(folder, language, port=port) as playground:
        # So that a candidate can start at once, the three coaches have applied and are confirmed, by the front door.
        await story.coaches_join(story.stage(playground, language, lambda who, what: None))
        console.print(_OPEN[language].format(url=playground.url))
        await stop.wait()
    return 0
