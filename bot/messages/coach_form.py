"""The coach's forms: the profile that candidates will see, and the agreement (R-011)."""

from bot.matching import lists
from bot.messages.details_form import choice
from bot.model import CoachProfile
from bot.topics import TOPICS
from bot.views import Choice, ChoiceField, Form, Note, Paragraph, TextField, TextKind, TickField
from bot.words import Language, Words

AGREE = Words(nl="Ik ga akkoord", en="I agree")


def coach_form(language: Language, *, profile: CoachProfile | None, capacity: int, statement: str) -> Form:
    """`statement` stands above the first question (R-003)."""
    known = profile or CoachProfile("", "", (), (), None, capacity)
    spoken = tuple(Choice(option.code, option.title.of(language)) for option in lists.LANGUAGES[:2])
    seen = Words(
        nl="Waarom: dit leest de kandidaat met wie je een match hebt.",
        en="Why: the candidate you are matched with reads this.",
    ).of(language)
    match_hint = Words(
        nl="Waarom: zo weet het netwerk wie wat kan.", en="Why: so that the network knows who can do what."
    ).of(language)
    return Form(
        title=Words(nl="Je profiel als coach", en="Your coach profile").of(language),
        action="coach.join",
        submit=Words(nl="Opslaan", en="Save").of(language),
        cancel=Words(nl="Annuleren", en="Cancel").of(language),
        intro=(Note(statement),),
        fields=(
            TextField(
                "coach_name", Words(nl="Je naam", en="Your name").of(language), seen, initial=known.name
            ),
            TextField(
                "coach_line",
                Words(nl="Een regel over jezelf", en="A line about yourself").of(language),
                seen,
                initial=known.line,
            ),
            _coach_topics(language, match_hint, known.topics),
            ChoiceField(
                "languages",
                Words(nl="Talen", en="Languages").of(language),
                match_hint,
                spoken,
                many=True,
                initial=known.languages,
            ),
            choice(
                "region", _REGION, Words(nl=match_hint, en=match_hint), lists.REGIONS, language, known.region
            ),
            TextField(
                "capacity",
                Words(nl="Hoeveel matches tegelijk", en="How many matches at a time").of(language),
                Words(
                    nl="Waarom: is dit aantal bereikt, dan kun je even niets aannemen.",
                    en="Why: once you have this many, you cannot accept another for a while.",
                ).of(language),
                TextKind.NUMBER,
                initial=str(known.capacity),
            ),
        ),
    )


_REGION = Words(nl="Regio", en="Region")


def _coach_topics(language: Language, hint: str, initial: tuple[str, ...]) -> ChoiceField:
    return ChoiceField(
        "topics",
        Words(nl="Onderwerpen", en="Topics").of(language),
        hint,
        tuple(Choice(topic.code, topic.title.of(language)) for topic in TOPICS),
        many=True,
        initial=initial,
    )


AGREEMENT = (
    Words(
        nl="Je gebruikt de contactgegevens van een kandidaat alleen om deze kandidaat te begeleiden.",
        en="You use a candidate's contact details only to help this candidate.",
    ),
    Words(
        nl="Je houdt geheim wat je van een kandidaat weet, ook na afloop.",
        en="You keep what you know of a candidate secret, also afterwards.",
    ),
    Words(
        nl="Je verwijdert alle gegevens zodra ze niet meer nodig zijn, of als de kandidaat dat vraagt.",
        en="You delete all data as soon as they are no longer needed, or when the candidate asks.",
    ),
)


def agreement_form(language: Language, *, version: int) -> Form:
    title = Words(nl="Overeenkomst", en="Agreement").of(language)
    intro = Words(
        nl="Overeenkomst voor coaches, versie {version}.", en="Agreement for coaches, version {version}."
    ).of(language, version=version)
    return Form(
        title=title,
        action="coach.agree",
        submit=AGREE.of(language),
        cancel=Words(nl="Niet nu", en="Not now").of(language),
        intro=(Paragraph(intro), *(Paragraph(f"• {line.of(language)}") for line in AGREEMENT)),
        fields=(
            TickField(
                "agree",
                title,
                Words(
                    nl="Zonder overeenkomst kun je geen aanvraag aannemen.",
                    en="Without the agreement you cannot accept a request.",
                ).of(language),
                AGREE.of(language),
            ),
        ),
    )
