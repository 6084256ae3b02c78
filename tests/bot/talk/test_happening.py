"""What happens in the workspace without a word: a channel that changed, somebody who joins elsewhere, an unknown account."""

from bot import events
from bot.model import ChannelState, Place, Request
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from tests.conversation import Actor, House
from tests.furniture import COACHES, delivery

ELSEWHERE = Place(COACHES.platform, COACHES.workspace, "C0ELSEWHERE")


def state(town: House) -> ChannelState:
    found = town.look(lambda unit: unit.channels.find(COACHES))
    assert found is not None
    return found.state


def test_a_channel_that_changed_is_looked_at_again(town: House, candidate: Actor) -> None:
    """F-123."""
    town.platform.states[COACHES] = ChannelState.SHARED
    assert candidate.acts(events.ChannelChanged(delivery=delivery(), place=COACHES)) is Said.NOTHING
    town.courier.runs()
    assert state(town) is ChannelState.SHARED
    town.platform.states[COACHES] = ChannelState.USABLE
    candidate.acts(events.ChannelChanged(delivery=delivery(), place=COACHES))
    town.courier.runs()
    assert state(town) is ChannelState.USABLE


def test_another_channel_is_none_of_kliks_business(town: House, posted: Request, coach: Actor) -> None:
    before = len(town.platform.calls)
    for event in (
        events.ChannelChanged(delivery=delivery(), place=ELSEWHERE),
        events.MemberJoined(delivery=delivery(), account=coach.account, place=ELSEWHERE),
        events.MemberLeft(delivery=delivery(), account=coach.account, place=ELSEWHERE),
        events.ReactionAdded(
            delivery=delivery(),
            account=coach.account,
            place=ELSEWHERE,
            message="1.0001",
            emoji="raising_hand",
        ),
    ):
        assert coach.acts(event) is Said.NOTHING
    town.courier.runs()
    assert len(town.platform.calls) == before
    assert coach.presses("request.accept") is Said.WON


def test_an_account_nobody_knows_changes_nothing(town: House) -> None:
    stranger = town.person("U0STRANGER")
    assert stranger.is_deactivated() is Said.NOTHING
    assert town.look(lambda unit: unit.people.find(stranger.account)) is None


def test_an_answer_without_words_sends_nothing_and_one_with_a_form_says_what_is_true(
    town: House, candidate: Actor
) -> None:
    """A form cannot open by itself, so a promised answer never is one; if it were, nothing would break."""
    candidate.says("hoi")
    town.courier.runs()
    before = len(candidate.messages())
    for outcome in (Outcome(Said.NOTHING), Outcome(Said.COACH_FORM)):
        promised = Notice(NoticeKind.ANSWER, candidate.person.account_id, detail=outcome.to_text())
        town.do(lambda unit, notice=promised: unit.outbox.promise(notice, now=town.clock.now()))
    town.courier.runs()
    assert len(candidate.messages()) == before + 1
    assert "Je hebt geen aanvraag lopen." in candidate.reads
