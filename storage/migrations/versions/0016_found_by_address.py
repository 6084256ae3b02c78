"""Keyed hashes of address and number: somebody is found by them without a plaintext column. Rows get theirs when written."""

import sqlalchemy as sa
from alembic import op

revision = "0016_found_by_address"
down_revision = "0015_identity"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("email", "phone"):
        op.add_column("contact", sa.Column(f"{name}_lookup", sa.LargeBinary(32), nullable=True))
        op.create_index(f"ix_contact_{name}", "contact", ["network_id", f"{name}_lookup"])
