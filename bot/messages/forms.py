"""The forms: each field with the reason it is asked beside it (R-018, R-019), and a sentence for each mistake."""

from bot.matching import lists
from bot.matching.form import MOTIVATION_MAX, MOTIVATION_MIN
from bot.model import CoachProfile, Contact, PublicFields
from bot.privacy.consents import WORDING, Consent
from bot.topics import TOPICS
from bot.views import Choice, ChoiceField, Form, Invalid, Note, Paragraph, TextField, TextKind, TickField
from bot.words import Language, Words

AGREE = Words(nl="Ik ga akkoord", en="I agree")


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
                Words(nl="Toestemming", en="Consent").of(language),
                Words(
                    nl="Zonder deze toestemming kan ik je niet aan een coach koppelen. Intrekken kan altijd.",
                    en="Without this consent I cannot match you with a coach. You can withdraw it at any time.",
                ).of(language),
                WORDING[Consent.SHARE].of(language),
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


def details_form(
    language: Language, *, about: str, public: PublicFields | None, contact: Contact | None
) -> Form:
    """The optional step: skipped by default, each field with its own reason, no box ticked beforehand (R-023)."""
    given: dict[str, str | None] = dict(contact.optional) if contact else {}
    if public:
        shown = ("education", "region", "age_band", "language", "setting")
        given |= {name: getattr(public, name) for name in shown}
    intro = Words(
        nl="Alles hier is vrijwillig. Sla over wat je niet wilt delen; je krijgt er geen andere coach door.",
        en="Everything here is optional. Skip what you would rather not share; it does not change who may help you.",
    )
    choices = (
        _choice(name, label, hint, options, language, given.get(name))
        for name, label, hint, options in _CHOICES
    )
    lines = (
        TextField(name, label.of(language), hint.of(language), required=False, initial=given.get(name) or "")
        for name, label, hint in _LINES
    )
    tick = TickField(
        "consent_special",
        Words(nl="Werk en inkomen", en="Work and income").of(language),
        Words(
            nl="Alleen nodig als je werkgever, dienstverband of inkomen invult.",
            en="Only needed when you fill in employer, employment or income.",
        ).of(language),
        WORDING[Consent.SPECIAL].of(language),
        required=False,
    )
    return Form(
        title=Words(nl="Meer vertellen", en="Tell a little more").of(language),
        action="request.details",
        submit=Words(nl="Laat het voorbeeld zien", en="Show me the preview").of(language),
        cancel=Words(nl="Overslaan", en="Skip").of(language),
        about=about,
        intro=(Note(intro.of(language)),),
        fields=(*choices, *lines, tick),
    )


def _choice(
    name: str,
    label: Words,
    hint: Words,
    options: tuple[lists.Option, ...],
    language: Language,
    initial: str | None,
) -> ChoiceField:
    return ChoiceField(
        name,
        label.of(language),
        hint.of(language),
        tuple(Choice(option.code, option.title.of(language)) for option in options),
        required=False,
        initial=(initial,) if initial in lists.codes(options) and initial else (),
    )


