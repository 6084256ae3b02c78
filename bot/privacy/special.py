"""Employer, employment and income: kept only with a consent, an agreement that runs, and a necessity (R-049, R-054)."""

from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from bot.model import Contact
from bot.ports.unit import Unit
from bot.privacy import consents
from bot.privacy.consents import Consent

SPECIAL = frozenset({"employer", "employment", "income"})


class Necessity(StrEnum):
    """What they may be needed for: exactly this."""

    MEDIATION = "mediation"  # taken out of the motivation, and at hand for advice on one's position


class NotKept(Exception):
    """One of the two rows is missing: nothing of it is stored. `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def lawful(unit: Unit, person: UUID, request: UUID, contact: Contact) -> tuple[Contact, Necessity | None]:
    """What of a contact may be stored, and what for: without its two rows everything special goes at once (R-055)."""
    try:
        return contact, necessity(unit, person, request, contact)
    except NotKept:
        kept = {name: value for name, value in contact.optional.items() if name not in SPECIAL}
        return replace(contact, optional=kept), None


def necessity(unit: Unit, person: UUID, request: UUID, contact: Contact) -> Necessity | None:
    """The ground to store this contact under; None where it holds nothing special. Raises `NotKept`.

    Both are asked of the ledger, below any form: a consent and an agreement, each with a row of its own.
    """
    if not SPECIAL & contact.optional.keys():
        return None
    if not consents.keeps(unit, person, Consent.SPECIAL, request):
        raise NotKept("no_consent")
    if not consents.keeps(unit, person, Consent.AGREEMENT, request):
        raise NotKept("no_agreement")
    return Necessity.MEDIATION
