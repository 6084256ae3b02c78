"""`python -m benchmarks [PART …] [--quick] [--json FILE]`: one table of every figure beside its target."""

import argparse
import compileall
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from benchmarks.figures import Figure, show, write_json

ROOT = Path(__file__).resolve().parent.parent
MEASURED = ("adapters", "bot", "manifest", "storage")
PARTS = ("click", "start", "teams", "soak", "intents", "anonymise", "access", "erasure")


def main() -> int:
    """0 when every figure that has a target holds it."""
    asked = _asked()
    compile_measured()
    figures: list[Figure] = []
    for part in asked.parts or PARTS:
        print(f"measuring: {part} …", file=sys.stderr, flush=True)
        run: Callable[..., list[Figure]] = import_module(f"benchmarks.{part}").run
        figures += run(quick=asked.quick)
    show(figures)
    if asked.json is not None:
        write_json(figures, asked.json)
    return 0 if all(each.is_good for each in figures) else 1


def compile_measured() -> None:
    """As pip leaves an installed package: otherwise a start is mostly compiling, wherever Python may not keep bytecode."""
    for package in MEASURED:
        compileall.compile_dir(ROOT / package, quiet=1)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks", description="Measures what the README and the docs claim."
    )
    parser.add_argument(
        "parts", nargs="*", choices=PARTS, metavar="PART", help=f"of {', '.join(PARTS)}; all when none"
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds: for a look, not for a claim")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
