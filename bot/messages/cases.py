"""What a person hears about a data request of theirs. Every delay, refusal and closure says where to complain (R-089)."""

from babel.dates import format_date

from bot.context import AMSTERDAM
from bot.messages.parts import LOCALE
from bot.ports.cases import Case
from bot.privacy.cases.kinds import kind_row, reason_words
from bot.views import Note, Paragraph, View
from bot.words import Language, Words

AUTHORITY = Words(
    nl="Ben je het er niet mee eens, zeg het ons: /klik klacht. Je kunt ook een klacht indienen bij de Autoriteit "
    "Persoonsgegevens (autoriteitpersoonsgegevens.nl), of naar de rechter gaan.",
    en="If you disagree, tell us: /klik complaint. You can also complain to the Dutch data protection authority, the "
    "Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl), or go to court.",
)

HEARD: dict[str, Words] = {
    "received": Words(
        nl="Je verzoek om {kind} is binnen, met kenmerk {reference}. Uiterlijk {due} hoor je wat ermee gedaan is.",
        en="Your request for {kind} is in, with reference {reference}. By {due} you will hear what was done with it.",
    ),
    "extended": Words(
        nl="Je verzoek om {kind}, {reference}, kost meer tijd: {reason}. Uiterlijk {due} hoor je wat ermee gedaan is.",
        en="Your request for {kind}, {reference}, takes longer: {reason}. By {due} you will hear what was done with it.",
    ),
    "late": Words(
        nl="Het is ons niet gelukt je verzoek om {kind}, {reference}, op tijd af te handelen. Dat spijt ons. "
        "Een beheerder is gewaarschuwd en we gaan ermee verder.",
        en="We did not manage to handle your request for {kind}, {reference}, in time. We are sorry. "
        "An admin has been alerted and we go on with it.",
    ),
    "refused": Words(
        nl="Je verzoek om {kind}, {reference}, kunnen we niet uitvoeren: {reason}.",
        en="We cannot carry out your request for {kind}, {reference}: {reason}.",
    ),
    "done": Words(
        nl="Je verzoek om {kind}, {reference}, is afgehandeld. {done}",
        en="Your request for {kind}, {reference}, is completed. {done}",
    ),
}


def heard(language: Language, case: Case, what: str) -> View:
    """`what` is a key of HEARD. The summary names the right and the reference, and nobody."""
    row = kind_row(case.kind)
    sentence = HEARD[what].of(
        language,
        kind=row.title.of(language),
        reference=case.reference,
        due=due(case, language),
        reason=reason_words(case.reason, language) if case.reason else "",
        done=row.done.of(language),
    )
    return View(sentence, (Paragraph(sentence), Note(AUTHORITY.of(language))))


def due(case: Case, language: Language) -> str:
    """The date with its weekday: it is a promise."""
    day = case.due_at.astimezone(AMSTERDAM).date()
    return format_date(day, "EEEE d MMMM y", locale=LOCALE[language])
