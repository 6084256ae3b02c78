"""What a candidate is asked: the statement's categories with their question, and the ones Klik adds (R-036 to R-053)."""

from bot.privacy.catalogue.rows import Asked, Category, Ground, Recipient, Shown
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words

REQUEST, DETAILS = "request.submit", "request.details"
_TO_COACH = (Recipient.COACH, Recipient.CHAT)
_TO_ALL = (Recipient.COACHES, Recipient.COACH, Recipient.CHAT)
_ONE_COACH = Words(
    nl="alleen de ene coach die ja zegt, krijgt dit.", en="only the one coach who says yes gets this."
)


def _asked(
    code: str,
    label: Words,
    why: Words,
    requirement: str,
    data_class: DataClass,
    asked: Asked,
    shown: Shown,
    *,
    item: str | None = None,
    ground: Ground = Ground.SERVICE,
    recipients: tuple[Recipient, ...] = (Recipient.CHAT,),
) -> Category:
    """A question to the candidate: its field has the name of its category."""
    form = REQUEST if asked is Asked.REQUIRED else DETAILS
    return Category(
        code,
        label,
        why,
        requirement,
        Purpose.MEDIATION,
        ground,
        Term.REQUEST,
        data_class,
        asked,
        shown,
        recipients,
        item,
        form,
        code,
    )


def _chosen(
    code: str,
    label: Words,
    why: Words,
    requirement: str,
    *,
    item: str | None = None,
    shown: Shown = Shown.AS_CHOSEN,
) -> Category:
    """From a closed list, in the optional step, shown to coaches."""
    return _asked(
        code,
        label,
        why,
        requirement,
        DataClass.PERSON,
        Asked.OPTIONAL,
        shown,
        item=item,
        ground=Ground.CONSENT,
        recipients=_TO_ALL,
    )


def _special(code: str, label: Words, why: Words, requirement: str, shown: Shown = Shown.NEVER) -> Category:
    """Income, employment, employer: their own consent, beside the agreement (R-049, T4)."""
    return _asked(
        code,
        label,
        why,
        requirement,
        DataClass.SENSITIVE,
        Asked.CONSENTED,
        shown,
        item="inkomensgegevens, dienstverband en werkgever",
        ground=Ground.CONSENT,
    )


