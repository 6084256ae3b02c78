"""Which rights there are: a row each, with its article and its words."""

from dataclasses import dataclass

from bot.ports.cases import CaseKind, CaseState, Reason, Via
from bot.words import Language, Words


@dataclass(frozen=True)
class KindRow:
    """One right: the article, what it is called, and what was done when it is done."""

    kind: CaseKind
    article: int
    title: Words
    done: Words


KINDS: tuple[KindRow, ...] = (
    KindRow(
        CaseKind.ACCESS,
        15,
        Words(nl="inzage", en="access"),
        Words(nl="Je hebt een kopie van je gegevens gekregen.", en="You have got a copy of your data."),
    ),
    KindRow(
        CaseKind.RECTIFICATION,
        16,
        Words(nl="correctie", en="rectification"),
        Words(nl="Je gegevens zijn verbeterd.", en="Your data have been corrected."),
    ),
    KindRow(
        CaseKind.CHANGE,
        16,
        Words(nl="wijziging", en="change"),
        Words(nl="Je gegevens zijn gewijzigd.", en="Your data have been changed."),
    ),
    KindRow(
        CaseKind.ERASURE,
        17,
        Words(nl="verwijdering", en="erasure"),
        Words(nl="Je gegevens zijn verwijderd.", en="Your data have been erased."),
    ),
    KindRow(
        CaseKind.RESTRICTION,
        18,
        Words(nl="beperking", en="restriction"),
        Words(
            nl="Klik bewaart je gegevens en doet er verder niets mee.",
            en="Klik keeps your data and does nothing else with them.",
        ),
    ),
    KindRow(
        CaseKind.PORTABILITY,
        20,
        Words(nl="gegevens meenemen", en="data to take along"),
        Words(
            nl="Je hebt je gegevens gekregen in een vorm die andere systemen kunnen lezen.",
            en="You have got your data in a form that other systems can read.",
        ),
    ),
    KindRow(
        CaseKind.OBJECTION,
        21,
        Words(nl="bezwaar", en="objection"),
        Words(
            nl="Klik is gestopt met waar je bezwaar tegen maakte.",
            en="Klik has stopped what you objected to.",
        ),
    ),
)

VIA: dict[Via, Words] = {
    Via.CHAT: Words(nl="chat", en="chat"),
    Via.WEB: Words(nl="contactformulier", en="contact form"),
    Via.EMAIL: Words(nl="e-mail", en="e-mail"),
    Via.PHONE: Words(nl="telefoon", en="phone"),
    Via.POST: Words(nl="post", en="post"),
    Via.SOCIAL: Words(nl="social media", en="social media"),
}

STATES: dict[CaseState, Words] = {
    CaseState.OPEN: Words(nl="loopt", en="under way"),
    CaseState.DONE: Words(nl="afgehandeld", en="completed"),
    CaseState.REFUSED: Words(nl="geweigerd", en="refused"),
    CaseState.JOINED: Words(nl="loopt mee met een ouder verzoek", en="goes on in an older request"),
}

# Why it takes longer, and why it is refused: said to the person, so written to them.
EXTENSIONS: dict[Reason, Words] = {
    Reason.COMPLEX: Words(nl="je verzoek is ingewikkeld", en="your request is complex"),
    Reason.MANY: Words(nl="er liggen nu veel verzoeken", en="there are many requests now"),
    Reason.MORE_TIME: Words(
        nl="de afhandeling kost meer tijd dan we dachten", en="handling it takes more time than we thought"
    ),
}
REFUSALS: dict[Reason, Words] = {
    Reason.IDENTITY: Words(
        nl="we konden niet vaststellen dat het om jouw gegevens gaat (AVG art. 12 lid 6)",
        en="we could not establish that the data are yours (GDPR art. 12(6))",
    ),
    Reason.UNFOUNDED: Words(
        nl="het verzoek is ongegrond of buitensporig (AVG art. 12 lid 5)",
        en="the request is unfounded or excessive (GDPR art. 12(5))",
    ),
    Reason.OF_OTHERS: Words(
        nl="het zou de rechten van anderen schaden (AVG art. 15 lid 4)",
        en="it would harm the rights of others (GDPR art. 15(4))",
    ),
    Reason.MUST_KEEP: Words(
        nl="de wet verplicht ons deze gegevens te bewaren (AVG art. 17 lid 3)",
        en="the law obliges us to keep these data (GDPR art. 17(3))",
    ),
    Reason.NOTHING_HELD: Words(nl="we hebben geen gegevens van je", en="we hold no data of yours"),
}


def kind_row(kind: CaseKind) -> KindRow:
    return next(row for row in KINDS if row.kind is kind)


def reason_words(reason: Reason, language: Language) -> str:
    return (EXTENSIONS | REFUSALS)[reason].of(language)
