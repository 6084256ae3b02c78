"""What an admin reads when looking at one person, and before: for which case, and why."""

from bot.admins.looks import ALL, CONSENTS, REASONS
from bot.context import AMSTERDAM
from bot.messages import invoices
from bot.messages.data import Section
from bot.messages.parts import moment, said
from bot.messages.questions import known_by
from bot.ports.cases import Case
from bot.ports.oversight import Look
from bot.privacy.cases.kinds import kind_row
from bot.views import (
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Facts,
    Form,
    Heading,
    Note,
    Paragraph,
    Part,
    PersonField,
    Style,
    View,
)
from bot.words import Language, Words

WHY = {
    "answer": Words(nl="het verzoek beantwoorden", en="answer the request"),
    "identify": Words(nl="vaststellen wie het vraagt", en="establish who asks"),
    "correct": Words(nl="iets verbeteren of verwijderen", en="correct or erase something"),
    "complaint": Words(nl="een klacht behandelen", en="handle a complaint"),
    "check": Words(nl="controleren of het antwoord klopt", en="check that the answer is right"),
    **invoices.WHY,
}


def listed(language: Language, looks: list[tuple[Look, str]], *, part: str) -> View:
    """The looks that last, each with its case; a new one needs a case and a reason."""
    title = _TITLES[part].of(language)
    new = Words(nl="Bekijk iemand", en="Look at somebody").of(language)
    action = "look.new" if part == ALL else "look.consents"
    how = Words(
        nl="Bekijken kan alleen voor een open verzoek, met een reden. Het duurt een half uur, en de persoon kan lezen "
        "dat je keek.",
        en="Looking takes an open data request and a reason. It lasts half an hour, and the person can read that you looked.",
    )
    parts: list[Part] = [Heading(title), Paragraph(how.of(language))]
    for look, reference in looks:
        until = Words(nl="tot {at}", en="until {at}").of(language, at=moment(look.ends_at, language))
        again = Words(nl="Open {reference}", en="Open {reference}").of(language, reference=reference)
        press = "look.show" if part == ALL else "look.show_consents"
        parts += [
            Facts(((reference, f"{WHY[look.reason].of(language)}, {until}"),)),
            Buttons((Button(again, press, str(look.id), opens_form=True),)),
        ]
    return View(title, (*parts, Buttons((Button(new, action, style=Style.PRIMARY, opens_form=True),))))


_TITLES = {
    ALL: Words(nl="Inzage", en="Access"),
    CONSENTS: Words(nl="Toestemmingen", en="Consents"),
}


def form(language: Language, cases: list[Case], *, part: str) -> Form | None:
    """None when no data request is open: then there is nothing to look for."""
    choices = tuple(
        Choice(str(case.id), f"{case.reference}: {kind_row(case.kind).title.of(language)}") for case in cases
    )
    if not choices:
        return None
    return Form(
        _TITLES[part].of(language),
        "look.new",
        Words(nl="Bekijk", en="Look").of(language),
        Words(nl="Annuleren", en="Cancel").of(language),
        (
            ChoiceField(
                "case",
                Words(nl="Voor welk verzoek", en="For which data request").of(language),
                Words(nl="Zonder verzoek kijken we niet.", en="Without one we do not look.").of(language),
                choices,
            ),
            ChoiceField(
                "reason",
                Words(nl="Waarom", en="Why").of(language),
                Words(nl="De persoon kan dit lezen.", en="The person can read this.").of(language),
                tuple(Choice(code, WHY[code].of(language)) for code in REASONS),
            ),
            PersonField(
                "person",
                Words(nl="Wie", en="Who").of(language),
                Words(
                    nl="Alleen als het verzoek nog bij niemand hoort.",
                    en="Only if the request is nobody's yet.",
                ).of(language),
                required=False,
            ),
            known_by(language),
        ),
        about=part,
    )


def no_case(language: Language) -> View:
    words = Words(
        nl="Er is geen open verzoek. Leg het eerst vast met /avg verzoeken.",
        en="No data request is open. First register it with /avg requests.",
    )
    return said(words, language)


def over(language: Language) -> View:
    words = Words(
        nl="Deze blik is voorbij. Open een nieuwe met /avg inzage.",
        en="This look is over. Open a new one with /avg access.",
    )
    return said(words, language)


def shown(language: Language, look: Look, reference: str, sections: list[Section]) -> View:
    title = Words(nl="Verzoek {reference}", en="Data request {reference}").of(language, reference=reference)
    parts: list[Part] = [Heading(title)]
    for name, rows in sections:
        parts += [Paragraph(name), Facts(rows)]
    if not sections:
        parts.append(Paragraph(Words(nl="Er is niets bewaard.", en="Nothing is held.").of(language)))
    end = Words(
        nl="Je kunt dit zien tot {at}. Dat je keek staat in het logboek en in het inzageantwoord.",
        en="You can see this until {at}. That you looked is in the audit trail and in the access answer.",
    )
    return View(title, (*parts, Note(end.of(language, at=moment(look.ends_at, language)))))


def row(language: Language, look: Look, *, admin: str, reference: str) -> tuple[str, str]:
    """One line of who saw whom: the case stands for the person."""
    at = look.opened_at.astimezone(AMSTERDAM)
    return f"{moment(at, language)} · {reference}", f"{admin}: {WHY[look.reason].of(language)}"
