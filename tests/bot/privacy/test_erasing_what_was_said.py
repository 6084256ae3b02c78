"""What Klik said to somebody in passing goes with them: answers, tasks, a nudge; only the last word is left."""

from bot.model import Request
from bot.notices import NoticeKind
from tests.conversation import Actor, House
from tests.furniture import COACHES
from tests.messenger import direct

LAST = "Alles wat Klik van je bewaarde is verwijderd."


def erased(house: House, person: Actor) -> None:
    person.presses("data.erase", "")
    person.presses("data.erase_now")
    house.courier.runs()


def test_what_klik_said_in_between_goes_as_well(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """Each is blanked and deleted; what others were told stays theirs."""
    candidate.says("hoe staat het met mijn aanvraag")
    candidate.says("laat mijn gegevens zien")
    town.courier.runs()
    assert candidate.request.reference in candidate.reads
    coach.says("hoi")
    town.courier.runs()
    said = candidate.messages()
    others = [each for each in town.platform.messages if each.sent.place == direct(coach.account)]
    assert len(said) > 3
    assert others
    erased(town, candidate)
    assert all(each.is_deleted and each.view.summary == "Dit bericht is verwijderd." for each in said)
    assert [each.view.summary for each in candidate.messages()] == [LAST]
    assert not any(each.is_deleted for each in others)


def test_what_is_said_at_the_very_moment_goes_as_well(town: House, posted: Request, candidate: Actor) -> None:
    """An answer that was under way when the erasure was asked."""
    candidate.says("laat mijn gegevens zien")
    [said] = [each for each in town.courier.leases() if each.notice.kind is NoticeKind.ANSWER]
    assert candidate.messages()
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    town.wait_for(town.delivery.deliver(said))
    town.moves(minutes=2)
    town.courier.runs()
    assert [each.view.summary for each in candidate.messages()] == [LAST]


def test_what_is_said_while_the_messages_go_is_taken_away_as_well(
    town: House, posted: Request, candidate: Actor
) -> None:
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    [erasing] = [each for each in town.courier.leases() if each.notice.kind is NoticeKind.ERASE]

    async def says() -> None:
        await candidate.says_meanwhile("hoe staat het met mijn aanvraag")
        for each in town.courier.leases():
            await town.delivery.deliver(each)

    town.platform.meanwhile("delete", says)
    town.wait_for(town.delivery.deliver(erasing))
    town.courier.runs()
    assert [each.view.summary for each in candidate.messages()] == [LAST]


def test_a_nudge_about_the_request_goes_from_the_channel(
    town: House, posted: Request, candidate: Actor
) -> None:
    town.moves(hours=25)
    town.courier.runs()
    assert len(town.platform.standing(COACHES)) == 2
    erased(town, candidate)
    assert town.platform.standing(COACHES) == []
