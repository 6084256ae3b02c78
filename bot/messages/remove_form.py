"""Having more taken out of the preview: words to choose, room to type, and a way back."""

from bot.matching.removing import words_of
from bot.messages.questions import label_and_hint, line
from bot.views import Choice, ChoiceField, Field, Form, Note, Quote, TickField
from bot.words import Language, Words

ACTION = "request.remove"


def remove_form(language: Language, *, about: str, motivation: str, has_removed: bool) -> Form:
    """`motivation` as coaches would read it now. A choice's value is a place in it, never the word itself."""
    intro = Words(
        nl="Dit lezen coaches nu. Wat je hieronder kiest of typt, gaat er ook uit. Daarna zie je het voorbeeld opnieuw.",
        en="This is what coaches read now. What you choose or type below goes out too. Then you see the preview again.",
    )
    return Form(
        title=Words(nl="Laat meer weg", en="Take out more").of(language),
        action=ACTION,
        submit=Words(nl="Laat het voorbeeld zien", en="Show me the preview").of(language),
        cancel=Words(nl="Sluiten", en="Close").of(language),
        about=about,
        intro=(Note(intro.of(language)), Quote(motivation)),
        fields=(*_words(language, motivation), _typed(language), *(_undo(language) if has_removed else ())),
    )


def _words(language: Language, motivation: str) -> tuple[Field, ...]:
    label, hint = label_and_hint(ACTION, "removed_words", language)
    options = tuple(Choice(str(place), word) for place, word in enumerate(words_of(motivation)))
    if not options:
        return ()
    return (ChoiceField("removed_words", label, hint, options, many=True, required=False),)


def _typed(language: Language) -> Field:
    separate = Words(nl="Scheid ze met een komma.", en="Separate them with commas.").of(language)
    return line(ACTION, "removed", language, more=separate, required=False)


def _undo(language: Language) -> tuple[Field, ...]:
    return (
        TickField(
            "removed_undo",
            Words(nl="Wat je eerder liet weglaten", en="What you had taken out before").of(language),
            Words(
                nl="Namen en nummers die ik zelf weghaal, komen nooit terug.",
                en="Names and numbers that I take out myself never come back.",
            ).of(language),
            Words(nl="Zet het terug", en="Put it back").of(language),
            required=False,
        ),
    )
