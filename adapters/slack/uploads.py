"""Bytes to the address Slack names for them: no token goes along, and only to Slack.

https://docs.slack.dev/messaging/working-with-files#upload
"""

from urllib.parse import urlsplit

import aiohttp

from bot.errors import Refused, TryLater

TIMEOUT = 20.0
SLACK = ".slack.com"


class Uploads:
    def __init__(self, session: aiohttp.ClientSession, *, api_url: str) -> None:
        self._session = session
        self._api = urlsplit(api_url)
        self._timeout = aiohttp.ClientTimeout(total=TIMEOUT)

    async def put(self, url: str, data: bytes) -> None:
        """Until it is completed nobody sees the file, so whatever goes wrong is tried again from the start."""
        if not self._is_slacks(url):
            raise Refused("upload_host")
        try:
            async with self._session.post(
                url, data=data, timeout=self._timeout, allow_redirects=False
            ) as answer:
                status = answer.status
        except (TimeoutError, aiohttp.ClientError, OSError):
            raise TryLater("upload_lost") from None
        if status != 200:
            raise TryLater(f"upload_{status}")

    def _is_slacks(self, url: str) -> bool:
        """Slack's own hosts over https; or, with a pretend Slack, the very server the API is on."""
        try:
            parts = urlsplit(url)
            is_same = (parts.scheme, parts.hostname, parts.port) == (
                self._api.scheme,
                self._api.hostname,
                self._api.port,
            )
            usual = parts.scheme == "https" and parts.port in (None, 443) and parts.username is None
        except ValueError:
            return False
        return is_same or (usual and (parts.hostname or "").endswith(SLACK))
