"""Purposes, data classes and terms: what every stored column must declare (GDPR art. 5(1)(b),(e); R-005, R-078).

What they are called and why stands in `bot.privacy.catalogue`.
"""

from enum import StrEnum


class Purpose(StrEnum):
    MEDIATION = "mediation"  # bring a candidate and one coach together
    COACHING = "coaching"  # know who is a coach, and under which agreement
    QUESTIONS = "questions"  # answer questions and complaints
    RIGHTS = "rights"  # answer data requests
    DELIVERY = "delivery"  # get messages to the right place once
    ACCOUNTABILITY = "accountability"  # prove consent, statement and who did what (art. 5(2))
    OPERATION = "operation"  # keep the installation running
    TAX = "tax"  # what the tax law makes a network keep
    NEWSLETTER = "newsletter"
    POST = "post"
    PERSONAL_NEWSLETTER = "personal_newsletter"
    PERSONAL_CONTENT = "personal_content"
    ADVERTISING = "advertising"
    PRIZE_DRAW = "prize_draw"
    IMPROVEMENT = "improvement"


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
    """How long; the sweep turns each into a moment, `catalogue.TERMS` says it in words."""

    ACTIVE_2Y = "two years after the person's own last act"
    REQUEST = "until the request is withdrawn, at most two years after the person's own last act"
    COACH = "while somebody is a coach, at most two years after their own last act"
    ROLE = "while somebody holds the role, at most two years after their own last act"
    DELIVERY_7D = "seven days after the delivery"
    SENT_30D = "thirty days after it was sent or given up"
    SET = "until the moment that was set when it was kept"
    PROOF_5Y = "five years after the act it proves"
    TAX_7Y = "seven years after the year it belongs to"
    NETWORK = "as long as the network exists"
    NOT_KEPT = "not kept"
