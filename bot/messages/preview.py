"""The preview: byte for byte what will be posted, with what was taken out shown in place (R-008)."""

from dataclasses import dataclass

from bot.messages.broadcast import what_coaches_read
from bot.messages.parts import listed, said
from bot.model import Request, RequestState
from bot.views import Button, Buttons, Heading, Mark, Note, Part, Style, View
from bot.words import Language, Words


@dataclass(frozen=True)
class Preview:
    """What the preview shows besides the request."""

    marks: tuple[Mark, ...] = ()
    removed: int = 0
    mentions_health: bool = False
    may_keep_health: bool = False
    another_script: bool = False
    singled_out: bool = False
    keeps_health: bool = False
    special: tuple[str, ...] = ()
    keeps_special: bool = False
    broader: tuple[str, ...] = ()


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


HEALTH_TO_KEEP = Words(
    nl="Je schrijft over je gezondheid. Dat haal ik eruit, tenzij je kiest dat burn-out of stress mag blijven.",
    en="You write about your health. I take that out, unless you choose that burn-out or stress may stay.",
)
HEALTH = Words(
    nl="Je schrijft over je gezondheid. Een ziekte of een medicijn haal ik er altijd uit; je coach hoort het van jou.",
    en="You write about your health. An illness or a medicine always goes out; your coach hears it from you.",
)


SINGLED_OUT = Words(
    nl="Je schrijft dat je ergens de enige of de eerste bent. Wie je kent, kan je daaraan herkennen, ook zonder naam: "
    "schrijf het breder, of laat het weg.",
    en="You write that you are the only one or the first somewhere. Who knows you may recognise you by that, also "
    "without a name: write it more broadly, or leave it out.",
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
                nl="Doorgestreept: daar twijfel ik of het weg moest. Schrijf het anders als coaches het mogen lezen.",
                en="Struck through: I was not sure it had to go. Write it differently if coaches may read it.",
            )
        )
    if seen.singled_out:
        notes.append(SINGLED_OUT)
    if seen.another_script:
        notes.append(
            Words(
                nl="Ik lees alleen Nederlands en Engels. Wat in een ander schrift staat, laat ik weg: schrijf het in "
                "een van die talen, of vertel het straks zelf aan je coach.",
                en="I only read Dutch and English. I leave out what is in another script: write it in one of those, "
                "or tell your coach yourself later on.",
            )
        )
    if seen.mentions_health and not seen.keeps_health:
        notes.append(HEALTH_TO_KEEP if seen.may_keep_health else HEALTH)
    said = [words.of(language) for words in notes]
    lines = (*said, *_special(language, seen), *_small_cell(language, seen.broader))
    return tuple(Note(line) for line in lines)


_SPECIAL = {
    "faith": Words(nl="je geloof", en="your faith"),
    "union": Words(nl="je vakbond", en="your union"),
    "orientation": Words(nl="je geaardheid", en="your orientation"),
    "origin": Words(nl="je afkomst", en="your origin"),
}


def _special(language: Language, seen: Preview) -> tuple[str, ...]:
    """Article 9: taken out unless the candidate says that it may stay."""
    if not seen.special or seen.keeps_special:
        return ()
    words = Words(
        nl="Je schrijft over {what}. Dat haal ik eruit, tenzij je kiest dat het mag blijven staan.",
        en="You write about {what}. I take that out, unless you choose that it may stay.",
    )
    return (
        words.of(language, what=listed([_SPECIAL[name].of(language) for name in seen.special], language)),
    )


_CELL = {
    "function": Words(nl="soort werk", en="kind of work"),
    "region": Words(nl="regio", en="region"),
    "age_band": Words(nl="leeftijd", en="age"),
}


def _small_cell(language: Language, broader: tuple[str, ...]) -> tuple[str, ...]:
    """What coaches read broader than it was given, and why (small cells)."""
    if not broader:
        return ()
    words = Words(
        nl="Ruimer of weggelaten: {fields}. Te weinig andere aanvragen lijken daarop; zo blijf je onherkenbaar.",
        en="Broader or left out: {fields}. Too few other requests look like that; this way nobody recognises you.",
    )
    return (words.of(language, fields=listed([_CELL[name].of(language) for name in broader], language)),)


def _preview_buttons(language: Language, value: str, seen: Preview) -> Buttons:
    buttons = [
        Button(Words(nl="Plaats het", en="Post it").of(language), "request.publish", value, Style.PRIMARY),
        Button(Words(nl="Pas het aan", en="Change it").of(language), "request.edit", value, opens_form=True),
        Button(
            Words(nl="Vertel meer", en="Tell more").of(language), "request.details", value, opens_form=True
        ),
    ]
    more = Words(nl="Laat meer weg", en="Take out more").of(language)
    buttons.append(Button(more, "request.remove", value, opens_form=True))
    if seen.may_keep_health and not seen.keeps_health:
        keep = Words(nl="Laat burn-out en stress staan", en="Keep burn-out and stress").of(language)
        buttons.append(Button(keep, "request.health", value))
    if seen.special and not seen.keeps_special:
        stay = Words(nl="Laat dit persoonlijke staan", en="Keep what is private").of(language)
        buttons.append(Button(stay, "request.beliefs", value))
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
