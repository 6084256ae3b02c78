"""Part `intents`: how often a sentence is understood, what the confidence is worth, how fast and how big.

`python -m benchmarks.intents [--fit]`; with `--fit` it says which temperature the calibration part asks for.
The figures per intent come from the project's scorer, found through KLIK_SHARED or in `../shared`.
"""

import json
import os
import subprocess
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, at_least, at_most, figure, show
from bot.intents import DESTRUCTIVE, Intent, Understanding, understand, warm
from bot.intents import recogniser as recognition
from bot.intents.build import DATA
from bot.intents.features import read

PART = "intents"
ROOT = Path(__file__).parents[1]
SENTENCES = ROOT / "tests" / "data" / "intents"
SCORER = "score_intents.py"
BANDS = (0.0, 0.4, 0.55, 0.7, 0.8, 0.9, 0.95, 1.001)
TEMPERATURES = (0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1.0, 1.2)


@dataclass(frozen=True)
class Heard:
    wanted: Intent
    found: Understanding

    @property
    def is_right(self) -> bool:
        return self.wanted is self.found.intent


def run(*, quick: bool) -> list[Figure]:
    tracemalloc.start()
    warm()
    megabytes = tracemalloc.get_traced_memory()[0] / 1_000_000
    tracemalloc.stop()
    heard = listen("heldback")
    return [*_understood(heard), *_reliable(heard), *_fast(rounds=2 if quick else 7), *_small(megabytes)]


def rows_of(part: str) -> list[dict[str, str]]:
    lines = (SENTENCES / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def listen(part: str) -> list[Heard]:
    return [Heard(Intent(row["intent"]), understand(row["text"])) for row in rows_of(part)]


def _understood(heard: list[Heard]) -> list[Figure]:
    none = [each.is_right for each in heard if each.wanted is Intent.NONE]
    acted = [each for each in heard if not each.found.unsure]
    false_alarms = [
        each for each in acted if each.found.intent in DESTRUCTIVE and each.wanted not in DESTRUCTIVE
    ]
    return [
        figure(
            PART,
            "accuracy, held back",
            [_share(each.is_right for each in heard)],
            unit="",
            target=at_least(0.90),
        ),
        figure(PART, "macro-F1, held back", [macro_f1(heard)], unit="", target=at_least(0.88)),
        figure(PART, "recall of none, held back", [_share(none)], unit="", target=at_least(0.85)),
        figure(PART, "asked instead of guessed", [1 - len(acted) / len(heard)], unit=""),
        figure(PART, "right when not asked", [_share(each.is_right for each in acted)], unit=""),
        figure(PART, "destructive and certain, wrongly", [len(false_alarms)], unit="", target=at_most(1)),
    ]


def _share(claims: Iterable[bool]) -> float:
    listed = list(claims)
    return sum(listed) / len(listed)


def macro_f1(heard: list[Heard]) -> float:
    right = Counter(each.wanted for each in heard if each.is_right)
    wanted = Counter(each.wanted for each in heard)
    found = Counter(each.found.intent for each in heard)
    return sum(2 * right[intent] / (wanted[intent] + found[intent]) for intent in wanted) / len(wanted)


def _fast(*, rounds: int) -> list[Figure]:
    """In time of the processor: what the neighbours do to the machine is not ours."""
    texts = [row["text"] for row in rows_of("heldback")]
    speed, slowest = [], []
    for _ in range(rounds):
        took = []
        for text in texts:
            began = time.thread_time()
            understand(text)
            took.append(time.thread_time() - began)
        speed.append(len(texts) / sum(took))
        slowest.append(sorted(took)[int(len(took) * 0.99)] * 1000)
    return [
        figure(PART, "sentences per second of one core", speed, unit="/s", target=at_least(2000)),
        figure(PART, "one sentence, p99, on a core", slowest, unit="ms", target=at_most(1)),
    ]


def _small(megabytes: float) -> list[Figure]:
    on_disk = sum(file.stat().st_size for file in DATA.iterdir()) / 1_000_000
    return [
        figure(PART, "weights and lists on disk", [on_disk], unit="MB", target=at_most(20)),
        figure(PART, "memory once loaded", [megabytes], unit="MB", target=at_most(15)),
    ]


@dataclass(frozen=True)
class Band:
    """The sentences that Klik was about equally sure of: how many, what it claimed, what was right."""

    low: float
    high: float
    sentences: int
    claimed: float
    right: float


def bands(heard: list[Heard]) -> Iterator[Band]:
    for low, high in pairwise(BANDS):
        band = [each for each in heard if low <= each.found.confidence < high]
        if band:
            claimed = sum(each.found.confidence for each in band) / len(band)
            yield Band(low, min(high, 1), len(band), claimed, _share(each.is_right for each in band))


def _reliable(heard: list[Heard]) -> list[Figure]:
    """What a confidence is worth, and how far claims and truth lie apart over all bands."""
    shown = [
        figure(
            PART,
            f"right, where Klik is {each.low:.2f}–{each.high:.2f} sure ({each.sentences} sentences)",
            [each.right],
            unit="",
        )
        for each in bands(heard)
    ]
    apart = sum(each.sentences * abs(each.claimed - each.right) for each in bands(heard)) / len(heard)
    return [*shown, figure(PART, "claimed and right apart, on average", [apart], unit="")]


def reliability(heard: list[Heard]) -> str:
    lines = ["confidence   sentences  claimed  right"]
    for each in bands(heard):
        span = f"{each.low:.2f}–{each.high:.2f}"
        lines.append(f"{span} {each.sentences:12d} {each.claimed:8.2f} {each.right:6.2f}")
    return "\n".join(lines)


def per_intent(part: str) -> str:
    """What the scorer says of a part, or that it was not found."""
    scorer = Path(os.environ.get("KLIK_SHARED", ROOT.parent / "shared")) / "tools" / SCORER
    if not scorer.exists():
        return f"{SCORER} not found: set KLIK_SHARED for the figures per intent"
    with TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        answers.write_text("\n".join(_answer(row) for row in rows_of(part)) + "\n", encoding="utf-8")
        command = [
            sys.executable,
            str(scorer),
            "--data",
            str(SENTENCES / f"{part}.jsonl"),
            "--pred",
            str(answers),
        ]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _answer(row: dict[str, str]) -> str:
    """The newsletter with its direction, where the sentence says one."""
    found = understand(row["text"])
    direction = {True: "_subscribe", False: "_unsubscribe", None: ""}[found.newsletter]
    return json.dumps({"id": row["id"], "intent": f"{found.intent}{direction}"})


def fit() -> str:
    """The mean surprise of the calibration part per temperature; the lowest fits best."""
    lexicon = recognition._recogniser().lexicon
    lines = []
    for temperature in TEMPERATURES:
        surprise = 0.0
        rows = rows_of("calibration")
        for row in rows:
            reading = read(row["text"], lexicon)
            chances = recognition.chances_of(reading, row["text"], temperature=temperature)
            surprise -= log(max(1e-6, chances[Intent(row["intent"])]))
        lines.append(f"temperature {temperature}: {surprise / len(rows):.4f}")
    return "\n".join(lines)


if __name__ == "__main__":
    if "--fit" in sys.argv[1:]:
        print(fit())
        sys.exit()
    measured = run(quick=False)
    print(per_intent("heldback"))
    for part in ("heldback", "calibration"):
        print(f"\nreliability, {part}\n{reliability(listen(part))}\n")
    show(measured)
    sys.exit(0 if all(each.is_good for each in measured) else 1)
