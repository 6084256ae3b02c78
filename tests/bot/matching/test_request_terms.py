"""The request's own clock: a nudge, then the truth to the candidate and a task for the admin, then the end."""

from datetime import timedelta

from bot.model import Request, RequestState
from bot.outcome import Said
from tests.conversation import Actor, Courier, House
from tests.messenger import text_of

NUDGE = "wacht nog op een coach"
UNCLAIMED = "Er is nog geen coach voor"
TASK = "heeft nog geen coach"


def test_each_term_comes_at_its_hour_and_not_before(
    town: House, posted: Request, candidate: Actor, admin: Actor, courier: Courier
) -> None:
    town.moves(hours=23, minutes=59)
    courier.runs()
    assert NUDGE not in town.channel()
    town.moves(minutes=1)
    courier.runs()
    assert town.channel().count(NUDGE) == 1
    town.moves(hours=47)
    courier.runs()
    assert UNCLAIMED not in candidate.reads
    town.moves(hours=1)
    courier.runs()
    assert candidate.reads.count(UNCLAIMED) == 1
    assert f"{posted.reference} {TASK}" in admin.reads
    town.moves(days=10, hours=23)
    courier.runs()
    assert candidate.request.state is RequestState.OPEN
    town.moves(hours=1)
    courier.runs()
    assert candidate.request.state is RequestState.EXPIRED
    assert f"{posted.reference} is verlopen" in town.channel()
    assert f"{posted.reference} is verlopen: geen coach zei ja" in candidate.reads
    assert text_of(candidate.messages()[-1].view).startswith(
        f"Voor {posted.reference} zei geen coach op tijd ja."
    )
    assert town.channel().count(NUDGE) == 1


def test_the_terms_are_those_of_the_installation(town: House, candidate: Actor) -> None:
    town.restarts(
        nudge_after=timedelta(hours=1), escalate_after=timedelta(hours=2), expire_after=timedelta(days=1)
    )
    candidate.posts()
    town.moves(hours=1)
    town.courier.runs()
    assert NUDGE in town.channel()
    town.moves(hours=1)
    town.courier.runs()
    assert UNCLAIMED in candidate.reads
    town.moves(hours=22)
    town.courier.runs()
    assert candidate.request.state is RequestState.EXPIRED


def test_a_bot_that_was_off_for_a_month_only_tells_the_end(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    town.moves(days=30)
    town.courier.runs()
    assert candidate.request.state is RequestState.EXPIRED
    assert UNCLAIMED not in candidate.reads
    assert TASK not in admin.reads


def test_after_a_match_nobody_is_nudged_and_nothing_expires(
    town: House, posted: Request, candidate: Actor, coach: Actor, admin: Actor
) -> None:
    coach.presses("request.accept")
    town.moves(days=15)
    town.courier.runs()
    assert NUDGE not in town.channel()
    assert UNCLAIMED not in candidate.reads
    assert TASK not in admin.reads
    assert candidate.request.state is RequestState.GRANTED


def test_what_is_posted_anew_has_a_clock_of_its_own(
    town: House, posted: Request, candidate: Actor, admin: Actor, courier: Courier
) -> None:
    """The status message says when the coaches are reminded: not before, and once."""
    town.moves(hours=23)
    candidate.presses("data.restrict", "")
    courier.runs()
    candidate.presses("data.lift", "")
    courier.runs()
    assert candidate.presses("request.publish", posted.id) is Said.PUBLISHED
    courier.runs()
    assert "Daarna herinner ik hen: 4 maart 09:00" in candidate.reads
    town.moves(hours=23, minutes=59)
    courier.runs()
    assert NUDGE not in town.channel()
    town.moves(minutes=1)
    courier.runs()
    assert town.channel().count(NUDGE) == 1
    town.moves(hours=47, minutes=59)
    courier.runs()
    assert UNCLAIMED not in candidate.reads
    assert TASK not in admin.reads
    town.moves(minutes=1)
    courier.runs()
    assert candidate.reads.count(UNCLAIMED) == 1


def test_after_a_withdrawal_nobody_is_nudged(town: House, posted: Request, candidate: Actor) -> None:
    candidate.presses("request.withdraw")
    town.moves(days=15)
    town.courier.runs()
    assert NUDGE not in town.channel()
    assert candidate.request.state is RequestState.WITHDRAWN


def test_an_accept_in_the_last_moment_wins_and_one_after_it_does_not(
    town: House, posted: Request, coach: Actor
) -> None:
    """F-056: also before the courier came round to end it."""
    town.moves(days=13, hours=23, minutes=59, seconds=59)
    assert coach.presses("request.accept") is Said.WON


def test_an_accept_after_the_term_is_refused_before_anybody_ended_it(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    town.moves(days=14)
    assert candidate.request.state is RequestState.OPEN
    assert coach.presses("request.accept") is Said.EXPIRED
    town.courier.runs()
    assert candidate.request.state is RequestState.EXPIRED
    assert coach.presses("request.accept", candidate.request.id) is Said.EXPIRED


def test_an_escalation_tells_the_candidate_once(
    town: House, posted: Request, candidate: Actor, coach: Actor, other_coach: Actor, third_coach: Actor
) -> None:
    """Everybody passed, and then the term for telling comes as well."""
    for each in (coach, other_coach, third_coach):
        each.presses("request.pass")
    town.courier.runs()
    town.moves(hours=73)
    town.courier.runs()
    assert candidate.reads.count(UNCLAIMED) == 1


def test_the_status_says_when_and_to_how_many_and_what_comes_next(
    town: House, posted: Request, candidate: Actor
) -> None:
    assert f"{posted.reference} staat bij de coaches" in candidate.reads
    assert "Geplaatst: 2 maart 10:00" in candidate.reads
    assert "Coaches die het kunnen zien: 3" in candidate.reads
    assert "Daarna herinner ik hen: 3 maart 10:00" in candidate.reads
    assert "Blijft staan tot: 16 maart" in candidate.reads


def test_an_expired_request_keeps_the_candidates_words_for_a_new_one(
    town: House, posted: Request, candidate: Actor
) -> None:
    town.moves(days=14)
    town.courier.runs()
    assert candidate.button("request.start")
    assert candidate.posts().reference != posted.reference
