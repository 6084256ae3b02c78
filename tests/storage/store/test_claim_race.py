"""The first coach wins, and nobody else: on threads, on two processes, and without the state to go by (F-026, decision 2)."""

import multiprocessing
from dataclasses import replace
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from bot.ids import new_id
from bot.model import RequestState, Standing
from tests.storage.store.house import House
from tests.storage.store.racing import race, race_in_a_process


def test_of_two_hundred_coaches_on_threads_one_wins(house: House) -> None:
    request = house.ask()
    winners = race(house, request.id, _coaches(house, 200))
    _one_winner(house, request.id, winners)


def test_of_two_hundred_coaches_in_two_processes_one_wins(house: House) -> None:
    request, coaches = house.ask(), _coaches(house, 200)
    spawn = multiprocessing.get_context("spawn")
    start, answers = spawn.Barrier(2), spawn.Queue()
    halves = [
        spawn.Process(target=race_in_a_process, args=(house.folder, request.id, half, start, answers))
        for half in (coaches[:100], coaches[100:])
    ]
    for half in halves:
        half.start()
    winners = answers.get(timeout=120) + answers.get(timeout=120)
    for half in halves:
        half.join(timeout=120)
    assert [half.exitcode for half in halves] == [0, 0]
    _one_winner(house, request.id, winners)


def test_without_the_conditional_write_the_unique_constraint_still_lets_only_one_in(house: House) -> None:
    request, refused, granted = house.ask(), 0, 0
    for coach in _coaches(house, 5):
        try:
            house.do(
                lambda unit, it=coach: unit.grants.grant(request.id, it, agreement=1, now=house.clock.now())
            )
            granted += 1
        except IntegrityError:
            refused += 1
    assert (granted, refused) == (1, 4)


def _coaches(house: House, count: int) -> list[Standing]:
    one = house.coach("U1")
    return [replace(one, person=new_id(), account_id=new_id()) for _ in range(count)]


def _one_winner(house: House, request: UUID, winners: list[UUID]) -> None:
    grants = house.raw(
        lambda connection: connection.exec_driver_sql("SELECT person_id FROM request_grant").scalars().all()
    )
    assert len(winners) == 1
    assert list(grants) == [winner.hex for winner in winners]
    found = house.do(lambda unit: unit.requests.head(request))
    assert found is not None
    assert found.state is RequestState.GRANTED
