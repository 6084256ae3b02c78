"""Who asked for data outside the chat, and room for a copy of an identity document."""

import sqlalchemy as sa
from alembic import op

revision = "0015_identity"
down_revision = "0014_tickets"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("data_case", sa.Column("sealed_words", sa.LargeBinary(), nullable=True))
    op.add_column("data_case", sa.Column("asked_id", sa.Uuid(), nullable=True))
    op.create_table(
        "identity_slot",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.LargeBinary(32), nullable=False),
        sa.Column("reading_code", sa.LargeBinary(32), nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("filled_at", _MOMENT, nullable=True),
        sa.Column("reader_id", sa.Uuid(), nullable=True),
        sa.Column("readable_until", _MOMENT, nullable=True),
        sa.Column("read_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_identity_slot"),
        sa.ForeignKeyConstraint(
            ["network_id", "case_id"],
            ["data_case.network_id", "data_case.id"],
            name="fk_identity_slot_network_id_data_case",
        ),
        sa.UniqueConstraint("network_id", "case_id", name="uq_identity_slot_case"),
        sa.UniqueConstraint("network_id", "code", name="uq_identity_slot_code"),
        sa.UniqueConstraint("network_id", "reading_code", name="uq_identity_slot_reading_code"),
    )
    op.create_index("ix_identity_slot_expires", "identity_slot", ["network_id", "expires_at"])
