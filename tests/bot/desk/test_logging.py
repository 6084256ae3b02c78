"""What came in by phone, post, mail or social media is logged, answered, and goes at its term (R-062)."""

import pytest

from bot.desk.answering import LOGGED_VIA
from bot.outcome import Said
from bot.ports.cases import Requester, Via
from tests.bot.desk.asking import CANARY, QUESTION, tickets_of
from tests.conversation import Actor, House
from tests.messenger import text_of


@pytest.mark.parametrize("via", LOGGED_VIA)
def test_r_062_what_came_in_another_way_is_logged_and_is_the_persons(
    town: House, asker: Actor, admin: Actor, via: Via
) -> None:
    assert admin.presses("ticket.log", "") is Said.TICKET_LOG_FORM
    values = {"kind": ["question"], "via": [via], "text": QUESTION, "person": asker.account.user}
    assert admin.sends({**values, "name": CANARY, "reach": "@kwik"}) is Said.TICKET_LOGGED
    [ticket] = tickets_of(town, asker)
    assert ticket.via is via
    assert town.look(lambda unit: unit.tickets.requester(ticket.id)) is None, (
        "no handle where there is an account"
    )
    held = town.look(lambda unit: unit.holdings.collect(asker.id, now=town.clock.now()))
    assert QUESTION in [each.value for each in held]


def test_who_has_no_account_is_answered_outside_and_forgotten_after_the_term(
    town: House, admin: Actor
) -> None:
    admin.presses("ticket.log", "")
    values = {
        "kind": ["question"],
        "via": ["phone"],
        "text": QUESTION,
        "name": CANARY,
        "reach": "020 1234567",
    }
    assert admin.sends(values) is Said.TICKET_LOGGED
    ticket = town.look(lambda unit: unit.tickets.unclosed())[0]
    admin.presses("ticket.answer", ticket.id)
    assert "020 1234567" in text_of(admin.form)
    assert admin.sends({"answer": "Gebeld: twee jaar."}) is Said.TICKET_ANSWERED
    assert "Stuur het zelf" in admin.hears
    admin.presses("ticket.close", ticket.id)
    town.moves(days=89)
    town.courier.runs()
    assert town.look(lambda unit: unit.tickets.requester(ticket.id)) == Requester(CANARY, "020 1234567")
    town.moves(days=1)
    town.courier.runs()
    assert town.look(lambda unit: unit.tickets.find(ticket.id)) is None
    assert town.look(lambda unit: unit.tickets.lines(ticket.id)) == []
    assert "ticket" not in town.look(lambda unit: unit.holdings.overdue(now=town.clock.now()))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"via": ["phone"]}, "reach"),
        ({"via": ["chat"], "reach": "x"}, "via"),
        ({"via": ["phone"], "person": "U0NOBODY"}, "person"),
        ({"via": ["phone"], "request": "K-222222"}, "request"),
    ],
)
def test_what_is_logged_says_whose_it_is(
    town: House, admin: Actor, values: dict[str, object], field: str
) -> None:
    admin.presses("ticket.log", "")
    assert admin.sends({"kind": ["question"], "text": QUESTION, **values}) is Said.INVALID
    assert list(admin.errors) == [field]
