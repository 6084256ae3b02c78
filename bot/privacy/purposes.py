"""Purposes, data classes and terms: what every stored column must declare (GDPR art. 5(1)(b),(e); R-005, R-078)."""

from enum import StrEnum


class Purpose(StrEnum):
    MEDIATION = "mediation"  # bring a candidate and one coach together
    COACHING = "coaching"  # know who is a coach, and under which agreement
    DELIVERY = "delivery"  # get messages to the right place once
    ACCOUNTABILITY = "accountability"  # prove consent, statement and who did what (art. 5(2))
    OPERATION = "operation"  # keep the installation running


class DataClass(StrEnum):
    """PERSON, CONTACT, SENSITIVE and SECRET are always sealed; PSEUDONYM names nobody without the keys."""

    NONE = "none"
    PSEUDONYM = "pseudonym"
    PERSON = "person"
    CONTACT = "contact"
    SENSITIVE = "sensitive"
    SECRET = "secret"  # noqa: S105


SEALED = frozenset({DataClass.PERSON, DataClass.CONTACT, DataClass.SENSITIVE, DataClass.SECRET})


class Term(StrEnum):
    """How long; the sweep turns each into a moment."""

    ACTIVE_2Y = "two years after the person's own last act"
    REQUEST = "until the request is withdrawn, at most two years after the person's own last act"
    COACH = "while somebody is a coach, at most two years after their own last act"
    ROLE = "while somebody holds the role, at most two years after their own last act"
    DELIVERY_7D = "seven days after the delivery"
    SENT_30D = "thirty days after it was sent or given up"
    PROOF_5Y = "five years after the act it proves"
    NETWORK = "as long as the network exists"
