"""Erasures, what they could not reach, coaches' duties, and when the retention rules last ran."""

import sqlalchemy as sa
from alembic import op

revision = "0011_erasing"
down_revision = "0010_small_cells"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_UNDONE = sa.text("confirmed_at IS NULL")


def upgrade() -> None:
    op.add_column("person", sa.Column("warned_at", _MOMENT, nullable=True))
    unwarned = sa.text("warned_at IS NULL")
    op.create_index(
        "ix_person_unwarned",
        "person",
        ["network_id", "active_at"],
        sqlite_where=unwarned,
        postgresql_where=unwarned,
    )
    _erasure()
    _residue()
    _duty()
    op.create_table(
        "sweep",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("ran_at", _MOMENT, nullable=False),
        sa.Column("jumped_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("network_id", name="pk_sweep"),
    )


def _erasure() -> None:
    op.create_table(
        "erasure",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("why", sa.String(40), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("sealed_reach", sa.LargeBinary(), nullable=True),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.Column("done_at", _MOMENT, nullable=True),
        sa.Column("confirmed_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_erasure"),
    )
    op.create_index("ix_erasure_person", "erasure", ["network_id", "person_id"])
    op.create_index(
        "ix_erasure_undone",
        "erasure",
        ["network_id", "asked_at"],
        sqlite_where=_UNDONE,
        postgresql_where=_UNDONE,
    )


def _residue() -> None:
    op.create_table(
        "residue",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("erasure_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("platform", sa.String(40), nullable=False),
        sa.Column("code", sa.String(100), nullable=False),
        sa.Column("sealed_place", sa.LargeBinary(), nullable=True),
        sa.Column("noted_at", _MOMENT, nullable=False),
        sa.Column("settled_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_residue"),
    )
    op.create_index("ix_residue_erasure", "residue", ["network_id", "erasure_id"])
    op.create_index("ix_residue_person", "residue", ["network_id", "person_id"])


def _duty() -> None:
    op.create_table(
        "duty",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("grant_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(10), nullable=False),
        sa.Column("why", sa.String(40), nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("confirmed_at", _MOMENT, nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_duty"),
    )
    op.create_index("ix_duty_person", "duty", ["network_id", "person_id"])
    op.create_index("ix_duty_grant", "duty", ["network_id", "grant_id"])
    op.create_index(
        "ix_duty_open", "duty", ["network_id", "since"], sqlite_where=_UNDONE, postgresql_where=_UNDONE
    )
