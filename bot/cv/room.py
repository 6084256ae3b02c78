"""The room a stranger's file is opened in: a process of its own, with little memory and a few seconds.

`python -m bot.cv.room` reads the file and writes one line of JSON and the clean copy. Nothing of the file is ever said.
"""

import json
import resource
import sys

from bot.cv.checking import MOST_BYTES, check
from bot.cv.refusal import Refused

SECONDS = 10
MEMORY = 768 * 1024 * 1024


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # No file can be written from here, by whatever hole in a library.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        cleaned = check(sys.stdin.buffer.read(MOST_BYTES + 1))
    except Refused as refused:
        _answer({"refused": refused.reason})
    else:
        _answer({"media_type": cleaned.media_type}, cleaned.data)


def _answer(head: dict[str, str], data: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + data)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
