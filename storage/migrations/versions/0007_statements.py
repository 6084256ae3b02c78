"""The privacy statement's versions, and the triggers that freeze what is published."""

import sqlalchemy as sa
from alembic import op

from storage.store.statements import create_triggers

revision = "0007_statements"
down_revision = "0006_oversight"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "statement",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("in_force", sa.String(10), nullable=False),
        sa.Column("widens", sa.String(400), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_statement"),
        sa.UniqueConstraint("network_id", "version", name="uq_statement_version"),
        sa.UniqueConstraint("network_id", "in_force", name="uq_statement_in_force"),
    )
    op.create_table(
        "statement_text",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "statement_id", "language", name="pk_statement_text"),
        sa.ForeignKeyConstraint(
            ["network_id", "statement_id"],
            ["statement.network_id", "statement.id"],
            name="fk_statement_text_network_id_statement",
        ),
    )
    create_triggers(op.get_bind())
