"""The nouns: accounts, places, requests, contacts, coaches. No platform, no storage, nothing of ours imported but words.

`Request` has no room for a person (what every coach may read); `Contact` is the person behind it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.words import Language


class Platform(StrEnum):
    SLACK = "slack"
    TEAMS = "teams"


@dataclass(frozen=True)
class Account:
    """One person on one platform: identity is (platform, workspace or tenant, user), never a display name.

    `address` is how the platform wants to be told whom to write to, where that is not the identity; it may change.
    """

    platform: Platform
    workspace: str
    user: str = field(repr=False)
    address: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True)
class Place:
    """A conversation to write in: a DM or the coaches' channel. `address`: which server of the platform to send to."""

    platform: Platform
    workspace: str
    conversation: str = field(repr=False)
    address: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True)
class SentMessage:
    """A message of ours on a platform: where it stands and the platform's id of it (Slack: `ts`)."""

    place: Place
    message: str = field(repr=False)


@dataclass(frozen=True)
class Person:
    """Somebody Klik has spoken with, under a random id; the account is how this person was met."""

    id: UUID
    account_id: UUID
    language: Language | None
    is_active: bool = True


class RequestState(StrEnum):
    DRAFT = "draft"
    PREVIEWED = "previewed"
    OPEN = "open"
    GRANTED = "granted"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class PublicFields:
    """What goes out: closed lists and generalised values (R-008). Free text only as anonymised motivation."""

    motivation: str = field(repr=False)
    topics: tuple[str, ...]
    function: str | None = None
    education: str | None = None
    region: str | None = None
    age_band: str | None = None
    language: str | None = None
    setting: str | None = None


@dataclass(frozen=True)
class Request:
    """What is asked, without the person. `public` is None once the words are wiped (withdrawn).

    `account_id` is the candidate's account that asked: what is told about the request goes there.
    """

    id: UUID
    reference: str
    candidate: UUID
    account_id: UUID
    state: RequestState
    language: Language
    public: PublicFields | None
    opened_at: datetime | None
    expires_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class Contact:
    """The person behind a request: opened for the candidate, and for the one coach who accepted."""

    name: str = field(repr=False)
    email: str | None = field(repr=False)
    phone: str | None = field(repr=False)
    motivation: str = field(repr=False)
    optional: dict[str, str] = field(default_factory=dict, repr=False)


class CoachState(StrEnum):
    APPLIED = "applied"
    CONFIRMED = "confirmed"
    SUSPENDED = "suspended"


@dataclass(frozen=True)
class CoachProfile:
    """What a coach says about themselves; name and line are what the matched candidate reads."""

    name: str = field(repr=False)
    line: str = field(repr=False)
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    region: str | None
    capacity: int


@dataclass(frozen=True)
class Coach:
    person: UUID
    account_id: UUID
    state: CoachState
    profile: CoachProfile
    agreement: int | None
    paused_until: datetime | None


@dataclass(frozen=True)
class Standing:
    """All that decides whether an account may accept now, read in one statement (ASVS 8.3.2: no cache)."""

    person: UUID
    account_id: UUID
    language: Language | None
    is_active: bool
    state: CoachState | None
    agreement: int | None
    paused_until: datetime | None
    capacity: int
    open_matches: int
    accepted_today: int
    is_seated: bool
    # Their activity of this day is written down, and no warning waits for it.
    is_noted_today: bool

    @property
    def reader(self) -> Person:
        """Whoever pressed, as the one who reads the answer."""
        return Person(self.person, self.account_id, self.language, self.is_active)


@dataclass(frozen=True)
class Grant:
    """The one claim that won, for ever (decision 1)."""

    id: UUID
    request: UUID
    coach: UUID
    account_id: UUID
    granted_at: datetime
    contacted_at: datetime | None
    ended_at: datetime | None
    copies_deleted_at: datetime | None = None


class ChannelState(StrEnum):
    """What the platform says about a coaches' channel; only USABLE may carry a broadcast (F-123)."""

    UNKNOWN = "unknown"
    USABLE = "usable"
    PUBLIC = "public"
    SHARED = "shared"
    NOT_A_MEMBER = "not_a_member"
    ARCHIVED = "archived"
    MISSING = "missing"


@dataclass(frozen=True)
class Channel:
    id: UUID
    place: Place
    state: ChannelState


class AdminRole(StrEnum):
    """What somebody does for the network (product 4). The operator sees no candidate's data (R-075)."""

    HANDLER = "handler"
    PRIVACY_OFFICER = "privacy_officer"
    OPERATOR = "operator"
    AUDITOR = "auditor"


class Role(StrEnum):
    """As what somebody acted, in the audit trail."""

    CANDIDATE = "candidate"
    COACH = "coach"
    ADMIN = "admin"
    KLIK = "klik"
