"""The one door: once per delivery, the same answer to a repeat, nothing half done, and nothing personal in what is kept of it."""

import pytest
from sqlalchemy import create_engine, text

from bot.door import RepeatForged
from bot.ids import new_id
from bot.model import Request, RequestState
from bot.outcome import Answer, Outcome, Said
from bot.ports.unit import Unit
from bot.views import Say
from bot.words import Language
from tests import furniture
from tests.conversation import Actor, House
from tests.furniture import CANARIES, REQUEST
from tests.messenger import text_of


def handled(town: House, event: object) -> Answer:
    answer: Answer = town.wait_for(town.door.handle(event))
    return answer


def test_a_repeat_gets_the_same_outcome_and_no_second_effect(
    town: House, posted: Request, coach: Actor
) -> None:
    """F-009: also when the truth has moved on in between."""
    event = furniture.press(coach.account, "request.accept", str(posted.id), key="click-1")
    first = handled(town, event)
    town.courier.runs()
    before = len(town.platform.messages)
    for _ in range(4):
        assert handled(town, event) == first
    assert first.outcome.said is Said.WON
    assert town.courier.runs() == 0
    assert len(town.platform.messages) == before
    assert handled(town, furniture.press(coach.account, "request.accept", str(posted.id))) != first


def test_a_repeat_by_a_new_process_gets_the_same_outcome(town: House, posted: Request, coach: Actor) -> None:
    event = furniture.press(coach.account, "request.accept", str(posted.id), key="click-1")
    first = handled(town, event)
    town.restarts()
    assert handled(town, event) == first


def test_a_repeat_with_another_body_is_refused_and_the_first_effect_stands(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """F-011."""
    handled(town, furniture.press(coach.account, "request.pass", str(posted.id), key="click-1"))
    forged = furniture.press(coach.account, "request.accept", str(posted.id), key="click-1", digest=b"other")
    with pytest.raises(RepeatForged):
        handled(town, forged)
    assert candidate.request.state is RequestState.OPEN


def test_a_repeat_long_after_its_delivery_was_forgotten_changes_nothing(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """F-012: the domain is the last line."""
    event = furniture.press(coach.account, "request.accept", str(posted.id), key="click-1")
    handled(town, event)
    town.courier.runs()
    town.moves(days=8)
    assert town.do(lambda unit: unit.inbox.forget(before=town.clock.now())) > 0
    assert handled(town, event).outcome.said is Said.YOURS_ALREADY
    town.courier.runs()
    assert coach.reads.count(REQUEST["email"]) == 1
    assert candidate.request.state is RequestState.GRANTED


def test_a_failure_leaves_nothing_behind_and_the_delivery_may_come_again(
    town: House, candidate: Actor
) -> None:
    """The writer fails in the middle of the act: the platform gets an error, and its next try is the first."""
    candidate.opens_the_form()
    event = furniture.form(
        candidate.account, "request.submit", REQUEST, about=candidate.form.about, key="submit-1"
    )
    breaks(town, "CREATE TRIGGER broken BEFORE INSERT ON consent BEGIN SELECT RAISE(ABORT, 'broken'); END")
    with pytest.raises(Exception, match="broken"):
        handled(town, event)
    assert candidate.requests() == []
    town.courier.runs()
    assert "voorbeeld" not in candidate.reads
    breaks(town, "DROP TRIGGER broken")
    assert handled(town, event).outcome.said is Said.SAVED
    assert len(candidate.requests()) == 1


def breaks(town: House, statement: str) -> None:
    """Past the store: the database itself does something else from now on."""
    engine = create_engine(f"sqlite:///{town.folder / 'klik.db'}")
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_nothing_personal_is_in_what_is_kept_of_coming_and_going(
    town: House, candidate: Actor, coach: Actor
) -> None:
    """The whole story with the canary in it; then every row of the inbox and the outbox is read, and the file's bytes."""
    candidate.says(f"Hoi, ik ben {REQUEST['name']}, mail me op {REQUEST['email']}")
    candidate.says(f"mijn nummer is {REQUEST['phone']} en ik zoek een coach")
    candidate.posts()
    candidate.types(f"/klik status {REQUEST['name']}")
    candidate.types(f"/avg coaches {REQUEST['email']}")
    coach.presses("request.accept")
    town.courier.runs()
    assert all(canary in coach.reads for canary in CANARIES)
    rows = all_rows(town, "inbox") + all_rows(town, "notice")
    assert len(rows) > 20
    assert any("offer_form" in row for row in rows)
    for canary in (*CANARIES, candidate.account.user):
        assert not any(canary in row for row in rows)
        assert canary.encode() not in (town.folder / "klik.db").read_bytes()
        assert canary.encode() not in (town.folder / "klik.db-wal").read_bytes()


def all_rows(town: House, table: str) -> list[str]:
    engine = create_engine(f"sqlite:///{town.folder / 'klik.db'}")
    with engine.connect() as connection:
        rows = [str(tuple(row)) for row in connection.execute(text(f"SELECT * FROM {table}"))]
    engine.dispose()
    return rows


def test_an_outcome_survives_being_written_down() -> None:
    for said in Said:
        outcome = Outcome(said, detail={"count": "3"})
        assert Outcome.from_text(outcome.to_text()) == outcome


@pytest.mark.parametrize("language", list(Language))
def test_every_answer_has_words_for_a_stranger_too(house: House, language: Language) -> None:
    """Whatever was decided, composing it never fails, also for somebody without a row (a repeat after erasure)."""
    details = {
        "token": "ab12",
        "intents": "find_coach my_data",
        "intent": "question",
        "reason": "no_coach",
        "state": "open",
        "reference": "K-7F3KQ2",
        "until": "2026-12-01T00:00:00+01:00",
        "capacity": "3",
        "cap": "5",
        "count": "2",
        "suggestion": "status",
        "look": str(new_id()),
    }
    reader = house.person("U0NOBODY").account
    for said in Said:
        detail = {"motivation": "too_short:3"} if said is Said.INVALID else details
        about = new_id() if said is Said.LINK_CODE else None
        answer = Answer(Outcome(said, about=about, detail=detail), None, language)
        reply = house.wait_for(house.door.reply(answer, account=reader, language=language))
        if isinstance(reply, Say):
            assert text_of(reply.view).strip(), said
            assert "{" not in text_of(reply.view), said


def test_an_unknown_button_and_an_unknown_form_are_answered(town: House, candidate: Actor) -> None:
    for action in ("request.explode", "nonsense", "", "request.publish", "match.contacted"):
        assert candidate.presses(action, "nonsense") is Said.UNKNOWN_ACTION
    assert "Deze knop werkt niet meer" in candidate.hears
    assert candidate.sends({}, form="nonsense") is Said.UNKNOWN_ACTION


def test_no_act_leaves_no_trace_of_a_stranger_who_presses_accept(town: House, posted: Request) -> None:
    stranger = town.person("U0STRANGER")
    assert stranger.presses("request.accept", posted.id) is Said.NOT_A_COACH

    def work(unit: Unit) -> object:
        return unit.people.find(stranger.account)

    assert town.look(work) is None
