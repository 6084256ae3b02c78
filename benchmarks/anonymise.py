"""Part `anonymise`: what still stands of a person, what was taken out needlessly, how fast, how much memory.

deduce and Presidio's pattern recognisers read the same texts in the same run (`baselines`), except in a quick look.
Alone (`python -m benchmarks.anonymise`) it prints each kind, language and style.
"""

import gc
import importlib.util
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import baselines
from benchmarks.figures import Figure, at_least, at_most, figure

PART = "anonymise"
ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "data" / "anonymise"
STRUCTURED = ("EMAIL", "PHONE", "BSN", "IBAN", "ID", "PLATE", "IP", "POSTCODE", "URL")
Redactor = Callable[[str, str], str]
Row = dict[str, Any]


def run(*, quick: bool = False) -> list[Figure]:
    """The figures on the held-back texts; none when the scorer is not beside the repository."""
    scorer = load_scorer()
    if scorer is None:
        sys.stderr.write("anonymise: skipped, score_anonymise.py was not found (set KLIK_SHARED)\n")
        return []
    before = memory()
    ready = timed(load, time.perf_counter)
    grown = memory() - before
    rows = texts("held_back")
    report = scored(scorer, rows, klik)
    values = {
        "leak": (report["leak_rate"], at_most(0.04)),
        "texts without a leak": (report["zero_leak_share"], at_least(0.90)),
        "kept": (report["keep_rate"], at_least(0.98)),
        "taken out needlessly": (report["over_redaction"], at_most(0.01)),
        "leak, numbers and e-mail": (part_of(report["by_type"], STRUCTURED), at_most(0.005)),
        "leak, lower case": (report["by_style"]["lower"]["leak_rate"], at_most(0.06)),
        "leak, no punctuation": (report["by_style"]["nopunct"]["leak_rate"], at_most(0.06)),
    }
    shares = [figure(PART, name, [value], unit="", target=target) for name, (value, target) in values.items()]
    return [
        *shares,
        figure(PART, "speed of one core", list(speeds()), unit="texts/s", target=at_least(500)),
        figure(PART, "ready", [ready], unit="s", target=at_most(2)),
        figure(PART, "memory", [grown], unit="MB", target=at_most(100)),
        *(() if quick else compared(scorer, rows)),
    ]


def speeds() -> Iterator[float]:
    """Each text once, in tenths, by the processor's time: what the neighbours do to the machine is not ours."""
    rows = texts("held_back") + texts("tuned")
    for tenth in range(10):
        part = rows[tenth::10]
        yield len(part) / timed(partial(_taken_out, part), time.process_time)


def _taken_out(rows: list[Row]) -> None:
    for row in rows:
        klik(row["text"], row["lang"])


def compared(scorer: ModuleType, rows: list[Row]) -> Iterator[Figure]:
    """The same texts by other systems: the figures beside which ours stand."""
    for system in baselines.SYSTEMS if baselines.installed() else ():
        answers = baselines.redacted(system, rows)
        report = scorer.score(rows, answers.texts)
        for name, value in (
            ("leak", report["leak_rate"]),
            ("texts without a leak", report["zero_leak_share"]),
            ("kept", report["keep_rate"]),
            ("taken out needlessly", report["over_redaction"]),
        ):
            yield figure(PART, f"{name}, {system}", [value], unit="")
        yield figure(PART, f"speed, {system}", [len(rows) / answers.seconds], unit="texts/s")


def load() -> None:
    from bot.anonymise import warm

    warm()


def klik(text: str, language: str) -> str:
    from bot.anonymise import anonymise
    from bot.words import Language

    return anonymise(text, language=Language(language)).text


def timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def memory() -> float:
    gc.collect()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def texts(name: str) -> list[Row]:
    return [json.loads(line) for line in (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def load_scorer() -> ModuleType | None:
    shared = Path(os.environ.get("KLIK_SHARED", ROOT.parent / "shared"))
    path = shared / "tools" / "score_anonymise.py"
    spec = importlib.util.spec_from_file_location("score_anonymise", path) if path.exists() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(scorer: ModuleType, rows: list[Row], redact: Redactor) -> Row:
    report: Row = scorer.score(rows, {row["id"]: redact(row["text"], row["lang"]) for row in rows})
    return report


def part_of(by_type: dict[str, dict[str, float]], kinds: tuple[str, ...]) -> float:
    chosen = [by_type[kind] for kind in kinds if kind in by_type]
    return sum(each["n"] * each["leak_rate"] for each in chosen) / max(1, sum(each["n"] for each in chosen))


def main() -> int:
    scorer = load_scorer()
    if scorer is None:
        sys.stderr.write("skipped: score_anonymise.py was not found (set KLIK_SHARED)\n")
        return 0
    for name in ("held_back", "tuned"):
        rows = texts(name)
        report = scored(scorer, rows, klik)
        sys.stdout.write(f"{name} · klik · {len(rows)} texts\n{json.dumps(report, indent=1)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
