"""Small cells: what coaches read beside the words is made broader until at least k requests share it.

A rare kind of work in a small province at a certain age can be one person, though each alone says nothing (R-008,
R-037). Decided when a request is saved, shown in its preview, and kept with the request: the post is the preview.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from bot.matching.lists import OTHER_FUNCTION, PART_OF
from bot.model import PublicFields
from bot.ports.unit import Unit

Broader = Callable[[PublicFields], PublicFields]


def _function_other(public: PublicFields) -> PublicFields:
    return replace(public, function=OTHER_FUNCTION if public.function else None)


def _part_of_the_country(public: PublicFields) -> PublicFields:
    return replace(public, region=PART_OF.get(public.region or "", public.region))


def _no_age(public: PublicFields) -> PublicFields:
    return replace(public, age_band=None)


def _no_function_no_region(public: PublicFields) -> PublicFields:
    return replace(public, function=None, region=None)


# From what helps coaches least to what helps them most. The topics stay: without them nobody can say yes.
STEPS: tuple[Broader, ...] = (
    _function_other,
    _part_of_the_country,
    _no_age,
    _no_function_no_region,
)
SAFEST = len(STEPS)
CELL = ("function", "region", "age_band")


def broader(given: PublicFields, step: int) -> PublicFields:
    """What coaches may read after so many steps; 0 is as it was given."""
    for widen in STEPS[:step]:
        given = widen(given)
    return given


def combinations(given: PublicFields) -> tuple[str, ...]:
    """One text for each step: requests with the same text look the same there."""
    return tuple(_combination(step, broader(given, step)) for step in range(SAFEST + 1))


def _combination(step: int, public: PublicFields) -> str:
    values = (getattr(public, name) or "" for name in CELL)
    return "|".join((str(step), *values, *sorted(public.topics)))


def decide(unit: Unit, person: UUID, given: PublicFields, *, least: int) -> int:
    """The first step at which this person and the others who share it are `least` or more; else the safest."""
    found: Sequence[str] = combinations(given)
    for step in range(SAFEST):
        if unit.cells.others(found[step], besides=person) + 1 >= least:
            return step
    return SAFEST


def changed(given: PublicFields, shown: PublicFields) -> tuple[str, ...]:
    """The fields of the cell that coaches read differently from how they were given."""
    return tuple(name for name in CELL if getattr(given, name) != getattr(shown, name))
