"""What a legal hold keeps of somebody who goes: exactly the values in its scope, under a key of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0013_held_values"
down_revision = "0012_consents"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "held_value",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hold_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("origin", sa.String(200), nullable=False),
        sa.Column("is_quiet", sa.Boolean(), nullable=False),
        sa.Column("sealed_value", sa.LargeBinary(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_held_value"),
        sa.UniqueConstraint("network_id", "hold_id", "origin", name="uq_held_value_origin"),
    )
    op.create_index("ix_held_value_person", "held_value", ["network_id", "person_id"])
    op.create_index("ix_held_value_ends", "held_value", ["network_id", "ends_at"])
