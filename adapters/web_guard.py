"""Whether a page was really sent from our own page, lately, and not in a flood. Without cookies: nobody is recognised."""

import base64
import hashlib
import hmac
import secrets
import struct
from binascii import Error as NotBase64
from collections.abc import Awaitable, Callable
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from aiohttp import web
from cachetools import TTLCache

Sign = Callable[[bytes], Awaitable[bytes]]

# As long as somebody takes to write a letter.
FRESH_FOR = 4 * 60 * 60
PER_SPELL = 20
SPELL = 15 * 60.0
MOST_ADDRESSES = 10_000
_HEAD, _NONCE = struct.Struct(">Q"), 16


class Slips:
    """A slip goes out with each form and comes back with it: made by this installation, once to use, for some hours."""

    def __init__(self, sign: Sign, now: Callable[[], float]) -> None:
        self._sign = sign
        self._now = now

    async def make(self) -> str:
        body = _HEAD.pack(int(self._now()) + FRESH_FOR) + secrets.token_bytes(_NONCE)
        return base64.urlsafe_b64encode(body + await self._sign(body)).decode()

    async def key(self, slip: str) -> str | None:
        """What one use of it is known by; None for a slip that is not ours or is too old."""
        try:
            raw = base64.b64decode(slip.encode(), altchars=b"-_", validate=True)
        except (NotBase64, ValueError):
            return None
        body, mark = raw[: _HEAD.size + _NONCE], raw[_HEAD.size + _NONCE :]
        if len(body) != _HEAD.size + _NONCE or not hmac.compare_digest(mark, await self._sign(body)):
            return None
        is_fresh = _HEAD.unpack_from(body)[0] > self._now()
        return f"page:{body[_HEAD.size :].hex()}" if is_fresh else None


class Visits:
    """How often one address sent something, kept in memory alone, as a digest under a key that dies with the process."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._seen: TTLCache[bytes, list[int]] = TTLCache(MOST_ADDRESSES, SPELL, timer)
        self._key = secrets.token_bytes(32)

    def is_too_many(self, request: web.Request) -> bool:
        """Bounded in number: a flood of addresses forgets the oldest, and locks nobody out (F-045)."""
        address = hashlib.blake2b(_neighbourhood(_sender(request)).encode(), key=self._key).digest()
        tally = self._seen.get(address)
        if tally is None:
            tally = self._seen[address] = [0]
        tally[0] += 1
        return tally[0] > PER_SPELL


def is_our_own_page(request: web.Request, own: str) -> bool:
    """What the browser says about where it was sent from; a page elsewhere cannot change that.

    https://www.w3.org/TR/fetch-metadata/ and, for older browsers, https://www.rfc-editor.org/rfc/rfc6454#section-7
    """
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site in ("same-origin", "none")
    origin = urlsplit(request.headers.get("Origin", "")).netloc
    return bool(origin) and origin in (request.host, urlsplit(own).netloc)


def _sender(request: web.Request) -> str:
    """From the neighbouring web server, what it saw last; what a stranger says about itself does not count."""
    peer = request.remote or ""
    if not _is_near(peer):
        return peer
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or peer


def _is_near(address: str) -> bool:
    try:
        return ip_address(address).is_private
    except ValueError:
        return False


def _neighbourhood(address: str) -> str:
    """Of IPv6 the first half: the second is free to choose for whoever has a line."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return known.exploded[:19] if isinstance(known, IPv6Address) else address
