"""What the core asks of a platform; `adapters/<platform>/outbound.py` fulfils it."""

from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from bot.model import Account, ChannelState, Place, Platform, SentMessage
from bot.views import View
from bot.words import Language


@dataclass(frozen=True)
class ChannelReport:
    """What the platform says about a coaches' channel now; `members` without bots, or None: not asked, or not to be seen."""

    state: ChannelState
    members: tuple[Account, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Parcel:
    """A file on its way into somebody's DM. Its name, title and text are Klik's own words: everybody may see them."""

    id: UUID
    name: str
    title: str
    text: str
    data: bytes = field(repr=False)


class Messenger(Protocol):
    """Every method raises `errors.TryLater`, `Gone`, `Misconfigured`, `Refused` or `Ambiguous`, and nothing else."""

    @property
    def platform(self) -> Platform: ...

    async def post(self, place: Place, view: View) -> SentMessage: ...

    async def update(self, message: SentMessage, view: View) -> None: ...

    async def delete(self, message: SentMessage) -> None: ...

    async def offer(self, place: Place, parcel: Parcel) -> SentMessage:
        """Makes ready to hand a file over in a DM; nobody can open it yet. `delete` takes it away, then and afterwards.

        Slack takes the bytes, and shows them to nobody. Teams asks the person whether the file may be stored, and says
        what they answered in `events.FileAnswered`.
        """
        ...

    async def hand_over(self, offered: SentMessage, parcel: Parcel) -> SentMessage | None:
        """The file itself, and where it stands from now on. None while the person has yet to say yes (Teams).

        `Gone`: there is no such offer any more; it may be made anew.
        """
        ...

    async def direct(self, account: Account) -> Place:
        """The DM with this account, opened if need be."""
        ...

    async def language(self, account: Account) -> Language | None:
        """The language of the person's platform settings, None where the platform does not say."""
        ...

    async def fetch(self, account: Account, reference: str) -> bytes:
        """A file this account gave, at most `cv.checking.MOST_BYTES`. Raises `cv.refusal.Refused` besides."""
        ...

    async def inspect(self, place: Place, *, members: bool = False) -> ChannelReport: ...
