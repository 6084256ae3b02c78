"""What a candidate hears on the way to a post: the form offered, nobody to match with, withdraw, too late."""

from bot.matching.readiness import Obstacle
from bot.messages.parts import said, start_button, with_parts
from bot.messages.status import withdraw_button
from bot.messages.talking import TYPED
from bot.model import Request, RequestState
from bot.views import Buttons, Note, View
from bot.words import Language, Words


def offer_form(language: Language, *, start: str, personal: bool) -> View:
    """A form opens by a button only. Who typed personal things is told what happened to them (decision 3)."""
    if personal:
        words = Words(
            nl="Dank je voor je verhaal. In het formulier staat het al klaar; daar lees je ook wat ermee gebeurt.",
            en="Thank you for telling me. It is ready in the form, where you also read what happens to it.",
        )
        return with_parts(
            words, language, Note(TYPED.of(language)), Buttons((start_button(language, start),))
        )
    words = Words(
        nl="Goed idee. Een kort formulier, en je ziet eerst wat de coaches lezen.",
        en="Good idea. A short form, and you first see what the coaches will read.",
    )
    return with_parts(words, language, Buttons((start_button(language, start),)))


_NOBODY = {
    Obstacle.NO_COACH: Words(
        nl="Op dit moment is er geen coach die een aanvraag kan aannemen.",
        en="At this moment there is no coach who can accept a request.",
    ),
    Obstacle.CHANNEL_UNKNOWN: Words(
        nl="Ik ben nog aan het opstarten en ken de coaches nog niet. Probeer het over een minuut nog eens.",
        en="I am still starting up and do not know the coaches yet. Please try again in a minute.",
    ),
}
_CLOSED_CHANNEL = Words(
    nl="Ik kan de coaches nu niet veilig bereiken: hun kanaal is niet in orde.",
    en="I cannot reach the coaches safely now: their channel is not in order.",
)


def nothing_to_match(language: Language, reason: str, *, has_admins: bool) -> View:
    """The truth before anything is filled in; the admin, where there is one, already has the task."""
    words = _NOBODY.get(Obstacle(reason), _CLOSED_CHANNEL)
    later = Words(
        nl="Je hoeft niets in te vullen; probeer het later nog eens.",
        en="You do not have to fill in anything; please try again later.",
    ).of(language)
    told = Words(nl="Ik heb de beheerder ingelicht.", en="I have told the admin.").of(language)
    return with_parts(words, language, Note(f"{told} {later}" if has_admins else later))


def preview_first(language: Language) -> View:
    words = Words(
        nl="Je voorbeeld is nog onderweg. Lees het eerst, dan kun je het plaatsen.",
        en="Your preview is still on its way. Read it first, then you can post it.",
    )
    return said(words, language)


def too_many(language: Language) -> View:
    words = Words(
        nl="Er lopen al vijf aanvragen, en meer kan niet tegelijk. Trek er eerst een in met /klik intrekken.",
        en="There are five requests going already, which is the most at a time. Withdraw one first with /klik withdraw.",
    )
    return said(words, language)


def too_young(language: Language) -> View:
    words = Words(
        nl="Klik is voor mensen van 16 jaar en ouder. Wat je invulde, is meteen gewist. "
        "Praat met iemand die je vertrouwt, of bel de Kindertelefoon: 0800-0432.",
        en="Klik is for people of 16 and older. What you filled in has been erased at once. "
        "Talk to somebody you trust, or call the Kindertelefoon: 0800-0432.",
    )
    return said(words, language)


def cancelled(language: Language) -> View:
    words = Words(
        nl="Goed. Er is niets geplaatst en wat je schreef is gewist.",
        en="All right. Nothing was posted, and what you wrote is erased.",
    )
    return said(words, language)


def no_request(language: Language) -> View:
    words = Words(nl="Je hebt geen aanvraag lopen.", en="You have no request going.")
    return with_parts(words, language, Buttons((start_button(language),)))


_STATES = {
    RequestState.DRAFT: Words(nl="nog niet geplaatst", en="not posted yet"),
    RequestState.PREVIEWED: Words(nl="nog niet geplaatst", en="not posted yet"),
    RequestState.OPEN: Words(nl="bij de coaches", en="with the coaches"),
    RequestState.GRANTED: Words(nl="gekoppeld aan een coach", en="matched with a coach"),
    RequestState.CLOSED: Words(nl="afgerond", en="completed"),
    RequestState.WITHDRAWN: Words(nl="ingetrokken", en="withdrawn"),
    RequestState.EXPIRED: Words(nl="verlopen", en="expired"),
}


def state_title(state: RequestState, language: Language) -> str:
    return _STATES[state].of(language)


def too_late(language: Language, *, reference: str, state: str) -> View:
    words = Words(
        nl="Dat kan niet meer: {reference} is {state}.",
        en="That is no longer possible: {reference} is {state}.",
    )
    return said(words, language, reference=reference, state=state_title(RequestState(state), language))


def withdraw_ask(language: Language, requests: list[Request]) -> View:
    """One button per request; the press itself asks once more where the platform can."""
    words = Words(
        nl="Wil je intrekken? De oproep verdwijnt meteen, en je woorden en contactgegevens worden gewist.",
        en="Do you want to withdraw? The post disappears at once, and your words and contact details are erased.",
    )
    return with_parts(
        words, language, Buttons(tuple(withdraw_button(request, language) for request in requests))
    )


def withdrawn(language: Language, reference: str) -> View:
    words = Words(
        nl="{reference} is ingetrokken. De oproep is weg en je gegevens zijn gewist.",
        en="{reference} has been withdrawn. The post is gone and your details are erased.",
    )
    return said(words, language, reference=reference)


def undeliverable(language: Language, reference: str) -> View:
    """The coach said yes and cannot be reached: the truth, and that nobody else got the details (F-025)."""
    words = Words(
        nl="Een coach zei ja op {reference}, maar mijn bericht met je gegevens komt daar niet aan. "
        "Ik heb de beheerder gevraagd te helpen. Niemand anders heeft je gegevens.",
        en="A coach said yes to {reference}, but my message with your details does not arrive there. "
        "I have asked the admin to help. Nobody else has your details.",
    )
    return said(words, language, reference=reference)


COACH_STOPPED = Words(
    nl="De coach van {reference} is gestopt en heeft je gegevens verwijderd, zonder te melden dat er contact was. "
    "Heb je niets gehoord, vraag dan opnieuw een coach.",
    en="The coach of {reference} has stopped and deleted your details, without saying that there was contact. "
    "If you heard nothing, ask for a coach again.",
)


def match_over(words: Words, language: Language, reference: str) -> View:
    """Nobody waits without a sign: the match has ended before the coach said to have made contact (R-012)."""
    return with_parts(words, language, Buttons((start_button(language),)), reference=reference)


def status_lines(language: Language, requests: list[Request]) -> tuple[tuple[str, str], ...]:
    return tuple((request.reference, state_title(request.state, language)) for request in requests)
