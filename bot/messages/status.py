"""The candidate's one message that keeps itself true: waiting, matched, ended; and what follows when nobody comes."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.messages.parts import day, listed, moment, start_button, with_parts
from bot.model import CoachProfile, Request, RequestState
from bot.ports.duties import Because, Duty
from bot.views import Button, Buttons, Facts, Heading, Note, Paragraph, Part, Style, View
from bot.words import Language, Words


@dataclass(frozen=True)
class Match:
    """Who the coach is, and what they got."""

    coach: CoachProfile = field(repr=False)
    given: tuple[str, ...]
    contacted_at: datetime | None
    fell_away: bool = False
    duty: Duty | None = None


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
        case RequestState.GRANTED if match and not match.fell_away:
            return View(summary, _matched(request, language, match))
        case RequestState.CLOSED if match and not match.fell_away:
            return View(summary, _completed(request, language, match))
        case RequestState.CLOSED if match and not match.contacted_at:
            return View(summary, _fell_away(request, language))
        case RequestState.DRAFT | RequestState.PREVIEWED:
            return View(summary, _paused(request, language))
        case state:
            return View(summary, (*_ended(request, language, state), *_copies(language, match)))


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
        (Words(nl="Krijgt van jou", en="Gets from you").of(language), given),
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
    return (
        Heading(title.of(language, reference=request.reference)),
        Facts(rows),
        Paragraph(after),
        *_copies(language, match),
        Buttons((withdraw_button(request, language),)),
    )


def _completed(request: Request, language: Language, match: Match) -> tuple[Part, ...]:
    """The coach has no copies left. Who never said to have made contact is not said to be about to."""
    title = Words(nl="{reference} is afgerond", en="{reference} is completed")
    if match.contacted_at:
        after = Words(
            nl="{coach} heeft op {when} contact gezocht, en heeft nu geen kopieën meer van je gegevens.",
            en="{coach} made contact on {when}, and has no copies of your details any more.",
        ).of(language, coach=match.coach.name, when=day(match.contacted_at, language))
    else:
        after = Words(
            nl="{coach} heeft je gegevens verwijderd, zonder te melden dat er contact was. "
            "Heb je niets gehoord, vraag dan opnieuw een coach, of typ /klik contact.",
            en="{coach} has deleted your details, without saying that there was contact. "
            "If you heard nothing, ask for a coach again, or type /klik contact.",
        ).of(language, coach=match.coach.name)
    return (
        Heading(title.of(language, reference=request.reference)),
        Paragraph(after),
        *_copies(language, match),
        Buttons((start_button(language),)),
    )


def _copies(language: Language, match: Match | None) -> tuple[Part, ...]:
    """What the coach was asked to do with own copies, and whether it is done (R-012, art. 19)."""
    duty = match.duty if match else None
    if duty is None:
        return ()
    words = _COPIES[duty.why is Because.RECTIFIED, duty.confirmed_at is None]
    return (Note(words.of(language, when=day(duty.confirmed_at or duty.since, language))),)


# By what was asked (to replace, else to delete), and whether it is still to be done.
_COPIES = {
    (True, True): Words(
        nl="Je coach is op {when} gevraagd de oude gegevens te vervangen, en wordt eraan herinnerd.",
        en="On {when} your coach was asked to replace the old details, and is reminded of it.",
    ),
    (True, False): Words(
        nl="Je coach liet op {when} weten dat de oude gegevens vervangen zijn.",
        en="On {when} your coach said that the old details have been replaced.",
    ),
    (False, True): Words(
        nl="De coach is op {when} gevraagd eigen kopieën te verwijderen, en wordt eraan herinnerd.",
        en="On {when} the coach was asked to delete own copies, and is reminded of it.",
    ),
    (False, False): Words(
        nl="Op {when} is bevestigd dat de coach geen kopieën meer heeft.",
        en="On {when} it was confirmed that the coach has no copies any more.",
    ),
}


def _paused(request: Request, language: Language) -> tuple[Part, ...]:
    words = Words(
        nl="{reference} staat nu niet bij de coaches. Plaatsen kan vanaf je voorbeeld, in dit gesprek.",
        en="{reference} is not with the coaches now. You can post it from your preview, in this conversation.",
    )
    button = withdraw_button(request, language)
    return (Paragraph(words.of(language, reference=request.reference)), Buttons((button,)))


FELL_AWAY = Words(
    nl="De coach van {reference} kan toch niet helpen en heeft niets van je gekregen. "
    "Wil je het opnieuw vragen, dan is dat één druk op de knop.",
    en="The coach of {reference} cannot help after all, and got nothing from you. "
    "If you want to ask again, that is one press of the button.",
)


def _fell_away(request: Request, language: Language) -> tuple[Part, ...]:
    return (
        Paragraph(FELL_AWAY.of(language, reference=request.reference)),
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


NEWS: dict[RequestState, Words] = {
    RequestState.GRANTED: Words(
        nl="Er is een coach voor {reference}. Wie het is en wat er nu gebeurt, staat in mijn bericht hierboven.",
        en="There is a coach for {reference}. Who it is and what happens now is in my message above.",
    ),
    RequestState.EXPIRED: Words(
        nl="Voor {reference} zei geen coach op tijd ja. Wat je nu kunt doen, staat in mijn bericht hierboven.",
        en="No coach said yes to {reference} in time. What you can do now is in my message above.",
    ),
}


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
