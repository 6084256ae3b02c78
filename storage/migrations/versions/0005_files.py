"""Files as sealed pieces."""

import sqlalchemy as sa
from alembic import op

revision = "0005_files"
down_revision = "0004_roles"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "file",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_file"),
    )
    op.create_index("ix_file_person", "file", ["network_id", "person_id"])
    op.create_index("ix_file_about", "file", ["network_id", "about_id"])
    op.create_index("ix_file_expires", "file", ["network_id", "expires_at"])
    op.create_table(
        "file_piece",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sealed_data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "file_id", "number", name="pk_file_piece"),
        sa.ForeignKeyConstraint(
            ["network_id", "file_id"], ["file.network_id", "file.id"], name="fk_file_piece_network_id_file"
        ),
    )
