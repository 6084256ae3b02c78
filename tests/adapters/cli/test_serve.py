"""`klik serve` when it cannot start: one sentence, status 2, no traceback."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.master import make_master_key

ROOT = Path(__file__).parents[3]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on this machine that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def serve(folder: Path, *, make_key: bool = True, **environ: str) -> subprocess.CompletedProcess[str]:
    if make_key:
        make_master_key(folder / "klik.key")
    whole = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": "-".join(("xoxb", "canary", "bot")),
        "SLACK_SIGNING_SECRET": "canary0123456789",
        "KLIK_COACH_CHANNELS": "slack:T0KLIK:C0COACHES",
        "KLIK_ADMINS": "slack:T0KLIK:U0ADMIN",
        "KLIK_MASTER_KEY_FILE": "klik.key",
        # Nothing answers there: a start that goes on to Slack fails at once.
        "KLIK_SLACK_API_URL": "http://127.0.0.1:9/api/",
        "KLIK_PORT": "0",
    }
    program = [sys.executable, "-c", "from adapters.cli import main; main()", "serve"]
    run = subprocess.run(
        program, env=whole | environ, cwd=folder, capture_output=True, text=True, check=False
    )
    assert "canary" not in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run


def said(run: subprocess.CompletedProcess[str]) -> list[str]:
    """What is written to a person, without the log's lines."""
    return [line for line in run.stderr.splitlines() if not line.startswith("20")]


def test_a_port_that_is_taken_is_said_with_the_way_out(tmp_path: Path, taken: int) -> None:
    run = serve(tmp_path, KLIK_PORT=str(taken))
    assert run.returncode == 2
    assert said(run) == [
        "The port is taken by another program: choose another (KLIK_PORT, or --port for the demo)."
    ]


@pytest.mark.parametrize(("admins", "is_warned"), [("", True), ("slack:T0KLIK:U0ADMIN", False)])
def test_without_any_admin_the_log_says_so(tmp_path: Path, admins: str, is_warned: bool) -> None:
    """Nobody could confirm a coach."""
    assert ("klik.no_admins" in serve(tmp_path, KLIK_ADMINS=admins).stderr) is is_warned


def test_a_slack_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    run = serve(tmp_path)
    assert run.returncode == 2
    assert len(said(run)) == 1
    assert "Slack" in said(run)[0]


def test_a_key_that_others_may_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "open.key").write_text("not even a key", encoding="utf-8")
    (tmp_path / "open.key").chmod(0o644)
    run = serve(tmp_path, KLIK_MASTER_KEY_FILE="open.key")
    assert run.returncode == 2
    (sentence,) = said(run)
    assert "chmod 600" in sentence


@pytest.mark.parametrize("name", ["klik.db", "keys.db"])
@pytest.mark.parametrize("at", [0, 1], ids=["the first page", "a later page"])
def test_f_031_a_damaged_database_is_not_served(tmp_path: Path, name: str, at: int) -> None:
    serve(tmp_path)
    file = tmp_path / "data" / name
    size = 4096
    assert file.stat().st_size > 2 * size
    with file.open("r+b") as opened:
        opened.seek(at * size)
        opened.write(b"\xff" * size)
    kept = file.read_bytes()
    run = serve(tmp_path, make_key=False)
    assert run.returncode == 2
    (sentence,) = said(run)
    assert sentence.startswith(f"{name} is damaged")
    assert file.read_bytes() == kept
