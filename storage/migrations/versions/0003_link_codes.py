"""One-time codes that link two accounts of one person."""

import sqlalchemy as sa
from alembic import op

revision = "0003_link_codes"
down_revision = "0002_main_job"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "link_code",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(32), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "lookup", name="pk_link_code"),
        sa.ForeignKeyConstraint(
            ["network_id", "person_id"],
            ["person.network_id", "person.id"],
            name="fk_link_code_network_id_person",
        ),
    )
    op.create_index("ix_link_code_expires", "link_code", ["network_id", "expires_at"])
    op.create_index("ix_link_code_person", "link_code", ["network_id", "person_id"])
