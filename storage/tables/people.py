"""Who Klik has met: the network, persons and their accounts, what they were shown and consented to, the coaches' channels.

Proof (presentation, consent) has no foreign key: it outlives the person, who is then only a random id in it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint

from storage.tables.declare import Holding, Row

_network = Holding("network")
_person = Holding("activity")
_account = Holding("account")
_shown = Holding("presentation")
_consent = Holding("consent")
_seat = Holding("seat")
_link = Holding("link_code")
_other_term = Holding("other_term")


class NetworkRow(Row, table=True):
    """One coach network: the tenant. Its own key seals what stands in its channels."""

    __tablename__ = "network"

    network_id: UUID = _network.network()
    made_at: datetime = _network.moment()


class PersonRow(Row, table=True):
    __tablename__ = "person"

    network_id: UUID = _person.network()
    id: UUID = _person.key()
    language: str | None = _person.code(optional=True)
    made_at: datetime = _person.moment()
    active_at: datetime = _person.moment()
    warned_at: datetime | None = _person.moment(optional=True)
    # The person asked that nothing is done with what is held but keeping it (GDPR art. 18).
    restricted_at: datetime | None = _person.moment(optional=True)
    # Longer than the standard term, with a reason that the person is told.
    kept_until: datetime | None = _other_term.moment(optional=True)
    kept_because: str | None = _other_term.code(optional=True)
    kept_told_at: datetime | None = _other_term.moment(optional=True)

    __table_args__ = (
        # Written at every click, so there is no second one of those who were not warned: few are warned and still here.
        Index("ix_person_active", "network_id", "active_at"),
    )


class AccountRow(Row, table=True):
    """How a person was met: `lookup` finds (platform, workspace, user) again, `sealed_direct` is the open DM."""

    __tablename__ = "account"

    network_id: UUID = _account.network()
    id: UUID = _account.key()
    person_id: UUID = _account.link()
    platform: str = _account.code()
    workspace: str = _account.code(100)
    lookup: bytes = _account.blind()
    sealed_user: bytes = _account.sealed()
    sealed_direct: bytes | None = _account.sealed(optional=True)
    is_active: bool = _account.flag()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "person_id"], ["person.network_id", "person.id"]),
        UniqueConstraint("network_id", "lookup", name="uq_account_lookup"),
        Index("ix_account_person", "network_id", "person_id"),
    )


class PresentationRow(Row, table=True):
    """The privacy statement was shown: which version, and the digest of the words."""

    __tablename__ = "presentation"

    network_id: UUID = _shown.network()
    id: UUID = _shown.key()
    person_id: UUID = _shown.link()
    version: int = _shown.number()
    digest: bytes = _shown.blind()
    shown_at: datetime = _shown.moment(term="starts")

    __table_args__ = (
        Index("ix_presentation_person", "network_id", "person_id", "version"),
        Index("ix_presentation_shown", "network_id", "shown_at"),
    )


class ConsentRow(Row, table=True):
    """A ledger: rows are added and never changed."""

    __tablename__ = "consent"

    network_id: UUID = _consent.network()
    id: UUID = _consent.key()
    person_id: UUID = _consent.link()
    request_id: UUID | None = _consent.link(optional=True)
    purpose: str = _consent.code()
    given: bool = _consent.flag()
    wording: str = _consent.code(1000)
    language: str = _consent.code()
    at: datetime = _consent.moment(term="starts")
    # Of the wording (SHA-256), and a keyed hash of the delivery that brought it: proof, readable by nobody.
    digest: str | None = _consent.code(64, optional=True)
    event: str | None = _consent.code(64, optional=True)

    __table_args__ = (
        Index("ix_consent_person", "network_id", "person_id", "purpose", "at"),
        Index("ix_consent_at", "network_id", "at"),
    )


class ChannelRow(Row, table=True):
    """A coaches' channel; a channel's id is nobody's, so it is not sealed."""

    __tablename__ = "channel"

    network_id: UUID = _network.network()
    id: UUID = _network.key()
    platform: str = _network.code()
    workspace: str = _network.code(100)
    conversation: str = _network.code(300)
    address: str = _network.code(300)
    state: str = _network.code()
    checked_at: datetime = _network.moment()

    __table_args__ = (
        UniqueConstraint("network_id", "platform", "workspace", "conversation", name="uq_channel_place"),
    )


class SeatRow(Row, table=True):
    """Somebody is in a coaches' channel: the blind index of an account, also of one Klik has never met."""

    __tablename__ = "seat"

    network_id: UUID = _seat.network()
    channel_id: UUID = _seat.key()
    lookup: bytes = _seat.blind(primary_key=True)
    seen_at: datetime = _seat.moment()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "channel_id"], ["channel.network_id", "channel.id"]),
        Index("ix_seat_lookup", "network_id", "lookup", "channel_id"),
    )


class LinkCodeRow(Row, table=True):
    """A code given in one account, to be typed in another of the same person; only its blind index is stored."""

    __tablename__ = "link_code"

    network_id: UUID = _link.network()
    lookup: bytes = _link.blind(primary_key=True)
    person_id: UUID = _link.link()
    expires_at: datetime = _link.moment(term="ends")

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "person_id"], ["person.network_id", "person.id"]),
        Index("ix_link_code_expires", "network_id", "expires_at"),
        Index("ix_link_code_person", "network_id", "person_id"),
    )
