"""Self-checks that ask the outside: what Slack grants us, and what our own pages send. "" when in order."""

from collections.abc import Iterable

import aiohttp

from adapters.slack.web_api import WebApi

PAGES = ("/privacy", "/privacy?lang=en", "/contact", "/healthz", "/readyz")


async def scopes_drift(api: WebApi, *, wanted: Iterable[str]) -> str:
    """More, or less, than the manifest asks for (F-124). Raises what a call to Slack raises."""
    granted, asked = await api.granted(), frozenset(wanted)
    if not granted:
        return "not_told"
    return " ".join(
        (*(f"+{each}" for each in sorted(granted - asked)), *(f"-{each}" for each in sorted(asked - granted)))
    )


async def cookies_set(session: aiohttp.ClientSession, url: str) -> str:
    """A page of ours that sets a cookie, or cannot be asked (R-028)."""
    for page in PAGES:
        try:
            async with session.get(f"{url}{page}", allow_redirects=False) as answer:
                if "Set-Cookie" in answer.headers:
                    return page
        except (aiohttp.ClientError, OSError, TimeoutError):
            return "unreachable"
    return ""
