"""The register of incidents as admins read it: the list, one incident with its clock, the draft for the authority."""

from datetime import datetime

from bot.admins.incidents import (
    TERM,
    deadline,
    open_points,
)
from bot.context import AMSTERDAM
from bot.messages.parts import listed, moment, said
from bot.ports.oversight import Incident
from bot.views import (
    Button,
    Buttons,
    Choice,
    Facts,
    Heading,
    Paragraph,
    Part,
    Quote,
    Style,
    View,
)
from bot.words import Language, Words

CODES = {
    "internal": Words(nl="bij ons", en="of our own"),
    "external": Words(nl="ergens anders: we leren ervan", en="elsewhere: we learn from it"),
    "confidentiality": Words(nl="gezien door wie het niet mocht", en="seen by somebody who should not"),
    "integrity": Words(nl="veranderd", en="changed"),
    "availability": Words(nl="kwijt of onbereikbaar", en="lost or out of reach"),
    "reported": Words(
        nl="gemeld bij de Autoriteit Persoonsgegevens", en="reported to the Autoriteit Persoonsgegevens"
    ),
    "no_risk": Words(nl="niet gemeld: geen risico voor mensen", en="not reported: no risk to people"),
    "not_ours": Words(nl="niet gemeld: een ander meldt het", en="not reported: somebody else reports it"),
    "told": Words(nl="de mensen zelf hebben bericht", en="the people themselves were told"),
    "no_high_risk": Words(nl="niet verteld: geen hoog risico", en="not told: no high risk"),
    "encrypted": Words(
        nl="niet verteld: de gegevens waren onleesbaar", en="not told: the data could not be read"
    ),
}
POINTS = {
    "authority": Words(nl="melden of niet", en="report it or not"),
    "subjects": Words(nl="de mensen vertellen of niet", en="tell the people or not"),
    "action": Words(nl="de actie", en="the action"),
}
CANCEL = Words(nl="Annuleren", en="Cancel")


def choices(names: tuple[str, ...], language: Language) -> tuple[Choice, ...]:
    return tuple(Choice(name, CODES[name].of(language)) for name in names)


def register(language: Language, rows: list[Incident]) -> View:
    title = Words(nl="Incidenten", en="Incidents").of(language)
    new = Button(
        Words(nl="Leg een incident vast", en="Register an incident").of(language),
        "incident.new",
        style=Style.PRIMARY,
        opens_form=True,
    )
    parts: list[Part] = [Heading(title)]
    if not rows:
        parts.append(Paragraph(Words(nl="Er is niets vastgelegd.", en="Nothing is registered.").of(language)))
    for each in rows[:20]:
        open_it = Button(
            Words(nl="Open {reference}", en="Open {reference}").of(language, reference=each.reference),
            "incident.show",
            str(each.id),
        )
        parts += [Facts(((each.reference, _state(each, language)),)), Buttons((open_it,))]
    return View(title, (*parts, Buttons((new,))))


def _state(incident: Incident, language: Language) -> str:
    kind = CODES[incident.kind].of(language)
    if incident.closed_at:
        return f"{kind}, {Words(nl='afgerond', en='closed').of(language)}"
    at = deadline(incident)
    until = Words(nl="voor {at}", en="before {at}").of(language, at=moment(at, language)) if at else ""
    points = listed([POINTS[name].of(language) for name in open_points(incident)], language)
    return ", ".join(part for part in (kind, points, until) if part)


def one(
    language: Language, incident: Incident, *, now: datetime, affected: tuple[int, int], may_decide: bool
) -> View:
    title = Words(nl="Incident {reference}", en="Incident {reference}").of(
        language, reference=incident.reference
    )
    parts: list[Part] = [Heading(title), Facts(tuple(_facts(language, incident, now=now, affected=affected)))]
    parts.append(Quote(incident.summary))
    if incident.action:
        parts += [Paragraph(_ACTION.of(language)), Quote(incident.action)]
    if incident.kind == "internal" and incident.authority is None:
        parts += [Paragraph(_DRAFT.of(language)), Quote(draft(incident, affected))]
    buttons = _buttons(language, incident, may_decide=may_decide)
    return View(title, (*parts, *([Buttons(tuple(buttons))] if buttons else [])))


