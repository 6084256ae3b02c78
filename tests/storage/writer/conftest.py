"""A writer on a file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage.engine import DATA_PRAGMAS, write_engine
from storage.writer import Writer
from tests.storage.writer.batches import SCHEMA


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "klik.db"
    engine = write_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        for statement in SCHEMA.split(";\n"):
            connection.execute(text(statement))
    engine.dispose()
    return path


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    engine = write_engine(f"sqlite:///{file}", {**DATA_PRAGMAS, "busy_timeout": "100"})
    yield engine
    engine.dispose()


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    writer = Writer(engine)
    writer.start()
    yield writer
    writer.stop()
