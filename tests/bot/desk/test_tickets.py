"""Questions, feedback and complaints: asked in a form, handled by somebody it is not about, answered in the DM."""

import pytest

from bot.desk import tickets
from bot.errors import Gone
from bot.notices import NoticeKind
from bot.outcome import Said
from bot.ports.cases import Via
from bot.ports.tickets import TicketKind, TicketState
from bot.views import PersonField, TextField
from tests.bot.desk.asking import CANARY, QUESTION, asks, found, tickets_of
from tests.conversation import Actor, House
from tests.messenger import text_of
from tests.trail import outcomes

# -- asking


@pytest.mark.parametrize("line", ["/klik contact", "/klik complaint", "/klik klacht"])
def test_the_statement_comes_before_the_form(town: House, line: str) -> None:
    stranger = town.person("U0STRANGER")
    assert stranger.types(line) is Said.WELCOME
    assert stranger.types(line) is Said.TICKET_FORM


def test_a_question_gets_a_receipt_with_its_number(town: House, asker: Actor) -> None:
    ticket = asks(town, asker)
    assert (ticket.kind, ticket.via, ticket.state) == (TicketKind.QUESTION, Via.CHAT, TicketState.OPEN)
    assert ticket.reference in asker.hears
    [line] = town.look(lambda unit: unit.tickets.lines(ticket.id))
    assert (line.text, line.is_answer) == (QUESTION, False)


def test_what_was_typed_stands_in_the_form_and_is_forgotten_once_sent(town: House, asker: Actor) -> None:
    asker.says("ik heb een klacht over jullie")
    town.courier.runs()
    asker.presses("ticket.open")
    texts = [field for field in asker.form.fields if isinstance(field, TextField)]
    assert [field.initial for field in texts] == ["ik heb een klacht over jullie"]
    assert any(isinstance(field, PersonField) for field in asker.form.fields)
    asker.sends({"kind": ["complaint"], "text": "klacht"})
    asker.presses("ticket.open")
    assert not any(field.initial for field in asker.form.fields if isinstance(field, TextField))
    assert "heb ik niet meer" in text_of(asker.form)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": ["question"], "text": ""}, "text"),
        ({"kind": ["question"], "text": "x" * (tickets.TEXT_MAX + 1)}, "text"),
        ({"kind": ["question"], "text": "Mijn nummer is 111222333."}, "text"),
        ({"kind": ["advert"], "text": QUESTION}, "kind"),
    ],
    ids=["empty", "too long", "a citizen service number", "no kind"],
)
def test_a_mistake_is_said_at_its_field_and_nothing_is_kept(
    town: House, asker: Actor, values: dict[str, object], field: str
) -> None:
    asker.types("/klik contact")
    assert asker.sends(values) is Said.INVALID
    assert list(asker.errors) == [field]
    assert tickets_of(town, asker) == []


def test_a_number_that_is_no_citizen_service_number_may_stand(town: House, asker: Actor) -> None:
    asker.types("/klik contact")
    assert (
        asker.sends({"kind": ["question"], "text": "Bel 06 12345678 of 123456789."}) is Said.TICKET_RECEIVED
    )


# -- answering


def test_the_answer_is_delivered_in_the_dm_and_its_notification_holds_none_of_it(
    town: House, asker: Actor, admin: Actor
) -> None:
    ticket = asks(town, asker)
    town.courier.runs()
    assert ticket.reference in admin.reads
    assert CANARY not in admin.reads
    admin.types("/avg tickets")
    assert CANARY not in admin.hears
    admin.presses("ticket.answer", ticket.id)
    assert QUESTION in text_of(admin.form)
    assert admin.sends({"answer": f"Twee jaar, {CANARY}."}) is Said.TICKET_ANSWERED
    town.courier.runs()
    last = asker.messages()[-1].view
    assert f"Twee jaar, {CANARY}." in text_of(last)
    assert CANARY not in last.summary
    assert found(town, ticket).state is TicketState.ANSWERED


def test_who_asked_may_reply_and_the_ticket_is_open_again(town: House, asker: Actor, admin: Actor) -> None:
    ticket = asks(town, asker)
    admin.presses("ticket.answer", ticket.id)
    admin.sends({"answer": "Twee jaar."})
    town.courier.runs()
    assert asker.presses("ticket.reply") is Said.TICKET_REPLY_FORM
    assert asker.sends({"text": "En daarna?"}) is Said.TICKET_RECEIVED
    assert found(town, ticket).state is TicketState.OPEN
    lines = town.look(lambda unit: unit.tickets.lines(ticket.id))
    assert [line.is_answer for line in lines] == [False, True, False]


