"""What accountability needs: who got what and why, who looked at whom, holds, incidents, the results of the self-checks.

`subject_id` instead of `person_id`: proof that stays when the person is erased, or that a court may forbid to show yet.
What was typed about an order or an incident is sealed under the network's own key.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint

from storage.tables.declare import Holding, Row

_disclosure = Holding("disclosure")
_look = Holding("look")
_order = Holding("order")
_hold = Holding("hold")
_incident = Holding("incident")
_control = Holding("control")


class DisclosureRow(Row, table=True):
    """Contact details or a file left for somebody else: to whom, which fields, on which ground (R-007, R-025)."""

    __tablename__ = "disclosure"

    network_id: UUID = _disclosure.network()
    id: UUID = _disclosure.key()
    subject_id: UUID = _disclosure.link()
    request_id: UUID | None = _disclosure.link(optional=True)
    case_id: UUID | None = _disclosure.link(optional=True)
    purpose: str = _disclosure.code()
    recipient: str = _disclosure.code()
    to_id: UUID = _disclosure.link()
    fields: str = _disclosure.code(300)
    ground: str = _disclosure.code()
    at: datetime = _disclosure.moment(term="starts")
    quiet_until: datetime | None = _disclosure.moment(optional=True)

    __table_args__ = (
        Index("ix_disclosure_subject", "network_id", "subject_id"),
        Index("ix_disclosure_to", "network_id", "to_id", "request_id"),
    )


class LookRow(Row, table=True):
    """An admin opened one person's data: for which case, why, until when (R-076). It is in that person's access answer."""

    __tablename__ = "look"

    network_id: UUID = _look.network()
    id: UUID = _look.key()
    person_id: UUID = _look.link()
    seen_by: UUID = _look.link()
    case_id: UUID = _look.link()
    reason: str = _look.code()
    opened_at: datetime = _look.moment(term="starts")
    ends_at: datetime = _look.moment()

    __table_args__ = (
        Index("ix_look_person", "network_id", "person_id"),
        Index("ix_look_seen_by", "network_id", "seen_by", "ends_at"),
    )


class OrderRow(Row, table=True):
    """An authority asks for data: what exactly was ordered, and what came of it (R-014)."""

    __tablename__ = "disclosure_order"

    network_id: UUID = _order.network()
    id: UUID = _order.key()
    reference: str = _order.code(10)
    subject_id: UUID = _order.link()
    request_id: UUID | None = _order.link(optional=True)
    asked_by: UUID = _order.link()
    sealed_authority: bytes = _order.sealed("order_words")
    sealed_reference: bytes = _order.sealed("order_words")
    basis: str = _order.code()
    scope: str = _order.code(300)
    notice: str = _order.code()
    notice_at: datetime | None = _order.moment(optional=True)
    hold_until: datetime = _order.moment()
    asked_at: datetime = _order.moment(term="starts")
    handed_at: datetime | None = _order.moment(optional=True)
    told_at: datetime | None = _order.moment(optional=True)

    __table_args__ = (
        UniqueConstraint("network_id", "reference", name="uq_disclosure_order_reference"),
        Index("ix_disclosure_order_subject", "network_id", "subject_id"),
    )


class HoldRow(Row, table=True):
    """A legal hold: exactly these categories of one person are not deleted until its end (R-015)."""

    __tablename__ = "legal_hold"

    network_id: UUID = _hold.network()
    id: UUID = _hold.key()
    subject_id: UUID = _hold.link()
    order_id: UUID = _hold.link()
    scope: str = _hold.code(300)
    is_quiet: bool = _hold.flag()
    placed_by: UUID = _hold.link()
    placed_at: datetime = _hold.moment()
    review_at: datetime = _hold.moment()
    ends_at: datetime = _hold.moment(term="starts")
    lifted_at: datetime | None = _hold.moment(optional=True)

    __table_args__ = (Index("ix_legal_hold_subject", "network_id", "subject_id"),)


class IncidentRow(Row, table=True):
    """An incident of our own, or one elsewhere that we learn from (R-067, R-091). `reference` is how it is spoken of."""

    __tablename__ = "incident"

    network_id: UUID = _incident.network()
    id: UUID = _incident.key()
    reference: str = _incident.code(10)
    kind: str = _incident.code()
    nature: str = _incident.code(100)
    discovered_at: datetime = _incident.moment()
    registered_at: datetime = _incident.moment(term="starts")
    registered_by: UUID = _incident.link()
    began_at: datetime | None = _incident.moment(optional=True)
    sealed_summary: bytes = _incident.sealed("incident_words")
    sealed_action: bytes | None = _incident.sealed("incident_words", optional=True)
    owner_id: UUID | None = _incident.link(optional=True)
    action_due: datetime | None = _incident.moment(optional=True)
    action_done_at: datetime | None = _incident.moment(optional=True)
    authority: str | None = _incident.code(optional=True)
    authority_at: datetime | None = _incident.moment(optional=True)
    subjects: str | None = _incident.code(optional=True)
    subjects_at: datetime | None = _incident.moment(optional=True)
    closed_at: datetime | None = _incident.moment(optional=True)

    __table_args__ = (
        UniqueConstraint("network_id", "reference", name="uq_incident_reference"),
        {"info": {"sealed_for": "network_id"}},
    )


class ControlRow(Row, table=True):
    """One run of one self-check (R-077): nobody is in it, only what was checked, when, and whether it was in order."""

    __tablename__ = "control_result"

    network_id: UUID = _control.network()
    id: UUID = _control.key()
    control: str = _control.code()
    at: datetime = _control.moment(term="starts")
    is_ok: bool = _control.flag()
    detail: str = _control.code(100)

    __table_args__ = (Index("ix_control_result_control", "network_id", "control", "at"),)
