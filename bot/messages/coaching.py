"""What a coach reads about being a coach: profile, agreement, pause, matches."""

from datetime import datetime

from bot.messages.parts import day, said, with_parts
from bot.model import Coach, CoachState
from bot.views import Button, Buttons, Facts, Heading, Paragraph, Part, Style, View
from bot.words import Language, Words

STATES = {
    CoachState.APPLIED: Words(nl="wacht op de beheerder", en="waiting for the admin"),
    CoachState.CONFIRMED: Words(nl="bevestigd", en="confirmed"),
    CoachState.SUSPENDED: Words(nl="geschorst", en="suspended"),
}


def waiting(language: Language) -> View:
    words = Words(
        nl="Dank je. Je profiel en de overeenkomst zijn binnen; een beheerder bevestigt je aanmelding. "
        "Je hoort het hier.",
        en="Thank you. Your profile and the agreement are in; an admin confirms your application. "
        "You will hear it here.",
    )
    return said(words, language)


def became(language: Language, state: CoachState, *, seated: bool) -> View:
    """The admin decided."""
    if state is CoachState.SUSPENDED:
        words = Words(
            nl="Je bent geschorst als coach: je kunt geen aanvragen aannemen. Typ /klik contact om te vragen waarom.",
            en="You are suspended as a coach: you cannot accept requests. Type /klik contact to ask why.",
        )
    elif seated:
        words = Words(
            nl="Je bent bevestigd als coach. Nieuwe aanvragen lees je in het kanaal van de coaches.",
            en="You are confirmed as a coach. You read new requests in the coaches' channel.",
        )
    else:
        words = Words(
            nl="Je bent bevestigd als coach. Vraag de beheerder je toe te voegen aan het kanaal van de coaches.",
            en="You are confirmed as a coach. Ask the admin to add you to the coaches' channel.",
        )
    return said(words, language)


def overview(language: Language, coach: Coach, *, open_matches: int, seated: bool, now: datetime) -> View:
    """Your profile, how things stand, and what you can change."""
    title = Words(nl="Jij als coach", en="You as a coach").of(language)
    rows = [
        (Words(nl="Naam", en="Name"), coach.profile.name),
        (Words(nl="Over jou", en="About you"), coach.profile.line),
        (Words(nl="Aanmelding", en="Application"), STATES[coach.state].of(language)),
        (Words(nl="Matches", en="Matches"), f"{open_matches} / {coach.profile.capacity}"),
        (Words(nl="In het kanaal", en="In the channel"), (_YES if seated else _NO).of(language)),
    ]
    paused = coach.paused_until is not None and coach.paused_until > now
    if coach.paused_until and paused:
        rows.append((Words(nl="Pauze tot", en="Paused until"), day(coach.paused_until, language)))
    return View(
        title,
        (
            Heading(title),
            Facts(tuple((label.of(language), value) for label, value in rows)),
            Buttons(_overview_buttons(language, paused=paused)),
        ),
    )


_YES = Words(nl="ja", en="yes")
_NO = Words(nl="nee", en="no")


def _overview_buttons(language: Language, *, paused: bool) -> tuple[Button, ...]:
    change = Button(
        Words(nl="Wijzig profiel", en="Change profile").of(language), "coach.join", opens_form=True
    )
    if paused:
        again = Words(nl="Weer meedoen", en="Take part again").of(language)
        return (change, Button(again, "coach.pause", "0", Style.PRIMARY))
    label = Words(nl="Pauze: {days} dagen", en="Pause: {days} days")
    pauses = (Button(label.of(language, days=days), "coach.pause", str(days)) for days in (7, 14, 30))
    return (change, *pauses)


def paused(language: Language, until: datetime) -> View:
    words = Words(
        nl="Je staat op pauze tot {until}. Je lopende matches gaan door.",
        en="You are paused until {until}. Your open matches go on.",
    )
    return said(words, language, until=day(until, language))


def pause_ended(language: Language) -> View:
    return said(Words(nl="Je doet weer mee.", en="You are taking part again."), language)


def matches(language: Language, rows: list[tuple[str, datetime]]) -> View:
    """The open matches by reference: the details stand in each match's own message."""
    if not rows:
        return said(Words(nl="Je hebt geen lopende matches.", en="You have no open matches."), language)
    title = Words(nl="Je lopende matches", en="Your open matches").of(language)
    since = Words(nl="sinds {day}", en="since {day}")
    parts: tuple[Part, ...] = (
        Facts(tuple((reference, since.of(language, day=day(at, language))) for reference, at in rows)),
        Paragraph(
            Words(
                nl="De gegevens staan in het bericht van die match.",
                en="The details are in the message of that match.",
            ).of(language)
        ),
    )
    return View(title, (Heading(title), *parts))


def no_profile(language: Language) -> View:
    words = Words(nl="Je bent hier nog geen coach.", en="You are not a coach here yet.")
    join = Button(Words(nl="Word coach", en="Become a coach").of(language), "coach.join", opens_form=True)
    return with_parts(words, language, Buttons((join,)))
