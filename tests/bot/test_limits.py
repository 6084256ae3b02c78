"""Floods: told once, then let go; counted for who acts; a coach who takes everything is told to the admins (R-073)."""

from bot.limits import PER_MINUTE
from bot.matching.asking import MOST_ALIVE
from bot.model import Request
from bot.outcome import Said
from tests.conversation import Actor, House


def floods(actor: Actor, *, acts: int) -> list[Said]:
    return [actor.types("/klik help") for _ in range(acts)]


def test_r_073_a_flood_is_told_once_and_then_let_go(town: House, candidate: Actor) -> None:
    """F-043: one notice, not a thousand."""
    said = floods(candidate, acts=PER_MINUTE + 50)
    assert said[:PER_MINUTE] == [Said.HELP] * PER_MINUTE
    assert said[PER_MINUTE] is Said.SLOW_DOWN
    assert said[PER_MINUTE + 1 :] == [Said.NOTHING] * 49
    assert town.door.refused_acts == 50


def test_a_flood_of_messages_is_answered_by_one_message(town: House, candidate: Actor) -> None:
    for _ in range(PER_MINUTE):
        candidate.types("/klik contact")
    for _ in range(20):
        candidate.says("hoi")
    town.courier.runs()
    assert candidate.reads.count("Dat gaat te snel voor me") == 1
    assert "Hoi, ik ben Klik" not in candidate.reads


def test_after_a_minute_it_goes_on(town: House, candidate: Actor) -> None:
    floods(candidate, acts=PER_MINUTE + 5)
    town.moves(seconds=61)
    assert candidate.types("/klik help") is Said.HELP


def test_a_second_process_counts_anew(town: House, candidate: Actor) -> None:
    """Which is why nothing that must hold rests on this count (decision 0008)."""
    floods(candidate, acts=PER_MINUTE + 1)
    assert candidate.types("/klik help") is Said.NOTHING
    town.restarts()
    assert candidate.types("/klik help") is Said.HELP


def test_what_must_hold_holds_over_two_processes(town: House, candidate: Actor) -> None:
    for _ in range(MOST_ALIVE):
        candidate.posts()
    assert candidate.types("/klik find") is Said.TOO_MANY
    town.restarts()
    assert candidate.types("/klik find") is Said.TOO_MANY


def test_others_are_not_slowed_by_it(town: House, posted: Request, candidate: Actor, coach: Actor) -> None:
    """F-045: whatever is done about somebody does not count for them."""
    floods(town.person("U0STRANGER"), acts=PER_MINUTE + 20)
    assert candidate.types("/klik status") is Said.STATUS
    assert coach.presses("request.accept") is Said.WON


def test_a_coach_who_pressed_much_still_wins_or_hears_no(town: House, posted: Request, coach: Actor) -> None:
    floods(coach, acts=PER_MINUTE + 1)
    assert coach.presses("request.accept") is Said.WON


def test_a_coach_who_takes_everything_is_stopped_and_told_to_the_admins(
    town: House, posted: Request, admin: Actor, coach: Actor, other_coach: Actor
) -> None:
    """F-041: earlier grants stand, other coaches can still win what was refused."""
    town.restarts(coach_daily_cap=1)
    assert coach.presses("request.accept") is Said.WON
    another = town.person("U0OTHER").posts()
    town.courier.runs()
    for _ in range(3):
        assert coach.presses("request.accept", another.id) is Said.DAILY_CAP
    town.courier.runs()
    assert admin.reads.count("meer aannemen dan mag") == 1
    assert town.look(lambda unit: unit.grants.of_request(posted.id)) is not None
    assert other_coach.presses("request.accept", another.id) is Said.WON


def test_who_wins_before_anybody_can_read_is_told_to_the_admins(
    town: House, admin: Actor, coach: Actor
) -> None:
    """F-042. One or two may be luck."""
    for number, user in enumerate(("U0ONE", "U0TWO", "U0THREE")):
        request = town.person(user).posts()
        assert coach.presses("request.accept", request.id) is Said.WON
        town.courier.runs()
        assert ("voordat iemand ze kan lezen" in admin.reads) is (number == 2)


def test_who_takes_the_time_to_read_is_not(town: House, admin: Actor, coach: Actor) -> None:
    for user in ("U0ONE", "U0TWO", "U0THREE"):
        request = town.person(user).posts()
        town.moves(seconds=3)
        assert coach.presses("request.accept", request.id) is Said.WON
    town.courier.runs()
    assert "voordat iemand ze kan lezen" not in admin.reads
