"""What an erasure leaves behind as proof: that it happened, how far it is, what could not be reached, and what coaches must do.

All under random ids. How to reach the person for the last message, and where a message still stands, is sealed under a
key of the erasure's own, which is destroyed when it is no longer needed.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, column

from storage.tables.declare import Holding, Row, partial_index

_erasure = Holding("erasure")
_duty = Holding("duty")
_held = Holding("held")
_network = Holding("network")

UNDONE = column("confirmed_at").is_(None)


class ErasureRow(Row, table=True):
    """One erasure: the certificate, once `done_at` is there. `step` is the last one that is finished."""

    __tablename__ = "erasure"

    network_id: UUID = _erasure.network()
    id: UUID = _erasure.key()
    person_id: UUID = _erasure.link()
    case_id: UUID | None = _erasure.link(optional=True)
    why: str = _erasure.code()
    step: str = _erasure.code()
    sealed_reach: bytes | None = _erasure.sealed("erasure_reach", optional=True)
    messages: int = _erasure.number()
    rows: int = _erasure.number()
    asked_at: datetime = _erasure.moment()
    done_at: datetime | None = _erasure.moment(optional=True, term="starts")
    confirmed_at: datetime | None = _erasure.moment(optional=True)

    __table_args__ = (
        Index("ix_erasure_person", "network_id", "person_id"),
        partial_index("ix_erasure_undone", "network_id", "asked_at", where=UNDONE),
        {"info": {"sealed_for": "id"}},
    )


class ResidueRow(Row, table=True):
    """A message that the platform would not let Klik take away (F-110): an admin does it by hand, and says so."""

    __tablename__ = "residue"

    network_id: UUID = _erasure.network()
    id: UUID = _erasure.key()
    erasure_id: UUID = _erasure.link()
    person_id: UUID = _erasure.link()
    kind: str = _erasure.code()
    platform: str = _erasure.code()
    code: str = _erasure.code(100)
    sealed_place: bytes | None = _erasure.sealed("erasure_reach", optional=True)
    noted_at: datetime = _erasure.moment(term="starts")
    settled_at: datetime | None = _erasure.moment(optional=True)

    __table_args__ = (
        Index("ix_residue_erasure", "network_id", "erasure_id"),
        Index("ix_residue_person", "network_id", "person_id"),
        {"info": {"sealed_for": "erasure_id"}},
    )


class DutyRow(Row, table=True):
    """A coach must delete their own copies of somebody's details (R-012, GDPR art. 19). It outlives whose they were."""

    __tablename__ = "duty"

    network_id: UUID = _duty.network()
    id: UUID = _duty.key()
    person_id: UUID = _duty.link()
    account_id: UUID = _duty.link()
    grant_id: UUID = _duty.link()
    reference: str = _duty.code(10)
    why: str = _duty.code()
    since: datetime = _duty.moment(term="starts")
    confirmed_at: datetime | None = _duty.moment(optional=True)
    settled_by: UUID | None = _duty.link(optional=True)

    __table_args__ = (
        Index("ix_duty_person", "network_id", "person_id"),
        Index("ix_duty_grant", "network_id", "grant_id"),
        partial_index("ix_duty_open", "network_id", "since", where=UNDONE),
    )


class HeldValueRow(Row, table=True):
    """One value that a legal hold keeps of somebody, also when everything else of them is gone (R-015)."""

    __tablename__ = "held_value"

    network_id: UUID = _held.network()
    id: UUID = _held.key()
    hold_id: UUID = _held.link(stays=True)
    person_id: UUID = _held.link(stays=True)
    category: str = _held.code()
    origin: str = _held.code(200)
    is_quiet: bool = _held.flag()
    sealed_value: bytes = _held.sealed()
    ends_at: datetime = _held.moment(term="ends")

    __table_args__ = (
        UniqueConstraint("network_id", "hold_id", "origin", name="uq_held_value_origin"),
        Index("ix_held_value_person", "network_id", "person_id"),
        Index("ix_held_value_ends", "network_id", "ends_at"),
        {"info": {"sealed_for": "hold_id"}},
    )


class SweepRow(Row, table=True):
    """When the retention rules were last applied; `jumped_at`: they refuse until an admin says that the clock is right."""

    __tablename__ = "sweep"

    network_id: UUID = _network.network()
    ran_at: datetime = _network.moment()
    jumped_at: datetime | None = _network.moment(optional=True)
