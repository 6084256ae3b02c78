"""What reaches the door: eight kinds of acts by people and four facts about a workspace, as `inbound.py` or a page wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model import Account, Place, SentMessage


@dataclass(frozen=True)
class Delivery:
    """One delivery by a platform: the id it repeats under, and a digest of the body to tell a forged repeat (F-009, F-011)."""

    key: str = field(repr=False)
    digest: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class MessageReceived:
    """Somebody typed in the DM with Klik."""

    delivery: Delivery
    account: Account
    place: Place
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class MessageRetracted:
    """Somebody deleted or changed what they typed in the DM (F-054)."""

    delivery: Delivery
    account: Account


@dataclass(frozen=True, kw_only=True)
class ActionPressed:
    """A button: `action` is a public name (`request.accept`), `value` an opaque reference, never a permission."""

    delivery: Delivery
    account: Account
    action: str
    value: str = ""
    place: Place | None = None


@dataclass(frozen=True, kw_only=True)
class FormSubmitted:
    """A form; `about` is the opaque reference it was opened with; every value is a tuple of strings."""

    delivery: Delivery
    account: Account
    form: str
    about: str = ""
    values: Mapping[str, tuple[str, ...]] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class FileOffered:
    """A file sent in the personal conversation; `reference` is what the platform's messenger fetches it by.

    `has_more`: others came in the same message. They are not taken, and the person is told.
    """

    delivery: Delivery
    account: Account
    place: Place
    reference: str = field(repr=False)
    has_more: bool = False


@dataclass(frozen=True, kw_only=True)
class CommandIssued:
    """A slash command, or the same words typed to the bot; `in_public` when others could read the conversation."""

    delivery: Delivery
    account: Account
    command: str
    text: str = field(repr=False)
    in_public: bool = False


@dataclass(frozen=True, kw_only=True)
class ReactionAdded:
    """An emoji on a message of ours; `emoji` without skin tone."""

    delivery: Delivery
    account: Account
    place: Place
    message: str = field(repr=False)
    emoji: str


@dataclass(frozen=True, kw_only=True)
class MemberJoined:
    delivery: Delivery
    account: Account
    place: Place


@dataclass(frozen=True, kw_only=True)
class MemberLeft:
    delivery: Delivery
    account: Account
    place: Place


@dataclass(frozen=True, kw_only=True)
class AccountChanged:
    """The platform says an account was deactivated or came back."""

    delivery: Delivery
    account: Account
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class ChannelChanged:
    """Something about a coaches' channel may be different (made public, shared, archived, Klik joined or left)."""

    delivery: Delivery
    place: Place


@dataclass(frozen=True, kw_only=True)
class FileAnswered:
    """Whether a file that was offered may be stored. `file` is an opaque reference; `offered` is where it may now go."""

    delivery: Delivery
    account: Account
    file: str = field(repr=False)
    is_accepted: bool
    offered: SentMessage


@dataclass(frozen=True, kw_only=True)
class PageSent:
    """A form on one of our own pages, sent by somebody we know no account of. `code` stood in the page's address."""

    delivery: Delivery
    form: str
    code: str = field(default="", repr=False)
    values: Mapping[str, tuple[str, ...]] = field(repr=False)
    file: bytes = field(default=b"", repr=False)


Event = (
    MessageReceived
    | MessageRetracted
    | ActionPressed
    | FormSubmitted
    | FileOffered
    | CommandIssued
    | ReactionAdded
    | MemberJoined
    | MemberLeft
    | AccountChanged
    | ChannelChanged
    | FileAnswered
    | PageSent
)
