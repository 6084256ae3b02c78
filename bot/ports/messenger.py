"""What the core asks of a platform; `adapters/<platform>/outbound.py` fulfils it."""

from dataclasses import dataclass, field
from typing import Protocol

from bot.model import Account, ChannelState, Place, Platform, SentMessage
from bot.views import View
from bot.words import Language


@dataclass(frozen=True)
class ChannelReport:
    """What the platform says about a coaches' channel now; `members` without bots, or None: not asked, or not to be seen."""

    state: ChannelState
    members: tuple[Account, ...] | None = field(default=None, repr=False)


class Messenger(Protocol):
    """Every method raises `errors.TryLater`, `Gone`, `Misconfigured`, `Refused` or `Ambiguous`, and nothing else."""

    @property
    def platform(self) -> Platform: ...

    async def post(self, place: Place, view: View) -> SentMessage: ...

    async def update(self, message: SentMessage, view: View) -> None: ...

    async def delete(self, message: SentMessage) -> None: ...

    async def direct(self, account: Account) -> Place:
        """The DM with this account, opened if need be."""
        ...

    async def language(self, account: Account) -> Language | None:
        """The language of the person's platform settings, None where the platform does not say."""
        ...

    async def inspect(self, place: Place, *, members: bool = False) -> ChannelReport: ...
