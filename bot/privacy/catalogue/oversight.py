"""What accountability makes Klik keep: who got what, who looked, orders of authorities, holds, incidents, self-checks."""

from bot.privacy.catalogue.rows import Asked, Category, Ground, Recipient
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words


def _proof(
    code: str,
    label: Words,
    why: Words,
    requirement: str,
    *,
    data_class: DataClass = DataClass.PSEUDONYM,
    term: Term = Term.PROOF_5Y,
) -> Category:
    return Category(
        code,
        label,
        why,
        requirement,
        Purpose.ACCOUNTABILITY,
        Ground.LEGAL,
        term,
        data_class,
        Asked.IMPLICIT,
        recipients=(Recipient.ADMINS,),
    )


_ORDER = Words(
    nl="om te kunnen aantonen dat we alleen gaven wat de wet vroeg.",
    en="to be able to prove that we gave only what the law asked.",
)
_INCIDENT = Words(
    nl="om van wat misging te leren en te kunnen melden.",
    en="to learn from what went wrong and to be able to report it.",
)

OVERSIGHT: tuple[Category, ...] = (
    _proof(
        "disclosure",
        Words(nl="Wie welke gegevens van je kreeg", en="Who got which data of yours"),
        Words(nl="om je dat te kunnen vertellen.", en="to be able to tell you."),
        "R-007",
    ),
    _proof(
        "look",
        Words(
            nl="Welke beheerder je gegevens bekeek, en waarom", en="Which admin looked at your data, and why"
        ),
        Words(nl="om je dat te kunnen vertellen.", en="to be able to tell you."),
        "R-076",
    ),
    _proof("order", Words(nl="Een vordering", en="An authority's order"), _ORDER, "R-014"),
    _proof(
        "order_words",
        Words(nl="Wie iets vorderde, en het kenmerk", en="Who ordered it, and the reference"),
        _ORDER,
        "R-014",
        data_class=DataClass.SENSITIVE,
    ),
    _proof(
        "hold",
        Words(nl="Wat we nog niet mogen verwijderen", en="What we may not delete yet"),
        Words(
            nl="om het te bewaren zo lang de wet het vraagt, en niet langer.",
            en="to keep it as long as the law asks, and no longer.",
        ),
        "R-015",
    ),
    _proof("incident", Words(nl="Incidenten", en="Incidents"), _INCIDENT, "R-091"),
    _proof(
        "incident_words",
        Words(nl="Wat er misging, en wat we doen", en="What went wrong, and what we do"),
        _INCIDENT,
        "R-091",
        data_class=DataClass.SENSITIVE,
    ),
    _proof(
        "control",
        Words(nl="Uitslagen van de controles", en="Results of the self-checks"),
        Words(
            nl="om te kunnen aantonen dat de beveiliging wordt nagekeken. Er staat niemand in.",
            en="to be able to prove that security is checked. Nobody is in it.",
        ),
        "R-077",
        data_class=DataClass.NONE,
    ),
    _proof(
        "admin_name",
        Words(nl="Hoe collega's je noemen, als beheerder", en="What colleagues call you, as an admin"),
        Words(nl="om te zien wie welke rol heeft.", en="to see who has which role."),
        "R-075",
        data_class=DataClass.PERSON,
        term=Term.ROLE,
    ),
)