def test_nobody_replies_to_the_ticket_of_somebody_else(town: House, asker: Actor) -> None:
    ticket = asks(town, asker)
    other = town.person("U0OTHER")
    other.says("hoi")
    assert other.presses("ticket.reply", ticket.id) is Said.TICKET_GONE
    assert other.sends({"text": "ik ook"}, form="ticket.reply", about=ticket.id) is Said.TICKET_GONE
    assert len(town.look(lambda unit: unit.tickets.lines(ticket.id))) == 1


def test_who_is_no_admin_can_neither_read_answer_nor_close(town: House, asker: Actor) -> None:
    ticket = asks(town, asker)
    assert asker.types("/avg tickets") is Said.NOT_AN_ADMIN
    assert asker.presses("ticket.answer", ticket.id) is Said.NOT_AN_ADMIN
    assert asker.presses("ticket.close", ticket.id) is Said.NOT_AN_ADMIN
    assert asker.sends({"answer": "x"}, form="ticket.answer", about=ticket.id) is Said.NOT_AN_ADMIN
    assert found(town, ticket).state is TicketState.OPEN


def test_closing_tells_the_person_and_nothing_can_be_added(town: House, asker: Actor, admin: Actor) -> None:
    ticket = asks(town, asker)
    assert admin.presses("ticket.close", ticket.id) is Said.TICKET_CLOSED
    town.courier.runs()
    assert f"{ticket.reference}, is afgehandeld" in asker.reads
    assert admin.presses("ticket.close", ticket.id) is Said.TICKET_NOT_YOURS
    assert asker.sends({"text": "nog iets"}, form="ticket.reply", about=ticket.id) is Said.TICKET_GONE
    admin.types("/avg tickets")
    assert ticket.reference not in admin.hears


def test_a_look_at_a_ticket_is_in_the_access_answer_of_who_asked(
    town: House, asker: Actor, admin: Actor
) -> None:
    ticket = asks(town, asker)
    admin.presses("ticket.answer", ticket.id)
    [look] = town.look(lambda unit: unit.looks.of(asker.id))
    assert (look.seen_by, look.case, look.ends_at) == (admin.id, ticket.id, look.opened_at)
    assert admin.presses("look.show", look.id) is Said.LOOK_OVER


def test_an_answer_that_does_not_arrive_is_the_handlers_to_give_another_way(
    town: House, asker: Actor, admin: Actor
) -> None:
    ticket = asks(town, asker)
    town.courier.runs()
    admin.presses("ticket.answer", ticket.id)
    admin.sends({"answer": "Twee jaar."})
    town.platform.will_fail("post", Gone("account_inactive"))
    town.courier.runs()
    assert f"Je antwoord op {ticket.reference} komt niet aan" in admin.reads


# -- what is held


def test_r_047_a_question_is_in_the_access_answer_and_goes_with_an_erasure(
    town: House, asker: Actor, admin: Actor
) -> None:
    """F-111: an open ticket goes as well."""
    ticket = asks(town, asker)
    admin.presses("ticket.answer", ticket.id)
    admin.sends({"answer": f"Dag {CANARY}"})
    values = [each.value for each in town.look(lambda u: u.holdings.collect(asker.id, now=town.clock.now()))]
    assert QUESTION in values
    assert f"Dag {CANARY}" in values
    gone = town.do(lambda unit: unit.holdings.forget(asker.id))
    assert gone["ticket"] == 1
    assert gone["ticket_line"] == 2
    assert town.look(lambda unit: unit.tickets.find(ticket.id)) is None
    town.courier.runs()
    assert CANARY not in asker.reads


def test_nothing_of_a_ticket_stands_in_the_queue_or_the_trail(town: House, asker: Actor) -> None:
    ticket = asks(town, asker)
    leased = [each.notice for each in town.courier.leases()]
    [task] = [each for each in leased if each.kind is NoticeKind.ADMIN]
    assert (task.about, task.detail.split(" ")[0]) == (ticket.id, "ticket_question")
    assert CANARY not in repr(leased)
    assert "question" in outcomes(town.folder, "ticket.opened")


def test_a_ticket_shows_nobody_in_a_log(town: House, asker: Actor) -> None:
    ticket = asks(town, asker)
    [line] = town.look(lambda unit: unit.tickets.lines(ticket.id))
    assert CANARY in line.text
    assert CANARY not in repr(line)
