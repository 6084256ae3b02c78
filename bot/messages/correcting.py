"""Correcting and changing what was given: the two forms, which request, and what became of it (GDPR art. 16, R-086b, R-086c)."""

from bot.messages.details_form import detail_fields
from bot.messages.parts import said, with_parts
from bot.messages.request_form import contact_fields, word_fields
from bot.model import Contact, PublicFields, Request
from bot.views import Button, Buttons, Form, Note, Style, View
from bot.words import Language, Words

CORRECT, CHANGE = "data.correct", "data.change"
_SAVE, _CANCEL = Words(nl="Bewaar", en="Save"), Words(nl="Niet nu", en="Not now")


def correct_form(language: Language, *, about: str, contact: Contact) -> Form:
    """Name, address and number as they stand; nothing else is asked."""
    intro = Words(
        nl="Wat je hier verbetert, verbeter ik meteen in al je aanvragen. Wat er stond, is dan weg. Heeft een coach je "
        "gegevens, dan krijgt die de nieuwe en vraag ik om de oude te vervangen.",
        en="What you correct here, I correct in all your requests at once. What stood there is gone then. If a coach has "
        "your details, they get the new ones and I ask them to replace the old.",
    )
    return Form(
        title=Words(nl="Mijn gegevens verbeteren", en="Correct my data").of(language),
        action=CORRECT,
        submit=_SAVE.of(language),
        cancel=_CANCEL.of(language),
        fields=contact_fields(language, contact),
        about=about,
        intro=(Note(intro.of(language)),),
    )


def change_form(
    language: Language, *, about: str, public: PublicFields, contact: Contact, is_open: bool
) -> Form:
    """Words, topics and the optional step of one request, as they stand."""
    posted = Words(
        nl="Je oproep staat bij de coaches. Verander je de tekst, dan gaat zij er even af en lees je eerst het nieuwe "
        "voorbeeld. Andere keuzes verander ik er meteen in.",
        en="Your post is with the coaches. If you change the text, it comes down and you first read the new preview. "
        "Other choices I change in it at once.",
    )
    optional = Words(
        nl="Alleen de tekst en de onderwerpen zijn nodig; de rest is vrijwillig. Maak leeg wat weg mag.",
        en="Only the text and the topics are needed; the rest is optional. Empty what may go.",
    )
    notes = ((Note(posted.of(language)),) if is_open else ()) + (Note(optional.of(language)),)
    return Form(
        title=Words(nl="Mijn aanvraag wijzigen", en="Change my request").of(language),
        action=CHANGE,
        submit=_SAVE.of(language),
        cancel=_CANCEL.of(language),
        fields=(
            *word_fields(language, contact.motivation, public.topics),
            *detail_fields(language, public=public, contact=contact),
        ),
        about=about,
        intro=notes,
    )


def buttons(language: Language) -> Buttons:
    labels = (
        (CORRECT, Words(nl="Naam, e-mail of telefoon", en="Name, e-mail or phone")),
        (CHANGE, Words(nl="Wat ik vraag", en="What I ask")),
    )
    return Buttons(
        tuple(
            Button(label.of(language), action, style=Style.PRIMARY, opens_form=True)
            for action, label in labels
        )
    )


def offer(language: Language) -> View:
    """For who typed it: a form opens by a button."""
    words = Words(
        nl="Dat verbeter je zelf, meteen en overal waar het staat. Wat wil je verbeteren?",
        en="You can correct that yourself, at once and wherever it stands. What would you like to correct?",
    )
    after = Words(
        nl="Klopt er iets anders niet, typ dan /klik contact. Een mens helpt je, binnen vier weken.",
        en="If something else is wrong, type /klik contact. A person helps you, within four weeks.",
    )
    return with_parts(words, language, buttons(language), Note(after.of(language)))


def choose(language: Language, requests: list[Request]) -> View:
    words = Words(
        nl="Je hebt meer dan één aanvraag. Welke wil je wijzigen?",
        en="You have more than one request. Which one would you like to change?",
    )
    found = tuple(Button(request.reference, CHANGE, str(request.id), opens_form=True) for request in requests)
    return with_parts(words, language, Buttons(found))


def corrected(language: Language, *, coach: bool, preview: bool) -> View:
    """What was done, and what it means for others."""
    words = [_DONE, *((_COACH,) if coach else ()), *((_PREVIEW,) if preview else ())]
    text = " ".join(each.of(language) for each in words)
    return said(Words(nl="{text}", en="{text}"), language, text=text)


_DONE = Words(
    nl="Het staat er nu zoals je het schreef. Wat er stond, is weg.",
    en="It now stands as you wrote it. What stood there is gone.",
)
_COACH = Words(
    nl="Je coach heeft de nieuwe gegevens, en is gevraagd de oude te vervangen. Of dat gedaan is, lees je in je bericht "
    "over de aanvraag.",
    en="Your coach has the new details and is asked to replace the old ones. Whether that is done, you read in your "
    "message about the request.",
)
_PREVIEW = Words(
    nl="De tekst voor coaches verandert mee. Daarom is je oproep er even af: lees je nieuwe voorbeeld, en plaats het dan.",
    en="The text for coaches changes with it. That is why your post is down: read your new preview, and post it then.",
)
UNCHANGED = Words(
    nl="Er is niets veranderd: alles stond er al zo.", en="Nothing changed: it all stood like that."
)
MEANWHILE = Words(
    nl="Je gegevens zijn intussen veranderd, dus ik heb niets overschreven. Open het formulier nog eens.",
    en="Your data changed in the meantime, so I have overwritten nothing. Please open the form once more.",
)
NOTHING = Words(
    nl="Ik bewaar nu geen naam, adres of aanvraag van je om te verbeteren. Klopt er iets anders niet, typ dan /klik contact.",
    en="I hold no name, address or request of yours to correct now. If something else is wrong, type /klik contact.",
)
REPLACED = Words(
    nl="Dank je. De kandidaat ziet dat je de oude gegevens hebt vervangen.",
    en="Thank you. The candidate can see that you have replaced the old details.",
)
