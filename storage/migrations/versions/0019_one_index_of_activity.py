"""One index of when a person was last active, where there were two: both were written at every click."""

from alembic import op

revision = "0019_one_index_of_activity"
down_revision = "0018_invoices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_person_unwarned", "person")
