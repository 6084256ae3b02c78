"""A store on a real file, with real keys, and with everything around it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from bot.ids import new_id
from bot.model import CoachState, Person, Request, RequestState, Standing
from bot.ports.unit import Unit
from bot.words import Language
from storage.audit import Head
from storage.engine import read_engine, write_engine
from storage.keys import Keys, open_keys
from storage.master import make_master_key
from storage.migrate import upgrade
from storage.store import KlikStore, open_network
from storage.vault import Vault
from storage.writer import Writer
from tests.clock import SetClock
from tests.storage.store.cast import CHANNEL, CONTACT, PROFILE, PUBLIC, account

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

    def ask(self, user: str = "U0CANDIDATE", *, state: RequestState = RequestState.OPEN) -> Request:
        """A request of this user, open for nine days."""
        person, now, request = self.admit(user), self.clock.now(), new_id()

        def work(unit: Unit) -> Request:
            requests = unit.requests
            draft = requests.create(
                request,
                person.id,
                person.account_id,
                language=Language.NL,
                public=PUBLIC,
                step=0,
                contact=CONTACT,
                now=now,
                necessity="mediation",
            )
            if state is not RequestState.DRAFT:
                requests.open_for(request, opened_at=now, expires_at=now + timedelta(days=9))
                requests.move(request, [RequestState.DRAFT], state, now=now)
            return draft

        return self.do(work)

    def coach(self, user: str, *, agreement: int = 1) -> Standing:
        """A confirmed coach with a seat, who signed the agreement."""
        person, now = self.admit(user), self.clock.now()

        def work(unit: Unit) -> Standing | None:
            unit.coaches.keep(person.id, person.account_id, PROFILE, now=now)
            unit.coaches.agree(person.id, agreement, now=now)
            unit.coaches.set_state(person.id, CoachState.CONFIRMED, now=now)
            unit.channels.seat(unit.channels.keep(CHANNEL, now=now).id, account(user), now=now)
            return unit.coaches.standing(account(user), day_start=now)

        standing = self.do(work)
        assert standing is not None
        return standing

    def claim(self, request: UUID, coach: Standing) -> bool:
        def work(unit: Unit) -> bool:
            if unit.requests.claim(request, by=coach.person, now=self.clock.now()) is None:
                return False
            unit.grants.grant(request, coach, agreement=1, now=self.clock.now())
            return True

        return self.do(work)

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
