"""The consents Klik asks for and the exact words beside each tick. One purpose each, never bundled (R-020)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.model import Role
from bot.ports.unit import Unit
from bot.words import Language, Words


class Consent(StrEnum):
    SHARE = "share"
    SPECIAL = "special"
    HEALTH = "health"
    BELIEFS = "beliefs"


WORDING = {
    Consent.SHARE: Words(
        nl="Klik mag mijn aanvraag zonder mijn naam aan de coaches laten zien, "
        "en mijn contactgegevens geven aan de ene coach die de aanvraag aanneemt.",
        en="Klik may show my request without my name to the coaches, "
        "and give my contact details to the one coach who accepts.",
    ),
    Consent.SPECIAL: Words(
        nl="Klik mag mijn werkgever, dienstverband en inkomen bewaren voor deze begeleiding. "
        "Coaches zien ze niet in de oproep.",
        en="Klik may keep my employer, employment and income for this mediation. Coaches do not see them in the request.",
    ),
    Consent.HEALTH: Words(
        nl="Klik mag laten staan dat het om burn-out of stress gaat.",
        en="Klik may leave in that this is about burn-out or stress.",
    ),
    Consent.BELIEFS: Words(
        nl="Klik mag laten staan wat ik schrijf over mijn geloof, vakbond, geaardheid of afkomst.",
        en="Klik may leave in what I write about my faith, union, orientation or origin.",
    ),
}


def record(
    unit: Unit,
    person: UUID,
    consent: Consent,
    *,
    given: bool,
    language: Language,
    now: datetime,
    request: UUID,
) -> None:
    """One row in the ledger with the words that were shown, and its audit entry."""
    unit.consents.record(
        person,
        consent.value,
        given=given,
        wording=WORDING[consent].of(language),
        language=language,
        now=now,
        request=request,
    )
    action = AuditAction.CONSENT_GIVEN if given else AuditAction.CONSENT_WITHDRAWN
    unit.audit(AuditEntry(action, Role.CANDIDATE, actor=person, about=request, outcome=consent.value))


def kept_in(unit: Unit, person: UUID, request: UUID) -> tuple[bool, bool]:
    """May health, and may faith, union, orientation or origin be left in what coaches read?"""
    health, beliefs = (
        unit.consents.given(person, each.value, request=request) for each in (Consent.HEALTH, Consent.BELIEFS)
    )
    return health, beliefs


def shared(unit: Unit, person: UUID, request: UUID) -> bool:
    """May the request be shown and the details be given, now? Asked again whenever something is sent."""
    return unit.consents.given(person, Consent.SHARE.value, request=request)
