"""Who or where a notice goes: found at the moment of sending, with the language and the messenger to use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from bot.errors import Ambiguous, Gone, Misconfigured, NotSent
from bot.model import Account, Place, Platform
from bot.notices import Notice, NoticeKind
from bot.ports.messenger import Messenger
from bot.ports.unit import Store, Unit
from bot.rules import Rules
from bot.words import Language

ERASED = "erased"
TO_CHANNELS = frozenset({NoticeKind.BROADCAST, NoticeKind.NUDGE, NoticeKind.ROSTER})


@dataclass(frozen=True)
class Recipient:
    """A channel (`place`, no account), or a person's account with the DM that is known to be open."""

    id: UUID
    messenger: Messenger
    language: Language
    place: Place | None
    account: Account | None = field(default=None, repr=False)
    person: UUID | None = None


@dataclass(frozen=True)
class Found:
    """What the store tells of a recipient. No account: a channel."""

    id: UUID
    place: Place | None
    account: Account | None = field(default=None, repr=False)
    person: UUID | None = None
    language: Language | None = None


class Recipients:
    def __init__(self, store: Store, messengers: Mapping[Platform, Messenger], *, rules: Rules) -> None:
        self._store = store
        self._messengers = messengers
        self._rules = rules

    async def find(self, notice: Notice) -> Recipient:
        return await self.met(await self._store.read(lambda unit: look(unit, notice)))

    async def met(self, found: Found) -> Recipient:
        """With the messenger of their platform. Who has not chosen a language is asked for there."""
        account = found.account
        if account is None:
            assert found.place is not None  # noqa: S101 - a channel is its place
            messenger = self._messenger(found.place.platform)
            return Recipient(found.id, messenger, self._rules.language, found.place)
        messenger = self._messenger(account.platform)
        language = found.language or await self._spoken(messenger, account)
        return Recipient(found.id, messenger, language, found.place, account, found.person)

    def _messenger(self, platform: Platform) -> Messenger:
        """A platform that is not configured (any more) keeps its queue until it is again."""
        try:
            return self._messengers[platform]
        except KeyError:
            raise Misconfigured("not_configured") from None

    async def _spoken(self, messenger: Messenger, account: Account) -> Language:
        """Who has not chosen a language with /klik language is written to in that of their platform settings."""
        try:
            known = await messenger.language(account)
        except (NotSent, Ambiguous):
            known = None
        return known or self._rules.language

    async def place(self, to: Recipient) -> Place:
        """The conversation to write in; a DM is opened if need be and remembered."""
        if to.place is not None:
            return to.place
        if to.account is None:
            raise LookupError("a channel without a place")
        place = await to.messenger.direct(to.account)
        await self._store.perform(lambda unit: unit.people.keep_direct(to.id, place))
        return place


def look(unit: Unit, notice: Notice) -> Found:
    """Raises `Gone` when nothing is left of whom it was for."""
    if notice.kind in TO_CHANNELS:
        return Found(notice.to, unit.channels.by_id(notice.to).place)
    try:
        person = unit.people.by_account(notice.to)
    except LookupError:
        raise Gone(ERASED) from None
    account, direct = unit.people.account(notice.to), unit.people.direct(notice.to)
    return Found(notice.to, direct, account, person.id, person.language)
