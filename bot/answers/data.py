"""What Klik holds about the person who asks: opened for them alone, shown in a window, an audit entry per look."""

from collections.abc import Iterator
from uuid import UUID

from bot.answers.reader import Reader
from bot.matching.machine import ALIVE
from bot.messages import data
from bot.messages.asking import state_title
from bot.messages.broadcast import facts
from bot.messages.coaching import STATES
from bot.messages.data import Section
from bot.messages.package_sections import given
from bot.messages.parts import moment
from bot.model import Request, RequestState
from bot.ports.unit import Unit
from bot.privacy.consents import CONSENTS
from bot.privacy.package import read
from bot.views import Reply, Say, Show
from bot.words import Language, Words

HOLDING_WORDS = ALIVE | {RequestState.CLOSED, RequestState.EXPIRED}


def data_shown(unit: Unit, reader: Reader) -> Reply:
    sections = list(_sections(unit, reader)) if reader.person else []
    title = Words(nl="Mijn gegevens", en="My data").of(reader.language)
    close = Words(nl="Sluiten", en="Close").of(reader.language)
    return Show(title, close, data.shown(reader.language, sections))


def _sections(unit: Unit, reader: Reader) -> Iterator[Section]:
    person = reader.person
    if person is None:
        return
    yield _account(reader.language)
    for request in unit.requests.of(person, frozenset(RequestState)):
        yield _request(unit, request, reader.language)
    if (coach := unit.coaches.find(person)) is not None:
        title = Words(nl="Jij als coach", en="You as a coach").of(reader.language)
        rows = (
            (Words(nl="Naam", en="Name"), coach.profile.name),
            (Words(nl="Over jou", en="About you"), coach.profile.line),
            (Words(nl="Aanmelding", en="Application"), STATES[coach.state].of(reader.language)),
            (Words(nl="Overeenkomst", en="Agreement"), str(coach.agreement or "-")),
        )
        yield title, tuple((label.of(reader.language), value) for label, value in rows)
    consents = consent_rows(unit, person, reader.language)
    if consents:
        yield Words(nl="Toestemmingen", en="Consents").of(reader.language), consents


def _account(language: Language) -> Section:
    """The implicit data (R-034): that Klik knows the account, and why."""
    title = Words(nl="Je account", en="Your account").of(language)
    rows = (
        (
            Words(nl="Account-id op dit platform", en="Account id on this platform"),
            Words(nl="om je te kunnen antwoorden", en="to be able to answer you"),
        ),
        (
            Words(nl="Taal", en="Language"),
            Words(nl="Nederlands", en="English"),
        ),
        (
            Words(nl="Tijd van je laatste bericht", en="Time of your last message"),
            Words(nl="om de bewaartermijn te tellen", en="to count the retention term"),
        ),
    )
    return title, tuple((label.of(language), value.of(language)) for label, value in rows)


def _request(unit: Unit, request: Request, language: Language) -> Section:
    title = Words(nl="Aanvraag {reference}", en="Request {reference}").of(
        language, reference=request.reference
    )
    rows = [(Words(nl="Stand", en="State").of(language), state_title(request.state, language))]
    if request.opened_at:
        rows.append((Words(nl="Geplaatst", en="Posted").of(language), moment(request.opened_at, language)))
    whole = unit.requests.find(request.id)
    contact = unit.requests.contact(request.id)
    given = unit.requests.given(request.id)
    if whole and whole.public and given:
        rows += facts(given, language)
        rows.append(
            (Words(nl="Zo lezen coaches het", en="As coaches read it").of(language), whole.public.motivation)
        )
    if contact:
        rows.append((Words(nl="Zo schreef je het", en="As you wrote it").of(language), contact.motivation))
        rows += [
            (label.of(language), value)
            for label, value in (
                (Words(nl="Naam", en="Name"), contact.name),
                (Words(nl="E-mail", en="E-mail"), contact.email),
                (Words(nl="Telefoon", en="Phone"), contact.phone),
            )
            if value
        ]
        rows += [
            (_OPTIONAL.get(name, Words(name, name)).of(language), value)
            for name, value in contact.optional.items()
        ]
    return title, tuple(rows)


_OPTIONAL = {
    "job_title": Words(nl="Functie", en="Job title"),
    "gender": Words(nl="Geslacht", en="Gender"),
    "employer": Words(nl="Werkgever", en="Employer"),
    "employment": Words(nl="Dienstverband", en="Employment"),
    "income": Words(nl="Inkomen", en="Income"),
    "exclude": Words(nl="Liever niet", en="Rather not"),
}


def consent_rows(unit: Unit, person: UUID, language: Language) -> tuple[tuple[str, str], ...]:
    return tuple(
        data.consent_row(language, purpose, given=given, at=at)
        for purpose, given, at in unit.consents.of(person)
    )


def consents_shown(unit: Unit, reader: Reader) -> Reply:
    rows = consent_rows(unit, reader.person, reader.language) if reader.person else ()
    switches = tuple(_switches(unit, reader.person, reader.language)) if reader.person else ()
    return Say(data.consents(reader.language, rows, switches))


def _switches(unit: Unit, person: UUID, language: Language) -> Iterator[tuple[str, str, bool]]:
    """What is on can go off; what is for no request can go on here as well."""
    for row in CONSENTS:
        if not row.of_request:
            yield row.code, row.title.of(language), unit.consents.given(person, row.code)
            continue
        for request in unit.requests.of(person, ALIVE):
            if unit.consents.given(person, row.code, request=request.id):
                yield f"{row.code} {request.id}", f"{request.reference}, {row.title.of(language)}", True


def who_got(unit: Unit, reader: Reader) -> Reply:
    """The disclosures, with the coach by name (art. 15(1)(c))."""
    held = read(unit, reader.context, reader.person) if reader.person else None
    rows = tuple(given(held, reader.language)) if held else ()
    return Say(data.who_got(reader.language, rows))
