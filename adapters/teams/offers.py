"""Files that people send Klik in Teams: the address of each, in memory alone, until the courier fetches it."""

from urllib.parse import urlsplit

import aiohttp
from cachetools import TTLCache

from adapters.downloading import download
from bot.cv.refusal import Reason, Refused
from bot.model import Account

MOST = 10_000
# An address opens the file for whoever has it, and Teams lets it live for a short while.
KEPT = 15 * 60.0
# The reference of a picture in the message itself. No CV is one, so it is not fetched at all.
PICTURE = "picture"


class Offers:
    """`hosts`: as KLIK_TEAMS_UPLOAD_HOSTS has them; a personal chat's files stand in the sender's own OneDrive."""

    def __init__(self, session: aiohttp.ClientSession, *, hosts: tuple[str, ...]) -> None:
        self._session = session
        self._hosts = frozenset(host.lower().removeprefix("*") for host in hosts)
        self._urls: TTLCache[tuple[Account, str], str] = TTLCache(MOST, KEPT)

    def note(self, account: Account, reference: str, *, url: str) -> None:
        """What stands in the outbox is the reference, which opens nothing."""
        self._urls[account, reference] = url

    async def fetch(self, account: Account, reference: str) -> bytes:
        """After a restart the address is gone: the person is asked to send the file again."""
        if reference == PICTURE:
            raise Refused(Reason.OTHER_KIND)
        url = self._urls.get((account, reference), "")
        return await download(self._session, url, hosts=self._hosts | _here(url, self._hosts))


def _here(url: str, hosts: frozenset[str]) -> frozenset[str]:
    """A pretend Teams on this machine has a port of its own."""
    parts = urlsplit(url)
    local = parts.hostname in ("127.0.0.1", "localhost") and parts.hostname in hosts
    return frozenset({f"{parts.hostname}:{parts.port}"}) if local else frozenset()
