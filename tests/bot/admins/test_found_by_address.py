"""Somebody who writes from an address is found by it, without any column that holds it (R-036); and counted once (F-044)."""

import pytest

from bot.model import Request, RequestState
from bot.outcome import Said
from bot.ports.cases import CaseKind, Via
from bot.ports.unit import Unit
from bot.privacy.cases import handling
from storage.store.requests import CONTACT
from tests.conversation import Actor, House
from tests.furniture import REQUEST

EMAIL = str(REQUEST["email"])


def looks_up(town: House, admin: Actor, typed: str) -> Said:
    """A letter came, from that address; the handler opens a look at whoever it may be."""
    case = town.do(lambda unit: handling.receive(unit, town.context, CaseKind.ACCESS, None, via=Via.EMAIL))
    admin.types("/avg access")
    admin.presses("look.new", "all")
    return admin.sends({"case": str(case.id), "reason": "identify", "request": typed})


@pytest.mark.parametrize(
    "typed", [EMAIL, EMAIL.upper().replace("VOORBEELD.NL", "Voorbeeld.NL"), f" {EMAIL} "]
)
def test_r_036_an_admin_finds_somebody_by_e_mail_address(
    town: House, admin: Actor, posted: Request, typed: str
) -> None:
    assert looks_up(town, admin, typed) is Said.LOOK_SHOWN


@pytest.mark.parametrize("typed", ["niemand@voorbeeld.nl", "geen adres @", "Kanarie"])
def test_an_address_nobody_gave_finds_nobody(town: House, admin: Actor, posted: Request, typed: str) -> None:
    assert looks_up(town, admin, typed) is Said.INVALID
    assert "person" in admin.errors


def test_an_address_that_two_gave_does_not_say_who(town: House, admin: Actor, posted: Request) -> None:
    town.person("U0OTHER").asks(name="Iemand Anders")
    assert looks_up(town, admin, EMAIL) is Said.INVALID


def test_an_address_that_was_corrected_or_withdrawn_finds_nobody_any_more(
    town: House, admin: Actor, candidate: Actor, posted: Request
) -> None:
    candidate.presses("data.correct", "")
    candidate.sends({"name": "Kanarie", "email": "nieuw@voorbeeld.nl", "phone": ""})
    assert looks_up(town, admin, EMAIL) is Said.INVALID
    assert looks_up(town, admin, "nieuw@voorbeeld.nl") is Said.LOOK_SHOWN
    candidate.presses("request.withdraw", posted.id)
    assert looks_up(town, admin, "nieuw@voorbeeld.nl") is Said.INVALID


def test_no_column_holds_the_address(town: House, posted: Request) -> None:
    found = town.look(lambda unit: unit.requests.of_email(EMAIL))
    assert len(found) == 1
    assert {"email_lookup", "sealed_email"} <= set(CONTACT.c.keys())
    written = b"".join(path.read_bytes() for path in town.folder.rglob("*") if path.is_file())
    assert posted.reference.encode() in written, "this reads what is written"
    assert EMAIL.encode() not in written


def test_f_044_one_human_with_many_accounts_has_the_requests_of_one(town: House, candidate: Actor) -> None:
    for number in range(5):
        town.person(f"U0SAME{number}").asks()
    candidate.opens_the_form()
    assert candidate.sends(dict(REQUEST)) is Said.TOO_MANY
    assert "U0SAME" not in candidate.hears
    assert candidate.requests() == []
    other = {**REQUEST, "email": "ander@voorbeeld.nl", "phone": "06 87654321"}
    candidate.opens_the_form()
    assert candidate.sends(other) is Said.SAVED


def test_what_is_over_counts_no_more(town: House, candidate: Actor) -> None:
    def ends(unit: Unit, request: Request) -> bool:
        now = town.clock.now()
        return unit.requests.move(request.id, {RequestState.DRAFT}, RequestState.WITHDRAWN, now=now)

    for number in range(5):
        request = town.person(f"U0SAME{number}").asks()
        assert town.do(lambda unit, of=request: ends(unit, of))  # type: ignore[misc]
    assert candidate.asks().state is RequestState.DRAFT
