"""What a row of the catalogue says: of a purpose, a term, a recipient, a category of data."""

from dataclasses import dataclass
from enum import StrEnum

from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Language, Words


class Ground(StrEnum):
    """The lawful basis (GDPR art. 6(1)): exactly these three (R-025)."""

    SERVICE = "service"  # (b): needed for what the person asked for
    LEGAL = "legal"  # (c): the law asks it
    CONSENT = "consent"  # (a): the person said yes, and may say no again


class Offer(StrEnum):
    """Whether a purpose is on for somebody who said nothing about it (R-056)."""

    PART = "part"  # goes with the service that was asked for
    CHOSEN = "chosen"  # off, until a consent of its own
    ABSENT = "absent"  # off, and nothing for it is built


class Recipient(StrEnum):
    """Who gets something besides the person: the register (`bot.privacy.register`) knows under which agreement."""

    COACHES = "coaches"
    COACH = "coach"
    CANDIDATE = "candidate"
    ADMINS = "admins"
    CHAT = "chat"
    AUTHORITY = "authority"


class Asked(StrEnum):
    REQUIRED = "required"
    OPTIONAL = "optional"  # in the step that is skipped by default
    CONSENTED = "consented"  # only with a consent of its own and a service that needs it
    IMPLICIT = "implicit"  # nobody is asked: it comes with using Klik
    NOT_ASKED = "not_asked"  # the statement names it; Klik does not ask or keep it


class Shown(StrEnum):
    """How much of it coaches read in the request (R-008)."""

    AS_CHOSEN = "as_chosen"  # a choice from a closed list, as it is
    BROADER = "broader"  # as one of a few groups, and broader while few requests share it (small cells)
    ANONYMISED = "anonymised"  # free text without whom it is about
    TAKEN_OUT = "taken_out"  # never shown, and taken out of the free text wherever it stands
    NEVER = "never"


@dataclass(frozen=True)
class PurposeRow:
    """`quote` is the statement's own sentence, None for what it does not name; `version` grows when it is widened (R-033)."""

    purpose: Purpose
    title: Words
    why: Words
    ground: Ground
    offer: Offer
    requirement: str
    quote: str | None = None
    version: int = 1


@dataclass(frozen=True)
class TermRow:
    """`years` or `days` after `since`; neither for a term that ends with what it belongs to."""

    term: Term
    words: Words
    years: int = 0
    days: int = 0


@dataclass(frozen=True)
class RecipientRow:
    recipient: Recipient
    title: Words


@dataclass(frozen=True)
class Category:
    """One category of data. `item` is the statement's own word for it, None for what it does not name.

    `form` and `field` are the public names of the question, where it is asked; `why` is the sentence beside it.
    """

    code: str
    label: Words
    why: Words
    requirement: str
    purpose: Purpose
    ground: Ground
    term: Term
    data_class: DataClass
    asked: Asked
    shown: Shown = Shown.NEVER
    recipients: tuple[Recipient, ...] = (Recipient.CHAT,)
    item: str | None = None
    form: str = ""
    field: str = ""

    def hint(self, language: Language) -> str:
        """The sentence beside the question, and the one `/privacy` shows: the same (R-019)."""
        return WHY.of(language, why=self.why.of(language))


WHY = Words(nl="Waarom: {why}", en="Why: {why}")


def trace(
    code: str,
    label: Words,
    why: Words,
    purpose: Purpose,
    term: Term,
    *,
    ground: Ground = Ground.SERVICE,
    data_class: DataClass = DataClass.PSEUDONYM,
    recipients: tuple[Recipient, ...] = (),
    requirement: str = "R-034",
) -> Category:
    """A category nobody is asked for."""
    return Category(
        code,
        label,
        why,
        requirement,
        purpose,
        ground,
        term,
        data_class,
        Asked.IMPLICIT,
        recipients=recipients,
    )
