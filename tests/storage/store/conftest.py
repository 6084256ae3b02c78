"""A store on a real file for every test; the schema is made once and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine import write_engine
from storage.migrate import upgrade
from tests.clock import SetClock
from tests.storage.store.house import House


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("empty") / "klik.db"
    engine = write_engine(f"sqlite:///{file}")
    upgrade(engine)
    engine.dispose()
    return file


@pytest.fixture
def house(tmp_path: Path, empty_database: Path, clock: SetClock) -> Iterator[House]:
    shutil.copy(empty_database, tmp_path / "klik.db")
    house = House(tmp_path, clock)
    yield house
    house.close()
