"""`klik demo --headless` as a process of its own: the whole story is told, and its exit status says how it ended."""

import os
import re
import subprocess
import sys
from pathlib import Path

from adapters.playground import erasing_story, everything_story
from adapters.playground.script import SCRIPTS
from bot.words import Language

ROOT = Path(__file__).parents[3]
CHAPTER = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)
ON_BOTH = [
    "Een coach meldt zich aan op Teams",
    "Een aanvraag vanaf Teams staat in beide kanalen",
    "Ja op Slack en op Teams tegelijk: één winnaar",
]
AS_IT_IS = "from adapters.cli import main; main()"
# This story holds a word of the request itself for personal, and finds it in the preview.
HELD_FOR_PERSONAL = "twijfel"
TOLD_OTHERWISE = f"""
from dataclasses import replace
from adapters.playground import script
from bot.words import Language
dutch = script.SCRIPTS[Language.NL]
script.SCRIPTS[Language.NL] = replace(dutch, canaries=({HELD_FOR_PERSONAL!r},))
{AS_IT_IS}
"""


def demo(program: str, *, folder: Path) -> subprocess.CompletedProcess[str]:
    """In an environment that sets nothing, with a folder of its own for what it keeps meanwhile."""
    bare = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder),
        "TERM": "dumb",
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-c", program, "demo", "--headless"]
    return subprocess.run(command, cwd=folder, env=bare, capture_output=True, text=True, check=False)


def titles() -> list[str]:
    """In the order in which the demo tells them."""
    alone = [*SCRIPTS[Language.NL].titles, *(title.nl for title in everything_story.TITLES)]
    return [*alone, erasing_story.TITLE.nl, *ON_BOTH]


def test_the_demo_tells_every_chapter_and_ends_in_peace(tmp_path: Path) -> None:
    run = demo(AS_IT_IS, folder=tmp_path)
    assert run.returncode == 0
    told = CHAPTER.findall(run.stdout)
    assert told == [(str(number), title) for number, title in enumerate(titles(), start=1)]
    assert run.stdout.endswith("✓ Elke stap liet zien wat hij moest laten zien.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_step_that_does_not_show_what_it_should_is_said_in_a_sentence_with_status_1(tmp_path: Path) -> None:
    run = demo(TOLD_OTHERWISE, folder=tmp_path)
    assert run.returncode == 1
    assert run.stdout.splitlines()[-1] == "✗ the preview should not name the person"
    assert "Traceback" not in run.stdout + run.stderr
    assert "✓" not in run.stdout
    assert list(tmp_path.iterdir()) == []
