"""What a candidate reads about their CV. Every refusal says what to do instead."""

from bot.cv.refusal import Reason
from bot.messages.parts import said
from bot.views import View
from bot.words import Language, Words

KEPT = Words(
    nl="Je cv is binnen. Alleen de ene coach die ja zegt, kan het lezen. Wie het maakte en wanneer, heb ik eruit gehaald. "
    "Het bestand dat je stuurde staat nog bij je chatplatform; dat kun je zelf verwijderen.",
    en="Your CV is in. Only the one coach who says yes can read it. I took out who made it and when. "
    "The file you sent is still with your chat platform; you can delete it there yourself.",
)
COMING = Words(
    nl="Ik kijk je bestand na. Zodra dat klaar is, hoor je het hier.",
    en="I am checking your file. You will hear here when that is done.",
)
NOT_ASKED = Words(
    nl="Ik heb je bestand niet geopend en niet bewaard. Een cv neem ik aan als je daar bij je aanvraag toestemming voor gaf.",
    en="I did not open or keep your file. I take a CV when you consented to that with your request.",
)
ONE_OF_SEVERAL = Words(
    nl="Je stuurde meer dan één bestand. Ik kijk alleen het eerste na; de rest heb ik niet geopend en niet bewaard. "
    "Was een ander bestand je cv, stuur dat dan apart: het komt in de plaats. Je hoort hier als het nakijken klaar is.",
    en="You sent more than one file. I am checking the first one only; the rest I did not open or keep. "
    "If another file was your CV, send it by itself: it takes the place. You will hear here when the checking is done.",
)
NONE_OF_SEVERAL = Words(
    nl="Ik heb je bestanden niet geopend en niet bewaard. Een cv neem ik aan als je daar bij je aanvraag toestemming "
    "voor gaf; stuur dan één bestand.",
    en="I did not open or keep your files. I take a CV when you consented to that with your request; "
    "please send one file then.",
)
_AGAIN = Words(nl="Stuur een gewone pdf of docx.", en="Please send an ordinary PDF or DOCX.")
REASONS = {
    Reason.EMPTY: Words(nl="Het bestand is leeg.", en="The file is empty."),
    Reason.TOO_LARGE: Words(nl="Het bestand is groter dan 5 MB.", en="The file is larger than 5 MB."),
    Reason.OTHER_KIND: Words(nl="Dit is geen pdf of docx.", en="This is not a PDF or DOCX."),
    Reason.TWO_KINDS: Words(
        nl="In dit bestand zit nog een ander bestand verstopt.", en="Another file is hidden in this one."
    ),
    Reason.PASSWORD: Words(nl="Er zit een wachtwoord op.", en="It has a password."),
    Reason.ACTIVE: Words(
        nl="Er zitten macro's, scripts of andere bestanden in.", en="It holds macros, scripts or other files."
    ),
    Reason.BOMB: Words(nl="Het bestand pakt veel te groot uit.", en="The file unpacks to far too much."),
    Reason.TOO_LONG: Words(nl="Het heeft meer dan 30 bladzijden.", en="It has more than 30 pages."),
    Reason.DAMAGED: Words(nl="Het bestand is beschadigd.", en="The file is damaged."),
    Reason.VIRUS: Words(nl="De virusscanner vond er iets in.", en="The virus scanner found something in it."),
    Reason.NO_FETCH: Words(nl="Ik kon het niet ophalen.", en="I could not fetch it."),
}


def coming(language: Language, *, has_more: bool) -> View:
    return said(ONE_OF_SEVERAL if has_more else COMING, language)


def not_asked(language: Language, *, has_more: bool) -> View:
    return said(NONE_OF_SEVERAL if has_more else NOT_ASKED, language)


def refused(language: Language, reason: str) -> View:
    why = REASONS[Reason(reason) if reason in set(Reason) else Reason.DAMAGED].of(language)
    words = Words(
        nl="Je cv is niet bewaard. {why} {again} Je aanvraag staat er gewoon nog.",
        en="Your CV was not kept. {why} {again} Your request is still there.",
    )
    return said(words, language, why=why, again=_AGAIN.of(language))
