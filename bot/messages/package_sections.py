"""The access package as sections to read: what stands in each, for the page and for the PDF alike."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from babel.dates import format_datetime

from bot.context import AMSTERDAM
from bot.matching.form import CHOICES
from bot.matching.lists import title
from bot.messages.package_labels import label
from bot.messages.parts import LOCALE
from bot.messages.privacy import recipients
from bot.ports.holdings import HeldValue
from bot.privacy import catalogue
from bot.privacy.catalogue import GROUNDS, RECIPIENTS, Category
from bot.privacy.consents import consent_row
from bot.privacy.package import Package, is_given, text_of
from bot.topics import TOPICS
from bot.words import Language, Words

Rows = tuple[tuple[str, str], ...]

TITLE = Words(nl="Wat Klik van je bewaart", en="What Klik holds about you")
INTRO = Words(
    nl="Gemaakt op {when}. Per soort gegeven: waarom, op welke grondslag, hoelang, wie het krijgt en waar het vandaan komt.",
    en="Made on {when}. For each kind of data: why, on what ground, for how long, who gets it and where it comes from.",
)
NONE = Words(nl="Niemand.", en="Nobody.")
_ABOUT = Words(
    nl="{why} Grondslag: {ground}. Bewaartermijn: {term}. Wie het krijgt: {who}. Bron: {source}.",
    en="{why} Ground: {ground}. Kept: {term}. Who gets it: {who}. Source: {source}.",
)
_SOURCE = {
    True: Words(nl="jijzelf", en="you"),
    False: Words(nl="ontstaan door het gebruik van Klik", en="made by using Klik"),
}
_CONSENTS = Words(nl="Je toestemmingen, in de woorden die je zag", en="Your consents, in the words you saw")
_DISCLOSED = Words(nl="Wie gegevens van je kreeg", en="Who got data of yours")
_LOOKS = Words(nl="Wie van de beheerders in je gegevens keek", en="Which admins looked at your data")
_YES, _NO = Words(nl="Ja", en="Yes"), Words(nl="Nee", en="No")
_UNREADABLE = Words(nl="niet meer te openen", en="cannot be opened any more")
_FILE = Words(nl="staat als {name} bij deze kopie", en="is with this copy as {name}")
_EARLIER = Words(nl="een eerdere kopie van deze gegevens", en="an earlier copy of these data")


@dataclass(frozen=True)
class Section:
    """`groups`: the rows that belong together, such as those of one request."""

    title: str
    about: str
    groups: tuple[Rows, ...] = field(repr=False)


@dataclass(frozen=True)
class Reading:
    """The whole package in one language, ready to be drawn."""

    language: Language
    title: str
    intro: str
    sections: tuple[Section, ...] = field(repr=False)


def reading(package: Package, language: Language) -> Reading:
    return Reading(language, TITLE.of(language), intro(package, language), tuple(sections(package, language)))


def intro(package: Package, language: Language) -> str:
    return INTRO.of(language, when=when(package.made_at, language))


def sections(package: Package, language: Language) -> Iterator[Section]:
    for row, values in package.by_category():
        groups = (tuple(found) for _, found in groupby(values, key=lambda each: (each.table, each.row)))
        shown = tuple(tuple(_line(package, row, each, language) for each in group) for group in groups)
        yield Section(row.label.of(language), _about(row, language), shown)
    looks = tuple((when(each.opened_at, language), each.reason) for each in package.looks)
    for name, rows in (
        (_CONSENTS, tuple(_said(package, language))),
        (_DISCLOSED, tuple(given(package, language))),
        (_LOOKS, looks),
    ):
        yield Section(name.of(language), "", (rows,) if rows else ())


def when(at: datetime, language: Language) -> str:
    return format_datetime(at, "d MMMM y HH:mm", tzinfo=AMSTERDAM, locale=LOCALE[language])


def _about(row: Category, language: Language) -> str:
    return _ABOUT.of(
        language,
        why=row.hint(language),
        ground=GROUNDS[row.ground].of(language),
        term=catalogue.term_words(row.term, language),
        who=recipients(row, language),
        source=_SOURCE[is_given(row)].of(language),
    )


def _line(package: Package, row: Category, each: HeldValue, language: Language) -> tuple[str, str]:
    name = label(each.table, each.column, row.label, language)
    if isinstance(each.value, bytes) and each.column == "sealed_data":
        file = package.files.get(each.row)
        return name, _FILE.of(language, name=file.name) if file else _EARLIER.of(language)
    return name, _value(row, each, language)


def _value(row: Category, each: HeldValue, language: Language) -> str:
    """As people read it: a choice by its title, a moment in Dutch time."""
    match each.value:
        case None:
            return _UNREADABLE.of(language)
        case bool():
            return (_YES if each.value else _NO).of(language)
        case datetime():
            return when(each.value, language)
        case str() if row.field in CHOICES:
            return title(CHOICES[row.field], each.value, language)
        case str() if row.field == "topics" or each.column == "sealed_topics":
            return _topics(each.value, language)
        case _:
            return text_of(each)


def _topics(codes: str, language: Language) -> str:
    """Text of an older shape is shown as it is: what is held is never left out."""
    titles = {topic.code: topic.title.of(language) for topic in TOPICS}
    try:
        return ", ".join(titles.get(code, code) for code in json.loads(codes))
    except ValueError:
        return codes


def _said(package: Package, language: Language) -> Iterator[tuple[str, str]]:
    for each in package.consents:
        answer = (_YES if each.given else _NO).of(language)
        yield (
            f"{_asked(each.purpose, language)}, {when(each.at, language)}: {answer}",
            each.wording,
        )


def _asked(consent: str, language: Language) -> str:
    """A consent that nobody is asked any more is still shown, by its code."""
    try:
        return consent_row(consent).title.of(language)
    except LookupError:
        return consent


def given(package: Package, language: Language) -> Iterator[tuple[str, str]]:
    titles = {each.recipient.value: each.title.of(language) for each in RECIPIENTS}
    for each in package.disclosed:
        who = package.coaches.get(each.to) or titles.get(each.recipient, each.recipient)
        yield f"{who}, {when(each.at, language)}", ", ".join(each.fields)
