"""The tables of the main job: people, matching, sending. Written out, so that later changes of the models leave it be."""

import sqlalchemy as sa
from alembic import op

revision = "0002_main_job"
down_revision = "0001_audit"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _persons()
    _proof()
    _channels()
    _requests()
    _contacts()
    _coaches()
    _grants()
    _notices()
    _messages()


def _persons() -> None:
    op.create_table(
        "network",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", name="pk_network"),
    )
    op.create_table(
        "person",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(40), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("active_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_person"),
    )
    op.create_index("ix_person_active", "person", ["network_id", "active_at"])
    op.create_table(
        "account",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("platform", sa.String(40), nullable=False),
        sa.Column("workspace", sa.String(100), nullable=False),
        sa.Column("lookup", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed_user", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_direct", sa.LargeBinary(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        _belongs("account", "person_id", to="person"),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_account"),
        sa.UniqueConstraint("network_id", "lookup", name="uq_account_lookup"),
    )
    op.create_index("ix_account_person", "account", ["network_id", "person_id"])


def _proof() -> None:
    op.create_table(
        "presentation",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_presentation"),
    )
    op.create_index("ix_presentation_person", "presentation", ["network_id", "person_id", "version"])
    op.create_index("ix_presentation_shown", "presentation", ["network_id", "shown_at"])
    op.create_table(
        "consent",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("wording", sa.String(100), nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_consent"),
    )
    op.create_index("ix_consent_at", "consent", ["network_id", "at"])
    op.create_index("ix_consent_person", "consent", ["network_id", "person_id", "purpose", "at"])


def _channels() -> None:
    op.create_table(
        "channel",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("platform", sa.String(40), nullable=False),
        sa.Column("workspace", sa.String(100), nullable=False),
        sa.Column("conversation", sa.String(300), nullable=False),
        sa.Column("address", sa.String(300), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_channel"),
        sa.UniqueConstraint("network_id", "platform", "workspace", "conversation", name="uq_channel_place"),
    )
    op.create_table(
        "seat",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(32), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        _belongs("seat", "channel_id", to="channel"),
        sa.PrimaryKeyConstraint("network_id", "channel_id", "lookup", name="pk_seat"),
    )
    op.create_index("ix_seat_lookup", "seat", ["network_id", "lookup", "channel_id"])


def _requests() -> None:
    op.create_table(
        "request",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(10), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("sealed_motivation", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_topics", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_education", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_region", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_age_band", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_language", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_setting", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        _belongs("request", "account_id", to="account"),
        _belongs("request", "person_id", to="person"),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_request"),
        sa.UniqueConstraint("network_id", "reference", name="uq_request_reference"),
    )
    op.create_index("ix_request_account", "request", ["network_id", "account_id"])
    op.create_index("ix_request_person", "request", ["network_id", "person_id"])
    op.create_index("ix_request_state", "request", ["network_id", "state", "made_at"])


def _contacts() -> None:
    op.create_table(
        "contact",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_email", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_phone", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_motivation", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_job_title", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_gender", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_cv", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_exclude", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_employer", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_employment", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_income", sa.LargeBinary(), nullable=True),
        _belongs("contact", "request_id", to="request"),
        sa.PrimaryKeyConstraint("network_id", "request_id", name="pk_contact"),
    )
    op.create_index("ix_contact_person", "contact", ["network_id", "person_id"])


def _coaches() -> None:
    op.create_table(
        "coach",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_line", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_topics", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_languages", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_region", sa.LargeBinary(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("agreement", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _belongs("coach", "account_id", to="account"),
        _belongs("coach", "person_id", to="person"),
        sa.PrimaryKeyConstraint("network_id", "person_id", name="pk_coach"),
    )
    op.create_index("ix_coach_account", "coach", ["network_id", "account_id"])
    op.create_index("ix_coach_state", "coach", ["network_id", "state", "made_at"])


def _grants() -> None:
    op.create_table(
        "request_grant",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("agreement", sa.Integer(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("copies_deleted_at", sa.DateTime(timezone=True), nullable=True),
        _belongs("request_grant", "request_id", to="request"),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_request_grant"),
        sa.UniqueConstraint("network_id", "request_id", name="uq_request_grant_request"),
    )
    op.create_index(
        "ix_request_grant_coach", "request_grant", ["network_id", "person_id", "granted_at", "ended_at"]
    )
    op.create_table(
        "passed",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _belongs("passed", "request_id", to="request"),
        sa.PrimaryKeyConstraint("network_id", "request_id", "person_id", name="pk_passed"),
    )
    op.create_index("ix_passed_person", "passed", ["network_id", "person_id"])


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.String(400), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.Uuid(), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("parked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("code", sa.String(100), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_notice"),
    )
    _notice_index("ix_notice_done", ["network_id", "done_at"], "done_at IS NOT NULL")
    _notice_index("ix_notice_due", ["network_id", "due_at"], "done_at IS NULL AND parked_at IS NULL")
    _notice_index("ix_notice_parked", ["network_id", "parked_at"], "parked_at IS NOT NULL")
    _notice_index(
        "ix_notice_said",
        ["network_id", "to_id", "kind", "about_id"],
        "kind NOT IN ('broadcast', 'contact', 'preview', 'status')",
    )


def _messages() -> None:
    op.create_table(
        "message",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("platform", sa.String(40), nullable=False),
        sa.Column("workspace", sa.String(100), nullable=False),
        sa.Column("lookup", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed_conversation", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_message", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("network_id", "id", name="pk_message"),
        sa.UniqueConstraint("network_id", "about_id", "kind", "to_id", name="uq_message_kept"),
        sa.UniqueConstraint("network_id", "lookup", name="uq_message_lookup"),
    )
    op.create_index("ix_message_owner", "message", ["network_id", "owner_id"])
    op.create_table(
        "inbox",
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(32), nullable=False),
        sa.Column("body_mac", sa.LargeBinary(32), nullable=False),
        sa.Column("outcome", sa.String(2000), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("network_id", "lookup", name="pk_inbox"),
    )
    op.create_index("ix_inbox_received", "inbox", ["network_id", "received_at"])


def _belongs(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{to}"
    return sa.ForeignKeyConstraint(["network_id", column], [f"{to}.network_id", f"{to}.id"], name=name)


def _notice_index(name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "notice", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
