"""Promises about something that is no more (erased, never there): over, without a word and without an error."""

import pytest

from bot.courier import sight, truth
from bot.courier.decision import Skip, drawn_from
from bot.courier.steps import step
from bot.ids import new_id
from bot.model import Request
from bot.notices import KEPT, STEPS, Leased, Notice, NoticeKind
from bot.words import Language
from tests.conversation import Actor, House
from tests.furniture import COACHES

NOBODYS = (None, new_id())


def notice(town: House, candidate: Actor, kind: NoticeKind, about: object) -> Notice:
    channel = town.look(lambda unit: unit.channels.find(COACHES))
    assert channel is not None
    to = channel.id if kind in (NoticeKind.BROADCAST, NoticeKind.NUDGE) else candidate.person.account_id
    return Notice(kind, to, about=about)  # type: ignore[arg-type]


@pytest.fixture
def known(candidate: Actor) -> Actor:
    candidate.says("hoi")
    return candidate


@pytest.mark.parametrize("kind", sorted(KEPT))
@pytest.mark.parametrize("about", NOBODYS)
def test_nothing_is_drawn_of_it(town: House, known: Actor, kind: NoticeKind, about: object) -> None:
    town.courier.runs()
    before = len(town.platform.calls)
    promised = notice(town, known, kind, about)
    town.do(lambda unit: unit.outbox.promise(promised, now=town.clock.now()))
    town.courier.runs()
    assert not [call for call in town.platform.calls[before:] if call[0] in ("post", "update")]
    assert town.courier.parked() == []

    def decided(unit: object) -> object:
        return truth.decide(unit, town.context, promised, language=Language.NL, seen=None)  # type: ignore[arg-type]

    assert town.do(decided) == Skip("gone")
    assert town.look(lambda unit: drawn_from(unit, promised)) == "gone"
    assert town.look(lambda unit: sight.reference(unit, promised)) == ""
    assert town.look(lambda unit: truth.written(unit, promised)) is None
    assert not town.look(lambda unit: sight.worth_a_shell(unit, town.context, promised))
    assert not town.look(lambda unit: sight.is_open(unit, promised))


@pytest.mark.parametrize("kind", [NoticeKind.NUDGE, NoticeKind.UNCLAIMED])
@pytest.mark.parametrize("about", NOBODYS)
def test_nothing_is_said_of_it(town: House, known: Actor, kind: NoticeKind, about: object) -> None:
    town.courier.runs()
    before = len(town.platform.messages)
    promised = notice(town, known, kind, about)
    town.do(lambda unit: unit.outbox.promise(promised, now=town.clock.now()))
    town.courier.runs()
    assert len(town.platform.messages) == before


@pytest.mark.parametrize("kind", sorted(STEPS - {NoticeKind.EARLY, NoticeKind.ROSTER}))
@pytest.mark.parametrize("about", NOBODYS)
def test_no_step_is_taken_about_it(town: House, known: Actor, kind: NoticeKind, about: object) -> None:
    leased = Leased(new_id(), notice(town, known, kind, about), attempts=1, fence=1)
    assert town.do(lambda unit: step(unit, town.context, leased)) is None


def test_an_application_that_is_no_more_is_not_told_of(town: House, known: Actor) -> None:
    promised = Notice(NoticeKind.COACH, known.person.account_id, about=new_id(), detail="confirmed now")
    town.do(lambda unit: unit.outbox.promise(promised, now=town.clock.now()))
    town.courier.runs()
    assert "bevestigd" not in known.reads


def test_a_contact_whose_details_are_wiped_is_not_drawn(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """Nothing wipes the words of a running match; if something ever did, there is nothing to give."""
    coach.presses("request.accept")
    town.do(lambda unit: unit.requests.wipe(posted.id))
    town.courier.runs()
    assert posted.reference not in coach.reads
