"""The request as it is shown: to the candidate (preview, status), to the coaches (broadcast, nudge), and its tombstone."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.matching import lists
from bot.messages.parts import day, listed, moment, said, start_button, with_parts
from bot.model import CoachProfile, PublicFields, Request, RequestState
from bot.topics import TOPICS
from bot.views import Button, Buttons, Facts, Heading, Mark, Note, Paragraph, Part, Quote, Style, View
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
        (Words(nl="Opleiding", en="Education"), lists.EDUCATION, public.education),
        (Words(nl="Regio", en="Region"), lists.REGIONS, public.region),
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


@dataclass(frozen=True)
class Preview:
    """What the preview shows besides the request."""

    marks: tuple[Mark, ...] = ()
    removed: int = 0
    mentions_health: bool = False
    keeps_health: bool = False


def preview(request: Request, language: Language, seen: Preview) -> View:
    """Byte for byte what will be posted, with what was taken out shown in place; nothing goes out before *Post it*."""
    if request.state not in (RequestState.DRAFT, RequestState.PREVIEWED) or request.public is None:
        return _preview_done(request, language)
    title = Words(nl="Dit lezen de coaches straks", en="This is what coaches will read").of(language)
    notes = _preview_notes(language, seen)
    return View(
        Words(nl="Het voorbeeld van {reference} staat klaar.", en="The preview of {reference} is ready.").of(
            language, reference=request.reference
        ),
        (
            Heading(title),
            *what_coaches_read(request.public, language, seen.marks),
            *notes,
            _preview_buttons(language, str(request.id), seen),
        ),
    )


def _preview_notes(language: Language, seen: Preview) -> tuple[Part, ...]:
    notes: list[Words] = []
    if seen.removed:
        notes.append(
            Words(
                nl="Tussen [haken] staat wat ik eruit haalde. Zie je nog iets dat jou verraadt? Pas het aan.",
                en="What I took out stands in [brackets]. Do you still see something that gives you away? Change it.",
            )
        )
    else:
        notes.append(
            Words(
                nl="Ik vond niets dat ik eruit moest halen. Lees het zelf ook na.",
                en="I found nothing to take out. Please check it yourself as well.",
            )
        )
    if any(mark.unsure for mark in seen.marks):
        notes.append(
            Words(
                nl="Over de doorgestreepte woorden twijfel ik: kijk daar extra goed.",
                en="I am not sure about the struck-through words: look at those twice.",
            )
        )
    if seen.mentions_health and not seen.keeps_health:
        notes.append(
            Words(
                nl="Je schrijft over je gezondheid. Dat haal ik eruit, tenzij je kiest dat burn-out of stress mag blijven.",
                en="You write about your health. I take that out, unless you choose that burn-out or stress may stay.",
            )
        )
    return tuple(Note(words.of(language)) for words in notes)


def _preview_buttons(language: Language, value: str, seen: Preview) -> Buttons:
    buttons = [
        Button(Words(nl="Plaats het", en="Post it").of(language), "request.publish", value, Style.PRIMARY),
        Button(Words(nl="Pas het aan", en="Change it").of(language), "request.edit", value, opens_form=True),
        Button(
            Words(nl="Vertel meer", en="Tell more").of(language), "request.details", value, opens_form=True
        ),
    ]
    if seen.mentions_health and not seen.keeps_health:
        keep = Words(nl="Laat burn-out en stress staan", en="Keep burn-out and stress").of(language)
        buttons.append(Button(keep, "request.health", value))
    never = Words(nl="Laat maar", en="Never mind").of(language)
    return Buttons((*buttons, Button(never, "request.cancel", value, Style.DANGER)))


def _preview_done(request: Request, language: Language) -> View:
    if request.state is RequestState.WITHDRAWN:
        words = Words(
            nl="{reference} is ingetrokken. Je woorden en gegevens zijn gewist.",
            en="{reference} has been withdrawn. Your words and details are erased.",
        )
    else:
        words = Words(
            nl="{reference} staat bij de coaches, precies zoals je het hier las.",
            en="{reference} is with the coaches, exactly as you read it here.",
        )
    return said(words, language, reference=request.reference)


@dataclass(frozen=True)
class Match:
    """Who the coach is, and what they got."""

    coach: CoachProfile = field(repr=False)
    given: tuple[str, ...]
    contacted_at: datetime | None
    fell_away: bool = False


def status(
    request: Request, language: Language, *, coaches: int, nudge_at: datetime | None, match: Match | None
) -> View:
    """The candidate's one message that keeps itself true."""
    summary = Words(nl="Zo staat het met {reference}.", en="This is how {reference} is doing.").of(
        language, reference=request.reference
    )
    match request.state:
        case RequestState.OPEN:
            return View(summary, _waiting(request, language, coaches=coaches, nudge_at=nudge_at))
        case RequestState.GRANTED | RequestState.CLOSED if match and not match.fell_away:
            return View(summary, _matched(request, language, match))
        case RequestState.CLOSED if match and not match.contacted_at:
            return View(summary, _fell_away(request, language))
        case state:
            return View(summary, _ended(request, language, state))


