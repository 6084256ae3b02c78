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


class Recipients:
    def __init__(self, store: Store, messengers: Mapping[Platform, Messenger], *, rules: Rules) -> None:
        self._store = store
        self._messengers = messengers
        self._rules = rules

    async def find(self, notice: Notice) -> Recipient:
        if notice.kind in TO_CHANNELS:
            channel = await self._store.read(lambda unit: unit.channels.by_id(notice.to))
            messenger = self._messenger(channel.place.platform)
            return Recipient(notice.to, messenger, self._rules.language, channel.place)
        return await self._person(notice.to)

    def _messenger(self, platform: Platform) -> Messenger:
        """A platform that is not configured (any more) keeps its queue until it is again."""
        try:
            return self._messengers[platform]
        except KeyError:
            raise Misconfigured("not_configured") from None

    async def _person(self, account_id: UUID) -> Recipient:
        def look(unit: Unit) -> tuple[Account, Place | None, UUID, Language | None]:
            try:
                person = unit.people.by_account(account_id)
            except LookupError:  # nothing is left of whom this was for
                raise Gone(ERASED) from None
            account = unit.people.account(account_id)
            return account, unit.people.direct(account_id), person.id, person.language

        account, place, person, language = await self._store.read(look)
        messenger = self._messenger(account.platform)
        if language is None:
            language = await self._spoken(messenger, account)
        return Recipient(account_id, messenger, language, place, account, person)

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
