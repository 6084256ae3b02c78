"""`klik teams-playground`: Klik before Microsoft's own Agents Playground, a window for the candidate and one for a coach.

The playground cannot sign what it sends, so Klik does not ask who sends it: on this machine only, and never by a setting.
"""

import asyncio
import secrets
import signal
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console

from adapters import wiring
from adapters.cli.demo import free_port
from adapters.cli.demo_folder import demo_folder
from adapters.playground.agents_windows import Window, config, opened, program
from adapters.playground.teams_server import TeamsPlayground
from adapters.settings import Settings, read_settings
from bot.clock import SystemClock
from bot.coaches import joining
from bot.context import Context
from bot.logs import configure
from bot.model import Account, CoachProfile, Platform
from bot.model import Person as Met
from bot.ports.unit import Unit
from bot.topics import TOPICS
from bot.words import Language
from storage.master import make_master_key

PORT = 56150


@dataclass(frozen=True)
class Windows:
    candidate: Window
    coach: Window


def run(*, port: int, language: Language) -> int:
    """Until Ctrl-C. Raises `NoPlayground` where Node or the program is missing."""
    configure("WARNING")
    program()
    console = Console(highlight=False, soft_wrap=True)
    with demo_folder("klik-teams-") as folder:
        return asyncio.run(_page(folder, language, console, port=port))


async def _page(folder: Path, language: Language, console: Console, *, port: int) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with running(folder, language, port=port) as windows:
        console.print(_OPEN[language].format(candidate=windows.candidate.url, coach=windows.coach.url))
        await stop.wait()
    return 0


_OPEN = {
    Language.NL: "De kandidaat: {candidate}\nEen coach:    {coach}\nCtrl-C stopt; er blijft niets achter.",
    Language.EN: "The candidate: {candidate}\nA coach:       {coach}\nCtrl-C stops; nothing is left behind.",
}


@asynccontextmanager
async def running(folder: Path, language: Language, *, port: int = PORT) -> AsyncIterator[Windows]:
    """Both windows and the bot between them. The pretend tenant beside it only hands out the bot's own token."""
    password = secrets.token_hex(16)
    tenant = TeamsPlayground(
        bot_url="", app_id=_GUID, app_password=password, tenant=_GUID, language=language.value
    )
    await tenant.start()
    try:
        windows = _windows(tenant, port)
        settings = _settings(folder, tenant, windows, password=password, language=language)
        async with (
            _opened(windows.candidate, tenant, settings, folder=folder),
            _opened(windows.coach, tenant, settings, folder=folder),
            _bot(settings, windows),
        ):
            yield windows
    finally:
        await tenant.stop()


# Ids that are nobody's: the playground knows no tenant.
_GUID = "33333333-4444-4555-8666-777777777777"


def _windows(tenant: TeamsPlayground, port: int) -> Windows:
    people = tenant.world.people
    return Windows(
        Window(people[tenant.world.candidate], port), Window(people[tenant.world.coaches[0]], port + 1)
    )


def _opened(
    window: Window, tenant: TeamsPlayground, settings: Settings, *, folder: Path
) -> AbstractAsyncContextManager[Window]:
    world = tenant.world
    known = config(window.person, list(world.people.values()), tenant=world.tenant, bot=world.bot_user)
    bot_url = f"http://{settings.host}:{settings.port}/api/messages"
    return opened(window, known, bot_url=bot_url, folder=folder / window.person.role)


@asynccontextmanager
async def _bot(settings: Settings, windows: Windows) -> AsyncIterator[None]:
    """The production bot, which here takes everybody's word for who they are."""
    bell = wiring.Bell()
    with wiring.open_store(settings, bell=bell) as store:
        klik = wiring.Klik(settings, store, bell=bell, checks_teams=False)
        await store.store.perform(lambda unit: _prepare(unit, Context(settings.rules(), now()), windows))
        try:
            await klik.start()
            yield
        finally:
            await klik.stop()


def now() -> datetime:
    return SystemClock().now()


def _prepare(unit: Unit, context: Context, windows: Windows) -> None:
    """The playground says of everybody that they speak English: what was asked for counts instead."""
    for window in (windows.candidate, windows.coach):
        account = Account(Platform.TEAMS, _GUID, window.person.id)
        person = unit.people.admit(account, now=context.now)
        unit.people.set_language(person.id, context.rules.language)
    _confirm(unit, context, person, name=windows.coach.person.name)


def _confirm(unit: Unit, context: Context, person: Met, *, name: str) -> None:
    """So that a candidate can start at once, the coach has applied, signed and is confirmed."""
    profile = CoachProfile(name, "…", (TOPICS[0].code,), (context.rules.language,), None, 3)
    joining.join(unit, context, person, profile)
    joining.agree(unit, context, person, {"agree": ("yes",)})
    joining.confirm(unit, context, person, person.id)


def _settings(
    folder: Path, tenant: TeamsPlayground, windows: Windows, *, password: str, language: Language
) -> Settings:
    key = folder / "master.key"
    make_master_key(key)
    hosts = (f"127.0.0.1:{window.port}" for window in (windows.candidate, windows.coach))
    return read_settings(
        {
            "MICROSOFT_APP_ID": _GUID,
            "MICROSOFT_APP_PASSWORD": password,
            "MICROSOFT_APP_TENANT_ID": _GUID,
            "KLIK_TEAMS_LOGIN_URL": tenant.login_url,
            "KLIK_TEAMS_OPENID_URL": tenant.openid_url,
            "KLIK_TEAMS_SERVICE_HOSTS": ",".join(hosts),
            "KLIK_TEAMS_SERVICE_URL": windows.coach.service_url,
            "KLIK_TEAMS_FORMS": "cards",
            "KLIK_DATA_DIR": str(folder / "data"),
            "KLIK_MASTER_KEY_FILE": str(key),
            "KLIK_COACH_CHANNELS": f"teams:{_GUID}:{tenant.world.coaches_channel.id}",
            "KLIK_ADMINS": f"teams:{_GUID}:{windows.coach.person.id}",
            "KLIK_LANGUAGE": language.value,
            "KLIK_PORT": str(free_port()),
        },
        env_file=None,
    )
