"""The candidate's form: each field with the reason it is asked beside it (R-018, R-019)."""

from bot.matching.form import MOTIVATION_MAX, MOTIVATION_MIN
from bot.model import Contact
from bot.privacy.consents import WORDING, Consent
from bot.topics import TOPICS
from bot.views import Choice, ChoiceField, Form, Paragraph, TextField, TextKind, TickField
from bot.words import Language, Words

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
    lost = Words(
        nl="Wat je eerder typte, heb ik niet meer. Ik bewaar dat hoogstens een kwartier, alleen in mijn geheugen.",
        en="I no longer have what you typed earlier. I keep that for fifteen minutes at most, in memory only.",
    )
    return Form(
        title=Words(nl="Zoek een coach", en="Find a coach").of(language),
        action="request.submit",
        submit=Words(nl="Laat het voorbeeld zien", en="Show me the preview").of(language),
        cancel=Words(nl="Niet nu", en="Not now").of(language),
        about=about,
        intro=(Paragraph(lost.of(language)),) if forgotten else (),
        fields=(
            _motivation(language, typed.motivation),
            _topics(language, topics),
            *_contact_fields(language, typed),
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


def _motivation(language: Language, initial: str) -> TextField:
    return TextField(
        "motivation",
        Words(nl="Wat wil je bespreken?", en="What would you like to talk about?").of(language),
        Words(
            nl="Waarom: hieraan zien coaches of ze je kunnen helpen. {least} tot {most} tekens. "
            "Namen, bedrijven en plaatsen haal ik eruit; je ziet het voorbeeld voordat er iets geplaatst wordt.",
            en="Why: this tells coaches whether they can help you. {least} to {most} characters. "
            "I take out names, companies and places; you see the preview before anything is posted.",
        ).of(language, least=MOTIVATION_MIN, most=MOTIVATION_MAX),
        TextKind.LONG,
        initial=initial,
    )


def _topics(language: Language, initial: tuple[str, ...]) -> ChoiceField:
    return ChoiceField(
        "topics",
        Words(nl="Onderwerpen", en="Topics").of(language),
        Words(
            nl="Waarom: zo herkennen coaches hun vak. Kies er een of meer.",
            en="Why: so that coaches recognise their field. Choose one or more.",
        ).of(language),
        tuple(Choice(topic.code, topic.title.of(language)) for topic in TOPICS),
        many=True,
        initial=tuple(code for code in initial if code in {topic.code for topic in TOPICS}),
    )


def _contact_fields(language: Language, typed: Contact) -> tuple[TextField, ...]:
    only = Words(
        nl="Waarom: alleen de ene coach die ja zegt, krijgt dit. Vul e-mail of telefoon in, of allebei.",
        en="Why: only the one coach who says yes gets this. Fill in e-mail or phone, or both.",
    ).of(language)
    name_hint = Words(
        nl="Waarom: zodat de ene coach die ja zegt, weet wie er belt of mailt.",
        en="Why: so that the one coach who says yes knows whom to call or write.",
    ).of(language)
    name = Words(nl="Je naam", en="Your name").of(language)
    email = Words(nl="E-mailadres", en="E-mail address").of(language)
    phone = Words(nl="Telefoonnummer", en="Phone number").of(language)
    return (
        TextField("name", name, name_hint, initial=typed.name),
        TextField("email", email, only, TextKind.EMAIL, required=False, initial=typed.email or ""),
        TextField("phone", phone, only, TextKind.PHONE, required=False, initial=typed.phone or ""),
    )
