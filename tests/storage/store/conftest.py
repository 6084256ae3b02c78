"""A store on a real file for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clock import SetClock
from tests.storage.store.house import House


@pytest.fixture
def house(tmp_path: Path, clock: SetClock) -> Iterator[House]:
    house = House(tmp_path, clock)
    yield house
    house.close()
