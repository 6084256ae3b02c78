"""The forms about an incident: registering one, and the two decisions that the law asks."""

from datetime import datetime

from bot.admins.incidents import ACTION_DAYS, AUTHORITY, KINDS, NATURES, SUBJECTS
from bot.context import AMSTERDAM
from bot.messages.incidents import CANCEL, POINTS, TO_AUTHORITY, TO_PEOPLE, choices
from bot.views import Choice, ChoiceField, Form, PersonField, TextField, TextKind
from bot.words import Language, Words


def form(language: Language, *, now: datetime) -> Form:
    here = f"{now.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
    days = tuple(
        Choice(str(n), Words(nl="binnen {n} dagen", en="within {n} days").of(language, n=n))
        for n in ACTION_DAYS
    )
    return Form(
        Words(nl="Incident vastleggen", en="Register an incident").of(language),
        "incident.new",
        Words(nl="Leg vast", en="Register").of(language),
        CANCEL.of(language),
        (
            ChoiceField("kind", _KIND.of(language), _WHY_KIND.of(language), choices(KINDS, language)),
            TextField(
                "discovered",
                Words(nl="Ontdekt op", en="Discovered on").of(language),
                _WHY_DISCOVERED.of(language),
                initial=here,
            ),
            TextField(
                "began",
                Words(nl="Begonnen op", en="Began on").of(language),
                Words(nl="Als je het weet: dag-maand-jaar.", en="If you know: day-month-year.").of(language),
                required=False,
            ),
            ChoiceField(
                "nature",
                Words(nl="Gegevens zijn", en="Data were").of(language),
                Words(nl="Kies wat past.", en="Choose what fits.").of(language),
                choices(NATURES, language),
                many=True,
                required=False,
            ),
            TextField("summary", _WHAT.of(language), _WHY_WHAT.of(language), TextKind.LONG),
            TextField(
                "action",
                Words(nl="Wat we doen", en="What we do").of(language),
                Words(nl="Om het te herstellen of te voorkomen.", en="To mend it or to prevent it.").of(
                    language
                ),
                TextKind.LONG,
                required=False,
            ),
            PersonField(
                "owner",
                Words(nl="Wie dat doet", en="Who does that").of(language),
                Words(nl="Leeg: jij.", en="Empty: you.").of(language),
                required=False,
            ),
            ChoiceField(
                "due",
                Words(nl="Wanneer klaar", en="Done when").of(language),
                Words(nl="Dan herinnert Klik eraan.", en="Klik reminds you then.").of(language),
                days,
                required=False,
            ),
        ),
    )


_KIND = Words(nl="Waar", en="Where")
_WHY_KIND = Words(
    nl="Bij een incident van onszelf lopen er 72 uur om het te melden.",
    en="For an incident of our own, 72 hours run to report it.",
)
_WHY_DISCOVERED = Words(
    nl="Dag-maand-jaar en tijd. De 72 uur tellen vanaf hier.",
    en="Day-month-year and time. The 72 hours count from here.",
)
_WHAT = Words(nl="Wat er gebeurde", en="What happened")
_WHY_WHAT = Words(nl="In een paar zinnen. Noem geen namen.", en="In a few sentences. Name nobody.")


def decision_form(language: Language, which: str, about: str) -> Form:
    options = AUTHORITY if which == "authority" else SUBJECTS
    label = TO_AUTHORITY if which == "authority" else TO_PEOPLE
    hint = Words(
        nl="Je beslissing staat met de tijd in het register.",
        en="Your decision stands in the register, with the time.",
    )
    field = ChoiceField("decision", label.of(language), hint.of(language), choices(options, language))
    return Form(
        POINTS[which].of(language).capitalize()[:24],
        f"incident.{which}",
        Words(nl="Leg vast", en="Register").of(language),
        CANCEL.of(language),
        (field,),
        about=about,
    )
