"""The folder a demo keeps its data in while it runs. What a killed demo left behind goes with the next start."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Locked for as long as its demo lives: a killed process lets go of it, and its number may be another's by then.
LOCK = "running.lock"


@contextmanager
def demo_folder(prefix: str) -> Iterator[Path]:
    """Nothing is left of it at the end. `prefix`: what its name begins with, and of those that are swept."""
    _sweep(Path(tempfile.gettempdir()), prefix)
    with tempfile.TemporaryDirectory(prefix=prefix) as made:
        folder = Path(made)
        lock = _locked(folder / LOCK)
        try:
            yield folder
        finally:
            os.close(lock)


def _locked(path: Path) -> int:
    """It has its name once it is locked: another start never finds it free."""
    unnamed = path.with_suffix(".new")
    lock = os.open(unnamed, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    unnamed.rename(path)
    return lock


def _sweep(where: Path, prefix: str) -> None:
    """Only folders of our own name and user, whose lock nobody holds. A folder without one is not known to be ours."""
    for folder in where.glob(f"{prefix}*"):
        if _is_ours(folder) and _is_left(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid == os.getuid()


def _is_left(folder: Path) -> bool:
    try:
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True
