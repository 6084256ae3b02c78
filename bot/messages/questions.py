"""A question as the catalogue has it: its label, and the reason beside it (R-018, R-019)."""

from bot.matching.lists import Option
from bot.privacy import catalogue
from bot.topics import TOPICS
from bot.views import Choice, ChoiceField, TextField, TextKind
from bot.words import Language, Words

LOST = Words(
    nl="Wat je eerder typte, heb ik niet meer. Ik bewaar dat hoogstens een kwartier, alleen in mijn geheugen.",
    en="I no longer have what you typed earlier. I keep that for fifteen minutes at most, in memory only.",
)
TOPIC_OPTIONS = tuple(Option(topic.code, topic.title) for topic in TOPICS)


def line(
    form: str,
    name: str,
    language: Language,
    *,
    more: str = "",
    kind: TextKind = TextKind.LINE,
    required: bool = True,
    initial: str = "",
) -> TextField:
    """A question to type an answer to; `more` is what helps to fill it in, behind the reason."""
    label, hint = label_and_hint(form, name, language, more)
    return TextField(name, label, hint, kind, required, initial)


def choice(
    form: str, name: str, options: tuple[Option, ...], language: Language, initial: str | None
) -> ChoiceField:
    """One of a closed list, or none of it."""
    label, hint = label_and_hint(form, name, language)
    chosen = tuple(option.code for option in options if option.code == initial)
    return ChoiceField(name, label, hint, _choices(options, language), required=False, initial=chosen)


def choices(
    form: str,
    name: str,
    options: tuple[Option, ...],
    language: Language,
    initial: tuple[str, ...],
    *,
    more: str = "",
) -> ChoiceField:
    """One or more of a closed list."""
    label, hint = label_and_hint(form, name, language, more)
    known = tuple(code for code in initial if code in {option.code for option in options})
    return ChoiceField(name, label, hint, _choices(options, language), many=True, initial=known)


def label_and_hint(form: str, name: str, language: Language, more: str = "") -> tuple[str, str]:
    row = catalogue.asked(form, name)
    return row.label.of(language), f"{row.hint(language)} {more}".strip()


def known_by(language: Language) -> TextField:
    """How an admin names somebody without an account of this platform. An address finds them; it proves nothing (T2)."""
    return TextField(
        "request",
        Words(
            nl="Of: kenmerk van de aanvraag, of e-mailadres", en="Or: reference of the request, or e-mail"
        ).of(language),
        Words(
            nl="Zoals K-7F3KQ2, of het adres dat in een aanvraag is opgegeven.",
            en="Such as K-7F3KQ2, or the address that was given in a request.",
        ).of(language),
        required=False,
    )


def _choices(options: tuple[Option, ...], language: Language) -> tuple[Choice, ...]:
    return tuple(Choice(option.code, option.title.of(language)) for option in options)
