"""The candidate takes it back, at every moment there is: words, post and details are gone, and each is told the truth."""

from bot.errors import Ambiguous, Gone, Refused, TryLater
from bot.model import ChannelState, Request, RequestState
from bot.outcome import Said
from tests.conversation import Actor, Courier, House
from tests.furniture import CANARIES, COACHES, MOTIVATION
from tests.messenger import text_of

SHOWN = "Ik werk al acht jaar als planner"


def wiped(candidate: Actor, house: House) -> bool:
    request = candidate.request
    return request.public is None and house.look(lambda unit: unit.requests.contact(request.id)) is None


def test_before_the_post_nothing_ever_reaches_the_channel(
    town: House, candidate: Actor, courier: Courier
) -> None:
    candidate.asks()
    courier.runs()
    assert SHOWN in candidate.reads
    assert candidate.presses("request.cancel") is Said.CANCELLED
    courier.runs()
    assert wiped(candidate, town)
    assert SHOWN not in candidate.reads
    assert town.channel() == ""


def test_the_post_becomes_a_tombstone_at_once(town: House, posted: Request, candidate: Actor) -> None:
    assert SHOWN in town.channel()
    assert candidate.presses("request.withdraw") is Said.WITHDRAWN
    assert posted.reference in candidate.hears
    town.courier.runs()
    assert town.channel() == f"{posted.reference} is niet meer beschikbaar."
    assert wiped(candidate, town)
    assert "zijn gewist" in candidate.reads
    assert MOTIVATION not in candidate.reads


def test_after_the_post_was_promised_and_before_it_left_it_never_leaves(
    town: House, candidate: Actor, courier: Courier
) -> None:
    """F-057."""
    candidate.asks()
    courier.runs()
    candidate.presses("request.publish")
    candidate.presses("request.withdraw", candidate.request.id)
    courier.runs()
    assert town.platform.standing(COACHES) == []


def test_withdrawn_between_shell_and_fill_the_shell_gets_no_words(
    town: House, candidate: Actor, courier: Courier
) -> None:
    candidate.asks()
    courier.runs()
    candidate.presses("request.publish")
    request = candidate.request

    async def withdraws() -> None:
        await candidate.presses_meanwhile("request.withdraw", request.id)

    town.platform.meanwhile("post", withdraws)
    courier.runs()
    shown = [each.ever for each in town.platform.messages if each.sent.place == COACHES]
    assert "Er is iets nieuws" in shown[0]
    assert not any(SHOWN in ever for ever in shown)


