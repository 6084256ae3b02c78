"""The log: events and allow-listed fields, on one line each; nobody's words, whoever logs them."""

import ast
import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from bot.logs import EVENT_NAME, FIELDS, OURS, event_logger, make_handler
from bot.model import Platform

CANARY = "Quirina Zevenster"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a logger below `bot.trial` (ours) and `trial_library` (not ours) print."""
    stream = io.StringIO()
    handler = make_handler(stream)
    loggers = [logging.getLogger("bot.trial"), logging.getLogger("trial_library")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
    yield stream
    for logger in loggers:
        logger.removeHandler(handler)
        logger.propagate = True


def test_an_event_is_one_line_with_its_name_and_fields(written: io.StringIO) -> None:
    event_logger("bot.trial").info("request.claimed", reference="K-7F3KQ2", platform=Platform.SLACK, count=3)
    line = written.getvalue()
    assert line.endswith("INFO    bot.trial request.claimed reference=K-7F3KQ2 platform=slack count=3\n")
    assert line[10] == "T"
    assert line[23] == "Z"


def test_every_kind_of_value_is_shown_in_its_own_way(written: io.StringIO) -> None:
    row = UUID("01930000-0000-7000-8000-000000000001")
    event_logger("bot.trial").info(
        "row.damaged", row=row, state=True, duration_ms=1.23456, count=object(), kind=None
    )
    assert written.getvalue().endswith(f'row={row} state=true duration_ms=1.235 count="(object)"\n')


def test_a_field_that_is_not_on_the_list_is_dropped(written: io.StringIO) -> None:
    log = event_logger("bot.trial")
    log.info("request.claimed", reference=CANARY)
    assert CANARY in written.getvalue()
    written.truncate(0)
    log.info("request.claimed", text=CANARY, name=CANARY, user=CANARY, headers=CANARY)
    assert CANARY not in written.getvalue()
    assert not FIELDS & {
        "text",
        "name",
        "user",
        "email",
        "phone",
        "body",
        "payload",
        "headers",
        "url",
        "args",
    }


@pytest.mark.parametrize(
    "value",
    [
        "-".join(("xoxb", "1", "2")),
        "-".join(("xapp", "1")),
        "sam@example.org",
        "+31 6 12345678",
        "eyJhbGciOiJIUzI1NiJ9",
    ],
)
def test_a_value_that_looks_like_a_token_or_an_address_is_hidden(written: io.StringIO, value: str) -> None:
    event_logger("bot.trial").info("outbox.retry", reference="K-7F3KQ2", code=value)
    assert value not in written.getvalue()
    assert 'reference=K-7F3KQ2 code="(hidden)"' in written.getvalue()


@pytest.mark.parametrize(
    "value", ["a\r\nb", "\x1b[31mred", "a b=c", 'say "no"', "é\u2028\u202e", "x" * 5000, "back\\slash"]
)
def test_a_value_can_neither_break_the_line_nor_pose_as_another_field(
    written: io.StringIO, value: str
) -> None:
    event_logger("bot.trial").info("outbox.retry", code=value, count=1)
    line = written.getvalue()
    assert line.count("\n") == 1
    assert line.isascii()
    assert all(letter.isprintable() for letter in line[:-1])
    assert line.endswith(" count=1\n")
    assert line.count('"') in (0, 2)
    assert len(line) < 300


def test_an_event_name_without_the_grammar_is_not_printed(written: io.StringIO) -> None:
    event_logger("bot.trial").info(f"{CANARY} pressed")
    assert written.getvalue().rstrip().endswith("event.unnamed")


def test_a_failure_says_its_type_and_where_and_keeps_its_words(written: io.StringIO) -> None:
    def inner() -> None:
        raise ValueError(CANARY)

    def outer() -> None:
        try:
            inner()
        except ValueError as error:
            raise RuntimeError(f"about {CANARY}") from error

    with pytest.raises(RuntimeError, match=CANARY) as caught:
        outer()
    event_logger("bot.trial").error("door.failed", token="7Q2M", failure=caught.value)
    line = written.getvalue()
    assert "token=7Q2M failure=RuntimeError[" in line
    assert "<-ValueError[" in line
    assert "bot/test_logs.py:" in line
    assert ":inner" in line
    assert CANARY not in line
    assert line.count("\n") == 1


def test_a_librarys_words_are_dropped_and_below_warning_all_of_it(written: io.StringIO) -> None:
    library = logging.getLogger("trial_library")
    library.info("payload %s", CANARY)
    assert written.getvalue() == ""
    try:
        raise KeyError(CANARY)
    except KeyError:
        library.exception("payload %s", CANARY)
    line = written.getvalue()
    assert "ERROR   trial_library library.error at=test_logs.py:" in line
    assert "failure=KeyError[" in line
    assert CANARY not in line


PROGRAM = """
import asyncio, logging, sys, threading, warnings
from bot.logs import configure, event_logger

