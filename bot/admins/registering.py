"""Keeping the register of processors and recipients up to date (R-006, R-027)."""

from bot.admins.act import Act
from bot.context import Context
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit
from bot.privacy import register

FIELDS = (*register.LINES, "role", "ends")


def edit(unit: Unit, context: Context, act: Act) -> Outcome:
    """The form of one row."""
    if unit.register.find(act.value) is None:
        return Outcome(Said.REGISTER)
    return Outcome(Said.REGISTER_FORM, detail={"party": act.value})


def save(unit: Unit, context: Context, act: Act) -> Outcome:
    if unit.register.find(act.value) is None:
        return Outcome(Said.REGISTER)
    party = register.read(act.value, {name: act.first(name) for name in FIELDS})
    if isinstance(party, dict):
        return Outcome(Said.INVALID, detail=party)
    register.keep(unit, context, act.person, party)
    return Outcome(Said.REGISTER)
