"""The platforms an installation speaks: each is built from the settings, and seen by the rest through one shape."""

from collections.abc import Mapping
from typing import Protocol

import aiohttp
from aiohttp import web

from adapters.settings import Settings
from adapters.slack.app import SlackApp
from adapters.slack.outbound import SlackMessenger
from adapters.slack.pace import Limits
from adapters.slack.web_api import WebApi
from bot.clock import Clock
from bot.door import Door
from bot.model import Platform
from bot.ports.messenger import Messenger


class App(Protocol):
    """What every `adapters/<platform>/app.py` offers."""

    async def handle(self, request: web.Request) -> web.Response: ...

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    @property
    def is_ready(self) -> bool: ...


class Side:
    """One platform: its route, its app, its messenger, and the counters /metrics shows."""

    def __init__(
        self, platform: Platform, *, route: str, app: App, messenger: Messenger, counts: object
    ) -> None:
        self.platform = platform
        self.route = route
        self.app = app
        self.messenger = messenger
        self._counts = counts

    @property
    def counts(self) -> Mapping[str, int]:
        return {f"{self.platform}_{name}": value for name, value in vars(self._counts).items()}


def sides(
    settings: Settings, door: Door, *, session: aiohttp.ClientSession, clock: Clock, limits: Limits | None
) -> tuple[Side, ...]:
    """Every platform that is configured; adding one is a function here and its folder."""
    built = []
    if settings.speaks_slack:
        built.append(_slack(settings, door, session=session, clock=clock, limits=limits or Limits()))
    return tuple(built)


def _slack(
    settings: Settings, door: Door, *, session: aiohttp.ClientSession, clock: Clock, limits: Limits
) -> Side:
    def now() -> float:
        return clock.now().timestamp()

    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    api = WebApi(token, session=session, api_url=settings.slack_api_url, limits=limits, now=now)
    messenger = SlackMessenger(api)
    rules = settings.rules()
    app = SlackApp(
        door,
        messenger=messenger,
        session=session,
        signing_secrets=tuple(secret.get_secret_value() for secret in settings.slack_signing_secrets),
        rules=rules,
        workspace=next((each.workspace for each in rules.channels if each.platform is Platform.SLACK), ""),
        now=now,
    )
    return Side(Platform.SLACK, route="/slack/events", app=app, messenger=messenger, counts=app.counts)
