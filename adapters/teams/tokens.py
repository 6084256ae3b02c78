"""The bot's own access token: asked for off the turn, kept until shortly before it ends, one question at a time.

The SDK builds a new msal app per turn and asks on the event loop (platform notes 0, no. 7). Client credentials are one
form in one POST: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp

from adapters.pausing import pause
from adapters.teams import codes, texts
from adapters.teams.registration import NotStarted, Registration
from adapters.teams.service_urls import is_safe
from bot.errors import Misconfigured, NotSent, TryLater

SCOPE = "https://api.botframework.com/.default"
TIMEOUT = 10.0
# Renewed beside the work in the last ten minutes, waited for in the last one.
RENEW_BEFORE = 600.0
USABLE_UNTIL = 60.0


@dataclass(frozen=True)
class _Token:
    value: str = field(repr=False)
    ends: float


class Tokens:
    def __init__(
        self,
        registration: Registration,
        *,
        session: aiohttp.ClientSession,
        login_url: str,
        now: Callable[[], float],
        timeout: float = TIMEOUT,
    ) -> None:
        if not is_safe(login_url):
            raise NotStarted(texts.UNSAFE_ADDRESS, name="KLIK_TEAMS_LOGIN_URL")
        self._registration = registration
        self._session = session
        self._url = f"{login_url.rstrip('/')}/{registration.tenant}/oauth2/v2.0/token"
        self._now = now
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._token: _Token | None = None
        self._asking: asyncio.Task[_Token] | None = None

    async def value(self) -> str:
        """Raises `TryLater` while the login host is away, `Misconfigured` when it refuses us."""
        token, left = self._token, self._left()
        if token is None or left < USABLE_UNTIL:
            token = await asyncio.shield(self._ask())
        elif left < RENEW_BEFORE:
            self._ask()
        return token.value

    def forget(self, value: str) -> None:
        """Teams refused this token: the next call asks for another."""
        if self._token is not None and self._token.value == value:
            self._token = None

    def _left(self) -> float:
        return self._token.ends - self._now() if self._token else 0.0

    def _ask(self) -> asyncio.Task[_Token]:
        """Whoever comes while the question is under way waits for the same answer."""
        if self._asking is None:
            self._asking = asyncio.ensure_future(self._fetch())
            self._asking.add_done_callback(self._answered)
        return self._asking

    def _answered(self, task: asyncio.Task[_Token]) -> None:
        self._asking = None
        if not task.cancelled() and task.exception() is None:
            self._token = task.result()

    async def _fetch(self) -> _Token:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._registration.app_id,
            "client_secret": self._registration.password,
            "scope": SCOPE,
        }
        try:
            async with self._session.post(
                self._url, data=form, timeout=self._timeout, allow_redirects=False
            ) as answer:
                body = await answer.read()
                if answer.status != 200:
                    raise self._refusal(answer.status, answer.headers.get("Retry-After"))
        except (aiohttp.ClientError, TimeoutError, OSError):
            raise TryLater("login_unreachable") from None
        return self._read(body)

    def _refusal(self, status: int, retry_after: str | None) -> NotSent:
        if status == 429 or status >= 500 or status == 408:
            return TryLater("login_busy", after=pause(retry_after, now=self._now))
        return Misconfigured("login_refused")

    def _read(self, body: bytes) -> _Token:
        said = codes.object_in(body)
        value, seconds = said.get("access_token"), said.get("expires_in")
        try:
            lives = float(seconds) if isinstance(seconds, int | float | str) else 0.0
        except ValueError:
            lives = 0.0
        if not isinstance(value, str) or not value or lives <= 0:
            raise TryLater("login_unreadable")
        return _Token(value, self._now() + lives)
