"""What the storage tests share: a folder with a master key, and a vault on it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from storage.keys import Keys, open_keys
from storage.master import make_master_key
from storage.vault import Vault
from tests.clock import SetClock

OpenKeys = Callable[..., Keys]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def master_file(tmp_path: Path) -> Path:
    path = tmp_path / "master.key"
    make_master_key(path)
    return path


@pytest.fixture
def keys_file(tmp_path: Path) -> Path:
    return tmp_path / "keys.db"


@pytest.fixture
def start(master_file: Path, keys_file: Path, clock: SetClock) -> Iterator[OpenKeys]:
    """Opens the keys as a start of the bot does; closed when the test ends."""
    with ExitStack() as stack:

        def opened(*, data_exist: bool = False) -> Keys:
            keys = open_keys(keys_file, master_file, data_exist=data_exist, clock=clock)
            stack.callback(keys.close)
            return keys

        yield opened


@pytest.fixture
def keys(start: OpenKeys) -> Keys:
    return start()


@pytest.fixture
def vault(keys: Keys) -> Vault:
    return Vault(keys)
