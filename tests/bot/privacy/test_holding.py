"""A legal hold is narrow and ends: the rest goes, the person is told why and until when, and the end erases by itself."""

from datetime import datetime, timedelta
from uuid import UUID

from adapters.wiring import open_store
from bot.ids import new_id
from bot.model import Request
from bot.ports.holdings import HeldValue
from bot.ports.oversight import Hold
from bot.privacy.calendar import years_after
from bot.privacy.retention import sweep
from tests.canary import files_of
from tests.conversation import Actor, House
from tests.furniture import REQUEST, settings

DAYS = 60


def hold(town: House, person: UUID, *, quiet: bool = False) -> Hold:
    now = town.clock.now()
    placed = Hold(new_id(), person, new_id(), ("name", "email"), quiet, now, now, now + timedelta(days=DAYS))
    town.do(lambda unit: unit.holds.place(placed, by=new_id()))
    return placed


def kept(town: House, person: UUID) -> dict[str, HeldValue]:
    now = town.clock.now()
    found = town.look(lambda unit: unit.holdings.collect(person, now=now))
    return {
        str(each.value): each
        for each in found
        if each.table == "held_value" and each.column == "sealed_value"
    }


def erases(town: House, candidate: Actor) -> None:
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    town.courier.runs()


def moves_to(town: House, moment: datetime) -> None:
    town.do(lambda unit: unit.retention.ran(now=moment))
    town.clock.move(moment - town.clock.now())


def test_r_015_the_rest_goes_the_scope_stays_until_its_end_and_then_goes_by_itself(
    town: House, posted: Request, candidate: Actor
) -> None:
    person = candidate.id
    placed = hold(town, person)
    erases(town, candidate)
    assert set(kept(town, person)) == {REQUEST["name"], REQUEST["email"]}
    assert town.look(lambda unit: unit.holdings.count(person)) == {}
    assert "Behalve je naam en e-mailadres" in candidate.reads
    assert "1 mei" in candidate.reads
    moves_to(town, placed.ends_at - timedelta(seconds=1))
    town.do(lambda unit: sweep(unit, town.context))
    assert kept(town, person)
    sealed = town.store.run(
        lambda unit: (
            unit._rows.connection.exec_driver_sql("SELECT sealed_value FROM held_value").scalars().all()
        )  # type: ignore[attr-defined]
    )
    assert all(any(value in content for content in files_of(town.folder).values()) for value in sealed)
    moves_to(town, placed.ends_at)
    assert town.do(lambda unit: sweep(unit, town.context)).removed["held_value"] == 2
    assert kept(town, person) == {}
    town.moves(hours=1)
    town.do(lambda unit: sweep(unit, town.context))
    assert not any(value in content for content in files_of(town.folder).values() for value in sealed)


def test_a_quiet_hold_is_not_told_and_not_shown(town: House, posted: Request, candidate: Actor) -> None:
    person = candidate.id
    hold(town, person, quiet=True)
    erases(town, candidate)
    assert "Behalve" not in candidate.reads
    assert "Alles wat Klik van je bewaarde is verwijderd." in candidate.reads
    assert kept(town, person) == {}
    assert town.look(lambda unit: unit.holds.live(now=town.clock.now()))


def test_what_is_withdrawn_under_a_hold_is_wiped_and_kept_in_it(
    town: House, posted: Request, candidate: Actor
) -> None:
    hold(town, candidate.id)
    candidate.presses("request.withdraw", posted.id)
    assert town.look(lambda unit: unit.requests.contact(posted.id)) is None
    assert set(kept(town, candidate.id)) == {REQUEST["name"], REQUEST["email"]}


def test_f_079_somebody_under_a_hold_who_reaches_two_years_goes_but_for_its_scope(
    town: House, posted: Request, candidate: Actor
) -> None:
    person = candidate.id
    moves_to(town, years_after(town.clock.now(), 2))
    hold(town, person)
    town.do(lambda unit: sweep(unit, town.context))
    town.courier.runs()
    assert town.look(lambda unit: unit.people.find(candidate.account)) is None
    assert set(kept(town, person)) == {REQUEST["name"], REQUEST["email"]}


def test_a_hold_that_is_lifted_lets_go_at_once(town: House, posted: Request, candidate: Actor) -> None:
    person = candidate.id
    placed = hold(town, person)
    erases(town, candidate)
    town.do(lambda unit: unit.holds.lift(placed.id, now=town.clock.now()))
    assert town.do(lambda unit: sweep(unit, town.context)).removed["held_value"] == 2


def test_a_restart_leaves_the_keys_of_holds_and_erasures_alone(
    town: House, posted: Request, candidate: Actor
) -> None:
    """At a start, keys that belong to nothing are swept: these belong to something."""
    person = candidate.id
    hold(town, person)
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    town.moves(hours=3)
    with open_store(settings(town.folder), clock=town.clock):
        pass
    town.courier.runs()
    assert set(kept(town, person)) == {REQUEST["name"], REQUEST["email"]}
    assert "Alles wat Klik van je bewaarde is verwijderd." in candidate.reads
