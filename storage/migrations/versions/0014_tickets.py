"""Questions, feedback and complaints."""

import sqlalchemy as sa
from alembic import op

revision = "0014_tickets"
down_revision = "0013_held_values"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ticket",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(10), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("via", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_reach", sa.LargeBinary(), nullable=True),
        sa.Column("handler_id", sa.Uuid(), nullable=True),
        sa.Column("not_for_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_ticket"),
        sa.UniqueConstraint("network_id", "reference", name="uq_ticket_reference"),
        sa.ForeignKeyConstraint(
            ["network_id", "person_id"],
            ["person.network_id", "person.id"],
            name="fk_ticket_network_id_person",
        ),
    )
    op.create_index("ix_ticket_person", "ticket", ["network_id", "person_id"])
    op.create_index("ix_ticket_ends", "ticket", ["network_id", "ends_at"])
    unclosed = sa.text("state != 'closed'")
    op.create_index(
        "ix_ticket_unclosed",
        "ticket",
        ["network_id", "id"],
        sqlite_where=unclosed,
        postgresql_where=unclosed,
    )
    op.create_table(
        "ticket_line",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("is_answer", sa.Boolean(), nullable=False),
        sa.Column("sealed_text", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_ticket_line"),
        sa.ForeignKeyConstraint(
            ["network_id", "ticket_id"],
            ["ticket.network_id", "ticket.id"],
            name="fk_ticket_line_network_id_ticket",
        ),
    )
    op.create_index("ix_ticket_line_ticket", "ticket_line", ["network_id", "ticket_id"])
