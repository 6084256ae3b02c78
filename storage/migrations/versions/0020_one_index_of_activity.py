"""One index of when a person was last active, where there were two: both were written at every click."""

from alembic import op

revision = "0020_one_index_of_activity"
down_revision = "0019_audit_checkpoint"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_person_unwarned", "person")
