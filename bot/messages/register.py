"""The register of processors and recipients: for everybody in `/klik privacy`, for admins with its gaps and its form."""

from datetime import date

from bot.messages import privacy
from bot.ports.register import Party, PartyRole
from bot.privacy.register import Gap, gap
from bot.views import Button, Buttons, Choice, ChoiceField, Facts, Form, Heading, Note, TextField, View
from bot.words import Language, Words

ROLES = {
    PartyRole.PROCESSOR: Words(
        nl="verwerker, in opdracht van het netwerk", en="processor, working for the network"
    ),
    PartyRole.RECIPIENT: Words(nl="ontvanger", en="recipient"),
}
GAPS = {
    Gap.NO_AGREEMENT: Words(nl="nog geen overeenkomst ingevuld", en="no agreement filled in yet"),
    Gap.ENDS_SOON: Words(nl="loopt binnen een maand af", en="ends within a month"),
    Gap.OVER: Words(nl="is afgelopen", en="has ended"),
}


def parties(language: Language, rows: list[Party]) -> tuple[tuple[str, str], ...]:
    """As everybody may read them (R-006)."""
    return tuple((party.name, _described(party, language)) for party in rows)


def _described(party: Party, language: Language) -> str:
    ends = privacy.day(party.ends, language) if party.ends else ""
    found = (
        (Words(nl="overeenkomst {text}", en="agreement {text}"), party.agreement),
        (Words(nl="in {text}", en="in {text}"), party.location),
        (Words(nl="tot {text}", en="until {text}"), ends),
        (Words(nl="met hulp van {text}", en="helped by {text}"), party.subprocessors),
    )
    more = [words.of(language, text=text) for words, text in found if text]
    return "; ".join([ROLES[party.role].of(language), *more])


def overview(language: Language, rows: list[Party], today: date) -> View:
    title = Words(nl="Verwerkers en ontvangers", en="Processors and recipients").of(language)
    note = Words(
        nl="Dit staat ook in de privacyverklaring. Zonder eigen rij start een platform niet.",
        en="This also stands in the privacy statement. Without a row of its own a platform does not start.",
    )
    label = Words(nl="Wijzig {name}", en="Change {name}")
    buttons = tuple(
        Button(label.of(language, name=party.name), "register.edit", party.code, opens_form=True)
        for party in rows[:10]
    )
    facts = Facts(tuple((party.name, _with_gap(party, language, today)) for party in rows))
    return View(title, (Heading(title), facts, Note(note.of(language)), Buttons(buttons)))


def _with_gap(party: Party, language: Language, today: date) -> str:
    wrong = gap(party, today)
    described = _described(party, language)
    return f"{described} ({GAPS[wrong].of(language)})" if wrong else described


def form(language: Language, party: Party) -> Form:
    """`about` is the row's code: a word of ours."""
    return Form(
        Words(nl="Verwerker of ontvanger", en="Processor or recipient").of(language),
        "register.edit",
        Words(nl="Opslaan", en="Save").of(language),
        Words(nl="Annuleren", en="Cancel").of(language),
        (
            _line("name", Words(nl="Naam", en="Name"), party.name, language, required=True),
            ChoiceField(
                "role",
                Words(nl="Rol", en="Role").of(language),
                _WHY.of(language),
                tuple(Choice(role, ROLES[role].of(language)) for role in PartyRole),
                initial=(party.role.value,),
            ),
            _line("agreement", _AGREEMENT, party.agreement, language),
            _line(
                "subprocessors", Words(nl="Subverwerkers", en="Sub-processors"), party.subprocessors, language
            ),
            _line(
                "location",
                Words(nl="Waar de gegevens staan", en="Where the data stand"),
                party.location,
                language,
            ),
            _line(
                "ends",
                Words(nl="Einddatum, zoals 2027-12-31", en="End date, such as 2027-12-31"),
                party.ends.isoformat() if party.ends else "",
                language,
            ),
        ),
        about=party.code,
    )


_AGREEMENT = Words(nl="Kenmerk van de overeenkomst", en="Reference of the agreement")
_WHY = Words(
    nl="Waarom: iedereen kan dit lezen in de privacyverklaring. Vul geen namen van mensen in.",
    en="Why: everybody can read this in the privacy statement. Do not fill in names of people.",
)


def _line(name: str, label: Words, initial: str, language: Language, *, required: bool = False) -> TextField:
    return TextField(name, label.of(language), _WHY.of(language), required=required, initial=initial)
