"""Invoices, which the tax law makes a network keep: apart, and each under a key of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0018_invoices"
down_revision = "0017_other_terms"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_SEALED = ("number", "issued_on", "delivered_on", "name", "address", "amount", "vat")


def upgrade() -> None:
    op.create_table(
        "invoice",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(10), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number_lookup", sa.LargeBinary(32), nullable=False),
        sa.Column("service", sa.String(40), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("vat_rate", sa.String(40), nullable=False),
        *(sa.Column(f"sealed_{name}", sa.LargeBinary(), nullable=False) for name in _SEALED),
        sa.Column("filed_by", sa.Uuid(), nullable=False),
        sa.Column("filed_at", _MOMENT, nullable=False),
        sa.Column("ends_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_invoice"),
        sa.UniqueConstraint("network_id", "reference", name="uq_invoice_reference"),
        sa.UniqueConstraint("network_id", "number_lookup", name="uq_invoice_number_lookup"),
    )
    op.create_index("ix_invoice_person", "invoice", ["network_id", "person_id"])
    op.create_index("ix_invoice_ends", "invoice", ["network_id", "ends_at"])
