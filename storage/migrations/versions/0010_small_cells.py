"""What requests have in common, the group of work, how broad a request was made, and what was taken out on request."""

import sqlalchemy as sa
from alembic import op

revision = "0010_small_cells"
down_revision = "0009_register"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cell",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("shared", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "request_id", "step", name="pk_cell"),
        sa.ForeignKeyConstraint(
            ["network_id", "request_id"],
            ["request.network_id", "request.id"],
            name="fk_cell_network_id_request",
        ),
    )
    op.create_index("ix_cell_shared", "cell", ["network_id", "shared", "person_id"])
    op.create_index("ix_cell_person", "cell", ["network_id", "person_id"])
    op.add_column("request", sa.Column("sealed_function", sa.LargeBinary(), nullable=True))
    op.add_column("request", sa.Column("step", sa.Integer(), nullable=True))
    op.add_column("contact", sa.Column("sealed_removed", sa.LargeBinary(), nullable=True))
