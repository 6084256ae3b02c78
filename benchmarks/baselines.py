"""Other systems on the same texts, in the same run: deduce, and Presidio's pattern recognisers.

They live in a virtual environment of their own, made here at the first run: no part of Klik depends on them.
"""

import json
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv-baselines"
PYTHON = HOME / "bin" / "python"
PINS = ROOT / "benchmarks" / "baselines.txt"
WORKER = ROOT / "benchmarks" / "baseline_worker.py"
SYSTEMS = ("deduce", "presidio")
INSTALLED = HOME / ".installed"


@dataclass(frozen=True)
class Answers:
    """Text by id, and how long the system's own process worked on them once it had its lists."""

    texts: dict[str, str]
    seconds: float


def installed() -> bool:
    """Makes the environment when it is not there; False, and a sentence, when that cannot be done."""
    if INSTALLED.exists() and INSTALLED.read_text() == PINS.read_text():
        return True
    sys.stderr.write(
        "anonymise: setting up .venv-baselines (once, some minutes; deduce builds its lists) …\n"
    )
    venv.create(HOME, with_pip=True, clear=True)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(PINS)]
    done = subprocess.run([PYTHON, *install], capture_output=True, check=False)
    if done.returncode:
        sys.stderr.write("anonymise: the other systems could not be installed, so they are not compared\n")
        return False
    for system in SYSTEMS:
        redacted(system, [])  # deduce builds the lists that it reads at every later start
    INSTALLED.write_text(PINS.read_text())
    return True


def redacted(system: str, rows: list[dict[str, Any]]) -> Answers:
    """What the system makes of the texts. Its error is an error here: half an answer would flatter it or us."""
    asked = "".join(json.dumps({key: row[key] for key in ("id", "text", "lang")}) + "\n" for row in rows)
    # -P: our folder has a `click.py`, and theirs must find their own.
    command = [str(PYTHON), "-P", str(WORKER), system]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    *answers, last = found
    return Answers({each["id"]: each["text"] for each in answers}, last["seconds"])
