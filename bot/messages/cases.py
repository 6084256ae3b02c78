"""What a person hears about a data request of theirs. Every delay, refusal and closure says where to complain (R-089)."""

from datetime import datetime

from babel.dates import format_date

from bot.context import AMSTERDAM
from bot.messages.authority import APPEAL
from bot.messages.parts import LOCALE, day, said
from bot.ports.cases import Case
from bot.privacy.cases.kinds import VIA, kind_row, reason_words
from bot.views import Button, Buttons, Note, Paragraph, Style, View
from bot.words import Language, Words

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
    return View(sentence, (Paragraph(sentence), Note(APPEAL.of(language))))


def confirm(language: Language, case: Case) -> View:
    """Asked of the account that an admin named: only a yes from there ties the request to this person (F-108)."""
    words = Words(
        nl="Op {day} kwam per {via} een verzoek om {kind} binnen, {reference}. Was jij dat? Zonder jouw ja doen we er "
        "voor jou niets mee.",
        en="On {day} a request for {kind} came in by {via}, {reference}. Was that you? Without your yes we do nothing "
        "with it for you.",
    ).of(
        language,
        day=day(case.received_at, language),
        via=VIA[case.via].of(language),
        kind=kind_row(case.kind).title.of(language),
        reference=case.reference,
    )
    yes = Button(
        Words(nl="Ja, dat was ik", en="Yes, that was me").of(language),
        "case.yes",
        str(case.id),
        Style.PRIMARY,
    )
    no = Button(Words(nl="Nee", en="No").of(language), "case.no", str(case.id))
    return View(words, (Paragraph(words), Note(APPEAL.of(language)), Buttons((yes, no))))


SENTENCES = {
    "confirmed": Words(
        nl="Dank je. Uiterlijk {due} hoor je hier wat er met {reference} gedaan is.",
        en="Thank you. By {due} you will hear here what was done with {reference}.",
    ),
    "denied": Words(
        nl="Dank je, dan is het niet van jou. Er gaat niets van jou naar wie het vroeg.",
        en="Thank you, then it is not yours. Nothing of yours goes to whoever asked.",
    ),
    "not_asked": Words(
        nl="Dit is al beantwoord, of het verzoek is afgehandeld.",
        en="This has been answered, or the request is completed.",
    ),
}


def sentence(name: str, language: Language, case: Case | None = None) -> View:
    known = {"due": due(case, language), "reference": case.reference} if case else {}
    return said(SENTENCES[name], language, **known)


def due(case: Case, language: Language) -> str:
    return due_day(case.due_at, language)


def due_day(moment: datetime, language: Language) -> str:
    """The date with its weekday: it is a promise."""
    return format_date(moment.astimezone(AMSTERDAM).date(), "EEEE d MMMM y", locale=LOCALE[language])
