"""The keys Microsoft signs with: kept here, asked for again when an unknown one turns up, never on somebody else's time.

The SDK fetches on the event loop without a time-out and notices a new key a day late (platform notes 0, no. 5 and 6).
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from adapters.teams import texts
from adapters.teams.codes import object_in
from adapters.teams.registration import NotStarted
from adapters.teams.service_urls import is_safe
from bot.logs import event_logger

TIMEOUT = 10.0
# Microsoft asks to look once a day; while it is away, what is known goes on for some days.
FRESH = 24 * 3600.0
USABLE = 5 * FRESH
# Anybody can name an unknown key, so that alone makes us ask no more often than this.
BETWEEN = 5.0
SMALLEST = 2048

log = event_logger(__name__)


class UnknownKey(Exception):
    """Microsoft was asked just now, and has no such key."""


class KeysUnavailable(Exception):
    """Whether the key is Microsoft's cannot be told now."""


@dataclass(frozen=True)
class SigningKey:
    public: RSAPublicKey = field(repr=False)
    endorsements: frozenset[str]


@dataclass(frozen=True)
class _Known:
    keys: Mapping[str, SigningKey]
    asked_at: float


class SigningKeys:
    def __init__(
        self,
        openid_url: str,
        *,
        session: aiohttp.ClientSession,
        now: Callable[[], float],
        timeout: float = TIMEOUT,
    ) -> None:
        if not is_safe(openid_url):
            raise NotStarted(texts.UNSAFE_ADDRESS, name="KLIK_TEAMS_OPENID_URL")
        self._url = openid_url
        self._session = session
        self._now = now
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._known: _Known | None = None
        self._tried_at = float("-inf")
        self._asking: asyncio.Task[_Known] | None = None

    async def key(self, name: str) -> SigningKey:
        """Raises `UnknownKey` or `KeysUnavailable`."""
        known = self._usable()
        if known is not None and name in known.keys:
            if self._now() - known.asked_at > FRESH:
                self._ask()
            return known.keys[name]
        found = await self._look(known)
        if name not in found.keys:
            raise UnknownKey
        return found.keys[name]

    async def warm(self) -> bool:
        """At start; that Microsoft is away then is no reason not to start."""
        try:
            await self._look(self._usable())
        except KeysUnavailable:
            return False
        return True

    async def stop(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.wait([self._asking])

    def _usable(self) -> _Known | None:
        known = self._known
        return known if known and self._now() - known.asked_at < USABLE else None

    async def _look(self, known: _Known | None) -> _Known:
        """Asks unless that was done a moment ago; whoever comes meanwhile waits for the same answer."""
        task = self._ask()
        if task is None:
            if known is None:
                raise KeysUnavailable
            return known
        try:
            return await asyncio.shield(task)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            raise KeysUnavailable from None

    def _ask(self) -> asyncio.Task[_Known] | None:
        if self._asking is None and self._now() - self._tried_at >= BETWEEN:
            self._tried_at = self._now()
            self._asking = asyncio.ensure_future(self._fetch())
            self._asking.add_done_callback(self._answered)
        return self._asking

    def _answered(self, task: asyncio.Task[_Known]) -> None:
        self._asking = None
        if task.cancelled():
            return
        if task.exception() is None:
            self._known = task.result()
        else:
            log.warning("teams.keys_unavailable", failure=task.exception())

    async def _fetch(self) -> _Known:
        described = await self._get(self._url)
        address = described.get("jwks_uri")
        if not isinstance(address, str) or not is_safe(address):
            raise ValueError("no jwks_uri")
        listed = (await self._get(address)).get("keys")
        keys = dict(_readable(listed if isinstance(listed, list) else []))
        if not keys:
            raise ValueError("no keys")
        return _Known(keys, self._now())

    async def _get(self, url: str) -> dict[str, Any]:
        async with self._session.get(url, timeout=self._timeout, allow_redirects=False) as answer:
            body = await answer.read()
            if answer.status != 200:
                raise ValueError("not 200")
        return object_in(body)


def _readable(listed: list[Any]) -> list[tuple[str, SigningKey]]:
    """Keys of another kind, broken ones and small ones are left out: the others still count."""
    found = []
    for each in listed:
        name = each.get("kid") if isinstance(each, dict) else None
        public = _public(each)
        if isinstance(name, str) and name and public is not None:
            said = each.get("endorsements")
            words = [word for word in said if isinstance(word, str)] if isinstance(said, list) else []
            found.append((name, SigningKey(public, frozenset(words))))
    return found


def _public(said: object) -> RSAPublicKey | None:
    if not isinstance(said, dict) or said.get("kty") != "RSA" or "d" in said:
        return None
    try:
        key = jwt.algorithms.RSAAlgorithm.from_jwk(said)
    except (jwt.InvalidKeyError, ValueError, TypeError, KeyError):
        return None
    return key if isinstance(key, RSAPublicKey) and key.key_size >= SMALLEST else None
