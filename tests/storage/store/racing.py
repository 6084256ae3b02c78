"""Many coaches claiming one request at once, from threads of one or of several processes."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from uuid import UUID

from bot.model import Standing
from tests.clock import SetClock
from tests.storage.store.house import House


def race(house: House, request: UUID, coaches: Sequence[Standing]) -> list[UUID]:
    """Who was told they won; a claim that fails in any other way than by losing is raised."""
    start = threading.Barrier(len(coaches))

    def claim(coach: Standing) -> bool:
        start.wait()
        return house.claim(request, coach)

    with ThreadPoolExecutor(len(coaches)) as pool:
        results = list(pool.map(claim, coaches))
    return [coach.person for coach, won in zip(coaches, results, strict=True) if won]


def race_in_a_process(
    folder: Path, request: UUID, coaches: Sequence[Standing], start: Barrier, winners: "Queue[list[UUID]]"
) -> None:
    house = House(folder, SetClock())
    try:
        start.wait()  # both are up before either begins
        winners.put(race(house, request, coaches))
    finally:
        house.close()
