"""The candidate's form: each field with the reason it is asked beside it (R-018, R-019)."""

from bot.matching.form import MOTIVATION_MAX, MOTIVATION_MIN
from bot.messages.questions import LOST, TOPIC_OPTIONS, choices, line
from bot.model import Contact
from bot.privacy.consents import WORDING, Consent
from bot.views import ChoiceField, Form, Note, Paragraph, TextField, TextKind, TickField
from bot.words import Language, Words

ACTION = "request.submit"
GIVE = Words(nl="Ja, daar geef ik toestemming voor", en="Yes, I consent to that")


def request_form(
    language: Language,
    *,
    about: str,
    contact: Contact | None = None,
    topics: tuple[str, ...] = (),
    forgotten: bool = False,
) -> Form:
    """The first step; `contact` holds what was typed before, `forgotten` says that something typed is gone."""
    typed = contact or Contact(name="", email=None, phone=None, motivation="")
    agreed = WORDING[Consent.AGREEMENT].of(language)
    return Form(
        title=Words(nl="Zoek een coach", en="Find a coach").of(language),
        action=ACTION,
        submit=Words(nl="Laat het voorbeeld zien", en="Show me the preview").of(language),
        cancel=Words(nl="Niet nu", en="Not now").of(language),
        about=about,
        intro=(*((Paragraph(LOST.of(language)),) if forgotten else ()), Note(agreed)),
        fields=(
            *word_fields(language, typed.motivation, topics),
            *contact_fields(language, typed),
            TickField(
                "consent_share",
                WORDING[Consent.SHARE].of(language),
                Words(
                    nl="Zonder deze toestemming kan ik je niet aan een coach koppelen. Intrekken kan altijd.",
                    en="Without this consent I cannot match you with a coach. You can withdraw it at any time.",
                ).of(language),
                GIVE.of(language),
            ),
        ),
    )


def word_fields(
    language: Language, motivation: str, topics: tuple[str, ...]
) -> tuple[TextField, ChoiceField]:
    return _motivation(language, motivation), _topics(language, topics)


def _motivation(language: Language, initial: str) -> TextField:
    room = Words(nl="{least} tot {most} tekens.", en="{least} to {most} characters.")
    more = room.of(language, least=MOTIVATION_MIN, most=MOTIVATION_MAX)
    return line(ACTION, "motivation", language, more=more, kind=TextKind.LONG, initial=initial)


def _topics(language: Language, initial: tuple[str, ...]) -> ChoiceField:
    more = Words(nl="Kies er een of meer.", en="Choose one or more.").of(language)
    return choices(ACTION, "topics", TOPIC_OPTIONS, language, initial, more=more)


def contact_fields(language: Language, typed: Contact) -> tuple[TextField, ...]:
    more = Words(nl="Vul e-mail of telefoon in, of allebei.", en="Fill in e-mail or phone, or both.").of(
        language
    )
    email, phone = typed.email or "", typed.phone or ""
    return (
        line(ACTION, "name", language, initial=typed.name),
        line(ACTION, "email", language, more=more, kind=TextKind.EMAIL, required=False, initial=email),
        line(ACTION, "phone", language, more=more, kind=TextKind.PHONE, required=False, initial=phone),
    )
