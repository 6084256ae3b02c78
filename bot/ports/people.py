"""What is remembered about people: accounts, consents, and who sits in which coaches' channel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from bot.model import Account, Channel, ChannelState, Person, Place
from bot.words import Language


class People(Protocol):
    def find(self, account: Account) -> Person | None: ...

    def admit(self, account: Account, *, now: datetime) -> Person:
        """The person behind an account, made with a key of their own when met for the first time."""
        ...

    def by_account(self, account_id: UUID) -> Person: ...

    def account(self, account_id: UUID) -> Account:
        """Opens the sealed platform identity, to write to it."""
        ...

    def after(self, person: UUID | None, *, limit: int) -> Sequence[UUID]:
        """The next persons in the order of their ids; None begins at the first."""
        ...

    def reachable(self, person: UUID) -> Person | None:
        """The person with an account that is active: the one they were first met in, if several are."""
        ...

    def active_accounts(self, person: UUID) -> Sequence[Account]:
        """Every account of this person that the platform has not deactivated."""
        ...

    def act(self, person: UUID, *, now: datetime, today: datetime) -> None:
        """The person's own act: the retention term starts anew (R-080). Noted once since `today` began: a term needs no more."""
        ...

    def set_language(self, person: UUID, language: Language) -> None: ...

    def restrict(self, person: UUID, since: datetime | None) -> None:
        """From `since` on nothing is done with this person's data but keeping it (art. 18); None lifts that."""
        ...

    def is_restricted(self, person: UUID) -> bool: ...

    def set_active(self, account: Account, *, active: bool) -> Person | None: ...

    def direct(self, account_id: UUID) -> Place | None:
        """The DM that is known to be open with this account."""
        ...

    def keep_direct(self, account_id: UUID, place: Place) -> None: ...

    def has_seen_statement(self, person: UUID, version: int) -> bool: ...

    def statement_shown(self, person: UUID, *, version: int, digest: bytes, now: datetime) -> None: ...


@dataclass(frozen=True)
class Recorded:
    """One row of the ledger: what was asked in which words, what was said, where it came from. Names nobody."""

    purpose: str
    given: bool
    wording: str
    language: Language
    at: datetime
    request: UUID | None
    digest: str | None
    event: str | None


class Consents(Protocol):
    """A ledger: rows are added, never changed; the last one of a purpose counts."""

    def record(
        self,
        person: UUID,
        purpose: str,
        *,
        given: bool,
        wording: str,
        language: Language,
        now: datetime,
        request: UUID | None = None,
        event: str = "",
    ) -> None:
        """With a digest of `wording`. `event` is the delivery's key, kept as a keyed hash."""
        ...

    def given(self, person: UUID, purpose: str, *, request: UUID | None = None) -> bool: ...

    def given_at(self, person: UUID, purpose: str, *, request: UUID | None = None) -> datetime | None:
        """When, as long as the last answer is a yes."""
        ...

    def of(self, person: UUID) -> Sequence[tuple[str, bool, datetime]]:
        """(purpose, given, when), oldest first."""
        ...

    def ledger(self, person: UUID) -> Sequence[Recorded]:
        """Every row in full, oldest first."""
        ...


class Links(Protocol):
    """Several accounts of one human become one person: by a code given in one account and typed in the other."""

    def secret(self, offer: UUID) -> bytes:
        """32 bytes that only this installation can make from the id of an offer."""
        ...

    def offer(self, person: UUID, code: str, *, now: datetime, expires_at: datetime) -> None: ...

    def owner(self, code: str, *, now: datetime) -> UUID | None:
        """Whose code it is; None when unknown, used or over."""
        ...

    def used(self, code: str) -> None:
        """Nobody can use it again."""
        ...

    def merge(self, source: UUID, *, into: UUID) -> None:
        """All data of `source` become those of `into`; `source` is gone afterwards."""
        ...


class Channels(Protocol):
    """The coaches' channels and the seats in them. A seat is a blind index: it names nobody."""

    def keep(self, place: Place, *, now: datetime) -> Channel: ...

    def reached(self, place: Place) -> None:
        """A known channel was heard from: its address is the one that works now."""
        ...

    def find(self, place: Place) -> Channel | None: ...

    def by_id(self, channel: UUID) -> Channel: ...

    def all(self) -> Sequence[Channel]: ...

    def set_state(self, channel: UUID, state: ChannelState, *, now: datetime) -> None: ...

    def seat(self, channel: UUID, account: Account, *, now: datetime) -> None: ...

    def unseat(self, channel: UUID, account: Account) -> None: ...

    def set_seats(self, channel: UUID, accounts: Iterable[Account], *, now: datetime) -> None: ...

    def strangers(self, known: Iterable[Account]) -> int:
        """How many seats are taken by none of these accounts."""
        ...

    def is_seated(self, account: Account) -> bool: ...
