"""The platforms an installation speaks: each is built from the settings, and seen by the rest through one shape."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import aiohttp
from aiohttp import web

from adapters.settings import Settings
from adapters.wiring.word_lists import Door
from bot.admins.controls import Probe
from bot.clock import Clock
from bot.errors import NotSent
from bot.model import Platform
from bot.ports.messenger import Messenger
from bot.rush import Rush
from bot.words import Words
from storage.errors import CannotStart


class App(Protocol):
    """What every `adapters/<platform>/app.py` offers."""

    async def handle(self, request: web.Request) -> web.Response: ...

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    @property
    def is_ready(self) -> bool: ...


class Refusal(Protocol):
    """What a platform raises when it is set up in a way that cannot work."""

    words: Words


@dataclass(frozen=True)
class Side:
    """One platform: its route, its app, its messenger, the counters /metrics shows, and its test of itself."""

    platform: Platform
    route: str
    app: App
    messenger: Messenger
    counts: object
    refusal: type[Exception]
    self_test: Callable[[str], Awaitable[None]] | None = None
    probes: Mapping[str, Probe] = field(default_factory=dict)

    async def start(self, url: str) -> None:
        """A wrong token, or a platform that is away, ends the start with a sentence; whoever supervises starts Klik again."""
        try:
            await self.app.start()
            if self.self_test is not None:
                await self.self_test(f"{url}{self.route}")
        except self.refusal as reason:
            raise CannotStart(said_by(reason)) from None
        except NotSent as error:
            name = self.platform.title()
            raise CannotStart(
                f"{name} cannot be reached ({error.code}). Start Klik again in a moment."
            ) from None

    @property
    def numbers(self) -> Mapping[str, int]:
        prefix = f"{self.platform}_"
        return {prefix + name.removeprefix(prefix): value for name, value in vars(self.counts).items()}


def said_by(reason: Any) -> str:
    words: Words = reason.words
    return words.en


@dataclass(frozen=True)
class Workshop:
    """What every platform is built with."""

    settings: Settings
    door: Door
    session: aiohttp.ClientSession
    clock: Clock
    rush: Rush
    is_paced: bool
    checks_teams: bool

    def now(self) -> float:
        return self.clock.now().timestamp()


def sides(workshop: Workshop) -> tuple[Side, ...]:
    """Every platform that is configured; adding one is a function here and its folder."""
    built = []
    if workshop.settings.speaks_slack:
        built.append(_slack(workshop))
    if workshop.settings.speaks_teams:
        built.append(_teams(workshop))
    return tuple(built)


def _slack(workshop: Workshop) -> Side:
    # Imported here: who runs one platform does not load the other's SDK.
    from adapters.slack.app import NotStarted, SlackApp
    from adapters.slack.outbound import SlackMessenger
    from adapters.slack.pace import NO_LIMITS, Limits
    from adapters.slack.web_api import WebApi
    from adapters.wiring.probes import scopes_drift
    from manifest.slack import FILES_READ, SCOPES

    settings, rules = workshop.settings, workshop.settings.rules()
    api = WebApi(
        settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else "",
        session=workshop.session,
        api_url=settings.slack_api_url,
        limits=Limits() if workshop.is_paced else NO_LIMITS,
        now=workshop.now,
    )
    messenger = SlackMessenger(api)
    app = SlackApp(
        workshop.door,
        messenger=messenger,
        session=workshop.session,
        signing_secrets=tuple(secret.get_secret_value() for secret in settings.slack_signing_secrets),
        rules=rules,
        workspace=next((each.workspace for each in rules.channels if each.platform is Platform.SLACK), ""),
        rush=workshop.rush,
        now=workshop.now,
    )
    wanted = (*SCOPES, FILES_READ) if settings.takes_cvs else SCOPES
    probes = {"slack_scopes": lambda: scopes_drift(api, wanted=wanted)}
    return Side(Platform.SLACK, "/slack/events", app, messenger, app.counts, NotStarted, probes=probes)


def _teams(workshop: Workshop) -> Side:
    from adapters.teams.app import TeamsApp
    from adapters.teams.connector import Connector
    from adapters.teams.outbound import TeamsMessenger
    from adapters.teams.pace import NO_LIMITS, Limits
    from adapters.teams.registration import NotStarted, Registration
    from adapters.teams.render import Forms
    from adapters.teams.service_urls import ServiceHosts
    from adapters.teams.tokens import Tokens

    settings = workshop.settings
    rules = settings.rules()
    password = settings.teams_app_password.get_secret_value() if settings.teams_app_password else ""
    hosts = ServiceHosts(settings.teams_service_hosts)
    try:
        tokens = Tokens(
            Registration(settings.teams_app_id, password, settings.teams_tenant, settings.teams_app_type),
            session=workshop.session,
            login_url=settings.teams_login_url,
            now=workshop.now,
        )
        connector = Connector(
            tokens,
            session=workshop.session,
            hosts=hosts,
            upload_hosts=settings.teams_upload_hosts,
            limits=Limits() if workshop.is_paced else NO_LIMITS,
            now=workshop.now,
        )
        messenger = TeamsMessenger(
            connector,
            app_id=settings.teams_app_id,
            service_url=settings.teams_service_url,
            forms=Forms(settings.teams_forms),
            channels=tuple(place for place in rules.channels if place.platform is Platform.TEAMS),
        )
        app = TeamsApp(
            workshop.door,
            messenger=messenger,
            session=workshop.session,
            app_id=settings.teams_app_id,
            tenants=frozenset({settings.teams_tenant}),
            service_hosts=hosts,
            openid_url=settings.teams_openid_url,
            rules=rules,
            rush=workshop.rush,
            now=workshop.now,
            unauthenticated_on=None if workshop.checks_teams else settings.host,
        )
    except NotStarted as reason:
        raise CannotStart(said_by(reason)) from None
    return Side(Platform.TEAMS, "/api/messages", app, messenger, app.counts, NotStarted, app.self_test)
