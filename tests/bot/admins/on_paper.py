"""What the tests of data requests share: a request that came by post, logged by an admin."""

from bot.outcome import Said
from bot.ports.cases import Case
from tests.conversation import Actor, House

CANARY = "Kwikstaart"
AUTHORITY = "Autoriteit Persoonsgegevens"
PAPER = {"kind": ["access"], "via": ["post"], "name": CANARY, "reach": f"{CANARY}straat 1", "words": "alles"}


def logs(town: House, admin: Actor, **values: object) -> Case:
    admin.presses("case.log", "")
    [received] = [field.initial for field in admin.form.fields if field.name == "received"]  # type: ignore[union-attr]
    assert admin.sends({**PAPER, "received": received, **values}) is Said.CASE_SHOWN, admin.reply  # type: ignore[dict-item]
    return town.look(lambda unit: unit.cases.open_ones())[-1]


def found(town: House, case: Case) -> Case:
    again = town.look(lambda unit: unit.cases.find(case.id))
    assert again is not None
    return again
