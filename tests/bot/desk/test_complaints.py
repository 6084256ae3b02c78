"""A complaint is handled by somebody it is not about, and says where else to go (R-088, R-089)."""

from bot.outcome import Said
from bot.ports.cases import CaseKind
from bot.privacy.cases import handling
from tests.bot.desk.asking import AUTHORITY, QUESTION, asks, tickets_of
from tests.conversation import Actor, House


def test_r_088_a_complaint_goes_to_another_handler_than_the_one_it_is_about(
    town: House, asker: Actor, admin: Actor, colleague: Actor
) -> None:
    for about, other in ((admin, colleague), (colleague, admin)):
        asker.types("/klik complaint")
        values = {"kind": ["complaint"], "text": QUESTION, "not_for": about.account.user}
        assert asker.sends(values) is Said.TICKET_RECEIVED
        ticket = tickets_of(town, asker)[-1]
        assert (ticket.handler, ticket.not_for) == (other.id, about.id)
        assert about.presses("ticket.answer", ticket.id) is Said.TICKET_NOT_YOURS
        assert about.presses("ticket.close", ticket.id) is Said.TICKET_NOT_YOURS
        assert other.presses("ticket.answer", ticket.id) is Said.TICKET_ANSWER_FORM


def test_a_complaint_does_not_go_to_who_decided_about_this_person(
    town: House, asker: Actor, admin: Actor, colleague: Actor
) -> None:
    case = town.do(lambda unit: handling.receive(unit, town.context, CaseKind.ACCESS, asker.id))
    town.do(lambda unit: handling.complete(unit, town.context, case, by=admin.id))
    for _ in range(3):
        assert asks(town, asker, "complaint").handler == colleague.id
    assert admin.presses("ticket.answer", tickets_of(town, asker)[-1].id) is Said.TICKET_NOT_YOURS


def test_with_one_admin_whom_it_is_about_nobody_gets_it_and_the_person_hears_that(
    town: House, asker: Actor, admin: Actor
) -> None:
    asker.types("/klik complaint")
    asker.sends({"kind": ["complaint"], "text": QUESTION, "not_for": admin.account.user})
    assert tickets_of(town, asker)[-1].handler is None
    assert "niemand anders" in asker.hears
    assert AUTHORITY in asker.hears


def test_r_089_every_word_about_a_complaint_names_the_authority(
    town: House, asker: Actor, admin: Actor
) -> None:
    ticket = asks(town, asker, "complaint")
    assert AUTHORITY in asker.hears
    admin.presses("ticket.answer", ticket.id)
    admin.sends({"answer": "Het spijt ons."})
    town.courier.runs()
    assert asker.reads.count(AUTHORITY) == 1
    admin.presses("ticket.close", ticket.id)
    town.courier.runs()
    assert asker.reads.count(AUTHORITY) == 2


def test_tickets_are_spread_over_the_handlers(
    town: House, asker: Actor, admin: Actor, colleague: Actor
) -> None:
    given = [asks(town, asker).handler for _ in range(4)]
    assert sorted(map(str, given)) == sorted([str(admin.id)] * 2 + [str(colleague.id)] * 2)


def test_nobody_handles_a_ticket_of_their_own(town: House, admin: Actor, colleague: Actor) -> None:
    ticket = asks(town, admin)
    assert ticket.handler == colleague.id
    assert admin.presses("ticket.answer", ticket.id) is Said.TICKET_NOT_YOURS
