"""Two calendar years after their own last act a person goes; warned before; nothing is removed by a clock that jumped."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.context import AMSTERDAM
from bot.model import Request
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.privacy.calendar import years_after
from bot.privacy.retention import AT_ONCE, Swept, sweep
from tests.conversation import Actor, House
from tests.furniture import ADMIN, message

SECOND = timedelta(seconds=1)


def sweeps(house: House) -> Swept:
    """As the courier does every hour, and what follows from it."""
    swept = house.do(lambda unit: sweep(unit, house.context))
    house.courier.runs()
    return swept


def at(house: House, moment: datetime) -> None:
    """Time goes by in days, with the hourly run kept up, so that nothing looks like a jump."""
    house.do(lambda unit: unit.retention.ran(now=moment))
    house.clock.move(moment - house.clock.now())


def is_known(house: House, person: Actor) -> bool:
    return house.look(lambda unit: unit.people.find(person.account)) is not None


def last_act(house: House, person: Actor) -> datetime:
    found = house.look(lambda unit: unit.retention.last_act(person.id))
    assert found is not None
    return found


# -- two years


@pytest.mark.parametrize(
    "began",
    [
        datetime(2026, 3, 2, 9, tzinfo=AMSTERDAM),
        datetime(2028, 2, 29, 15, tzinfo=AMSTERDAM),
        datetime(2026, 7, 1, 0, 30, tzinfo=AMSTERDAM),
    ],
)
def test_r_079_the_person_goes_at_two_calendar_years_and_not_a_second_before(
    town: House, candidate: Actor, began: datetime
) -> None:
    """F-078; 29 February ends with 28 February."""
    at(town, began)
    candidate.says("hoi")
    at(town, years_after(began, 2) - SECOND)
    sweeps(town)
    assert is_known(town, candidate)
    at(town, years_after(began, 2))
    assert sweeps(town).erased >= 1
    assert not is_known(town, candidate)
    assert "Je deed hier twee jaar niets meer" in candidate.reads


def test_the_person_is_warned_thirty_days_before_once_and_stays_with_one_press(
    town: House, candidate: Actor
) -> None:
    candidate.says("hoi")
    over = years_after(town.clock.now(), 2)
    at(town, over - timedelta(days=30) - SECOND)
    sweeps(town)
    assert "bijna twee jaar niets" not in candidate.reads
    at(town, over - timedelta(days=30))
    for _ in range(3):
        sweeps(town)
    assert candidate.reads.count("bijna twee jaar niets") == 1
    assert candidate.presses("retention.stay") is Said.STAYED
    at(town, over + SECOND)
    sweeps(town)
    assert is_known(town, candidate)


def test_who_did_something_before_the_warning_was_sent_is_not_warned(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    at(town, years_after(town.clock.now(), 2) - timedelta(days=29))
    town.do(lambda unit: sweep(unit, town.context))
    candidate.says("ik ben er nog")
    town.courier.runs()
    assert "bijna twee jaar niets" not in candidate.reads


def test_who_is_silent_again_is_warned_again(town: House, candidate: Actor) -> None:
    for _ in range(2):
        candidate.says("hoi")
        at(town, years_after(town.clock.now(), 2) - timedelta(days=10))
        sweeps(town)
    assert candidate.reads.count("bijna twee jaar niets") == 2


# -- whose act it is


def test_r_080_only_the_persons_own_acts_count(
    town: House, posted: Request, candidate: Actor, coach: Actor, admin: Actor
) -> None:
    """What others do, what Klik does, and what a platform sends twice leave the moment as it was."""
    hello = message(candidate.account, "hoi", key="one")
    candidate.acts(hello)
    before = last_act(town, candidate)

    def nothing_else() -> None:
        town.moves(minutes=5)
        town.courier.runs()
        assert last_act(town, candidate) == before

    town.moves(days=1)
    candidate.acts(hello)  # delivered again
    nothing_else()
    coach.presses("request.accept")  # the coach's act, and the status that is redrawn
    nothing_else()
    coach.presses("match.contacted")
    nothing_else()
    admin.types("/avg broadcasts")  # an admin looks
    nothing_else()
    town.do(lambda unit: unit.retention.warned(candidate.id, now=town.clock.now()))  # the notice itself
    sweeps(town)
    nothing_else()
    town.restarts()
    nothing_else()
    assert last_act(town, coach) > before


@pytest.mark.parametrize("act", ["says", "types", "presses", "accepts", "reacts"])
def test_every_own_act_counts(town: House, posted: Request, candidate: Actor, coach: Actor, act: str) -> None:
    town.moves(days=1)
    who = coach if act in ("accepts", "reacts") else candidate
    match act:
        case "says":
            who.says("hoi")
        case "types":
            who.types("/klik status")
        case "presses":
            who.presses("request.status", posted.id)
        case "accepts":
            who.presses("request.accept")
        case _:
            who.reacts()
    assert last_act(town, who) == town.clock.now()


# -- the other terms


def test_deliveries_go_after_seven_days_and_what_was_sent_after_thirty(
    town: House, posted: Request, candidate: Actor
) -> None:
    candidate.says("hoi")
    town.courier.runs()
    at(town, town.clock.now() + timedelta(days=6))
    assert not sweeps(town).removed
    at(town, town.clock.now() + timedelta(days=2))
    assert set(sweeps(town).removed) == {"inbox"}
    at(town, town.clock.now() + timedelta(days=30))
    assert "notice" in sweeps(town).removed


def test_proof_of_an_erased_person_goes_after_five_years_and_of_somebody_who_is_here_it_stays(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    gone, stays = candidate.id, coach.id
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    town.courier.runs()
    for _ in range(3):
        at(town, town.clock.now() + timedelta(days=690))
        coach.says("ik ben er nog")
        sweeps(town)
    now = town.clock.now()
    tables = {
        person: {each.table for each in town.look(lambda unit, p=person: unit.holdings.collect(p, now=now))}  # type: ignore[misc]
        for person in (gone, stays)
    }
    assert not tables[gone] & {"presentation", "consent", "erasure", "data_case"}
    assert "presentation" in tables[stays]


def test_after_a_sweep_nothing_is_overdue_and_before_it_is_counted(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    at(town, town.clock.now() + timedelta(days=750))
    admin.says("hoi")
    late = town.look(lambda unit: unit.holdings.overdue(now=town.clock.now()))
    assert late["person"] >= 1
    sweeps(town)
    assert town.look(lambda unit: unit.holdings.overdue(now=town.clock.now())) == {}
    assert admin.types("/avg retention") is Said.RETENTION
    assert "Te laat: 0" in admin.hears


# -- a clock that jumps (F-032)


def test_f_032_a_clock_that_jumps_removes_nothing_until_an_admin_says_that_it_is_right(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    admin.says("hoi")
    sweeps(town)
    town.moves(days=3 * 365)
    assert sweeps(town).refused
    assert is_known(town, candidate)
    assert "meer dan 48 uur verder" in admin.reads
    assert sweeps(town).refused
    admin.types("/avg retention")
    assert admin.presses("retention.confirm") is Said.RETENTION
    town.courier.runs()
    assert not is_known(town, candidate)
    assert not sweeps(town).refused


def test_forty_eight_hours_without_a_run_is_no_jump(town: House) -> None:
    sweeps(town)
    town.moves(hours=48)
    assert not sweeps(town).refused
    town.moves(hours=48, seconds=1)
    assert sweeps(town).refused


def test_a_clock_that_is_put_back_harms_nothing(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    sweeps(town)
    town.moves(hours=-1)
    assert not sweeps(town).erased
    assert is_known(town, candidate)


def test_nobody_but_an_admin_says_that_the_clock_is_right(town: House, coach: Actor) -> None:
    assert coach.presses("retention.confirm", "") is Said.NOT_AN_ADMIN


def test_many_who_are_due_go_a_few_at_a_time_and_all_of_them(town: House) -> None:
    def admit(unit: Unit) -> None:
        for number in range(AT_ONCE + 1):
            account = replace(ADMIN, user=f"U1SILENT{number}")
            unit.people.admit(account, now=town.clock.now())

    town.do(admit)
    at(town, town.clock.now() + timedelta(days=750))
    assert not town.do(lambda unit: sweep(unit, town.context)).is_all
    last = town.do(lambda unit: sweep(unit, town.context))
    assert last.is_all
    assert 0 < last.erased < AT_ONCE
