"""Who works for the network: roles given by another admin, and what two of them agreed on.

An approval is proof: it names persons without a foreign key, who may be erased and are then only random ids in it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index

from storage.tables.declare import Holding, Row

_role = Holding("role")
_proof = Holding("approval")


class RoleRow(Row, table=True):
    """One role of one person; the first admins of the settings have no row."""

    __tablename__ = "admin_role"

    network_id: UUID = _role.network()
    person_id: UUID = _role.key()
    role: str = _role.code(primary_key=True)
    given_by: UUID = _role.link(stays=True)
    given_at: datetime = _role.moment()

    __table_args__ = (ForeignKeyConstraint(["network_id", "person_id"], ["person.network_id", "person.id"]),)


class AdminRow(Row, table=True):
    """How colleagues know an admin: what they said their name is."""

    __tablename__ = "admin"

    network_id: UUID = _role.network()
    person_id: UUID = _role.key()
    sealed_name: bytes = _role.sealed("admin_name")

    __table_args__ = (ForeignKeyConstraint(["network_id", "person_id"], ["person.network_id", "person.id"]),)


class ApprovalRow(Row, table=True):
    """A question to a second admin, and what came of it. `person_id` asked; `digest` binds what exactly."""

    __tablename__ = "approval"

    network_id: UUID = _proof.network()
    id: UUID = _proof.key()
    kind: str = _proof.code()
    digest: bytes = _proof.blind()
    about_id: UUID = _proof.link()
    subject_id: UUID | None = _proof.link(optional=True)
    person_id: UUID = _proof.link()
    asked_at: datetime = _proof.moment(term="starts")
    expires_at: datetime = _proof.moment()
    approved_by: UUID | None = _proof.link(optional=True)
    approved_at: datetime | None = _proof.moment(optional=True)
    used_at: datetime | None = _proof.moment(optional=True)
    closed_at: datetime | None = _proof.moment(optional=True)
    detail: str | None = _proof.code(400, optional=True)

    __table_args__ = (
        Index("ix_approval_about", "network_id", "kind", "about_id", "asked_at"),
        Index("ix_approval_expires", "network_id", "expires_at"),
        Index("ix_approval_person", "network_id", "person_id"),
    )
