"""The ledger of consents keeps what was shown and which event said so; a person may be restricted; special data name a ground."""

import sqlalchemy as sa
from alembic import op

revision = "0012_consents"
down_revision = "0011_erasing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("consent") as consent:
        consent.alter_column("wording", existing_type=sa.String(100), type_=sa.String(1000), nullable=False)
        consent.add_column(sa.Column("digest", sa.String(64), nullable=True))
        consent.add_column(sa.Column("event", sa.String(64), nullable=True))
    op.add_column("person", sa.Column("restricted_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("contact", sa.Column("necessity", sa.String(40), nullable=True))
