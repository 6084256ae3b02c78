"""The coach deletes own copies: asked when it is over, reminded twice, then somebody sees to it (R-012)."""

import pytest

from bot.errors import Gone
from bot.model import Request
from bot.outcome import Said
from tests.conversation import Actor, House
from tests.furniture import CANARIES


@pytest.fixture
def over(town: House, posted: Request, candidate: Actor, coach: Actor) -> Request:
    """The coach has the details, and the candidate takes the request back."""
    coach.presses("request.accept")
    town.courier.runs()
    assert any(canary in coach.reads for canary in CANARIES)
    candidate.presses("request.withdraw", posted.id)
    town.courier.runs()
    return posted


def days_go_by(town: House, days: int) -> None:
    for _ in range(days):
        town.moves(days=1)
        town.courier.runs()


def reminders(coach: Actor) -> int:
    return coach.reads.count("Heb je nog gegevens van")


def open_duties(town: House) -> int:
    return len(town.look(lambda unit: unit.duties.open_ones()))


def test_r_012_the_details_are_blanked_and_the_coach_is_asked_reminded_and_then_somebody_else(
    town: House, over: Request, coach: Actor, admin: Actor
) -> None:
    assert not any(canary in coach.reads for canary in CANARIES)
    assert f"{over.reference} is gestopt. Verwijder alle gegevens" in coach.reads
    seen = []
    for _ in range(16):
        days_go_by(town, 1)
        seen.append(reminders(coach))
    assert (seen[5], seen[6], seen[12], seen[13], seen[15]) == (0, 1, 1, 2, 2)
    assert "na twee herinneringen" in admin.reads
    assert admin.types("/avg coaches") is Said.COACHES
    assert over.reference in admin.hears


def test_a_coach_who_says_that_they_are_gone_is_not_reminded(
    town: House, over: Request, coach: Actor, admin: Actor
) -> None:
    assert coach.presses("match.copies_deleted") is Said.COPIES_DELETED
    town.courier.runs()
    assert open_duties(town) == 0
    days_go_by(town, 16)
    assert reminders(coach) == 0
    assert "na twee herinneringen" not in admin.reads
    admin.types("/avg coaches")
    assert over.reference not in admin.hears


def test_a_coach_who_cannot_be_reached_is_a_task_and_stays_on_the_list_until_an_admin_settles_it(
    town: House, over: Request, coach: Actor, admin: Actor
) -> None:
    town.moves(days=7)
    town.platform.will_fail("post", Gone("user_not_found"))
    town.courier.runs()
    town.courier.runs()
    assert "niet meer te bereiken" in admin.reads
    days_go_by(town, 8)
    admin.types("/avg coaches")
    assert over.reference in admin.hears
    assert admin.presses("duty.settle") is Said.DUTY_SETTLED
    assert open_duties(town) == 0


def test_after_an_erasure_the_coach_still_has_the_duty_and_nobodys_details(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    town.courier.runs()
    assert not any(canary in coach.reads for canary in CANARIES)
    assert f"{posted.reference} is gestopt. Verwijder alle gegevens" in coach.reads
    days_go_by(town, 7)
    assert reminders(coach) == 1
    assert coach.presses("match.copies_deleted") is Said.COPIES_DELETED
    town.courier.runs()
    assert "is afgerond" in coach.reads
    assert open_duties(town) == 0


def test_a_coach_who_got_nothing_has_nothing_to_delete(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    candidate.presses("request.withdraw", posted.id)
    town.courier.runs()
    assert open_duties(town) == 0


def test_another_coach_cannot_confirm_it(town: House, over: Request, other_coach: Actor) -> None:
    [duty] = town.look(lambda unit: unit.duties.open_ones())
    assert other_coach.presses("match.copies_deleted", duty.id) is Said.NOT_YOURS
    assert open_duties(town) == 1


def test_a_coach_who_is_erased_with_a_duty_is_a_task_for_the_admins(
    town: House, over: Request, coach: Actor, admin: Actor
) -> None:
    coach.presses("data.erase", "")
    coach.presses("data.erase_now")
    town.courier.runs()
    assert "niet meer te bereiken" in admin.reads
    admin.types("/avg coaches")
    assert over.reference in admin.hears
