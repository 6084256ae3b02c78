"""What is asked, by whom, who coaches, and who got whom.

A grant and a *not for me* name the coach without a foreign key: a coach who is erased stays a random id there,
because the candidate may ask who got the data (GDPR art. 15(1)(c)).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint

from bot.privacy.purposes import DataClass, Purpose, Term
from storage.tables.declare import Holding, Row

_match = Holding(Purpose.MEDIATION, Term.ACTIVE_2Y)
_words = Holding(Purpose.MEDIATION, Term.REQUEST)
_coach = Holding(Purpose.COACHING, Term.COACH)


class RequestRow(Row, table=True):
    """The request without the person. Its words go when it is withdrawn; state, times and reference stay."""

    __tablename__ = "request"

    network_id: UUID = _match.network()
    id: UUID = _match.key()
    reference: str = _match.code(10)
    person_id: UUID = _match.link()
    account_id: UUID = _match.link()
    state: str = _match.code()
    language: str = _match.code()
    sealed_motivation: bytes | None = _words.sealed(DataClass.SENSITIVE, optional=True)
    sealed_topics: bytes | None = _words.sealed(DataClass.PERSON, optional=True)
    sealed_education: bytes | None = _words.sealed(DataClass.PERSON, optional=True)
    sealed_region: bytes | None = _words.sealed(DataClass.PERSON, optional=True)
    sealed_age_band: bytes | None = _words.sealed(DataClass.PERSON, optional=True)
    sealed_language: bytes | None = _words.sealed(DataClass.PERSON, optional=True)
    sealed_setting: bytes | None = _words.sealed(DataClass.PERSON, optional=True)
    made_at: datetime = _match.moment()
    opened_at: datetime | None = _match.moment(optional=True)
    expires_at: datetime | None = _match.moment(optional=True)
    closed_at: datetime | None = _match.moment(optional=True)

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

    network_id: UUID = _words.network()
    request_id: UUID = _words.key()
    person_id: UUID = _words.link()
    sealed_name: bytes = _words.sealed(DataClass.CONTACT)
    sealed_email: bytes | None = _words.sealed(DataClass.CONTACT, optional=True)
    sealed_phone: bytes | None = _words.sealed(DataClass.CONTACT, optional=True)
    sealed_motivation: bytes = _words.sealed(DataClass.SENSITIVE)
    sealed_job_title: bytes | None = _words.sealed(DataClass.PERSON, optional=True)
    sealed_gender: bytes | None = _words.sealed(DataClass.SENSITIVE, optional=True)
    sealed_cv: bytes | None = _words.sealed(DataClass.PERSON, optional=True)
    sealed_exclude: bytes | None = _words.sealed(DataClass.PERSON, optional=True)
    sealed_employer: bytes | None = _words.sealed(DataClass.SENSITIVE, optional=True)
    sealed_employment: bytes | None = _words.sealed(DataClass.SENSITIVE, optional=True)
    sealed_income: bytes | None = _words.sealed(DataClass.SENSITIVE, optional=True)

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "request_id"], ["request.network_id", "request.id"]),
        Index("ix_contact_person", "network_id", "person_id"),
    )


class CoachRow(Row, table=True):
    __tablename__ = "coach"

    network_id: UUID = _coach.network()
    person_id: UUID = _coach.key()
    account_id: UUID = _coach.link()
    state: str = _coach.code()
    sealed_name: bytes = _coach.sealed(DataClass.PERSON)
    sealed_line: bytes = _coach.sealed(DataClass.PERSON)
    sealed_topics: bytes = _coach.sealed(DataClass.PERSON)
    sealed_languages: bytes = _coach.sealed(DataClass.PERSON)
    sealed_region: bytes | None = _coach.sealed(DataClass.PERSON, optional=True)
    capacity: int = _coach.number()
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

    network_id: UUID = _match.network()
    id: UUID = _match.key()
    request_id: UUID = _match.link()
    person_id: UUID = _match.link()
    account_id: UUID = _match.link()
    agreement: int = _match.number()
    granted_at: datetime = _match.moment()
    contacted_at: datetime | None = _match.moment(optional=True)
    ended_at: datetime | None = _match.moment(optional=True)
    copies_deleted_at: datetime | None = _match.moment(optional=True)

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "request_id"], ["request.network_id", "request.id"]),
        UniqueConstraint("network_id", "request_id", name="uq_request_grant_request"),
        # With all that a standing counts in it, so that the rows themselves are not read.
        Index("ix_request_grant_coach", "network_id", "person_id", "granted_at", "ended_at"),
    )


class PassedRow(Row, table=True):
    """A coach said *not for me*."""

    __tablename__ = "passed"

    network_id: UUID = _words.network()
    request_id: UUID = _words.key()
    person_id: UUID = _words.key()
    at: datetime = _words.moment()

    __table_args__ = (
        ForeignKeyConstraint(["network_id", "request_id"], ["request.network_id", "request.id"]),
        Index("ix_passed_person", "network_id", "person_id"),
    )