CANARY = "Quirina Zevenster"
logging.basicConfig(level="DEBUG")
noisy = logging.getLogger("slack_bolt.trial")
noisy.addHandler(logging.StreamHandler())
logging.getLogger("slack_bolt").addHandler(logging.StreamHandler())
configure(sys.argv[1])
noisy.handlers.clear()

for name in ("slack_sdk.web", "slack_bolt.trial", "aiohttp.access", "aiohttp.server", "sqlalchemy.engine", "anything"):
    logger = logging.getLogger(name)
    logger.setLevel("DEBUG")
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
        logger.log(level, "about %s", CANARY)
warnings.warn(CANARY)
logging.getLogger("anything").warning("broken %d", CANARY)
event_logger("bot.x").debug("sweep.started", count=1)


async def forgotten():
    raise ValueError(CANARY)


async def main():
    task = asyncio.create_task(forgotten())
    await asyncio.wait([task])
    del task

asyncio.run(main(), debug=True)


class Finaliser:
    def __del__(self):
        raise OSError(CANARY)


Finaliser()


def in_thread():
    raise LookupError(CANARY)


thread = threading.Thread(target=in_thread, name=CANARY)
thread.start()
thread.join()
print("printed", CANARY)
raise SystemError(CANARY)
"""


def test_nobodys_words_reach_the_log_of_a_whole_process_whoever_fails() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, "DEBUG"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert CANARY in run.stdout
    assert CANARY not in run.stderr
    assert "bot.x sweep.started count=1" in run.stderr
    assert "sqlalchemy.engine library.error" in run.stderr
    assert "py.warnings library.warning" in run.stderr
    for kind in ("ValueError", "OSError", "LookupError", "SystemError"):
        assert f"failure={kind}[" in run.stderr
    assert "Traceback" not in run.stderr


def test_the_level_is_the_one_asked_for() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, "WARNING"], capture_output=True, text=True, check=False
    )
    assert "process.crashed" in run.stderr
    assert "sweep.started" not in run.stderr
    assert " INFO " not in run.stderr


def logged_calls() -> Iterator[tuple[str, str, set[str]]]:
    """Where, which event and which fields: every `log.…("…")` in our own code."""
    for path in sorted(file for folder in OURS for file in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Name(id="log" | "_log"), attr="debug" | "info" | "warning" | "error"
                    ),
                    args=[ast.Constant(value=str(event))],
                    keywords=keywords,
                ):
                    yield f"{path.name}:{node.lineno}", event, {keyword.arg or "**" for keyword in keywords}


def test_every_event_that_is_logged_has_the_grammar_and_only_fields_that_are_printed() -> None:
    calls = list(logged_calls())
    assert ("logs.py", "process.crashed") in {(place.split(":")[0], event) for place, event, _ in calls}
    for place, event, fields in calls:
        assert EVENT_NAME.fullmatch(event), f"{place} {event}"
        unknown = fields - FIELDS - {"failure", "extra"}
        assert not unknown, f"{place} {event}: {unknown} would be dropped"
