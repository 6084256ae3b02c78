"""The request as coaches read it: the shell, the card, its tombstone, the nudge. The preview draws the same content."""

from bot.matching import lists
from bot.messages.parts import listed, moment, said
from bot.model import PublicFields, Request, RequestState
from bot.topics import TOPICS
from bot.views import Button, Buttons, Facts, Heading, Mark, Note, Part, Quote, Style, View
from bot.words import Language, Words


def shell(language: Language, reference: str) -> View:
    """What stands in a conversation before the content does: nothing of anybody (faults 1.5)."""
    words = Words(nl="Er is iets nieuws over {reference}.", en="There is news about {reference}.")
    return said(words, language, reference=reference)


def facts(public: PublicFields, language: Language) -> tuple[tuple[str, str], ...]:
    """The allow-listed, generalised fields, as label and value."""
    titles = {topic.code: topic.title.of(language) for topic in TOPICS}
    rows = [
        (
            Words(nl="Onderwerpen", en="Topics"),
            listed([titles.get(code, code) for code in public.topics], language),
        ),
    ]
    for label, options, code in (
        (Words(nl="Soort werk", en="Kind of work"), lists.FUNCTIONS, public.function),
        (Words(nl="Opleiding", en="Education"), lists.EDUCATION, public.education),
        (Words(nl="Regio", en="Region"), lists.REGIONS + lists.PARTS, public.region),
        (Words(nl="Leeftijd", en="Age"), lists.AGE_BANDS, public.age_band),
        (Words(nl="Taal", en="Language"), lists.LANGUAGES, public.language),
        (Words(nl="Waar", en="Where"), lists.SETTINGS, public.setting),
    ):
        if code:
            rows.append((label, lists.title(options, code, language)))
    return tuple((label.of(language), value) for label, value in rows)


def what_coaches_read(
    public: PublicFields, language: Language, marks: tuple[Mark, ...] = ()
) -> tuple[Part, ...]:
    """The one drawing of a request's content: the preview and the broadcast both use it."""
    return (Facts(facts(public, language)), Quote(public.motivation, marks))


def broadcast(request: Request, language: Language) -> View:
    """The card in the coaches' channel. Buttons carry the request's random id, nothing else."""
    if request.state is not RequestState.OPEN or request.public is None or request.opened_at is None:
        return tombstone(request, language)
    title = Words(nl="Aanvraag {reference}", en="Request {reference}").of(
        language, reference=request.reference
    )
    since = Words(
        nl="Sinds {since}. De eerste coach die ja zegt, krijgt de contactgegevens.",
        en="Since {since}. The first coach who says yes gets the contact details.",
    )
    help_label = Words(nl="Ik help graag", en="I'd like to help").of(language)
    pass_label = Words(nl="Niet voor mij", en="Not for me").of(language)
    return View(
        Words(nl="Nieuwe aanvraag {reference}", en="New request {reference}").of(
            language, reference=request.reference
        ),
        (
            Heading(title),
            *what_coaches_read(request.public, language),
            Note(since.of(language, since=moment(request.opened_at, language))),
            Buttons(
                (
                    Button(help_label, "request.accept", str(request.id), Style.PRIMARY),
                    Button(pass_label, "request.pass", str(request.id)),
                )
            ),
        ),
    )


_TOMBSTONES = {
    RequestState.GRANTED: Words(
        nl="{reference} heeft een coach gevonden.", en="{reference} has found a coach."
    ),
    RequestState.CLOSED: Words(
        nl="{reference} heeft een coach gevonden.", en="{reference} has found a coach."
    ),
    RequestState.EXPIRED: Words(nl="{reference} is verlopen.", en="{reference} has expired."),
}


def tombstone(request: Request, language: Language) -> View:
    """What is left of a broadcast: that there was a request, and nothing of it."""
    gone = Words(nl="{reference} is niet meer beschikbaar.", en="{reference} is no longer available.")
    return said(_TOMBSTONES.get(request.state, gone), language, reference=request.reference)


def nudge(reference: str, language: Language) -> View:
    words = Words(
        nl="{reference} wacht nog op een coach. Kijk je even of het iets voor jou is?",
        en="{reference} is still waiting for a coach. Would you see whether it is for you?",
    )
    return said(words, language, reference=reference)
