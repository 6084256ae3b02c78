"""What a candidate may ask of the preview: to have more taken out."""

from bot.privacy.catalogue.rows import Asked, Category, Ground, Recipient, Shown
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words

REMOVE = "request.remove"
_WHY = Words(
    nl="wat je hier noemt, lezen coaches niet.",
    en="coaches do not read what you name here.",
)


def _removed(code: str, label: Words, term: Term) -> Category:
    return Category(
        code,
        label,
        _WHY,
        "R-041",
        Purpose.MEDIATION,
        Ground.CONSENT,
        term,
        DataClass.SENSITIVE,
        Asked.OPTIONAL,
        Shown.TAKEN_OUT,
        (Recipient.CHAT,),
        form=REMOVE,
        field=code,
    )


PREVIEW: tuple[Category, ...] = (
    # A choice is a place in the preview; what is kept is the word that stands there, with those that were typed.
    _removed(
        "removed_words",
        Words(nl="Kies woorden die eruit moeten", en="Choose words to take out"),
        Term.NOT_KEPT,
    ),
    _removed("removed", Words(nl="Of typ wat eruit moet", en="Or type what to take out"), Term.REQUEST),
)
