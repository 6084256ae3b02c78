"""From a promise to a message: shell before fill, and what becomes of it when the platform answers otherwise."""

from datetime import timedelta

import pytest

from bot.courier.pace import ATTEMPTS_MOST, LEASE, LONGEST, pause, spread
from bot.errors import Ambiguous, Gone, Misconfigured, Refused, TryLater
from bot.model import Request, RequestState
from bot.outcome import Said
from tests.conversation import Actor, Courier, House
from tests.furniture import CANARIES, COACHES
from tests.messenger import direct, text_of

SHELL = "Er is iets nieuws over {reference}."


def test_a_message_with_somebodys_words_is_a_shell_first(town: House, candidate: Actor, coach: Actor) -> None:
    request = candidate.posts()
    coach.presses("request.accept")
    town.courier.runs()
    shell = SHELL.format(reference=request.reference)
    posted = [each for each in town.platform.messages if request.reference in each.ever]
    news = [each for each in posted if "Er is een coach voor" in each.ever]
    assert [each.sent.place for each in news] == [direct(candidate.account)], "Klik's own words, said once"
    posted = [each for each in posted if each not in news]
    assert {each.sent.place for each in posted} == {COACHES, direct(coach.account), direct(candidate.account)}
    for message in posted:
        assert text_of(message.shown[0]) == shell
        assert message.view.summary != shell
    assert any(canary in coach.reads for canary in CANARIES)


def test_no_notification_ever_holds_a_word_of_a_person(town: House, candidate: Actor, coach: Actor) -> None:
    """The summary is what a lock screen shows."""
    candidate.posts()
    coach.presses("request.accept")
    town.courier.runs()
    assert any(canary in coach.reads for canary in CANARIES)
    for message in town.platform.messages:
        for view in message.shown:
            assert not any(canary in view.summary for canary in (*CANARIES, "planner"))


