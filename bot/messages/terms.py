"""Another retention term than two years: the admin's form, what the person is told, and the list (R-081)."""

from bot.messages.authority import COMPLAIN
from bot.messages.desk import who_fields
from bot.messages.parts import full_day, with_parts
from bot.ports.retention import Because, OtherTerm
from bot.views import Button, Buttons, Choice, ChoiceField, Facts, Form, Note, Part, TextField, View
from bot.words import Language, Words

REASONS: dict[Because, Words] = {
    Because.CLAIM: Words(
        nl="ze zijn nodig bij een rechtsvordering (AVG art. 17 lid 3)",
        en="they are needed for a legal claim (GDPR art. 17(3))",
    ),
    Because.COMPLAINT: Words(
        nl="er wordt nog een klacht uitgezocht", en="a complaint is still being looked into"
    ),
    Because.DUTY: Words(
        nl="de wet verplicht ons daartoe (AVG art. 17 lid 3)", en="the law obliges us to (GDPR art. 17(3))"
    ),
}


def told(language: Language, term: OtherTerm) -> View:
    """Reason and date; nothing that says what it is about."""
    words = Words(
        nl="We bewaren je gegevens langer dan twee jaar, tot {until}: {reason}. Daarna verwijdert Klik ze vanzelf. Wil je "
        "ze eerder weg hebben, vraag het met /klik mijn-gegevens.",
        en="We keep your data for longer than two years, until {until}: {reason}. After that Klik erases them by itself. "
        "If you want them gone before, ask with /klik my-data.",
    )
    return with_parts(
        words,
        language,
        Note(COMPLAIN.of(language)),
        until=full_day(term.until, language),
        reason=REASONS[term.because].of(language),
    )


def form(language: Language) -> Form:
    person, request, *_ = who_fields(language)
    hint = Words(nl="De persoon krijgt deze zin te lezen.", en="The person gets this sentence to read.")
    choices = tuple(Choice(reason.value, words.of(language)) for reason, words in REASONS.items())
    reason = ChoiceField("reason", Words(nl="Waarom", en="Why").of(language), hint.of(language), choices)
    until = TextField(
        "until",
        Words(nl="Tot welke dag", en="Until which day").of(language),
        Words(
            nl="Zoals 28-11-2028. Na de gewone termijn, hoogstens twee jaar vooruit.",
            en="Such as 28-11-2028. After the standard term, at most two years ahead.",
        ).of(language),
    )
    return Form(
        Words(nl="Andere bewaartermijn", en="Another retention term").of(language),
        "term.set",
        Words(nl="Leg vast", en="Log it").of(language),
        Words(nl="Niet nu", en="Not now").of(language),
        (person, request, reason, until),
    )


def listed(language: Language, terms: list[OtherTerm]) -> tuple[Part, ...]:
    """For `/avg retention`: why and until when, and whether it arrived. Nobody is in it."""
    label = Words(nl="Andere termijn, tot {until}", en="Another term, until {until}")
    rows = tuple(
        (label.of(language, until=full_day(each.until, language)), _line(each, language))
        for each in terms[:10]
    )
    button = Button(
        Words(nl="Andere bewaartermijn", en="Another term").of(language), "term.set", opens_form=True
    )
    return (*((Facts(rows),) if rows else ()), Buttons((button,)))


def _line(term: OtherTerm, language: Language) -> str:
    is_told = (
        Words(nl="verteld", en="told") if term.told_at else Words(nl="nog niet verteld", en="not told yet")
    )
    return f"{REASONS[term.because].of(language)}; {is_told.of(language)}"
