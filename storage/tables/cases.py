"""Data requests. Proof of how each was answered: a random person id without a foreign key, which outlives the person (T11)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, column

from storage.tables.declare import Holding, Row, partial_index

_case = Holding("case")
_slot = Holding("identity_slot")

UNDECIDED = column("decided_at").is_(None)


class CaseRow(Row, table=True):
    """One data request. The requester's words are sealed under a key of the case, which is destroyed at the decision."""

    __tablename__ = "data_case"

    network_id: UUID = _case.network()
    id: UUID = _case.key()
    reference: str = _case.code(10)
    kind: str = _case.code()
    via: str = _case.code()
    state: str = _case.code()
    person_id: UUID | None = _case.link(optional=True)
    sealed_name: bytes | None = _case.sealed("requester_name", optional=True)
    sealed_reach: bytes | None = _case.sealed("requester_reach", optional=True)
    received_at: datetime = _case.moment()
    due_at: datetime = _case.moment()
    opened_by: UUID | None = _case.link(optional=True)
    identified_at: datetime | None = _case.moment(optional=True)
    extended_at: datetime | None = _case.moment(optional=True)
    reason: str | None = _case.code(optional=True)
    decided_at: datetime | None = _case.moment(optional=True, term="starts")
    decided_by: UUID | None = _case.link(optional=True)
    is_late: bool = _case.flag()
    sealed_words: bytes | None = _case.sealed("requester_words", optional=True)
    asked_id: UUID | None = _case.link(optional=True)

    __table_args__ = (
        UniqueConstraint("network_id", "reference", name="uq_data_case_reference"),
        Index("ix_data_case_person", "network_id", "person_id"),
        Index("ix_data_case_decided", "network_id", "decided_at"),
        partial_index("ix_data_case_due", "network_id", "due_at", where=UNDECIDED),
        {"info": {"sealed_for": "id"}},
    )


class SlotRow(Row, table=True):
    """Room for one copy of an identity document. The copy itself is a file; nothing of it stands here (R-084)."""

    __tablename__ = "identity_slot"

    network_id: UUID = _slot.network()
    id: UUID = _slot.key()
    case_id: UUID = _slot.link()
    code: bytes = _slot.blind()
    reading_code: bytes = _slot.blind()
    opened_at: datetime = _slot.moment()
    expires_at: datetime = _slot.moment(term="ends")
    file_id: UUID | None = _slot.link(optional=True)
    filled_at: datetime | None = _slot.moment(optional=True)
    reader_id: UUID | None = _slot.link(optional=True)
    readable_until: datetime | None = _slot.moment(optional=True)
    read_at: datetime | None = _slot.moment(optional=True)

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "case_id"], ["data_case.network_id", "data_case.id"]),
        UniqueConstraint("network_id", "case_id", name="uq_identity_slot_case"),
        UniqueConstraint("network_id", "code", name="uq_identity_slot_code"),
        UniqueConstraint("network_id", "reading_code", name="uq_identity_slot_reading_code"),
        Index("ix_identity_slot_expires", "network_id", "expires_at"),
    )
