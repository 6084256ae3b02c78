"""For whom another retention term holds, why, until when, and whether they were told."""

import sqlalchemy as sa
from alembic import op

revision = "0017_other_terms"
down_revision = "0016_found_by_address"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("person", sa.Column("kept_until", _MOMENT, nullable=True))
    op.add_column("person", sa.Column("kept_because", sa.String(40), nullable=True))
    op.add_column("person", sa.Column("kept_told_at", _MOMENT, nullable=True))
