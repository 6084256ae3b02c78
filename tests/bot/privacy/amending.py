"""How the tests of correcting and changing fill in those forms, and look at what stands there afterwards."""

from typing import Any

from bot.model import Contact, PublicFields, Request
from bot.outcome import Said
from bot.ports.cases import CaseKind, CaseState
from tests.conversation import Actor, House
from tests.furniture import REQUEST

RIGHT = {"name": "Kanarie Nachtegaal", "email": "nachtegaal@voorbeeld.nl", "phone": "06 11122233"}


def contact(town: House, request: Request) -> Contact:
    found = town.look(lambda unit: unit.requests.contact(request.id))
    assert found is not None
    return found


def given(town: House, request: Request) -> PublicFields:
    found = town.look(lambda unit: unit.requests.given(request.id))
    assert found is not None
    return found


def cases(town: House, who: Actor) -> list[tuple[CaseKind, CaseState]]:
    return [(case.kind, case.state) for case in town.look(lambda unit: unit.cases.of(who.id))]


def corrects(who: Actor, **changes: Any) -> Said:
    who.presses("data.correct", "")
    return who.sends({**RIGHT, **changes})


def changes(who: Actor, request: Request, **values: Any) -> Said:
    who.presses("data.change", request.id)
    return who.sends({"motivation": REQUEST["motivation"], "topics": REQUEST["topics"], **values})
