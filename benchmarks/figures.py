"""A measured figure beside its target, and the table and the JSON of them. What is measured stands in the parts."""

import json
import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Target:
    """`limit` is the most or the least a figure may be."""

    limit: float
    is_most: bool = True

    def holds(self, value: float) -> bool:
        return value <= self.limit if self.is_most else value >= self.limit

    def __str__(self) -> str:
        return f"{'≤' if self.is_most else '≥'} {_short(self.limit)}"


@dataclass(frozen=True)
class Figure:
    """The median of what was seen, with the lowest and the highest of it; no target means: for information."""

    part: str
    name: str
    value: float
    unit: str
    lowest: float
    highest: float
    target: Target | None = None

    @property
    def is_good(self) -> bool:
        return self.target is None or self.target.holds(self.value)


def at_most(limit: float) -> Target:
    return Target(limit)


def at_least(limit: float) -> Target:
    return Target(limit, is_most=False)


def figure(part: str, name: str, seen: Sequence[float], *, unit: str, target: Target | None = None) -> Figure:
    return Figure(part, name, median(seen), unit, min(seen), max(seen), target)


def show(figures: Sequence[Figure]) -> None:
    table = Table(title="Klik, measured")
    for column in ("part", "figure"):
        table.add_column(column)
    for column in ("median", "lowest – highest", "target", ""):
        table.add_column(column, justify="right")
    for each in figures:
        spread = f"{_short(each.lowest)} – {_short(each.highest)}" if each.lowest != each.highest else ""
        verdict = "" if each.target is None else "ok" if each.is_good else "[bold red]not[/bold red]"
        target = "" if each.target is None else str(each.target)
        table.add_row(each.part, each.name, f"{_short(each.value)} {each.unit}", spread, target, verdict)
    Console().print(table)


def write_json(figures: Sequence[Figure], file: Path) -> None:
    rows = [{**asdict(each), "is_good": each.is_good} for each in figures]
    file.write_text(json.dumps({"machine": _machine(), "figures": rows}, indent=1) + "\n", encoding="utf-8")


def _machine() -> dict[str, str | int]:
    """What the numbers depend on; no name of the machine and no path on it."""
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.system(),
        "cores": os.cpu_count() or 0,
    }


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
