"""Everything Klik holds about one person, with why, how long, from whom and to whom (GDPR art. 15 and 20, R-086a).

Made from what the columns declare (`unit.holdings`), so that a new column is in it by itself. Nobody else's data are.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bot.context import Context
from bot.ports.holdings import HeldValue
from bot.ports.oversight import Disclosed, Look
from bot.ports.people import Recorded
from bot.ports.unit import Unit
from bot.privacy import catalogue
from bot.privacy.catalogue import Asked, Category


@dataclass(frozen=True)
class Package:
    """What was read in one reading; `coaches` names whoever got something, by random id."""

    made_at: datetime
    held: tuple[HeldValue, ...] = field(repr=False)
    consents: tuple[Recorded, ...] = field(repr=False)
    disclosed: tuple[Disclosed, ...] = field(repr=False)
    looks: tuple[Look, ...] = field(repr=False)
    coaches: dict[UUID, str] = field(default_factory=dict, repr=False)

    def by_category(self) -> Iterator[tuple[Category, list[HeldValue]]]:
        """Every category of which something is held, in the catalogue's order."""
        for row in catalogue.CATEGORIES:
            if values := [each for each in self.held if each.category == row.code]:
                yield row, values


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
