"""The optional step: skipped by default, each field with its own reason, no box ticked beforehand (R-023, R-024)."""

from bot.matching import lists
from bot.messages.request_form import GIVE
from bot.model import Contact, PublicFields
from bot.privacy.consents import WORDING, Consent
from bot.views import Choice, ChoiceField, Form, Note, TextField, TickField
from bot.words import Language, Words


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
        choice(name, label, hint, options, language, given.get(name))
        for name, label, hint, options in CHOICES
    )
    lines = (
        TextField(name, label.of(language), hint.of(language), required=False, initial=given.get(name) or "")
        for name, label, hint in LINES
    )
    tick = TickField(
        "consent_special",
        WORDING[Consent.SPECIAL].of(language),
        Words(
            nl="Alleen nodig als je werkgever, dienstverband of inkomen invult.",
            en="Only needed when you fill in employer, employment or income.",
        ).of(language),
        GIVE.of(language),
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


def choice(
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


CHOICES = (
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
LINES = (
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
