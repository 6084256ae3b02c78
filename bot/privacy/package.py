"""Everything Klik holds about one person, with why, how long, from whom and to whom (GDPR art. 15 and 20, R-086a).

Made from what the columns declare (`unit.holdings`), so that a new column is in it by itself. Nobody else's data are.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from bot.context import Context
from bot.cv.checking import DOCX, PDF
from bot.ports.files import FileKind
from bot.ports.holdings import HeldValue
from bot.ports.oversight import Disclosed, Look
from bot.ports.people import Recorded
from bot.ports.unit import Unit
from bot.privacy import catalogue
from bot.privacy.catalogue import Asked, Category

# The same for everybody: a name that somebody gave a file may hold theirs (F-105).
NAMED: dict[str, str] = {FileKind.CV: "cv"}
ENDINGS = {PDF: "pdf", DOCX: "docx"}


@dataclass(frozen=True)
class HeldFile:
    """`is_given`: the person provided it."""

    name: str
    content: bytes = field(repr=False)
    is_given: bool


@dataclass(frozen=True)
class Package:
    """What was read in one reading; `coaches` names whoever got something, by random id."""

    made_at: datetime
    held: tuple[HeldValue, ...] = field(repr=False)
    consents: tuple[Recorded, ...] = field(repr=False)
    disclosed: tuple[Disclosed, ...] = field(repr=False)
    looks: tuple[Look, ...] = field(repr=False)
    coaches: dict[UUID, str] = field(default_factory=dict, repr=False)

    @cached_property
    def files(self) -> dict[str, "HeldFile"]:
        """The files that are held, by their row. An earlier copy of all this is not put into the next one."""
        of = {(each.table, each.row, each.column): each.value for each in self.held}
        found: dict[str, HeldFile] = {}
        for (table, row, _), content in of.items():
            kind = of.get(("file", row, "kind"))
            if table == "file_piece" and isinstance(content, bytes) and kind != FileKind.PACKAGE:
                ending = ENDINGS.get(str(of.get(("file", row, "media_type"))), "bin")
                name = f"{NAMED.get(str(kind), 'file')}-{len(found) + 1}.{ending}"
                found[row] = HeldFile(name, content, kind == FileKind.CV)
        return found

    def by_category(self) -> Iterator[tuple[Category, list[HeldValue]]]:
        """Every category of which something is held, in the catalogue's order."""
        values: dict[str, list[HeldValue]] = {}
        for each in self.held:
            values.setdefault(each.category, []).append(each)
        for row in catalogue.CATEGORIES:
            if row.code in values:
                yield row, values[row.code]


def read(unit: Unit, context: Context, person: UUID) -> Package:
    """Reads and writes nothing."""
    disclosed = tuple(unit.disclosures.of(person, now=context.now))
    found = ((each.to, unit.coaches.find(each.to)) for each in disclosed)
    return Package(
        context.now,
        tuple(unit.holdings.collect(person, now=context.now)),
        tuple(unit.consents.ledger(person)),
        disclosed,
        tuple(unit.looks.of(person)),
        {to: coach.profile.name for to, coach in found if coach},
    )


def is_given(row: Category) -> bool:
    """What the person provided: what portability is about (art. 20(1))."""
    return row.asked in (Asked.REQUIRED, Asked.OPTIONAL, Asked.CONSENTED)


def text_of(each: HeldValue) -> str:
    """A value as text: a moment in ISO 8601, bytes in base64."""
    match each.value:
        case None:
            return ""
        case datetime():
            return each.value.isoformat()
        case bytes():
            return base64.b64encode(each.value).decode()
        case value:
            return str(value)
