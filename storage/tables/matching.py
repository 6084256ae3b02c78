"""What is asked, by whom, who coaches, and who got whom.

A grant and a *not for me* name the coach without a foreign key: a coach who is erased stays a random id there,
because the candidate may ask who got the data (GDPR art. 15(1)(c)).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint

from storage.tables.declare import Holding, Row

_request = Holding("request")
_contact = Holding("motivation")
_coach = Holding("coach")
_capacity = Holding("coach_capacity")
_grant = Holding("match")
_passed = Holding("passed")
_cell = Holding("likeness")


class RequestRow(Row, table=True):
    """The request without the person. Its words go when it is withdrawn; state, times and reference stay."""

    __tablename__ = "request"

    network_id: UUID = _request.network()
    id: UUID = _request.key()
    reference: str = _request.code(10)
    person_id: UUID = _request.link()
    account_id: UUID = _request.link()
    state: str = _request.code()
    language: str = _request.code()
    sealed_motivation: bytes | None = _request.sealed("motivation", optional=True)
    sealed_topics: bytes | None = _request.sealed("topics", optional=True)
    sealed_education: bytes | None = _request.sealed("education", optional=True)
    sealed_region: bytes | None = _request.sealed("region", optional=True)
    sealed_age_band: bytes | None = _request.sealed("age_band", optional=True)
    sealed_language: bytes | None = _request.sealed("language", optional=True)
    sealed_setting: bytes | None = _request.sealed("setting", optional=True)
    made_at: datetime = _request.moment()
    opened_at: datetime | None = _request.moment(optional=True)
    expires_at: datetime | None = _request.moment(optional=True)
    closed_at: datetime | None = _request.moment(optional=True)
    sealed_function: bytes | None = _request.sealed("job_title", optional=True)
    # How much broader coaches read it than it was given: frozen when it is saved (`bot.matching.small_cells`).
    step: int | None = _request.number(optional=True)

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "person_id"], ["person.network_id", "person.id"]),
        ForeignKeyConstraint(["network_id", "account_id"], ["account.network_id", "account.id"]),
        UniqueConstraint("network_id", "reference", name="uq_request_reference"),
        Index("ix_request_person", "network_id", "person_id"),
        Index("ix_request_account", "network_id", "account_id"),
        Index("ix_request_state", "network_id", "state", "made_at"),
    )


class ContactRow(Row, table=True):
    """The person behind a request: opened for the candidate and for the one coach who accepted."""

    __tablename__ = "contact"

    network_id: UUID = _contact.network()
    request_id: UUID = _contact.key()
    person_id: UUID = _contact.link()
    sealed_name: bytes = _contact.sealed("name")
    sealed_email: bytes | None = _contact.sealed("email", optional=True)
    sealed_phone: bytes | None = _contact.sealed("phone", optional=True)
    sealed_motivation: bytes = _contact.sealed("motivation")
    sealed_job_title: bytes | None = _contact.sealed("job_title", optional=True)
    sealed_gender: bytes | None = _contact.sealed("gender", optional=True)
    sealed_cv: bytes | None = _contact.sealed("cv", optional=True)
    sealed_exclude: bytes | None = _contact.sealed("exclude", optional=True)
    sealed_employer: bytes | None = _contact.sealed("employer", optional=True)
    sealed_employment: bytes | None = _contact.sealed("employment", optional=True)
    sealed_income: bytes | None = _contact.sealed("income", optional=True)
    sealed_removed: bytes | None = _contact.sealed("removed", optional=True)
    # Why employer, employment or income had to be kept; without it the store refuses them.
    necessity: str | None = _contact.code(optional=True)
    # To find somebody who writes from an address, and to count one human's requests once (R-036, F-044).
    email_lookup: bytes | None = _contact.blind("email", optional=True)
    phone_lookup: bytes | None = _contact.blind("phone", optional=True)

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "request_id"], ["request.network_id", "request.id"]),
        Index("ix_contact_person", "network_id", "person_id"),
        Index("ix_contact_email", "network_id", "email_lookup"),
        Index("ix_contact_phone", "network_id", "phone_lookup"),
    )


class CellRow(Row, table=True):
    """What a request has in common with others, step by step broader, as keyed hashes: to count, not to read back."""

    __tablename__ = "cell"

    network_id: UUID = _cell.network()
    request_id: UUID = _cell.key()
    step: int = _cell.number(primary_key=True)
    person_id: UUID = _cell.link()
    shared: bytes = _cell.blind()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "request_id"], ["request.network_id", "request.id"]),
        Index("ix_cell_shared", "network_id", "shared", "person_id"),
        Index("ix_cell_person", "network_id", "person_id"),
    )


class CoachRow(Row, table=True):
    __tablename__ = "coach"

    network_id: UUID = _coach.network()
    person_id: UUID = _coach.key()
    account_id: UUID = _coach.link()
    state: str = _coach.code()
    sealed_name: bytes = _coach.sealed("coach_name")
    sealed_line: bytes = _coach.sealed("coach_line")
    sealed_topics: bytes = _coach.sealed("coach_topics")
    sealed_languages: bytes = _coach.sealed("coach_languages")
    sealed_region: bytes | None = _coach.sealed("coach_region", optional=True)
    capacity: int = _capacity.number()
    agreement: int | None = _coach.number(optional=True)
    agreed_at: datetime | None = _coach.moment(optional=True)
    confirmed_at: datetime | None = _coach.moment(optional=True)
    paused_until: datetime | None = _coach.moment(optional=True)
    made_at: datetime = _coach.moment()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "person_id"], ["person.network_id", "person.id"]),
        ForeignKeyConstraint(["network_id", "account_id"], ["account.network_id", "account.id"]),
        Index("ix_coach_account", "network_id", "account_id"),
        Index("ix_coach_state", "network_id", "state", "made_at"),
    )


class GrantRow(Row, table=True):
    """The one claim that won. `uq_request_grant_request` is the last line of "the first coach wins" (decision 2)."""

    __tablename__ = "request_grant"

    network_id: UUID = _grant.network()
    id: UUID = _grant.key()
    request_id: UUID = _grant.link()
    person_id: UUID = _grant.link(stays=True)
    account_id: UUID = _grant.link(stays=True)
    agreement: int = _grant.number()
    granted_at: datetime = _grant.moment()
    contacted_at: datetime | None = _grant.moment(optional=True)
    ended_at: datetime | None = _grant.moment(optional=True)
    copies_deleted_at: datetime | None = _grant.moment(optional=True)

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "request_id"], ["request.network_id", "request.id"]),
        UniqueConstraint("network_id", "request_id", name="uq_request_grant_request"),
        # With all that a standing counts in it, so that the rows themselves are not read.
        Index("ix_request_grant_coach", "network_id", "person_id", "granted_at", "ended_at"),
    )


class PassedRow(Row, table=True):
    """A coach said *not for me*."""

    __tablename__ = "passed"

    network_id: UUID = _passed.network()
    request_id: UUID = _passed.key()
    person_id: UUID = _passed.key()
    at: datetime = _passed.moment()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "request_id"], ["request.network_id", "request.id"]),
        Index("ix_passed_person", "network_id", "person_id"),
    )