_ACTION = Words(nl="Wat we doen:", en="What we do:")
_DRAFT = Words(
    nl="Concept voor de melding bij de Autoriteit Persoonsgegevens, om na te kijken en aan te vullen:",
    en="Draft of the report to the Autoriteit Persoonsgegevens (in Dutch), to check and complete:",
)


def _facts(
    language: Language, incident: Incident, *, now: datetime, affected: tuple[int, int]
) -> list[tuple[str, str]]:
    rows = [
        (Words(nl="Soort", en="Kind").of(language), CODES[incident.kind].of(language)),
        (Words(nl="Ontdekt", en="Discovered").of(language), moment(incident.discovered_at, language)),
    ]
    if incident.nature:
        nature = listed([CODES[each].of(language) for each in incident.nature], language)
        rows.append((Words(nl="Gegevens zijn", en="Data were").of(language), nature))
    if incident.kind == "internal":
        rows += _breach(language, incident, now=now, affected=affected)
    return rows


def _breach(
    language: Language, incident: Incident, *, now: datetime, affected: tuple[int, int]
) -> list[tuple[str, str]]:
    least, most = affected
    people = Words(
        nl="hooguit {most}, van wie {least} in die tijd iets deden", en="at most {most}, {least} active since"
    )
    rows = [
        (Words(nl="Mensen", en="People").of(language), people.of(language, least=least, most=most)),
        (TO_AUTHORITY.of(language), _decision(incident.authority, incident.authority_at, language)),
        (TO_PEOPLE.of(language), _decision(incident.subjects, incident.subjects_at, language)),
    ]
    if incident.authority is None:
        left = incident.discovered_at + TERM - now
        hours = max(int(left.total_seconds() // 3600), 0)
        late = Words(nl="de 72 uur zijn om", en="the 72 hours are over")
        words = (
            Words(nl="nog {n} van 72 uur", en="{n} of 72 hours left") if left.total_seconds() > 0 else late
        )
        rows.append(
            (Words(nl="Tijd om te melden", en="Time to report").of(language), words.of(language, n=hours))
        )
    return rows


TO_AUTHORITY = Words(nl="Autoriteit Persoonsgegevens", en="Autoriteit Persoonsgegevens")
TO_PEOPLE = Words(nl="De mensen zelf", en="The people themselves")


def _decision(code: str | None, at: datetime | None, language: Language) -> str:
    if code is None or at is None:
        return Words(nl="nog te beslissen", en="to be decided").of(language)
    return f"{CODES[code].of(language)}, {moment(at, language)}"


def draft(incident: Incident, affected: tuple[int, int]) -> str:
    """What art. 33(3) asks, in the authority's language; numbers are of this installation, names of nobody."""
    least, most = affected
    discovered = incident.discovered_at.astimezone(AMSTERDAM)
    nature = ", ".join(CODES[each].nl for each in incident.nature) or "nog te bepalen"
    return "\n".join(
        (
            f"Incident {incident.reference}, ontdekt op {discovered:%d-%m-%Y om %H:%M}.",
            f"Aard van de inbreuk: gegevens {nature}.",
            f"Betrokkenen: ten hoogste {most}, van wie {least} in die periode actief waren.",
            "Soorten gegevens: die van het register van verwerkingen, per categorie.",
            f"Wat er gebeurde: {incident.summary}",
            f"Maatregelen: {incident.action or 'nog aan te vullen'}",
            "Gevolgen en contactpersoon: nog aan te vullen.",
        )
    )


def _buttons(language: Language, incident: Incident, *, may_decide: bool) -> list[Button]:
    points, value = open_points(incident), str(incident.id)
    rows = [
        ("authority", Words(nl="Melden of niet", en="Report or not"), "incident.authority", may_decide, True),
        ("subjects", Words(nl="Vertellen of niet", en="Tell or not"), "incident.subjects", may_decide, True),
        ("action", Words(nl="Actie gedaan", en="Action done"), "incident.done", True, False),
    ]
    buttons = [
        Button(label.of(language), action, value, opens_form=opens)
        for point, label, action, allowed, opens in rows
        if point in points and allowed
    ]
    if not points and incident.closed_at is None:
        buttons.append(Button(Words(nl="Rond af", en="Close it").of(language), "incident.close", value))
    return buttons


def gone(language: Language) -> View:
    words = Words(
        nl="Dit is al gedaan, of er staat nog iets open. Kijk met /avg incident.",
        en="This has been done, or something is still open. See /avg incident.",
    )
    return said(words, language)
