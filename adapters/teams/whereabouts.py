"""Where people and conversations were last heard from. In memory alone: after a restart it is what the store kept.

https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from cachetools import TTLCache

from bot.model import Account, Place
from bot.words import Language

# No longer than this: whoever was erased is not in it for ever.
KEPT = 24 * 3600.0
MOST = 10_000


@dataclass(frozen=True)
class Heard:
    """`address` as `outbound.address_of` writes it; `language` as Teams told it, None where it did not."""

    address: str = field(repr=False)
    language: Language | None


class Whereabouts:
    """`service_url` is where to begin before anybody was heard from."""

    def __init__(self, service_url: str, *, timer: Callable[[], float]) -> None:
        self._anywhere = service_url
        self._people: TTLCache[Account, Heard] = TTLCache(MOST, KEPT, timer)
        self._servers: TTLCache[str, str] = TTLCache(MOST, KEPT, timer)

    def heard(self, account: Account, *, place: Place, language: Language | None) -> None:
        before = self._people.get(account)
        # A reaction comes without a language.
        known = language or (before.language if before else None)
        self._people[account] = Heard(account.address, known)
        if place.address:
            self._anywhere = self._servers[place.conversation] = place.address

    def language(self, account: Account) -> Language | None:
        heard = self._people.get(account)
        return heard.language if heard else None

    def address(self, account: Account) -> str:
        heard = self._people.get(account)
        return heard.address if heard else account.address

    def server(self, place: Place | None = None) -> str:
        """A conversation may move to another server: what was heard from it last goes before what was kept with it."""
        if place is None:
            return self._anywhere
        return self._servers.get(place.conversation) or place.address or self._anywhere
