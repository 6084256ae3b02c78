"""What somebody typed in the conversation, for at most a quarter of an hour, in memory only (decision 3). Never on disk."""

from collections.abc import Callable
from datetime import timedelta

from cachetools import TTLCache

from bot.model import Account

TERM = timedelta(minutes=15)
MOST = 1_000


class TypedMemory:
    """Bounded in time and in number: a flood forgets the oldest."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._texts: TTLCache[Account, str] = TTLCache(MOST, TERM.total_seconds(), timer)

    def keep(self, account: Account, text: str) -> None:
        self._texts[account] = text

    def recall(self, account: Account) -> str:
        return self._texts.get(account, "")

    def forget(self, account: Account) -> None:
        self._texts.pop(account, None)
