"""The contact form of our own page: what is asked becomes a case or a ticket, once, and is never lost (R-083)."""

import hashlib

import pytest

from bot.door import RepeatForged
from bot.events import Delivery, PageSent
from bot.outcome import Outcome, Said
from bot.ports.cases import Case, CaseKind, Via
from bot.ports.tickets import Ticket, TicketKind
from bot.privacy.cases import clock
from bot.views import Invalid, Reply, Say
from bot.words import Language
from tests.conversation import Actor, House
from tests.messenger import text_of

CANARY = "Kwikstaart"
AUTHORITY = "Autoriteit Persoonsgegevens"
ASKED = {
    "kind": "access",
    "text": f"Wat weten jullie?\r\nGroet, {CANARY}",
    "name": CANARY,
    "reach": "kwik@voorbeeld.nl",
}


def sends(town: House, *, key: str = "page:1", **changes: str) -> tuple[Outcome, Reply]:
    values = {name: (value,) for name, value in {**ASKED, **changes}.items()}
    digest = hashlib.sha256(repr(values).encode()).digest()
    event = PageSent(delivery=Delivery(key, digest), form="contact.send", values=values)
    answer = town.wait_for(town.door.handle(event))
    reply = town.wait_for(town.door.reply(answer, account=None, language=Language.NL))
    return answer.outcome, reply


def cases(town: House) -> list[Case]:
    return list(town.look(lambda unit: unit.cases.open_ones()))


def tickets(town: House) -> list[Ticket]:
    return list(town.look(lambda unit: unit.tickets.unclosed()))


def read(reply: Reply) -> str:
    assert isinstance(reply, Say)
    return text_of(reply.view)


@pytest.mark.parametrize("kind", CaseKind)
def test_r_083_a_right_becomes_a_case_with_its_four_weeks(town: House, admin: Actor, kind: CaseKind) -> None:
    outcome, reply = sends(town, kind=kind)
    [case] = cases(town)
    assert (outcome.said, outcome.about) == (Said.CONTACT_CASE, case.id)
    assert (case.kind, case.via, case.person, case.received_at) == (kind, Via.WEB, None, town.clock.now())
    assert case.due_at == clock.due(town.clock.now())
    assert case.reference in read(reply)
    assert AUTHORITY in read(reply)
    requester = town.look(lambda unit: unit.cases.requester(case.id))
    assert requester is not None
    assert (requester.name, requester.reach) == (CANARY, "kwik@voorbeeld.nl")
    assert requester.words == f"Wat weten jullie?\nGroet, {CANARY}"


@pytest.mark.parametrize("kind", TicketKind)
def test_anything_else_becomes_a_ticket(town: House, admin: Actor, kind: TicketKind) -> None:
    outcome, reply = sends(town, kind=kind)
    [ticket] = tickets(town)
    assert (outcome.said, outcome.about) == (Said.CONTACT_TICKET, ticket.id)
    assert (ticket.kind, ticket.via, ticket.person) == (kind, Via.WEB, None)
    assert ticket.reference in read(reply)
    assert (AUTHORITY in read(reply)) is (kind is TicketKind.COMPLAINT)


@pytest.mark.parametrize("kind", ["access", "complaint"])
def test_an_admin_hears_of_it_without_a_word_of_it(town: House, admin: Actor, kind: str) -> None:
    before = admin.reads
    sends(town, kind=kind)
    town.courier.runs()
    [reference] = [each.reference for each in (*cases(town), *tickets(town))]
    heard = admin.reads.removeprefix(before)
    assert reference in heard
    assert CANARY not in heard


def test_the_same_press_twice_is_one_case_and_one_reference(town: House, admin: Actor) -> None:
    first, second = sends(town), sends(town)
    assert len(cases(town)) == 1
    assert read(first[1]) == read(second[1])


def test_something_else_under_the_same_slip_is_not_taken(town: House, admin: Actor) -> None:
    sends(town)
    with pytest.raises(RepeatForged):
        sends(town, text="Iets anders")
    assert len(cases(town)) == 1


def test_what_was_receipted_is_there_after_a_restart(town: House, admin: Actor) -> None:
    _, reply = sends(town)
    town.restarts()
    [case] = cases(town)
    assert case.reference in read(reply)
    town.courier.runs()
    assert case.reference in admin.reads


@pytest.mark.parametrize(
    ("field", "value", "part"),
    [
        ("kind", "", "Kies"),
        ("kind", "find_coach", "Kies"),
        ("text", " \r\n ", "Schrijf"),
        ("text", "x" * 2001, "2001 tekens"),
        ("text", "Mijn BSN is 111222333.", "burgerservicenummer"),
        ("name", "x" * 201, "201 tekens"),
        ("name", "Kwik 111222333", "burgerservicenummer"),
        ("reach", "", "Schrijf hoe we je bereiken"),
        ("reach", "x" * 201, "201 tekens"),
    ],
)
def test_a_mistake_is_shown_at_its_field_and_nothing_is_kept(
    town: House, admin: Actor, field: str, value: str, part: str
) -> None:
    _, reply = sends(town, **{field: value})
    assert isinstance(reply, Invalid)
    assert list(reply.errors) == [field]
    assert part in reply.errors[field]
    assert cases(town) == tickets(town) == []


def test_of_a_text_at_the_limit_nothing_is_cut(town: House, admin: Actor) -> None:
    sends(town, text="é" * 2000)
    [case] = cases(town)
    requester = town.look(lambda unit: unit.cases.requester(case.id))
    assert requester is not None
    assert requester.words == "é" * 2000


def test_a_page_can_do_nothing_else(town: House, admin: Actor) -> None:
    event = PageSent(delivery=Delivery("page:9", b"x"), form="case.complete", values={})
    assert town.wait_for(town.door.handle(event)).outcome.said is Said.UNKNOWN_ACTION


def test_a_ticket_that_nobody_answers_is_brought_to_mind(town: House, admin: Actor) -> None:
    """An answer within the four weeks that the receipt promises."""
    sends(town, kind="question")
    [ticket] = tickets(town)
    for days in (14, 7, 5):
        town.courier.runs()
        before = admin.reads.count("wacht nog op antwoord")
        town.moves(days=days)
        town.courier.runs()
        assert admin.reads.count("wacht nog op antwoord") == before + 1
    assert ticket.reference in admin.reads


def test_one_that_was_answered_is_not(town: House, admin: Actor) -> None:
    sends(town, kind="question")
    [ticket] = tickets(town)
    town.do(lambda unit: unit.tickets.say(ticket.id, "Twee jaar.", is_answer=True, now=town.clock.now()))
    town.moves(days=27)
    town.courier.runs()
    assert "wacht nog op antwoord" not in admin.reads
