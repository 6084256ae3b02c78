"""Roles of admins, and approvals by a second one."""

import sqlalchemy as sa
from alembic import op

revision = "0004_roles"
down_revision = "0003_link_codes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "admin_role",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "person_id", "role", name="pk_admin_role"),
        sa.ForeignKeyConstraint(
            ["network_id", "person_id"],
            ["person.network_id", "person.id"],
            name="fk_admin_role_network_id_person",
        ),
    )
    op.create_table(
        "approval",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_approval"),
    )
    op.create_index("ix_approval_about", "approval", ["network_id", "kind", "about_id", "asked_at"])
    op.create_index("ix_approval_expires", "approval", ["network_id", "expires_at"])
    op.create_index("ix_approval_person", "approval", ["network_id", "person_id"])
