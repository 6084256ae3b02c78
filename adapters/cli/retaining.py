"""`klik retention run`: applies the retention rules now, and says what that did."""

import json

import typer

from adapters.cli.console import FAILED, say
from adapters.cli.running import sentences
from adapters.settings import Housekeeping, read_settings
from bot.clock import SystemClock
from bot.context import Context
from bot.ports.unit import Unit
from bot.privacy.retention import Swept, confirm_clock, sweep

REFUSED = (
    "The clock is more than 48 hours ahead of the last run, so nothing was removed. Check it; if it is right, "
    "run this again with --clock-is-right."
)


def run(*, clock_is_right: bool, as_json: bool) -> None:
    """Erasures are begun here and carried out by the running bot, which can also take away messages."""
    with sentences():
        settings = read_settings(kind=Housekeeping)
        from adapters import wiring

        def work(unit: Unit) -> Swept:
            context = Context(settings.rules(), SystemClock().now())
            return confirm_clock(unit, context, None) if clock_is_right else sweep(unit, context)

        with wiring.open_store(settings, makes=False) as opened:
            swept = opened.store.run(work)
    say(to_json(swept) if as_json else to_text(swept))
    if swept.refused:
        raise typer.Exit(FAILED)


def to_text(swept: Swept) -> str:
    if swept.refused:
        return REFUSED
    rows = ", ".join(f"{table} {count}" for table, count in sorted(swept.removed.items())) or "none"
    return f"Erasures begun: {swept.erased}. Warned: {swept.warned}. Rows removed: {rows}."


def to_json(swept: Swept) -> str:
    counts = {"erased": swept.erased, "warned": swept.warned, "removed": dict(swept.removed)}
    return json.dumps({"refused": swept.refused, **counts})
