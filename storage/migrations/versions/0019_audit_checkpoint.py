"""Where the audit trail was last cut at its term; and triggers that let nothing be removed but what stands before it."""

import sqlalchemy as sa
from alembic import op

from storage.audit_checkpoint import create_triggers

revision = "0019_audit_checkpoint"
down_revision = "0018_invoices"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "audit_checkpoint",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("mac", sa.LargeBinary(32), nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
        sa.Column("cut_at", _MOMENT, nullable=False),
        sa.Column("seal", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("network_id", name="pk_audit_checkpoint"),
    )
    create_triggers(op.get_bind())
