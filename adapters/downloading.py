"""A download from where a platform keeps files: from its own hosts only, and never more than there may be."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import aiohttp

from bot.cv.checking import MOST_BYTES
from bot.cv.refusal import Reason, Refused
from bot.errors import TryLater

PATIENCE = aiohttp.ClientTimeout(total=60.0, sock_read=15.0)
_CHUNK = 64 * 1024


def is_allowed(url: str, hosts: frozenset[str]) -> bool:
    """`hosts`: whole names, `.name` for every name below it, or `name:port` on this machine over plain http."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.username is not None:
        return False
    if parts.scheme == "http":
        return f"{host}:{port}" in hosts
    is_known = host in hosts or any(name.startswith(".") and host.endswith(name) for name in hosts)
    return parts.scheme == "https" and port in (None, 443) and is_known


async def download(
    session: aiohttp.ClientSession,
    url: str,
    *,
    hosts: frozenset[str],
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """The bytes. `Refused` when it is elsewhere, not there or too much; `TryLater` when the platform is away."""
    if not is_allowed(url, hosts):
        raise Refused(Reason.NO_FETCH)
    try:
        async with session.get(url, headers=headers, allow_redirects=False, timeout=PATIENCE) as response:
            return await _body(response)
    except (aiohttp.ClientError, TimeoutError, OSError):
        raise TryLater("no_download") from None


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """What it says of its length is not believed: it is counted as it comes (F-118)."""
    if response.status == 429 or response.status >= 500:
        raise TryLater(f"http_{response.status}")
    # A page where a file should be is Slack's way to say that one has to sign in.
    if response.status != 200 or response.content_type == "text/html":
        raise Refused(Reason.NO_FETCH)
    found = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        found += chunk
        if len(found) > MOST_BYTES:
            raise Refused(Reason.TOO_LARGE)
    return bytes(found)
