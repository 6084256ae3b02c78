"""What is remembered about requests, grants and coaches. Every change of a request's state is one conditional write."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from bot.model import (
    Account,
    Coach,
    CoachProfile,
    CoachState,
    Contact,
    Grant,
    PublicFields,
    Request,
    RequestState,
    Standing,
)
from bot.words import Language


class Requests(Protocol):
    def create(
        self,
        request: UUID,
        person: UUID,
        account_id: UUID,
        *,
        language: Language,
        public: PublicFields,
        step: int,
        contact: Contact,
        now: datetime,
        necessity: str | None = None,
    ) -> Request:
        """A draft under a fresh reference. The id was drawn when the form was opened: a form sent twice is one.

        ValueError for employer, employment or income without the necessity they are kept for (R-054).
        """
        ...

    def rewrite(
        self,
        request: UUID,
        *,
        public: PublicFields,
        step: int,
        contact: Contact,
        necessity: str | None = None,
    ) -> None:
        """The words, replaced. `public` as it was given; it is read back as broad as `step` says. ValueError as above."""
        ...

    def find(self, request: UUID) -> Request | None:
        """With what coaches may read: as broad as the step it was frozen at."""
        ...

    def given(self, request: UUID) -> PublicFields | None:
        """The fields as the person gave them: for their own eyes, and for the next preview."""
        ...

    def step(self, request: UUID) -> int:
        """How broad it was made when it was last saved, and so how coaches read it."""
        ...

    def head(self, request: UUID) -> Request | None:
        """As `find`, with `public` left closed (None): for whoever needs the state and not the words."""
        ...

    def of_email(self, email: str) -> Sequence[UUID]:
        """Who gave this address in a request that is kept: found by a keyed hash, nothing is opened (R-036)."""
        ...

    def alike(self, contact: Contact, states: Collection[RequestState], *, besides: UUID) -> int:
        """How many requests of other accounts give the same address or number: most likely the same human (F-044)."""
        ...

    def by_reference(self, reference: str) -> Request | None: ...

    def contact(self, request: UUID) -> Contact | None: ...

    def of(self, person: UUID, states: Collection[RequestState]) -> Sequence[Request]:
        """Newest first, `public` closed."""
        ...

    def move(
        self, request: UUID, source: Collection[RequestState], target: RequestState, *, now: datetime
    ) -> bool:
        """The one way a state changes: a conditional write; False when it was not in one of `source` any more."""
        ...

    def open_for(self, request: UUID, *, opened_at: datetime, expires_at: datetime) -> None:
        """The times of a request that was just published."""
        ...

    def claim(self, request: UUID, *, by: UUID, now: datetime) -> Request | None:
        """open → granted, only while the term lasts and never one's own: the database decides the winner (decision 2).

        What was won, or None.
        """
        ...

    def wipe(self, request: UUID) -> None:
        """Erase every word and detail, at once; state, times and reference stay (R-055)."""
        ...

    def listed(self, states: Collection[RequestState], *, limit: int = 50) -> Sequence[Request]:
        """Oldest first, `public` closed."""
        ...

    def to_show_in(self, channel: UUID) -> Sequence[UUID]:
        """The open ones whose post is not on its way to this channel already, oldest first."""
        ...

    def count(self, state: RequestState) -> int: ...

    def pass_on(self, request: UUID, person: UUID, *, now: datetime) -> None: ...


class Cells(Protocol):
    """What requests have in common, kept as keyed hashes: to be counted, never to be read back."""

    def keep(self, request: UUID, person: UUID, combinations: Sequence[str]) -> None:
        """The request's combinations, one for each step, in place of those it had."""
        ...

    def others(self, combination: str, *, besides: UUID) -> int:
        """How many other persons have a request that is kept and shares this combination."""
        ...


class Grants(Protocol):
    def grant(self, request: UUID, coach: Standing, *, agreement: int, now: datetime) -> UUID: ...

    def by_id(self, grant: UUID) -> Grant | None: ...

    def of_request(self, request: UUID) -> Grant | None: ...

    def of_coach(self, person: UUID) -> Sequence[Grant]:
        """The matches that have not ended, oldest first."""
        ...

    def contacted(self, grant: UUID, *, now: datetime) -> bool: ...

    def end(self, grant: UUID, *, now: datetime) -> bool: ...

    def copies_deleted(self, grant: UUID, *, now: datetime) -> bool:
        """The coach says that own copies are gone (R-012); ends the match if it had not ended."""
        ...


class Coaches(Protocol):
    def standing(self, account: Account, *, day_start: datetime) -> Standing | None: ...

    def find(self, person: UUID) -> Coach | None: ...

    def keep(self, person: UUID, account_id: UUID, profile: CoachProfile, *, now: datetime) -> None:
        """Saves the profile; a new coach starts as applied."""
        ...

    def agree(self, person: UUID, version: int, *, now: datetime) -> None: ...

    def set_state(self, person: UUID, state: CoachState, *, now: datetime) -> bool: ...

    def pause(self, person: UUID, until: datetime | None) -> None: ...

    def listed(self, *, state: CoachState | None = None) -> Sequence[Coach]: ...

    def able(self, *, agreement: int, now: datetime, besides: UUID) -> int:
        """How many confirmed coaches could accept now: seated, active, agreed, not paused, not `besides`."""
        ...

    def undecided(self, request: UUID, *, agreement: int, now: datetime, besides: UUID) -> int:
        """How many of those have not said *not for me* to this request."""
        ...
