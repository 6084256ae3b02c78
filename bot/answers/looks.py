"""What an admin sees of one person, while a look lasts; and who saw whom."""

from collections.abc import Iterator
from itertools import groupby
from uuid import UUID

from bot.admins import looks as looking
from bot.admins.looks import ALL, CONSENTS
from bot.answers.data import consent_rows
from bot.answers.overseen import holder
from bot.answers.reader import Reader
from bot.messages import admin, admin_roles, looks
from bot.messages.data import Section
from bot.outcome import Said
from bot.ports.holdings import HeldValue
from bot.ports.oversight import Look
from bot.ports.unit import Unit
from bot.privacy import catalogue
from bot.privacy.purposes import SEALED
from bot.views import Ask, Reply, Say, Show
from bot.words import Language, Words


def _listed(unit: Unit, reader: Reader, part: str) -> Reply:
    mine = [look for look in unit.looks.recent() if looking.lasts(look, reader.context, reader.person)]
    return Say(looks.listed(reader.language, [(look, _reference(unit, look)) for look in mine], part=part))


def form(unit: Unit, reader: Reader, part: str) -> Reply:
    asked = looks.form(reader.language, list(unit.cases.open_ones()), part=part)
    return Ask(asked) if asked else Say(looks.no_case(reader.language))


def shown(unit: Unit, reader: Reader) -> Reply:
    """Asked again at the moment itself: a look that has ended shows nothing, whatever was pressed before."""
    look = unit.looks.find(reader.outcome.about) if reader.outcome.about else None
    if look is None or not looking.lasts(look, reader.context, reader.person):
        return Say(looks.over(reader.language))
    only_consents = reader.detail("part") == CONSENTS
    sections = _consents(unit, look, reader) if only_consents else _all(unit, look, reader)
    view = looks.shown(reader.language, look, _reference(unit, look), list(sections))
    return Show(view.summary, Words(nl="Sluiten", en="Close").of(reader.language), view)


def _consents(unit: Unit, look: Look, reader: Reader) -> Iterator[Section]:
    if rows := consent_rows(unit, look.person, reader.language):
        yield Words(nl="Toestemmingen", en="Consents").of(reader.language), rows


def _all(unit: Unit, look: Look, reader: Reader) -> Iterator[Section]:
    """What the person gave, row by row, under the catalogue's own words; then the consents."""
    held = [each for each in unit.holdings.collect(look.person, now=reader.context.now) if _is_given(each)]
    for _, row in groupby(held, key=lambda each: (each.table, each.row)):
        values = list(row)
        yield _label(values[0], reader.language), tuple(_line(each, reader.language) for each in values)
    yield from _consents(unit, look, reader)


def _is_given(each: HeldValue) -> bool:
    return catalogue.category(each.category).data_class in SEALED and each.column.startswith("sealed_")


def _label(each: HeldValue, language: Language) -> str:
    return catalogue.category(each.category).label.of(language)


def _line(each: HeldValue, language: Language) -> tuple[str, str]:
    unreadable = Words(nl="niet meer te openen", en="cannot be opened any more").of(language)
    return _label(each, language), str(each.value) if each.is_readable else unreadable


def _reference(unit: Unit, look: Look) -> str:
    found = unit.cases.find(look.case) or unit.tickets.find(look.case)
    return found.reference if found else "–"


def audit(unit: Unit, reader: Reader) -> Reply:
    """The chain, verified now; and who saw whom."""
    verdict = unit.audit_verdict()
    rows = tuple(
        looks.row(
            reader.language, look, admin=_name(unit, look.seen_by, reader), reference=_reference(unit, look)
        )
        for look in unit.looks.recent(limit=15)
    )
    view = admin.audit(
        reader.language,
        is_whole=verdict.is_whole,
        entries=verdict.entries,
        first_bad=verdict.first_bad,
        removed=verdict.removed,
        until=verdict.until,
        looks=rows,
    )
    return Say(view)


def _name(unit: Unit, person: UUID, reader: Reader) -> str:
    return admin_roles.called(holder(unit, reader, person), reader.language)


LOOKS = {
    Said.LOOKS: lambda unit, reader: _listed(unit, reader, ALL),
    Said.LOOKS_CONSENTS: lambda unit, reader: _listed(unit, reader, CONSENTS),
    Said.LOOK_FORM: lambda unit, reader: form(unit, reader, ALL),
    Said.LOOK_CONSENTS_FORM: lambda unit, reader: form(unit, reader, CONSENTS),
    Said.LOOK_SHOWN: shown,
    Said.LOOK_OVER: lambda unit, reader: Say(looks.over(reader.language)),
    Said.AUDIT: audit,
}
