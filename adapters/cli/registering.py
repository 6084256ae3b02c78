"""`klik register`: the rows of the register from the command line, also when Klik does not start for lack of one."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from adapters.cli.console import refuse, say
from adapters.cli.running import sentences
from adapters.settings import Housekeeping, read_settings
from bot.clock import SystemClock
from bot.context import Context
from bot.ports.register import Party
from bot.ports.unit import Unit
from bot.privacy import register

T = TypeVar("T")


def show(*, as_json: bool) -> None:
    rows = _on_store(lambda unit, context: list(unit.register.all()), makes=False)
    say(json.dumps([asdict(row) for row in rows], default=str) if as_json else "\n".join(map(_line, rows)))


def change(code: str, given: dict[str, str | None]) -> None:
    """What is not given stays as it is."""

    def work(unit: Unit, context: Context) -> Party | dict[str, str]:
        known = unit.register.find(code) or next((row for row in register.FIRST if row.code == code), None)
        if known is None:
            return {"code": "unknown"}
        before = {name: str(value or "") for name, value in asdict(known).items()}
        party = register.read(
            code, before | {name: value for name, value in given.items() if value is not None}
        )
        if isinstance(party, Party):
            register.keep(unit, context, None, party)
        return party

    party = _on_store(work)
    if isinstance(party, dict):
        refuse([_SENTENCES.get(name, f"--{name} has a value that cannot be kept.") for name in party])
    else:
        say(_line(party))


def remove(code: str) -> None:
    if _on_store(lambda unit, context: register.remove(unit, context, None, code)):
        say(f"{code} is out of the register.")
    else:
        refuse([_SENTENCES["code"]])


_SENTENCES = {
    "code": f"There is no such row: the codes are {', '.join(register.CODES)}.",
    "ends": "--ends is a date such as 2027-12-31.",
    "role": "--role is processor or recipient.",
}


def _line(party: Party) -> str:
    ends = f", until {party.ends.isoformat()}" if party.ends else ""
    return f"{party.code}: {party.name}, {party.role}, agreement {party.agreement or 'not filled in'}{ends}"


def _on_store(work: Callable[[Unit, Context], T], *, makes: bool = True) -> T:
    with sentences():
        settings = read_settings(kind=Housekeeping)
        from adapters import wiring

        with wiring.open_store(settings, makes=makes) as opened:
            context = Context(settings.rules(), SystemClock().now())
            return opened.store.run(lambda unit: work(unit, context))
