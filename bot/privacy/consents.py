"""The consents Klik asks for, in the exact words that are shown: one purpose each, never bundled, none on beforehand (R-020).

Whatever needs one asks `allowed` at the moment it does something, not only when the tick was set (R-021).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.model import Role
from bot.ports.unit import Unit
from bot.privacy import statement
from bot.privacy.catalogue import CATEGORIES, Asked, Ground
from bot.privacy.purposes import Purpose
from bot.words import Language, Words


class Consent(StrEnum):
    SHARE = "share"
    AGREEMENT = "agreement"
    SPECIAL = "special"
    HEALTH = "health"
    BELIEFS = "beliefs"
    CV = "share_cv"
    NEWSLETTER = "newsletter"
    POST = "post"
    PERSONAL_NEWSLETTER = "personal_newsletter"
    PERSONAL_CONTENT = "personal_content"
    PRIZE_DRAW = "prize_draw"


@dataclass(frozen=True)
class ConsentRow:
    """What is consented to. `of_request`: one answer per request; `is_ready`: what it is for exists in Klik."""

    code: str
    purpose: Purpose
    title: Words
    wording: Words
    of_request: bool = True
    is_ready: bool = True


def _general(consent: Consent, purpose: Purpose, title: Words, wording: Words) -> ConsentRow:
    """For a purpose beside the service: off, until somebody switches it on."""
    return ConsentRow(consent, purpose, title, wording, of_request=False, is_ready=False)


KEPT = "keep_"
CONSENTS: tuple[ConsentRow, ...] = (
    ConsentRow(
        Consent.SHARE,
        Purpose.MEDIATION,
        Words(
            nl="Aanvraag tonen en gegevens geven aan één coach", en="Show request, give details to one coach"
        ),
        Words(
            nl="Klik mag mijn aanvraag zonder mijn naam aan de coaches laten zien, "
            "en mijn contactgegevens geven aan de ene coach die de aanvraag aanneemt.",
            en="Klik may show my request without my name to the coaches, "
            "and give my contact details to the one coach who accepts.",
        ),
    ),
    ConsentRow(
        Consent.AGREEMENT,
        Purpose.MEDIATION,
        Words(nl="Afspraak met Klik", en="Agreement with Klik"),
        Words(
            nl="Met dit formulier spreek je met Klik af dat we één coach voor je zoeken. "
            "Je betaalt niets, en je stopt wanneer je wilt.",
            en="With this form you agree with Klik that we look for one coach for you. "
            "You pay nothing, and you stop whenever you like.",
        ),
    ),
    ConsentRow(
        Consent.SPECIAL,
        Purpose.MEDIATION,
        Words(nl="Werkgever, dienstverband en inkomen bewaren", en="Keep employer, employment and income"),
        Words(
            nl="Klik mag mijn werkgever, dienstverband en inkomen bewaren voor deze begeleiding. "
            "Coaches zien ze niet in de oproep.",
            en="Klik may keep my employer, employment and income for this mediation. "
            "Coaches do not see them in the request.",
        ),
    ),
    ConsentRow(
        Consent.HEALTH,
        Purpose.MEDIATION,
        Words(nl="Burn-out en stress laten staan", en="Leave in burn-out and stress"),
        Words(
            nl="Klik mag laten staan dat het om burn-out of stress gaat.",
            en="Klik may leave in that this is about burn-out or stress.",
        ),
    ),
    ConsentRow(
        Consent.BELIEFS,
        Purpose.MEDIATION,
        Words(
            nl="Geloof, vakbond, geaardheid of afkomst laten staan",
            en="Leave in faith, union, orientation or origin",
        ),
        Words(
            nl="Klik mag laten staan wat ik schrijf over mijn geloof, vakbond, geaardheid of afkomst.",
            en="Klik may leave in what I write about my faith, union, orientation or origin.",
        ),
    ),
    ConsentRow(
        Consent.CV,
        Purpose.MEDIATION,
        Words(nl="Cv bewaren en aan één coach geven", en="Keep CV, give it to one coach"),
        Words(
            nl="Klik mag mijn cv bewaren, en geven aan de ene coach die mijn aanvraag aanneemt.",
            en="Klik may keep my CV, and give it to the one coach who accepts my request.",
        ),
    ),
    _general(
        Consent.NEWSLETTER,
        Purpose.NEWSLETTER,
        Words(nl="Nieuwsbrief per bericht", en="Newsletter by message"),
        Words(
            nl="Klik mag mij de elektronische nieuwsbrief sturen.",
            en="Klik may send me the electronic newsletter.",
        ),
    ),
    _general(
        Consent.POST,
        Purpose.POST,
        Words(nl="Nieuwsbrief per post", en="Newsletter by post"),
        Words(
            nl="Klik mag mij de nieuwsbrief per post sturen.", en="Klik may send me the newsletter by post."
        ),
    ),
    _general(
        Consent.PERSONAL_NEWSLETTER,
        Purpose.PERSONAL_NEWSLETTER,
        Words(nl="Nieuwsbrief op mijn interesses afgestemd", en="Newsletter that fits my interests"),
        Words(
            nl="Klik mag de nieuwsbrief afstemmen op de onderwerpen die ik koos.",
            en="Klik may fit the newsletter to the topics I chose.",
        ),
    ),
    _general(
        Consent.PERSONAL_CONTENT,
        Purpose.PERSONAL_CONTENT,
        Words(nl="Persoonlijke inhoud", en="Personal content"),
        Words(
            nl="Klik mag wat ik te lezen krijg afstemmen op de onderwerpen die ik koos.",
            en="Klik may fit what I get to read to the topics I chose.",
        ),
    ),
    _general(
        Consent.PRIZE_DRAW,
        Purpose.PRIZE_DRAW,
        Words(nl="Meedoen aan een actie", en="Take part in a prize draw"),
        Words(
            nl="Klik mag mijn naam en e-mailadres gebruiken voor de actie waar ik aan meedoe.",
            en="Klik may use my name and e-mail address for the prize draw I take part in.",
        ),
    ),
    # One for each field that is asked beyond what is needed, in the words that stand beside it.
    *(
        ConsentRow(
            f"{KEPT}{row.field}",
            row.purpose,
            row.label,
            Words(
                nl=f"{row.label.nl}. {row.hint(Language.NL)}", en=f"{row.label.en}. {row.hint(Language.EN)}"
            ),
        )
        for row in CATEGORIES
        if row.form == "request.details" and row.ground is Ground.CONSENT and row.asked is Asked.OPTIONAL
        if row.field != "cv"
    ),
)
EXTRA = tuple(row.code.removeprefix(KEPT) for row in CONSENTS if row.code.startswith(KEPT))


def consent_row(code: str) -> ConsentRow:
    """LookupError for what nobody is asked."""
    for row in CONSENTS:
        if row.code == code:
            return row
    raise LookupError(f"there is no consent {code}")


WORDING = {consent: consent_row(consent).wording for consent in Consent}


def record(
    unit: Unit,
    person: UUID,
    consent: str,
    *,
    given: bool,
    language: Language,
    now: datetime,
    request: UUID | None = None,
    event: str = "",
) -> None:
    """One row in the ledger with the words that were shown, refusals as well, and its audit entry."""
    unit.consents.record(
        person,
        str(consent),
        given=given,
        wording=consent_row(consent).wording.of(language),
        language=language,
        now=now,
        request=request,
        event=event,
    )
    action = AuditAction.CONSENT_GIVEN if given else AuditAction.CONSENT_WITHDRAWN
    unit.audit(AuditEntry(action, Role.CANDIDATE, actor=person, about=request, outcome=str(consent)))


def allowed(unit: Unit, person: UUID, consent: str, request: UUID | None = None) -> bool:
    """May this be done now? Asked at use; never while processing is restricted, whatever was consented to (art. 18),

    and not under a version that has made the purpose wider since (R-033).
    """
    given_at = unit.consents.given_at(person, str(consent), request=request)
    if given_at is None or unit.people.is_restricted(person):
        return False
    return statement.covers(unit, consent_row(consent).purpose, given_at=given_at)


def keeps(unit: Unit, person: UUID, consent: str, request: UUID) -> bool:
    """May this still be kept? As `allowed`, but a restriction leaves keeping as it is (art. 18(2))."""
    given_at = unit.consents.given_at(person, str(consent), request=request)
    return given_at is not None and statement.covers(unit, consent_row(consent).purpose, given_at=given_at)


def kept_in(unit: Unit, person: UUID, request: UUID) -> tuple[bool, bool]:
    """May health, and may faith, union, orientation or origin be left in what coaches read?"""
    health, beliefs = (
        unit.consents.given(person, each.value, request=request) for each in (Consent.HEALTH, Consent.BELIEFS)
    )
    return health, beliefs


def shared(unit: Unit, person: UUID, request: UUID) -> bool:
    """May the request be shown and the details be given, now? Asked again whenever something is sent."""
    return allowed(unit, person, Consent.SHARE, request)
