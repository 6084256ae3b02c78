"""The coach's forms: the profile that candidates will see, and the agreement (R-011)."""

from bot.matching import lists
from bot.messages.questions import TOPIC_OPTIONS, choice, choices, line
from bot.model import CoachProfile
from bot.views import Form, Note, Paragraph, TextKind, TickField
from bot.words import Language, Words

ACTION = "coach.join"
AGREE = Words(nl="Ik ga akkoord", en="I agree")


def coach_form(language: Language, *, profile: CoachProfile | None, capacity: int, statement: str) -> Form:
    """`statement` stands above the first question (R-003)."""
    known = profile or CoachProfile("", "", (), (), None, capacity)
    return Form(
        title=Words(nl="Je profiel als coach", en="Your coach profile").of(language),
        action=ACTION,
        submit=Words(nl="Opslaan", en="Save").of(language),
        cancel=Words(nl="Annuleren", en="Cancel").of(language),
        intro=(Note(statement),),
        fields=(
            line(ACTION, "coach_name", language, initial=known.name),
            line(ACTION, "coach_line", language, initial=known.line),
            choices(ACTION, "topics", TOPIC_OPTIONS, language, known.topics),
            choices(ACTION, "languages", lists.LANGUAGES[:2], language, known.languages),
            choice(ACTION, "region", lists.REGIONS, language, known.region),
            line(ACTION, "capacity", language, kind=TextKind.NUMBER, initial=str(known.capacity)),
        ),
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
