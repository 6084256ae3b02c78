"""What an erasure and a coach's duty leave behind: proof under random numbers, and nothing else (T11)."""

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


ERASING: tuple[Category, ...] = (
    _proof(
        "held",
        Words(nl="Wat een vordering nog laat bewaren", en="What an order still makes us keep"),
        Words(
            nl="omdat een instantie het heeft gevorderd. Alleen dit, en alleen tot het einde van de bewaarplicht.",
            en="because an authority ordered it. Only this, and only until the hold ends.",
        ),
        "R-015",
        data_class=DataClass.SENSITIVE,
        term=Term.SET,
    ),
    _proof(
        "erasure",
        Words(nl="Dat gegevens zijn verwijderd", en="That data were erased"),
        Words(
            nl="om te kunnen aantonen dat het gebeurde, en om het na herstel van een back-up te herhalen.",
            en="to be able to prove that it happened, and to repeat it after a backup is restored.",
        ),
        "R-086d",
    ),
    _proof(
        "erasure_reach",
        Words(
            nl="Waar het laatste bericht heen moet, tot dat is verstuurd",
            en="Where the last message goes, until it is sent",
        ),
        Words(
            nl="om je te kunnen zeggen dat het klaar is. Daarna is ook dit weg.",
            en="to be able to tell you that it is done. After that this is gone as well.",
        ),
        "R-086d",
        data_class=DataClass.CONTACT,
    ),
    _proof(
        "duty",
        Words(nl="Dat een coach kopieën moet verwijderen", en="That a coach must delete copies"),
        Words(
            nl="om de coach eraan te houden, en te kunnen aantonen dat het is gevraagd.",
            en="to hold the coach to it, and to be able to prove that it was asked.",
        ),
        "R-012",
    ),
)
