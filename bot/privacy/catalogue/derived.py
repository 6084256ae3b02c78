"""What Klik works out from what was given."""

from bot.privacy.catalogue.rows import Asked, Category, Ground
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words

DERIVED: tuple[Category, ...] = (
    Category(
        "likeness",
        Words(nl="Hoeveel aanvragen op de jouwe lijken", en="How many requests look like yours"),
        Words(
            nl="een code van werk, regio, leeftijd en onderwerpen samen: zo laat ik weg waaraan coaches je zouden herkennen.",
            en="a code of work, region, age and topics together: so that I leave out what coaches might know you by.",
        ),
        "R-037",
        Purpose.MEDIATION,
        Ground.SERVICE,
        Term.REQUEST,
        DataClass.PSEUDONYM,
        Asked.IMPLICIT,
        recipients=(),
    ),
)
