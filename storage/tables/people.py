"""Who Klik has met: the network, persons and their accounts, what they were shown and consented to, the coaches' channels.

Proof (presentation, consent) has no foreign key: it outlives the person, who is then only a random id in it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint

from bot.privacy.purposes import DataClass, Purpose, Term
from storage.tables.declare import Holding, Row

_network = Holding(Purpose.OPERATION, Term.NETWORK, DataClass.NONE)
_person = Holding(Purpose.MEDIATION, Term.ACTIVE_2Y)
_proof = Holding(Purpose.ACCOUNTABILITY, Term.PROOF_5Y)
_seat = Holding(Purpose.COACHING, Term.COACH)
_link = Holding(Purpose.DELIVERY, Term.DELIVERY_7D)


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

    __table_args__ = (Index("ix_person_active", "network_id", "active_at"),)


class AccountRow(Row, table=True):
    """How a person was met: `lookup` finds (platform, workspace, user) again, `sealed_direct` is the open DM."""

    __tablename__ = "account"

    network_id: UUID = _person.network()
    id: UUID = _person.key()
    person_id: UUID = _person.link()
    platform: str = _person.code()
    workspace: str = _person.code(100)
    lookup: bytes = _person.blind()
    sealed_user: bytes = _person.sealed(DataClass.PERSON)
    sealed_direct: bytes | None = _person.sealed(DataClass.CONTACT, optional=True)
    is_active: bool = _person.flag()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "person_id"], ["person.network_id", "person.id"]),
        UniqueConstraint("network_id", "lookup", name="uq_account_lookup"),
        Index("ix_account_person", "network_id", "person_id"),
    )


class PresentationRow(Row, table=True):
    """The privacy statement was shown: which version, and the digest of the words."""

    __tablename__ = "presentation"

    network_id: UUID = _proof.network()
    id: UUID = _proof.key()
    person_id: UUID = _proof.link()
    version: int = _proof.number()
    digest: bytes = _proof.blind()
    shown_at: datetime = _proof.moment()

    __table_args__ = (
        Index("ix_presentation_person", "network_id", "person_id", "version"),
        Index("ix_presentation_shown", "network_id", "shown_at"),
    )


class ConsentRow(Row, table=True):
    """A ledger: rows are added and never changed."""

    __tablename__ = "consent"

    network_id: UUID = _proof.network()
    id: UUID = _proof.key()
    person_id: UUID = _proof.link()
    request_id: UUID | None = _proof.link(optional=True)
    purpose: str = _proof.code()
    given: bool = _proof.flag()
    wording: str = _proof.code(100)
    language: str = _proof.code()
    at: datetime = _proof.moment()

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
    expires_at: datetime = _link.moment()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "person_id"], ["person.network_id", "person.id"]),
        Index("ix_link_code_expires", "network_id", "expires_at"),
        Index("ix_link_code_person", "network_id", "person_id"),
    )
