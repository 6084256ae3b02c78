"""A chain of one network, its head beside it, and somebody who judges both."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.ids import new_id
from storage import migrate
from storage.audit import Head, Record, append
from storage.audit_check import verify
from storage.audit_head import AuditHead
from storage.engine import read_engine, write_engine
from storage.vault import Vault
from tests.clock import SetClock
from tests.storage.audit.entries import NETWORK, Add, Judge


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "klik.db"


@pytest.fixture
def engine(file: Path) -> Engine:
    engine = write_engine(f"sqlite:///{file}")
    migrate.upgrade(engine)
    return engine


@pytest.fixture
def reading(engine: Engine, file: Path) -> Engine:
    return read_engine(f"sqlite:///{file}")


@pytest.fixture
def heads(tmp_path: Path, vault: Vault) -> AuditHead:
    return AuditHead(tmp_path / "audit.head", vault)


@pytest.fixture
def record(clock: SetClock) -> Record:
    return Record(
        network=NETWORK,
        at=clock.now() + timedelta(microseconds=123_456),
        action="request.granted",
        role="coach",
        outcome="done",
        actor=new_id(),
        about=new_id(),
    )


@pytest.fixture
def add(engine: Engine, vault: Vault, record: Record, heads: AuditHead) -> Add:
    """Adds that many entries, commits, and notes the head, as the writer does."""

    def add(count: int) -> Head:
        with engine.begin() as connection:
            head = [append(connection, vault, record) for _ in range(count)][-1]
        heads.note(head)
        heads.flush()
        return head

    return add


@pytest.fixture
def verdict(reading: Engine, vault: Vault, heads: AuditHead) -> Judge:
    return lambda: verify(reading, vault, NETWORK, head=heads.read().get(NETWORK))
