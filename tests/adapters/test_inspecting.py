"""A stranger's file is opened in a process of its own, then scanned; a scanner that is away means waiting (F-118)."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.inspecting import Inspector
from bot.cv.checking import PDF, Cleaned
from bot.cv.refusal import Reason, Refused
from bot.errors import TryLater
from tests import cvs


def scanner(status: int, *, folder: Path) -> str:
    """A command that reads the file as clamdscan does, and says this."""
    script = folder / "scan.py"
    script.write_text(f"import sys\nsys.exit({status} if sys.stdin.buffer.read() else 9)\n", encoding="utf-8")
    return f"{sys.executable} {script}"


def inspected(data: bytes, command: str, *, patience: float = 30.0) -> Cleaned:
    return asyncio.run(Inspector(command, patience=patience).inspect(data))


def test_a_clean_file_comes_back_clean(tmp_path: Path) -> None:
    cleaned = inspected(cvs.pdf(), scanner(0, folder=tmp_path))
    assert cleaned.media_type == PDF
    assert cvs.CANARY not in cleaned.data
    assert b"%PDF-" in cleaned.data


def test_a_refusal_crosses_the_wall_as_its_reason(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        inspected(cvs.pdf(password="geheim"), scanner(0, folder=tmp_path))
    assert caught.value.reason is Reason.PASSWORD


def test_what_the_scanner_finds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        inspected(cvs.pdf(), scanner(1, folder=tmp_path))
    assert caught.value.reason is Reason.VIRUS


@pytest.mark.parametrize("status", [2, 127])
def test_a_scanner_that_is_down_means_waiting_and_not_taking(tmp_path: Path, status: int) -> None:
    with pytest.raises(TryLater, match="scanner_down"):
        inspected(cvs.pdf(), scanner(status, folder=tmp_path))


def test_a_scanner_that_is_not_there_means_waiting() -> None:
    with pytest.raises(TryLater, match="scanner_missing"):
        inspected(cvs.pdf(), "/nowhere/clamdscan -")


def test_a_scanner_that_hangs_means_waiting(tmp_path: Path) -> None:
    script = tmp_path / "hang.py"
    script.write_text("import threading\nthreading.Event().wait()\n", encoding="utf-8")
    with pytest.raises(TryLater, match="scanner_down"):
        asyncio.run(Inspector(f"{sys.executable} {script}", patience=3.0)._scan(b"x"))


def test_nothing_of_the_file_is_left_on_disk_or_said(tmp_path: Path) -> None:
    room = [sys.executable, "-m", "bot.cv.room"]
    run = subprocess.run(
        room, input=cvs.docx({"../x": b"y"}), capture_output=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert json.loads(run.stdout) == {"refused": "damaged"}
    assert run.stderr == b""


def test_the_room_has_little_memory_and_cannot_write() -> None:
    attempt = (
        "import resource, bot.cv.room as room\n"
        "room.check = lambda data: open('left-behind', 'wb').write(b'x' * 10)\n"
        "room.main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", attempt],
        input=b"x",
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    left = Path(__file__).parents[2] / "left-behind"
    assert run.returncode != 0
    assert not left.exists() or left.stat().st_size == 0
    left.unlink(missing_ok=True)
