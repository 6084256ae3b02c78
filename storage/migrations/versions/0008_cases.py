"""Data requests (GDPR art. 12 to 22)."""

import sqlalchemy as sa
from alembic import op

revision = "0008_cases"
down_revision = "0007_statements"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "data_case",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("via", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_reach", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("identified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("extended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(40), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_data_case"),
        sa.UniqueConstraint("network_id", "reference", name="uq_data_case_reference"),
    )
    op.create_index("ix_data_case_person", "data_case", ["network_id", "person_id"])
    op.create_index("ix_data_case_decided", "data_case", ["network_id", "decided_at"])
    undecided = sa.text("decided_at IS NULL")
    op.create_index(
        "ix_data_case_due",
        "data_case",
        ["network_id", "due_at"],
        sqlite_where=undecided,
        postgresql_where=undecided,
    )
