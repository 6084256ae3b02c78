"""SIGKILL at every named place, in real processes: nothing acknowledged is lost, no second coach is told (F-001 to F-004)."""

import asyncio
import re
import signal
from pathlib import Path

import pytest

from tests.faults.killing import WITHIN, Kill, Run, play

# The fixture plays every run: on a busy machine that takes minutes.
pytestmark = [pytest.mark.faults, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[2]
KILLS = (
    Kill("door.before_commit", "publish"),
    Kill("door.before_commit", "press"),
    Kill("door.before_commit", "react"),
    Kill("door.before_commit", "write"),
    Kill("door.after_commit", "publish"),
    Kill("door.after_commit", "press"),
    Kill("door.after_commit", "react"),
    Kill("door.after_commit", "write"),
    Kill("courier.after_shell", "publish"),
    Kill("courier.after_shell", "press"),
    Kill("courier.between_shell_and_fill", "publish"),
    Kill("courier.between_shell_and_fill", "react"),
    Kill("courier.after_fill", "publish"),
    Kill("courier.after_fill", "press"),
)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[Kill, Run]:
    """All at the same time: most of what they need is a dead courier's lease to run out."""

    async def every_kill() -> list[Run]:
        turn = asyncio.Semaphore(2)
        return await asyncio.gather(
            *(play(kill, tmp_path_factory.mktemp(str(kill)), turn=turn) for kill in KILLS)
        )

    return {run.kill: run for run in asyncio.run(every_kill())}


def killpoints() -> set[str]:
    named = re.compile(r"killpoint\(\"([^\"]+)\"\)")
    files = [path for folder in ("bot", "adapters", "storage") for path in (ROOT / folder).rglob("*.py")]
    return {name for path in files for name in named.findall(path.read_text(encoding="utf-8"))}


def test_every_killpoint_in_the_source_is_exercised() -> None:
    """Those of an erasure in `tests/bot/privacy/test_erasing_kills.py`."""
    assert killpoints() == {kill.at for kill in KILLS} | {"erasure.between_messages", "erasure.confirmed"}


@pytest.mark.parametrize("kill", KILLS, ids=str)
def test_the_process_really_died_there(runs: dict[Kill, Run], kill: Kill) -> None:
    assert runs[kill].status == -signal.SIGKILL


@pytest.mark.parametrize("kill", KILLS, ids=str)
def test_nothing_acknowledged_is_lost_and_nobody_else_is_told(runs: dict[Kill, Run], kill: Kill) -> None:
    assert runs[kill].verdict.wrongs == []


@pytest.mark.parametrize("kill", [kill for kill in KILLS if kill.at == "door.before_commit"], ids=str)
def test_what_was_not_committed_was_not_acknowledged(runs: dict[Kill, Run], kill: Kill) -> None:
    assert runs[kill].answered == 0


@pytest.mark.parametrize("kill", KILLS, ids=str)
def test_everything_promised_goes_out_within_a_minute_after_the_restart(
    runs: dict[Kill, Run], kill: Kill
) -> None:
    assert runs[kill].seconds < WITHIN