def test_between_broadcast_and_accept_the_coach_hears_no_reason(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """F-058."""
    candidate.presses("request.withdraw")
    assert coach.presses("request.accept", posted.id) is Said.CLOSED
    assert "ingetrokken" not in coach.hears
    town.courier.runs()
    assert posted.reference not in coach.reads


def test_between_accept_and_send_no_details_leave_and_the_coach_is_told_neutrally(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """F-059."""
    coach.presses("request.accept")
    assert candidate.presses("request.withdraw", posted.id) is Said.WITHDRAWN
    town.courier.runs()
    assert f"{posted.reference} gaat toch niet door" in coach.reads
    assert not any(canary in coach.reads for canary in CANARIES)
    assert not any(canary in each.ever for each in coach.messages() for canary in CANARIES)
    assert "is ingetrokken" in candidate.reads
    assert town.channel() == f"{posted.reference} is niet meer beschikbaar."


def test_after_the_details_were_sent_their_message_goes_and_another_asks_for_the_copies(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """F-060. A message that is only changed is announced by no platform; a new one is."""
    coach.presses("request.accept")
    town.courier.runs()
    assert all(canary in coach.reads for canary in CANARIES)
    before = [each for each in coach.messages() if CANARIES[0] in each.ever]
    candidate.presses("request.withdraw")
    town.courier.runs()
    assert [each.is_deleted for each in before] == [True]
    assert text_of(before[0].view) == "Dit bericht is verwijderd."
    assert not any(canary in coach.reads for canary in CANARIES)
    assert f"{posted.reference} is gestopt. Verwijder alle gegevens" in coach.reads
    assert coach.presses("match.copies_deleted") is Said.COPIES_DELETED
    town.courier.runs()
    assert f"{posted.reference} is afgerond" in coach.reads
    assert coach.reads.count(posted.reference) == 1
    assert candidate.request.state is RequestState.WITHDRAWN
    assert "is ingetrokken" in candidate.reads


def test_a_match_is_news_for_the_candidate_unless_it_is_over_already(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """The status message is only redrawn, and no platform announces that."""
    news = f"Er is een coach voor {posted.reference}."
    coach.presses("request.accept")
    town.courier.runs()
    assert text_of(candidate.messages()[-1].view).startswith(news)
    candidate.presses("request.withdraw", posted.id)
    again = candidate.posts()
    coach.presses("request.accept", again.id)
    candidate.presses("request.withdraw", again.id)
    town.courier.runs()
    assert candidate.reads.count("Er is een coach voor") == 1


def test_a_match_that_was_withdrawn_makes_room_for_another(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    coach.types("/klik matches")
    assert posted.reference in coach.hears
    candidate.presses("request.withdraw", posted.id)
    coach.types("/klik matches")
    assert coach.hears == "Je hebt geen lopende matches."
    coach.types("/klik coach")
    assert "Matches: 0 / 3" in coach.hears


def test_withdrawn_while_the_details_are_on_their_way_they_do_not_stay(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """The truth changed while it was being written: the message goes, and what stood for a moment counts as given."""
    coach.presses("request.accept")

    async def withdraws() -> None:
        await candidate.presses_meanwhile("request.withdraw", posted.id)

    town.platform.meanwhile("update", withdraws)
    town.courier.runs()
    assert any(canary in each.ever for each in town.platform.messages for canary in CANARIES)
    assert not any(canary in coach.reads for canary in CANARIES)
    assert f"{posted.reference} is gestopt" in coach.reads
    assert len(town.look(lambda unit: unit.duties.open_ones())) == 1


def test_withdrawn_before_an_ex_coach_could_be_told_the_courier_comes_to_rest(
    town: House, posted: Request, candidate: Actor, coach: Actor, admin: Actor
) -> None:
    """No shell for somebody without the right, nothing to blank: the promise is over, not asked again for ever."""
    coach.presses("request.accept")
    candidate.presses("request.withdraw", posted.id)
    admin.presses("coach.suspend", coach.id)
    town.courier.runs()
    assert posted.reference not in coach.reads
    assert "is ingetrokken" in candidate.reads


def test_a_blanking_that_fails_is_tried_until_it_is_blank(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    candidate.presses("request.withdraw")
    town.platform.will_fail("update", TryLater("ratelimited", after=30))
    town.courier.runs()
    assert all(canary in coach.reads for canary in CANARIES)
    town.moves(seconds=36)
    town.courier.runs()
    assert not any(canary in coach.reads for canary in CANARIES)


def test_a_deletion_whose_answer_is_lost_is_done_again_and_asks_for_the_copies_once(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    candidate.presses("request.withdraw")
    town.platform.will_fail("delete", Ambiguous("timeout"), after_doing_it=True)
    town.courier.runs()
    town.moves(minutes=1)
    town.courier.runs()
    assert not any(canary in coach.reads for canary in CANARIES)
    assert coach.reads.count(f"{posted.reference} is gestopt") == 1


def test_a_deletion_that_fails_leaves_it_blank_and_is_tried_until_it_is_gone(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    candidate.presses("request.withdraw")
    town.platform.will_fail("delete", TryLater("ratelimited", after=30))
    town.courier.runs()
    assert not any(canary in coach.reads for canary in CANARIES)
    assert "Dit bericht is verwijderd." in coach.reads
    town.moves(seconds=36)
    town.courier.runs()
    assert "Dit bericht is verwijderd." not in coach.reads
    assert coach.reads.count(f"{posted.reference} is gestopt") == 1


def test_a_match_that_the_coach_completes_leaves_nothing_in_the_conversation(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    assert coach.presses("match.copies_deleted") is Said.COPIES_DELETED
    town.courier.runs()
    assert posted.reference not in coach.reads
    assert candidate.presses("request.withdraw", posted.id) is Said.TOO_LATE
    town.courier.runs()
    assert posted.reference not in coach.reads


def test_nobody_withdraws_what_is_not_theirs(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    stranger = town.person("U0STRANGER")
    assert stranger.presses("request.withdraw", posted.id) is Said.NO_REQUEST
    other = stranger.hears
    assert stranger.presses("request.withdraw", "01890000-0000-7000-8000-000000000000") is Said.NO_REQUEST
    assert stranger.hears == other
    assert candidate.request.state is RequestState.OPEN


def test_withdrawing_twice_says_that_it_is_done(town: House, posted: Request, candidate: Actor) -> None:
    candidate.presses("request.withdraw")
    assert candidate.presses("request.withdraw", posted.id) is Said.TOO_LATE
    assert candidate.hears == f"Dat kan niet meer: {posted.reference} is ingetrokken."


def test_a_post_that_cannot_be_changed_any_more_is_deleted(
    town: House, posted: Request, candidate: Actor
) -> None:
    """What an edit window shut upon, say: "the words are gone" is true all the same."""
    assert SHOWN in town.channel()
    candidate.presses("request.withdraw")
    town.platform.will_fail("update", Refused("edit_window_closed"))
    town.courier.runs()
    assert town.platform.standing(COACHES) == []
    assert town.courier.parked() == []


def test_a_post_out_of_reach_is_an_admin_s_task_and_goes_once_the_channel_is_back(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    assert SHOWN in town.channel()
    town.platform.states[COACHES] = ChannelState.NOT_A_MEMBER
    town.looks_at_the_channels()
    candidate.presses("request.withdraw")
    for method in ("update", "delete"):
        town.platform.will_fail(method, Gone("not_in_channel"))
    town.courier.runs()
    assert SHOWN in town.channel()
    assert "Een bericht zit vast" in admin.reads
    town.platform.states[COACHES] = ChannelState.USABLE
    town.looks_at_the_channels()
    assert SHOWN not in town.channel()
    assert town.courier.parked() == []
