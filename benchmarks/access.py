"""The access package of somebody with everything: from the case to the sealed file, as the courier makes it."""

import asyncio
import time
from dataclasses import dataclass

from benchmarks.everything import context_of, opened_store, somebody
from benchmarks.figures import Figure, at_most, figure
from bot.clock import SystemClock
from bot.courier.packing import Packing
from bot.model import Person
from bot.notices import Notice, NoticeKind
from bot.ports.cases import CaseKind
from bot.ports.files import FileKind
from bot.ports.unit import Unit
from bot.privacy.cases import handling

PART = "access"
NAME = "access package of somebody with everything"


@dataclass(frozen=True)
class Size:
    packages: int = 7


def run(*, quick: bool) -> list[Figure]:
    return measure(Size(packages=3) if quick else Size())


def measure(size: Size) -> list[Figure]:
    """The first of a process reads the PDF library and the font; those after it do not."""
    seen = [_one() for _ in range(size.packages)]
    return [
        figure(PART, f"{NAME}, the first of a process", seen[:1], unit="s", target=at_most(1)),
        figure(PART, NAME, seen[1:], unit="s", target=at_most(1)),
    ]


def _one() -> float:
    with opened_store() as (settings, opened):
        person = opened.store.run(lambda unit: somebody(unit, settings))

        def begin(unit: Unit) -> Notice:
            case = handling.receive(unit, context_of(settings), CaseKind.ACCESS, person.id)
            return Notice(NoticeKind.PACKAGE, person.account_id, about=case.id)

        notice = opened.store.run(begin)
        packing = Packing(opened.store, rules=settings.rules(), clock=SystemClock())
        started = time.perf_counter()
        outcome = asyncio.run(packing.deliver(notice))
        taken = time.perf_counter() - started
        if outcome != "made" or not opened.store.look(lambda unit: _is_kept(unit, person)):
            raise RuntimeError(f"no package was made: {outcome}")
        return taken


def _is_kept(unit: Unit, person: Person) -> bool:
    return any(file.kind is FileKind.PACKAGE for file in unit.files.of(person.id))