def test_a_shell_that_was_posted_is_filled_and_not_posted_again(
    town: House, posted: Request, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.platform.will_fail("update", TryLater("ratelimited", after=5))
    town.courier.runs()
    assert SHELL.format(reference=posted.reference) in coach.reads
    assert not any(canary in coach.reads for canary in CANARIES)
    town.moves(seconds=6)
    town.courier.runs()
    assert all(canary in coach.reads for canary in CANARIES)
    assert len([each for each in coach.messages() if posted.reference in each.ever]) == 1


def test_a_platform_that_says_later_is_asked_again_then_and_not_before(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    town.platform.will_fail("post", TryLater("ratelimited", after=30))
    town.courier.runs()
    town.moves(seconds=29)
    assert town.courier.runs() == 0
    town.moves(seconds=7)
    assert town.courier.runs() == 1
    assert "Hoi, ik ben Klik" in candidate.reads


def test_what_was_put_off_together_does_not_come_back_together() -> None:
    """F-016, F-017: never sooner than the platform asked, and spread over a fifth more."""
    pauses = [spread(30) for _ in range(200)]
    assert all(timedelta(seconds=30) <= each <= timedelta(seconds=36) for each in pauses)
    assert max(pauses) - min(pauses) > timedelta(seconds=3)


def test_a_lost_answer_that_names_a_time_is_asked_again_then(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    town.platform.will_fail("post", Ambiguous("http_503", after=30))
    town.courier.runs()
    town.moves(seconds=29)
    assert town.courier.runs() == 0
    town.moves(seconds=7)
    assert town.courier.runs() == 1


def test_a_storm_of_refusals_to_hurry_loses_nothing(town: House, candidate: Actor) -> None:
    """F-016: however often the platform says later, with its own time."""
    candidate.says("hoi")
    town.platform.will_fail("post", *[TryLater("ratelimited", after=30)] * (ATTEMPTS_MOST + 5))
    for _ in range(ATTEMPTS_MOST + 6):
        town.courier.runs()
        town.moves(seconds=36)
    assert town.courier.parked() == []
    assert "Hoi, ik ben Klik" in candidate.reads


def test_who_was_asked_to_wait_often_is_not_given_up_at_the_first_failure(
    town: House, candidate: Actor
) -> None:
    candidate.says("hoi")
    storm = [TryLater("ratelimited", after=30)] * (ATTEMPTS_MOST + 5)
    town.platform.will_fail("post", *storm, Ambiguous("http_500"))
    for _ in range(ATTEMPTS_MOST + 6):
        town.courier.runs()
        town.moves(seconds=36)
    assert town.courier.parked() == []
    town.moves(seconds=30)
    town.courier.runs()
    assert "Hoi, ik ben Klik" in candidate.reads


def test_later_without_a_time_is_a_growing_pause(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    town.platform.will_fail("post", TryLater("overloaded"), TryLater("overloaded"))
    town.courier.runs()
    town.moves(seconds=2)
    town.courier.runs()
    town.moves(seconds=1)
    assert town.courier.runs() == 0
    town.moves(seconds=3)
    assert town.courier.runs() == 1
    assert "Hoi, ik ben Klik" in candidate.reads


def test_pauses_grow_to_a_quarter_of_an_hour_and_no_further() -> None:
    assert pause(1) <= pause(4) <= pause(20) <= LONGEST
    assert pause(1000) <= LONGEST


def test_pauses_differ_so_that_what_failed_together_does_not_come_back_together() -> None:
    """F-016."""
    longest = timedelta(seconds=2**5)
    pauses = [pause(5) for _ in range(1000)]
    assert all(longest / 2 <= each <= longest for each in pauses)
    assert len(set(pauses)) > 100
    assert max(pauses) - min(pauses) > longest / 4


def test_an_ambiguous_answer_is_tried_again_with_the_same_person(town: House, candidate: Actor) -> None:
    """F-019 to F-022."""
    candidate.says("hoi")
    town.platform.will_fail("post", Ambiguous("timeout"))
    town.courier.runs()
    assert candidate.messages() == []
    town.moves(seconds=2)
    town.courier.runs()
    assert "Hoi, ik ben Klik" in candidate.reads


@pytest.mark.parametrize("trouble", [Ambiguous("timeout"), Refused("missing_scope")])
def test_nobody_waits_for_a_platform_that_does_not_tell_the_language(
    town: House, candidate: Actor, trouble: Exception
) -> None:
    candidate.says("hoi")
    town.platform.will_fail("language", trouble)
    town.courier.runs()
    assert "Hoi, ik ben Klik" in candidate.reads


def test_a_shell_whose_answer_was_lost_holds_nothing_of_anybody(
    town: House, posted: Request, coach: Actor
) -> None:
    """F-019: it stands there twice, and one of the two for ever a shell."""
    coach.presses("request.accept")
    town.platform.will_fail("post", Ambiguous("timeout"), after_doing_it=True)
    town.courier.runs()
    town.moves(seconds=2)
    town.courier.runs()
    orphan, filled = [each for each in coach.messages() if posted.reference in each.ever]
    assert orphan.ever.count("\n") == 1
    assert not any(canary in orphan.ever for canary in CANARIES)
    assert all(canary in filled.ever for canary in CANARIES)


def test_a_fill_whose_answer_was_lost_counts_as_given(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """The details may stand there: whoever withdraws now leaves the coach with the duty to delete."""
    coach.presses("request.accept")
    town.platform.will_fail("update", Ambiguous("timeout"), after_doing_it=True)
    leased = town.courier.leases(limit=1)
    town.wait_for(town.delivery.deliver(leased[0]))
    assert all(canary in coach.reads for canary in CANARIES)
    candidate.presses("request.withdraw", posted.id)
    town.moves(minutes=1)
    town.courier.runs()
    assert f"{posted.reference} is gestopt. Verwijder alle gegevens" in coach.reads
    assert not any(canary in coach.reads for canary in CANARIES)


def test_after_too_many_failures_a_notice_is_parked_and_the_admin_is_told_once(
    town: House, candidate: Actor, admin: Actor
) -> None:
    """F-008, F-018: and the queue behind it keeps moving."""
    candidate.says("hoi")
    town.platform.will_fail("post", *[Ambiguous("server_error")] * ATTEMPTS_MOST)
    for _ in range(ATTEMPTS_MOST):
        town.courier.runs()
        town.moves(minutes=15)
    town.courier.runs()
    assert town.courier.parked() == [("answer", "server_error")]
    assert admin.reads.count("Een bericht zit vast.") == 1
    other = town.person("U0OTHER")
    other.says("hoi")
    town.courier.runs()
    assert "Hoi, ik ben Klik" in other.reads


def test_a_message_the_platform_will_not_take_is_parked_after_three_times(
    town: House, candidate: Actor
) -> None:
    candidate.says("hoi")
    town.platform.will_fail("post", *[Refused("invalid_blocks")] * 3)
    for _ in range(3):
        assert town.courier.parked() == []
        town.courier.runs()
        town.moves(minutes=1)
    assert town.courier.parked() == [("answer", "invalid_blocks")]


def test_a_contact_that_reaches_nobody_goes_to_nobody_else_and_the_admin_gets_a_task(
    town: House, posted: Request, candidate: Actor, coach: Actor, other_coach: Actor, admin: Actor
) -> None:
    """F-025."""
    coach.presses("request.accept")
    town.platform.will_fail("post", Gone("user_not_found"))
    town.courier.runs()
    assert ("contact", "user_not_found") in town.courier.parked()
    assert f"De contactgegevens van {posted.reference} komen niet aan bij de coach." in admin.reads
    assert f"Een coach zei ja op {posted.reference}, maar mijn bericht" in candidate.reads
    assert candidate.request.state is RequestState.GRANTED
    assert other_coach.presses("request.accept", posted.id) is Said.TAKEN
    for canary in CANARIES:
        assert not any(canary in each.ever for each in (*other_coach.messages(), *coach.messages()))
    admin.presses("queue.retry", "")
    town.courier.runs()
    assert all(canary in coach.reads for canary in CANARIES)


def test_a_refused_token_halts_and_keeps_everything(town: House, candidate: Actor) -> None:
    """F-023."""
    candidate.says("hoi")
    town.platform.will_fail("post", Misconfigured("invalid_auth"))
    town.courier.runs()
    assert town.delivery.is_halted
    assert town.courier.parked() == []
    town.moves(minutes=1)
    town.courier.runs()
    assert not town.delivery.is_halted
    assert "Hoi, ik ben Klik" in candidate.reads


def test_a_late_result_of_a_slow_courier_does_not_count(town: House, candidate: Actor) -> None:
    """F-007: the lease ran out, somebody else took over."""
    candidate.says("hoi")
    slow = town.courier.leases()[0]
    town.moves(seconds=LEASE.total_seconds() + 1)
    other = Courier(town)
    taken = other.leases()[0]
    assert taken.id == slow.id
    now = town.clock.now()
    assert not town.do(lambda unit: unit.outbox.done(slow, now=now))
    assert town.do(lambda unit: unit.outbox.done(taken, now=now))


def test_a_courier_that_died_holding_a_notice_is_followed_by_another(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    assert len(town.courier.leases()) == 1
    town.restarts()
    assert town.courier.runs() == 0
    town.moves(seconds=LEASE.total_seconds())
    assert town.courier.runs() == 1
    assert "Hoi, ik ben Klik" in candidate.reads
