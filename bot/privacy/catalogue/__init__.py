"""The one catalogue: every category of data, every purpose, term, recipient and ground.

Form hints, `/klik privacy`, the page `/privacy`, the access answer, erasure, retention and the record of processing
are made from these rows (R-001, R-018): change one row here and all of them change.
"""

from collections.abc import Iterable
from typing import TypeVar

from bot.privacy.catalogue.absent import NOT_ASKED
from bot.privacy.catalogue.coaches import COACHES
from bot.privacy.catalogue.derived import DERIVED
from bot.privacy.catalogue.desk import DESK
from bot.privacy.catalogue.erasing import ERASING
from bot.privacy.catalogue.given import GIVEN
from bot.privacy.catalogue.implicit import IMPLICIT
from bot.privacy.catalogue.invoices import INVOICES
from bot.privacy.catalogue.oversight import OVERSIGHT
from bot.privacy.catalogue.preview import PREVIEW
from bot.privacy.catalogue.proof import PROOF
from bot.privacy.catalogue.purposes import PURPOSES
from bot.privacy.catalogue.rows import Asked, Category, Ground, Offer, PurposeRow, Recipient, Shown, TermRow
from bot.privacy.catalogue.terms import GROUNDS, RECIPIENTS, TERMS
from bot.privacy.purposes import Purpose, Term
from bot.words import Language

T = TypeVar("T")

CATEGORIES: tuple[Category, ...] = (
    *GIVEN,
    *PREVIEW,
    *COACHES,
    *IMPLICIT,
    *DERIVED,
    *DESK,
    *PROOF,
    *OVERSIGHT,
    *ERASING,
    *INVOICES,
    *NOT_ASKED,
)

__all__ = [
    "CATEGORIES",
    "GROUNDS",
    "PURPOSES",
    "RECIPIENTS",
    "TERMS",
    "Asked",
    "Category",
    "Ground",
    "Offer",
    "PurposeRow",
    "Recipient",
    "Shown",
    "TermRow",
    "asked",
    "category",
    "purpose",
    "term",
    "term_words",
]


def category(code: str) -> Category:
    """LookupError for a category nobody declared: no data without a row here."""
    return _only((row for row in CATEGORIES if row.code == code), code)


def asked(form: str, field: str) -> Category:
    """The category behind a question; LookupError for a question nobody declared (R-018)."""
    return _only((row for row in CATEGORIES if (row.form, row.field) == (form, field)), f"{form}:{field}")


def purpose(which: Purpose) -> PurposeRow:
    return _only((row for row in PURPOSES if row.purpose is which), which)


def term(which: Term) -> TermRow:
    return _only((row for row in TERMS if row.term is which), which)


def term_words(which: Term, language: Language) -> str:
    row = term(which)
    return row.words.of(language, years=row.years, days=row.days)


def _only(rows: Iterable[T], name: str) -> T:
    for row in rows:
        return row
    raise LookupError(f"the catalogue has no row for {name}")
