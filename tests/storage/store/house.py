"""A store on a real file, with real keys, and with everything around it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot.model import Person
from bot.ports.unit import Unit
from storage.audit import Head
from storage.engine import read_engine, write_engine
from storage.keys import Keys, open_keys
from storage.master import make_master_key
from storage.migrate import upgrade
from storage.store import KlikStore, open_network
from storage.vault import Vault
from storage.writer import Writer
from tests.clock import SetClock
from tests.storage.store.cast import account

T = TypeVar("T")


class House:
    """Everything around one store, opened on a folder; opening it twice is what two processes do."""

    def __init__(self, folder: Path, clock: SetClock) -> None:
        self.folder, self.clock = folder, clock
        self.audited: list[Head] = []
        self.woken = 0
        url = f"sqlite:///{folder / 'klik.db'}"
        self._writing, self.reading = write_engine(url), read_engine(url)
        self.keys = _keys(folder, clock)
        self.vault = Vault(self.keys)
        self.writer = Writer(self._writing)
        upgrade(self._writing)
        with self._writing.begin() as connection:
            self.network = open_network(connection, self.vault, now=clock.now())
        self.writer.start()
        self.store = KlikStore(
            self.writer,
            self.reading,
            vault=self.vault,
            network=self.network,
            clock=clock,
            on_audit=self.audited.append,
            on_promise=self._wake,
        )

    def do(self, work: Callable[[Unit], T]) -> T:
        return self.store.run(work)

    def raw(self, work: Callable[[Connection], T]) -> T:
        """Past the store: what somebody with the file could do."""
        return self.writer.run(work)

    def admit(self, user: str) -> Person:
        return self.do(lambda unit: unit.people.admit(account(user), now=self.clock.now()))

    def close(self) -> None:
        self.writer.stop()
        self.reading.dispose()
        self._writing.dispose()
        self.keys.close()

    def _wake(self) -> None:
        self.woken += 1


def _keys(folder: Path, clock: SetClock) -> Keys:
    master, file = folder / "master.key", folder / "keys.db"
    if not master.exists():
        make_master_key(master)
    return open_keys(file, master, data_exist=file.exists(), clock=clock)
