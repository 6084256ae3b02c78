"""Builds everything from the settings, starts it in order and stops it in reverse. The only file that knows all parts."""

import asyncio
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
from aiohttp import web

from adapters.settings import Settings
from adapters.slack.app import NotStarted, SlackApp
from adapters.slack.outbound import SlackMessenger
from adapters.slack.pace import Limits
from adapters.slack.web_api import WebApi
from adapters.web import make_app, make_runner
from bot import anonymise, intents
from bot.answers.plain import privacy_view
from bot.clock import Clock, SystemClock
from bot.courier.courier import Courier
from bot.door import Door
from bot.errors import NotSent
from bot.logs import event_logger
from bot.memory import TypedMemory
from bot.model import Platform
from storage.audit_check import Verdict, verify_all
from storage.audit_head import AuditHead
from storage.engine import data_exist, read_engine, write_engine
from storage.errors import CannotStart
from storage.keys import open_keys
from storage.migrate import upgrade
from storage.store import KlikStore, open_network, stored_subjects
from storage.vault import Vault
from storage.writer import Writer

log = event_logger(__name__)

# A key that is younger may be waiting for its row in another process.
ORPHAN_AGE = timedelta(hours=1)


@dataclass(frozen=True)
class OpenStore:
    """The store of an installation while it is open."""

    store: KlikStore
    vault: Vault
    head: AuditHead
    database_url: str

    def verify_audit(self) -> Sequence[Verdict]:
        heads = self.head.read()
        reading = read_engine(self.database_url)
        try:
            return verify_all(reading, self.vault, heads)
        finally:
            reading.dispose()


class Bell:
    """Wakes the courier from the writer's thread; silent until there is one."""

    def __init__(self) -> None:
        self.courier: Courier | None = None

    def ring(self) -> None:
        if self.courier is not None:
            self.courier.wake()


@contextmanager
def open_store(
    settings: Settings, *, clock: Clock | None = None, bell: Bell | None = None
) -> Iterator[OpenStore]:
    """Keys first, then the schema, then the writer. Raises `CannotStart` with a sentence for the operator."""
    clock, bell = clock or SystemClock(), bell or Bell()
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = open_keys(
        settings.data_dir / "keys.db",
        settings.master_key_file,
        data_exist=data_exist(settings.database_url),
        clock=clock,
    )
    vault = Vault(keys)
    writing, reading = write_engine(settings.database_url), read_engine(settings.database_url)
    upgrade(writing)
    head = AuditHead(settings.data_dir / "audit.head", vault)
    writer = Writer(writing, after_batch=head.flush)
    writer.start()
    try:
        network = writer.run(lambda connection: open_network(connection, vault, now=clock.now()))
        keys.sweep_orphans(stored_subjects(reading), clock.now() - ORPHAN_AGE)
        store = KlikStore(
            writer,
            reading,
            vault=vault,
            network=network,
            clock=clock,
            on_audit=head.note,
            noted_heads=head.read,
            on_promise=bell.ring,
        )
        yield OpenStore(store, vault, head, settings.database_url)
    finally:
        writer.stop()
        head.close()
        writing.dispose()
        reading.dispose()
        keys.close()


class Klik:
    """A running installation: the door, the courier, Slack and the web, over an open store."""

    def __init__(
        self,
        settings: Settings,
        opened: OpenStore,
        *,
        bell: Bell,
        clock: Clock | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._settings = settings
        self._opened = opened
        self._bell = bell
        self._clock = clock or SystemClock()
        self._limits = limits or Limits()
        self._rules = settings.rules()
        self.door = Door(
            opened.store,
            rules=self._rules,
            clock=self._clock,
            memory=TypedMemory(lambda: self._clock.now().timestamp()),
        )
        self._session: aiohttp.ClientSession | None = None
        self._slack: SlackApp | None = None
        self._courier: Courier | None = None
        self._runner: web.AppRunner | None = None
        self._warming: asyncio.Task[None] | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://{self._settings.host}:{self.port}"

    async def start(self) -> None:
        """Listens first (so that health can be asked), then learns who it is on Slack, then sends what is due."""
        self._session = aiohttp.ClientSession()
        messenger = self._messenger(self._session)
        self._slack = SlackApp(
            self.door,
            messenger=messenger,
            session=self._session,
            signing_secrets=tuple(
                secret.get_secret_value() for secret in self._settings.slack_signing_secrets
            ),
            rules=self._rules,
            workspace=self._workspace(),
            now=lambda: self._clock.now().timestamp(),
        )
        await self._listen(self._slack)
        await self._slack.start()
        self._courier = Courier(
            self._opened.store, {Platform.SLACK: messenger}, rules=self._rules, clock=self._clock
        )
        self._bell.courier = self._courier
        self._courier.start()
        log.info("klik.ready", port=self.port)
        # The word lists take longer than a person should wait: who sends the first form finds them read.
        self._warming = asyncio.create_task(asyncio.to_thread(_read_word_lists))

    async def stop(self) -> None:
        """Takes nothing new, lets answers and messages under way finish, then closes."""
        self._bell.courier = None
        if self._runner is not None:
            await self._runner.cleanup()
        if self._slack is not None:
            await self._slack.stop()
        if self._courier is not None:
            await self._courier.stop()
        if self._session is not None:
            await self._session.close()
        if self._warming is not None:
            await self._warming

    def _messenger(self, session: aiohttp.ClientSession) -> SlackMessenger:
        token = self._settings.slack_bot_token
        if token is None:
            raise CannotStart("SLACK_BOT_TOKEN is not set. Copy it from the app's page at api.slack.com.")
        api = WebApi(
            token.get_secret_value(),
            session=session,
            api_url=self._settings.slack_api_url,
            limits=self._limits,
            now=lambda: self._clock.now().timestamp(),
        )
        return SlackMessenger(api)

    def _workspace(self) -> str:
        slack = (place.workspace for place in self._rules.channels if place.platform is Platform.SLACK)
        return next(slack, "")

    async def _listen(self, slack: SlackApp) -> None:
        app = make_app(
            slack_handler=slack.handle,
            readiness=self._readiness,
            metrics=lambda: dict(vars(slack.counts)),
            statement=privacy_view,
            language=self._rules.language,
        )
        self._runner = make_runner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._settings.host, self._settings.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def _readiness(self) -> dict[str, bool]:
        slack = self._slack is not None and self._slack.is_ready
        sending = self._courier is not None and not self._courier.is_halted
        await self._opened.store.read(lambda unit: unit.outbox.waiting())
        return {"slack": slack, "sending": sending, "database": True}


def _read_word_lists() -> None:
    intents.warm()
    anonymise.warm()


def serve(settings: Settings) -> None:
    """Run until SIGTERM or Ctrl-C. Raises `CannotStart` with a sentence when something must be set right first."""
    bell = Bell()
    with open_store(settings, bell=bell) as opened:
        asyncio.run(_serve(Klik(settings, opened, bell=bell)))


async def _serve(klik: Klik) -> None:
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, done.set)
    try:
        await _start(klik)
        await done.wait()
    finally:
        await klik.stop()


async def _start(klik: Klik) -> None:
    """A wrong token, or Slack being away, ends the start with a sentence; whoever supervises starts Klik again."""
    try:
        await klik.start()
    except NotStarted as reason:
        raise CannotStart(reason.words.en) from None
    except NotSent as error:
        raise CannotStart(f"Slack cannot be reached ({error.code}). Start Klik again in a moment.") from None
