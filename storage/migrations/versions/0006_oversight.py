"""Disclosures, looks, orders and holds, incidents, and the results of the self-checks."""

import sqlalchemy as sa
from alembic import op

revision = "0006_oversight"
down_revision = "0005_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _disclosure()
    _look()
    _disclosure_order()
    _legal_hold()
    _incident()
    _control_result()
    _admins()


def _disclosure() -> None:
    op.create_table(
        "disclosure",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("recipient", sa.String(40), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("fields", sa.String(300), nullable=False),
        sa.Column("ground", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("quiet_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_disclosure"),
    )
    op.create_index("ix_disclosure_subject", "disclosure", ["network_id", "subject_id"])
    op.create_index("ix_disclosure_to", "disclosure", ["network_id", "to_id", "request_id"])


def _look() -> None:
    op.create_table(
        "look",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("seen_by", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_look"),
    )
    op.create_index("ix_look_person", "look", ["network_id", "person_id"])
    op.create_index("ix_look_seen_by", "look", ["network_id", "seen_by", "ends_at"])


def _disclosure_order() -> None:
    op.create_table(
        "disclosure_order",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(10), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("sealed_authority", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_reference", sa.LargeBinary(), nullable=False),
        sa.Column("basis", sa.String(40), nullable=False),
        sa.Column("scope", sa.String(300), nullable=False),
        sa.Column("notice", sa.String(40), nullable=False),
        sa.Column("notice_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hold_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_disclosure_order"),
        sa.UniqueConstraint("network_id", "reference", name="uq_disclosure_order_reference"),
    )
    op.create_index("ix_disclosure_order_subject", "disclosure_order", ["network_id", "subject_id"])


def _legal_hold() -> None:
    op.create_table(
        "legal_hold",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.String(300), nullable=False),
        sa.Column("is_quiet", sa.Boolean(), nullable=False),
        sa.Column("placed_by", sa.Uuid(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("review_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_legal_hold"),
    )
    op.create_index("ix_legal_hold_subject", "legal_hold", ["network_id", "subject_id"])


def _incident() -> None:
    op.create_table(
        "incident",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("nature", sa.String(100), nullable=False),
        sa.Column("discovered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sealed_summary", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_action", sa.LargeBinary(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("action_due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("action_done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("authority", sa.String(40), nullable=True),
        sa.Column("authority_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("subjects", sa.String(40), nullable=True),
        sa.Column("subjects_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_incident"),
        sa.UniqueConstraint("network_id", "reference", name="uq_incident_reference"),
    )


def _control_result() -> None:
    op.create_table(
        "control_result",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("control", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_ok", sa.Boolean(), nullable=False),
        sa.Column("detail", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_control_result"),
    )
    op.create_index("ix_control_result_control", "control_result", ["network_id", "control", "at"])


def _admins() -> None:
    """How colleagues know an admin; and what exactly a second one is asked."""
    op.create_table(
        "admin",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "person_id", name="pk_admin"),
        sa.ForeignKeyConstraint(
            ["network_id", "person_id"],
            ["person.network_id", "person.id"],
            name="fk_admin_network_id_person",
        ),
    )
    op.add_column("approval", sa.Column("detail", sa.String(400), nullable=True))