def _waiting(
    request: Request, language: Language, *, coaches: int, nudge_at: datetime | None
) -> tuple[Part, ...]:
    title = Words(nl="{reference} staat bij de coaches", en="{reference} is with the coaches")
    rows = []
    if request.opened_at:
        rows.append((Words(nl="Geplaatst", en="Posted").of(language), moment(request.opened_at, language)))
    rows.append(
        (Words(nl="Coaches die het kunnen zien", en="Coaches who can see it").of(language), str(coaches))
    )
    if nudge_at:
        rows.append(
            (
                Words(nl="Daarna herinner ik hen", en="Then I remind them").of(language),
                moment(nudge_at, language),
            )
        )
    if request.expires_at:
        rows.append(
            (Words(nl="Blijft staan tot", en="Stays until").of(language), day(request.expires_at, language))
        )
    after = Words(
        nl="Zodra een coach ja zegt, lees je hier wie het is. Je hoeft niets te doen.",
        en="As soon as a coach says yes, you read here who it is. You do not have to do anything.",
    )
    return (
        Heading(title.of(language, reference=request.reference)),
        Facts(tuple(rows)),
        Paragraph(after.of(language)),
        Buttons((withdraw_button(request, language),)),
    )


def withdraw_button(request: Request, language: Language) -> Button:
    return Button(
        Words(nl="Trek {reference} in", en="Withdraw {reference}").of(language, reference=request.reference),
        "request.withdraw",
        str(request.id),
        Style.DANGER,
        confirm=Words(
            nl="De oproep verdwijnt meteen en je gegevens worden gewist. Doorgaan?",
            en="The post disappears at once and your details are erased. Go on?",
        ).of(language),
    )


GIVEN = {
    "name": Words(nl="naam", en="name"),
    "email": Words(nl="e-mailadres", en="e-mail address"),
    "phone": Words(nl="telefoonnummer", en="phone number"),
}


def _matched(request: Request, language: Language, match: Match) -> tuple[Part, ...]:
    given = listed([GIVEN[name].of(language) for name in match.given], language)
    rows = (
        (Words(nl="Coach", en="Coach").of(language), match.coach.name),
        (Words(nl="Over de coach", en="About the coach").of(language), match.coach.line),
        (Words(nl="Kreeg van jou", en="Got from you").of(language), given),
    )
    if match.contacted_at:
        after = Words(
            nl="De coach heeft op {when} contact gezocht. Niets gezien? Kijk ook in je spam.",
            en="The coach made contact on {when}. Seen nothing? Check your spam folder too.",
        ).of(language, when=day(match.contacted_at, language))
    else:
        after = Words(
            nl="De coach neemt binnen een paar werkdagen contact met je op. "
            "Hoor je niets, typ dan /klik contact; dan kijkt een mens mee.",
            en="The coach will get in touch within a few working days. "
            "If you hear nothing, type /klik contact and a person looks into it.",
        ).of(language)
    title = Words(nl="{reference}: je hebt een coach", en="{reference}: you have a coach")
    buttons = (
        (Buttons((withdraw_button(request, language),)),) if request.state is RequestState.GRANTED else ()
    )
    return (
        Heading(title.of(language, reference=request.reference)),
        Facts(rows),
        Paragraph(after),
        *buttons,
    )


def _fell_away(request: Request, language: Language) -> tuple[Part, ...]:
    words = Words(
        nl="De coach van {reference} kan toch niet helpen en heeft niets van je gekregen. "
        "Wil je het opnieuw vragen, dan is dat één druk op de knop.",
        en="The coach of {reference} cannot help after all, and got nothing from you. "
        "If you want to ask again, that is one press of the button.",
    )
    return (
        Paragraph(words.of(language, reference=request.reference)),
        Buttons((start_button(language),)),
    )


def _ended(request: Request, language: Language, state: RequestState) -> tuple[Part, ...]:
    words = {
        RequestState.EXPIRED: Words(
            nl="{reference} is verlopen: geen coach zei ja binnen de termijn. Dat ligt niet aan jou. "
            "Je kunt een nieuwe aanvraag doen.",
            en="{reference} has expired: no coach said yes in time. That is not about you. You can make a new request.",
        ),
        RequestState.CLOSED: Words(nl="{reference} is afgerond.", en="{reference} is completed."),
    }.get(
        state,
        Words(
            nl="{reference} is ingetrokken. De oproep is weg en je woorden en contactgegevens zijn gewist.",
            en="{reference} has been withdrawn. The post is gone, and your words and contact details are erased.",
        ),
    )
    return (
        Paragraph(words.of(language, reference=request.reference)),
        Buttons((start_button(language),)),
    )


def unclaimed(request: Request, language: Language) -> View:
    words = Words(
        nl="Er is nog geen coach voor {reference}. Ik heb de beheerder gevraagd mee te zoeken. "
        "De oproep blijft staan; je hoeft niets te doen.",
        en="There is no coach for {reference} yet. I have asked the admin to help look. "
        "The post stays; you do not have to do anything.",
    )
    return with_parts(
        words, language, Buttons((withdraw_button(request, language),)), reference=request.reference
    )
