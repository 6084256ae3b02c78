"""Runs inside .venv-baselines, without Klik: lines of {"id", "text", "lang"} in, {"id", "text"} out; last {"seconds"}.

`python baseline_worker.py deduce|presidio`; Presidio with its pattern recognisers alone, for its models cannot be had here.
"""

import json
import sys
import time
from collections.abc import Callable

Redactor = Callable[[str], str]


def deduce() -> Redactor:
    from deduce import Deduce  # type: ignore[import-not-found]

    known = Deduce()
    return lambda text: str(known.deidentify(text).deidentified_text)


def presidio() -> Redactor:
    from presidio_analyzer import RecognizerRegistry  # type: ignore[import-not-found]

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers()
    patterns = [each for each in registry.recognizers if hasattr(each, "patterns")]

    def redact(text: str) -> str:
        hits = [hit for each in patterns for hit in each.analyze(text, each.supported_entities, None) or ()]
        reach = len(text)
        for hit in sorted(hits, key=lambda hit: (-hit.end, hit.start)):
            end = min(hit.end, reach)
            if hit.start < end:
                text, reach = text[: hit.start] + "[…]" + text[end:], hit.start
        return text

    return redact


SYSTEMS = {"deduce": deduce, "presidio": presidio}


def main() -> None:
    redact = SYSTEMS[sys.argv[1]]()
    began = time.process_time()
    for line in sys.stdin:
        row = json.loads(line)
        sys.stdout.write(json.dumps({"id": row["id"], "text": redact(row["text"])}) + "\n")
    sys.stdout.write(json.dumps({"seconds": time.process_time() - began}) + "\n")


if __name__ == "__main__":
    main()
