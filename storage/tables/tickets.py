"""Questions, feedback and complaints. Each is sealed under a key of its own, which goes with its person or with its term."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text

from storage.tables.declare import Holding, Row, partial_index

_ticket = Holding("question")

# Written out: a value that is bound would not be known to be the index's own.
UNCLOSED = text("state != 'closed'")


class TicketRow(Row, table=True):
    """`ends_at` is for who has no person here: with no last act to count from, the ticket says itself until when."""

    __tablename__ = "ticket"

    network_id: UUID = _ticket.network()
    id: UUID = _ticket.key()
    reference: str = _ticket.code(10)
    kind: str = Holding("question_kind").code()
    via: str = _ticket.code()
    state: str = _ticket.code()
    person_id: UUID | None = _ticket.link(optional=True)
    sealed_name: bytes | None = _ticket.sealed("requester_name", optional=True)
    sealed_reach: bytes | None = _ticket.sealed("requester_reach", optional=True)
    handler_id: UUID | None = _ticket.link(optional=True, stays=True)
    not_for_id: UUID | None = Holding("complaint_about").link(optional=True, stays=True)
    received_at: datetime = _ticket.moment()
    ends_at: datetime | None = _ticket.moment(optional=True, term="ends")

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "person_id"], ["person.network_id", "person.id"]),
        UniqueConstraint("network_id", "reference", name="uq_ticket_reference"),
        Index("ix_ticket_person", "network_id", "person_id"),
        Index("ix_ticket_ends", "network_id", "ends_at"),
        partial_index("ix_ticket_unclosed", "network_id", "id", where=UNCLOSED),
        {"info": {"sealed_for": "id"}},
    )


class TicketLineRow(Row, table=True):
    """What was asked and what was answered, in the order it was said."""

    __tablename__ = "ticket_line"

    network_id: UUID = _ticket.network()
    id: UUID = _ticket.key()
    ticket_id: UUID = _ticket.link()
    is_answer: bool = _ticket.flag()
    sealed_text: bytes = _ticket.sealed()
    at: datetime = _ticket.moment()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "ticket_id"], ["ticket.network_id", "ticket.id"]),
        Index("ix_ticket_line_ticket", "network_id", "ticket_id"),
        {"info": {"sealed_for": "ticket_id"}},
    )