GIVEN: tuple[Category, ...] = (
    _asked(
        "motivation",
        Words(nl="Wat wil je bespreken?", en="What would you like to talk about?"),
        Words(
            nl="hieraan zien coaches of ze je kunnen helpen. Namen, bedrijven en plaatsen haal ik eruit; "
            "je ziet het voorbeeld voordat er iets geplaatst wordt.",
            en="this tells coaches whether they can help you. I take out names, companies and places; "
            "you see the preview before anything is posted.",
        ),
        "R-041",
        DataClass.SENSITIVE,
        Asked.REQUIRED,
        Shown.ANONYMISED,
        item="informatie die je zelf invult in een open veld",
        recipients=_TO_ALL,
    ),
    _asked(
        "topics",
        Words(nl="Onderwerpen", en="Topics"),
        Words(nl="zo herkennen coaches hun vak.", en="so that coaches recognise their field."),
        "R-044",
        DataClass.PERSON,
        Asked.REQUIRED,
        Shown.AS_CHOSEN,
        item="onderwerpen die je wilt bespreken",
        recipients=_TO_ALL,
    ),
    _asked(
        "name",
        Words(nl="Je naam", en="Your name"),
        Words(
            nl="zodat de ene coach die ja zegt, weet wie er belt of mailt.",
            en="so that the one coach who says yes knows whom to call or write.",
        ),
        "R-043",
        DataClass.CONTACT,
        Asked.REQUIRED,
        Shown.TAKEN_OUT,
        item="NAW-gegevens",
        recipients=_TO_COACH,
    ),
    _asked(
        "email",
        Words(nl="E-mailadres", en="E-mail address"),
        _ONE_COACH,
        "R-036",
        DataClass.CONTACT,
        Asked.REQUIRED,
        Shown.TAKEN_OUT,
        item="e-mailadres",
        recipients=_TO_COACH,
    ),
    _asked(
        "phone",
        Words(nl="Telefoonnummer", en="Phone number"),
        _ONE_COACH,
        "R-046",
        DataClass.CONTACT,
        Asked.REQUIRED,
        Shown.TAKEN_OUT,
        item="telefoonnummer",
        recipients=_TO_COACH,
    ),
    _chosen(
        "language",
        Words(nl="Taal van het gesprek", en="Language of the conversation"),
        Words(nl="coaches zien in welke taal je praat.", en="coaches see which language you speak."),
        "R-023",
    ),
    _chosen(
        "setting",
        Words(nl="Online of op locatie", en="Online or in person"),
        Words(nl="coaches zien of ze moeten reizen.", en="coaches see whether they have to travel."),
        "R-023",
    ),
    _chosen(
        "region",
        Words(nl="Regio", en="Region"),
        Words(
            nl="een coach in de buurt. Coaches zien hoogstens de provincie.",
            en="a coach nearby. Coaches see the province at most.",
        ),
        "R-043",
        shown=Shown.BROADER,
    ),
    _chosen(
        "education",
        Words(nl="Opleidingsniveau", en="Level of education"),
        Words(
            nl="coaches met ervaring op dat niveau herkennen zich.",
            en="coaches with experience at that level recognise themselves.",
        ),
        "R-045",
        item="opleidingsniveau",
    ),
    _chosen(
        "age_band",
        Words(nl="Leeftijd", en="Age"),
        Words(
            nl="sommige coaches werken vooral met een leeftijdsgroep.",
            en="some coaches mostly work with one age group.",
        ),
        "R-042",
        item="leeftijd",
        shown=Shown.BROADER,
    ),
    _asked(
        "gender",
        Words(nl="Geslacht", en="Gender"),
        Words(
            nl="alleen als je dat zelf van belang vindt. Coaches zien het niet.",
            en="only if it matters to you. Coaches do not see it.",
        ),
        "R-040",
        DataClass.SENSITIVE,
        Asked.OPTIONAL,
        Shown.NEVER,
        item="geslacht",
        ground=Ground.CONSENT,
    ),
    _special(
        "employment",
        Words(nl="Dienstverband", en="Employment"),
        Words(
            nl="voor advies over je positie. Alleen met de toestemming hieronder.",
            en="for advice on your position. Only with the consent below.",
        ),
        "R-052",
    ),
    _special(
        "income",
        Words(nl="Inkomen", en="Income"),
        Words(
            nl="voor advies over een volgende stap. Alleen met de toestemming hieronder.",
            en="for advice on a next step. Only with the consent below.",
        ),
        "R-051",
    ),
    _asked(
        "job_title",
        Words(nl="Functie", en="Job title"),
        Words(
            nl="om je vraag te begrijpen. Coaches zien hoogstens het soort werk, niet je functie.",
            en="to understand your question. Coaches see the kind of work at most, not your title.",
        ),
        "R-037",
        DataClass.PERSON,
        Asked.OPTIONAL,
        Shown.BROADER,
        item="functie",
        ground=Ground.CONSENT,
    ),
    _special(
        "employer",
        Words(nl="Werkgever", en="Employer"),
        Words(
            nl="zodat ik de naam overal uit je tekst haal. Alleen met de toestemming hieronder.",
            en="so that I take the name out of your text everywhere. Only with the consent below.",
        ),
        "R-053",
        Shown.TAKEN_OUT,
    ),
    _asked(
        "exclude",
        Words(nl="Liever niet deze mensen of organisaties", en="Rather not these people or organisations"),
        Words(nl="deze namen haal ik ook uit je tekst.", en="I take these names out of your text as well."),
        "R-041",
        DataClass.PERSON,
        Asked.OPTIONAL,
        Shown.TAKEN_OUT,
        ground=Ground.CONSENT,
    ),
    _asked(
        "cv",
        Words(nl="Cv", en="CV"),
        Words(
            nl="de ene coach die ja zegt, leert je werk kennen. Andere coaches krijgen het nooit.",
            en="the one coach who says yes gets to know your work. Other coaches never get it.",
        ),
        "R-038",
        DataClass.SENSITIVE,
        Asked.OPTIONAL,
        Shown.NEVER,
        item="cv",
        ground=Ground.CONSENT,
        recipients=_TO_COACH,
    ),
)