_CHOICES = (
    (
        "language",
        Words(nl="Taal van het gesprek", en="Language of the conversation"),
        Words(
            nl="Waarom: coaches zien in welke taal je praat.", en="Why: coaches see which language you speak."
        ),
        lists.LANGUAGES,
    ),
    (
        "setting",
        Words(nl="Online of op locatie", en="Online or in person"),
        Words(
            nl="Waarom: coaches zien of ze moeten reizen.", en="Why: coaches see whether they have to travel."
        ),
        lists.SETTINGS,
    ),
    (
        "region",
        Words(nl="Regio", en="Region"),
        Words(
            nl="Waarom: een coach in de buurt. Coaches zien alleen de provincie.",
            en="Why: a coach nearby. Coaches only see the province.",
        ),
        lists.REGIONS,
    ),
    (
        "education",
        Words(nl="Opleidingsniveau", en="Level of education"),
        Words(
            nl="Waarom: coaches met ervaring op dat niveau herkennen zich.",
            en="Why: coaches with experience at that level recognise themselves.",
        ),
        lists.EDUCATION,
    ),
    (
        "age_band",
        Words(nl="Leeftijd", en="Age"),
        Words(
            nl="Waarom: sommige coaches werken vooral met een leeftijdsgroep.",
            en="Why: some coaches mostly work with one age group.",
        ),
        lists.AGE_BANDS,
    ),
    (
        "gender",
        Words(nl="Geslacht", en="Gender"),
        Words(
            nl="Waarom: alleen als je dat zelf van belang vindt. Coaches zien het niet.",
            en="Why: only if it matters to you. Coaches do not see it.",
        ),
        lists.GENDERS,
    ),
    (
        "employment",
        Words(nl="Dienstverband", en="Employment"),
        Words(
            nl="Waarom: voor advies over je positie. Alleen met de toestemming hieronder.",
            en="Why: for advice on your position. Only with the consent below.",
        ),
        lists.EMPLOYMENT,
    ),
    (
        "income",
        Words(nl="Inkomen", en="Income"),
        Words(
            nl="Waarom: voor advies over een volgende stap. Alleen met de toestemming hieronder.",
            en="Why: for advice on a next step. Only with the consent below.",
        ),
        lists.INCOME,
    ),
)
_LINES = (
    (
        "job_title",
        Words(nl="Functie", en="Job title"),
        Words(
            nl="Waarom: om je vraag te begrijpen. Coaches zien je functie niet letterlijk.",
            en="Why: to understand your question. Coaches do not see your exact title.",
        ),
    ),
    (
        "employer",
        Words(nl="Werkgever", en="Employer"),
        Words(
            nl="Waarom: zodat ik de naam overal uit je tekst haal. Alleen met de toestemming hieronder.",
            en="Why: so that I take the name out of your text everywhere. Only with the consent below.",
        ),
    ),
    (
        "exclude",
        Words(nl="Liever niet deze mensen of organisaties", en="Rather not these people or organisations"),
        Words(
            nl="Waarom: deze namen haal ik ook uit je tekst. Scheid ze met een komma.",
            en="Why: I take these names out of your text as well. Separate them with commas.",
        ),
    ),
)


def coach_form(language: Language, *, profile: CoachProfile | None, capacity: int) -> Form:
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
            _choice(
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


_MISTAKES = {
    "too_short": Words(
        nl="Schrijf iets meer: dit zijn {n} tekens, en minstens {least} is nodig om iets te kunnen zeggen.",
        en="Please write a little more: this is {n} characters, and at least {least} are needed to say something.",
    ),
    "too_long": Words(
        nl="Dit zijn {n} tekens; er passen er {most}. Er is niets afgeknipt: kort het zelf in.",
        en="This is {n} characters; {most} fit. Nothing was cut: please shorten it yourself.",
    ),
    "line_too_long": Words(
        nl="Dit zijn {n} tekens; dat is te lang voor een regel.",
        en="This is {n} characters; too long for a line.",
    ),
    "choose_one": Words(
        nl="Kies minstens een van de mogelijkheden.", en="Choose at least one of the options."
    ),
    "name_needed": Words(nl="Vul je naam in.", en="Fill in your name."),
    "line_needed": Words(nl="Schrijf een regel over jezelf.", en="Write a line about yourself."),
    "not_an_email": Words(
        nl="Dit lijkt geen e-mailadres. Kijk of er een @ en een punt in staan.",
        en="This does not look like an e-mail address. Check for an @ and a dot.",
    ),
    "not_a_phone": Words(
        nl="Dit lijkt geen telefoonnummer. Begin met 0 of met + en je landcode.",
        en="This does not look like a phone number. Start with 0, or with + and your country code.",
    ),
    "email_or_phone": Words(
        nl="Vul je e-mailadres of je telefoonnummer in, anders kan de coach je niet bereiken.",
        en="Fill in your e-mail address or phone number, or the coach cannot reach you.",
    ),
    "tick_needed": Words(
        nl="Zet hier een vinkje als je akkoord bent. Zonder kan ik niet verder.",
        en="Tick this box if you agree. I cannot go on without it.",
    ),
    "tick_needed_special": Words(
        nl="Vink dit aan, of laat werkgever, dienstverband en inkomen leeg.",
        en="Tick this box, or leave employer, employment and income empty.",
    ),
    "capacity": Words(nl="Vul een getal in van 1 tot en met {n}.", en="Fill in a number from 1 to {n}."),
}


def mistakes(language: Language, codes: dict[str, str]) -> Invalid:
    """`{"motivation": "too_short:12"}` as sentences at the fields."""
    errors = {}
    for field, code in codes.items():
        name, _, number = code.partition(":")
        words = _MISTAKES.get(name, _MISTAKES["choose_one"])
        errors[field] = words.of(language, n=number, least=MOTIVATION_MIN, most=MOTIVATION_MAX)
    return Invalid(errors)
