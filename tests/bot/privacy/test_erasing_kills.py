"""SIGKILL after each step of an erasure, in a real process: the next one goes on, and nothing of the person is left (F-109)."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest

from bot.killpoint import VARIABLE
from bot.ports.erasing import Step
from storage.erasure_ledger import ErasureLedger, LedgerEntry
from tests.bot.conftest import COACH_USERS, Posted
from tests.bot.privacy.erasing_child import MESSAGES, house_on, write
from tests.canary import files_of
from tests.clock import SetClock
from tests.conversation import House
from tests.furniture import CANARIES

pytestmark = pytest.mark.faults

ROOT = Path(__file__).parents[3]
STEPS = [step for step in Step if step is not Step.ASKED]
POINTS = [
    *(f"erasure.{step}" for step in STEPS),
    *(f"erasure.after_{step}" for step in STEPS),
    "erasure.between_messages",
    "erasure.confirmed",
]
SEALED = "SELECT sealed_name, sealed_email, sealed_phone, sealed_motivation FROM contact"


def matched(posted: Posted, folder: Path) -> list[bytes]:
    """A coach has the candidate's details; what was sealed of them."""
    shutil.copytree(posted.folder, folder)
    house = House(folder, SetClock())
    house.platform.messages += deepcopy(posted.messages)
    house.person(COACH_USERS[0]).presses("request.accept")
    house.courier.runs()
    write(folder / MESSAGES, house.platform.messages)
    house.close()
    database = sqlite3.connect(folder / "klik.db")
    sealed = [value for row in database.execute(SEALED) for value in row]
    database.close()
    return sealed


def dies(folder: Path, point: str) -> int:
    child = [sys.executable, "-m", "tests.bot.privacy.erasing_child", str(folder)]
    environ = {**os.environ, VARIABLE: point, "PYTHONPATH": str(ROOT)}
    return subprocess.run(child, cwd=ROOT, env=environ, check=False, timeout=120).returncode


def stands(house: House) -> str:
    return "\n".join(each.ever for each in house.platform.messages if not each.is_deleted)


@pytest.mark.parametrize("point", POINTS)
def test_f_109_an_erasure_that_is_killed_goes_on_and_leaves_nothing(
    posted_folder: Posted, folder: Path, point: str
) -> None:
    sealed = matched(posted_folder, folder)
    before = files_of(folder)
    assert len(sealed) == 4
    assert all(any(value in content for content in before.values()) for value in sealed)
    assert dies(folder, point) == -signal.SIGKILL
    clock = SetClock()
    house = house_on(folder, clock)
    try:
        house.moves(minutes=1)
        house.courier.runs()
        assert house.look(lambda unit: unit.people.find(house.person("U0CANDIDATE").account)) is None
        person = ledger(house)[0].person
        erasure = house.look(lambda unit: unit.erasures.of(person))
        assert erasure is not None
        assert erasure.step is Step.DONE
        assert not erasure.is_running
        assert house.look(lambda unit: unit.holdings.count(person)) == {}
        assert not any(value in content for content in contents(folder) for value in sealed)
        assert not any(canary in stands(house) for canary in CANARIES)
        assert "Alles wat Klik van je bewaarde is verwijderd." in stands(house)
        assert [entry.what for entry in ledger(house)] == ["intent", "done"]
    finally:
        house.close()


def contents(folder: Path) -> list[bytes]:
    """Of the installation itself; the pretend platform's file is judged by what still stands on it."""
    return [content for name, content in files_of(folder).items() if name != MESSAGES]


def ledger(house: House) -> list[LedgerEntry]:
    return list(ErasureLedger(house.folder / "erasures.ledger", house.store._vault).entries())
