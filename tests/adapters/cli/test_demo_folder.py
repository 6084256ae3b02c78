"""What a demo that was killed left behind goes with the next start; nothing else does."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.cli.demo_folder import LOCK, demo_folder

ROOT = Path(__file__).parents[3]
PREFIX = "klik-demo-"
WAITS = f"""
from adapters.cli.demo_folder import demo_folder
with demo_folder("{PREFIX}") as folder:
    (folder / "data").mkdir()
    print(folder, flush=True)
    input()
"""


@pytest.fixture
def tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@contextmanager
def another_demo(tmp: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A process of its own, in its folder."""
    program = subprocess.Popen(
        [sys.executable, "-c", WAITS],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout is not None
        yield program, Path(program.stdout.readline().strip())
        program.kill()


def test_nothing_is_left_of_a_demo_that_ends(tmp: Path) -> None:
    with demo_folder(PREFIX) as folder:
        assert folder.stat().st_mode & 0o077 == 0
        assert [each.name for each in folder.iterdir()] == [LOCK]
    assert list(tmp.iterdir()) == []


def test_the_folder_of_a_killed_demo_goes_with_the_next_start_and_that_of_a_living_one_stays(
    tmp: Path,
) -> None:
    with another_demo(tmp) as (killed, left), another_demo(tmp) as (_, living):
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert left.is_dir()
        with demo_folder(PREFIX) as mine:
            assert not left.exists()
            assert (living / "data").is_dir()
            assert mine.is_dir()


def test_what_is_not_known_to_be_of_a_demo_stays(tmp: Path) -> None:
    unlocked, other = tmp / f"{PREFIX}unlocked", tmp / "klik-other"
    for folder in (unlocked, other):
        folder.mkdir()
    (other / LOCK).touch()
    linked = tmp / f"{PREFIX}linked"
    linked.symlink_to(other)
    with demo_folder(PREFIX):
        pass
    assert unlocked.is_dir()
    assert linked.is_symlink()
    assert (other / LOCK).exists()
    (unlocked / LOCK).touch()
    with demo_folder(PREFIX):
        assert not unlocked.exists(), "a lock that nobody holds"
