"""What the tests of the core share: a house with nobody in it, and a town with three coaches and an admin.

Both are made once and copied, so that every test has a file of its own.
"""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.model import AdminRole, Request
from storage.master import make_master_key
from tests.clock import SetClock
from tests.conversation import Actor, Courier, House
from tests.furniture import COACHES
from tests.messenger import Standing

COACH_USERS = ("U0FIRST", "U0SECOND", "U0THIRD")


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """In memory where the machine has such a place: these tests wait for no disk (those of `storage` do)."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(prefix="klik-", dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def folder(ground: Path) -> Iterator[Path]:
    with TemporaryDirectory(dir=ground) as folder:
        yield Path(folder) / "data"


@pytest.fixture(scope="session")
def empty_folder(ground: Path) -> Path:
    folder = ground / "empty"
    folder.mkdir()
    make_master_key(folder / "master.key")
    House(folder, SetClock()).close()
    return folder


@pytest.fixture(scope="session")
def town_folder(ground: Path, empty_folder: Path) -> Path:
    """Three confirmed coaches in a private channel, and nothing asked yet."""
    folder = ground / "town"
    shutil.copytree(empty_folder, folder)
    house = House(folder, SetClock())
    house.looks_at_the_channels()
    house.person("U0ADMIN").says("hoi")
    for number, user in enumerate(COACH_USERS):
        house.person(user).becomes_coach(name=f"Coach Wielewaal {number}")
    house.close()
    return folder


@dataclass(frozen=True)
class Posted:
    """A folder in which the candidate's request is open, and what stands on the platform by then."""

    folder: Path
    messages: list[Standing]


@pytest.fixture(scope="session")
def posted_folder(ground: Path, town_folder: Path) -> Posted:
    folder = ground / "posted"
    shutil.copytree(town_folder, folder)
    house = House(folder, SetClock())
    _seat(house)
    house.person("U0CANDIDATE").posts()
    house.close()
    return Posted(folder, house.platform.messages)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def house(folder: Path, empty_folder: Path, clock: SetClock) -> Iterator[House]:
    """Nobody was here yet, and the channel was not looked at."""
    shutil.copytree(empty_folder, folder)
    house = House(folder, clock)
    yield house
    house.close()


@pytest.fixture
def town(request: pytest.FixtureRequest, folder: Path, clock: SetClock) -> Iterator[House]:
    """Three coaches; for a test that takes `posted`, with the candidate's request already in the channel."""
    is_posted = "posted" in request.fixturenames
    start: Posted | None = request.getfixturevalue("posted_folder") if is_posted else None
    shutil.copytree(start.folder if start else request.getfixturevalue("town_folder"), folder)
    house = House(folder, clock)
    house.platform.messages += deepcopy(start.messages) if start else []
    _seat(house)
    yield house
    house.close()


def _seat(house: House) -> None:
    house.platform.members[COACHES] += [house.person(user).account for user in COACH_USERS]


@pytest.fixture
def posted(candidate: Actor) -> Request:
    """The candidate's request, open in the coaches' channel."""
    return candidate.request


@pytest.fixture
def courier(town: House) -> Courier:
    return town.courier


@pytest.fixture
def candidate(town: House) -> Actor:
    return town.person("U0CANDIDATE")


@pytest.fixture
def coach(town: House) -> Actor:
    return town.person(COACH_USERS[0])


@pytest.fixture
def other_coach(town: House) -> Actor:
    return town.person(COACH_USERS[1])


@pytest.fixture
def third_coach(town: House) -> Actor:
    return town.person(COACH_USERS[2])


@pytest.fixture
def admin(town: House) -> Actor:
    return town.person("U0ADMIN")


@pytest.fixture
def asker(town: House) -> Actor:
    """Somebody who talked to Klik and asked for nothing yet."""
    person = town.person("U0ASKER")
    person.says("hoi")
    town.courier.runs()
    return person


@pytest.fixture
def colleague(town: House, admin: Actor) -> Actor:
    """A second handler."""
    person = town.person("U0COLLEAGUE")
    person.says("hoi")
    town.do(lambda unit: unit.roles.give(person.id, AdminRole.HANDLER, by=admin.id, now=town.clock.now()))
    return person
