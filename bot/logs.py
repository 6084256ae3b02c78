"""How Klik logs: an event's name and allow-listed fields on one line; of a failure where and what kind, never its words.

What other people's code logs is reduced to who, how bad and which exception: their texts quote payloads (faults 1.4).
"""

import logging
import re
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any, TextIO
from uuid import UUID

OURS = ("bot", "adapters", "storage", "manifest")

# Only these may stand beside an event's name: codes, kinds, counts and durations, never a person, a text or an address.
# `token` is the one a person quotes after a failure; `row` a row's random id.
FIELDS = frozenset(
    "action after_s attempts code column command count duration_ms error event form handler intent kind method "
    "outcome pending platform port reference role row schema seq signal state status step table token version".split()
)

_MOST_CHARACTERS = 120
EVENT_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
_PLAIN = re.compile(r"[A-Za-z0-9_.:/+-]+")
# The last net under the allow-list: a value that looks like a token or an address has no business in a field.
_HIDDEN = re.compile(r"xox[a-z]-|xapp-|xoxe\.|eyJ[\w-]{8,}|\S@\S|(\d[ .-]?){9,}")


class EventLogger:
    """Names what happened: `log.info("request.claimed", reference="K-7F3KQ2", platform="slack")`."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger

    def debug(self, event: str, /, **fields: object) -> None:
        self._write(logging.DEBUG, event, fields)

    def info(self, event: str, /, **fields: object) -> None:
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, /, *, failure: BaseException | None = None, **fields: object) -> None:
        self._write(logging.WARNING, event, fields, failure)

    def error(self, event: str, /, *, failure: BaseException | None = None, **fields: object) -> None:
        self._write(logging.ERROR, event, fields, failure)

    def _write(
        self, level: int, event: str, fields: dict[str, object], failure: BaseException | None = None
    ) -> None:
        if not self._logger.isEnabledFor(level):
            return
        # The event travels beside the message, not in it: a handler that is not ours prints an empty line at worst.
        extra = {"klik_event": event, "klik_fields": fields}
        trouble = (type(failure), failure, failure.__traceback__) if failure else None
        self._logger.log(level, "", exc_info=trouble, extra=extra)


def event_logger(name: str) -> EventLogger:
    return EventLogger(logging.getLogger(name))


class EventFormatter(logging.Formatter):
    """One line per record: time, level, logger, event, fields, and for a failure its type and where it went through."""

    def format(self, record: logging.LogRecord) -> str:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        head = f"{stamp}.{int(record.msecs):03d}Z {record.levelname:<7} {_encoded(record.name)}"
        event: str | None = getattr(record, "klik_event", None)
        if event is None:
            parts = [f"library.{record.levelname.lower()}", f"at={_encoded(record.filename)}:{record.lineno}"]
        else:
            name = event if EVENT_NAME.fullmatch(event) else "event.unnamed"
            parts = [name, *_pairs(getattr(record, "klik_fields", {}))]
        if record.exc_info and record.exc_info[1] is not None:
            parts.append(_failure(record.exc_info[1]))
        return " ".join((head, *parts))


def _pairs(fields: dict[str, object]) -> Iterator[str]:
    for name, value in fields.items():
        if name in FIELDS and value is not None:
            yield f"{name}={_encoded(_shown(value))}"


def _shown(value: object) -> str:
    """Numbers, codes and ids as they are; of anything else only its type, because its `str` may be a person."""
    match value:
        case str():
            return "(hidden)" if _HIDDEN.search(value) else value
        case bool() | int():
            return str(value).lower()
        case float():
            return f"{value:.3f}"
        case UUID():
            return str(value)
        case _:
            return f"({type(value).__name__})"


def _encoded(text: str) -> str:
    """One field stays one field on one line: no line break, no terminal code, no forged neighbour (ASVS 16.4.1)."""
    if len(text) > _MOST_CHARACTERS:
        text = text[:_MOST_CHARACTERS] + "..."
    if _PLAIN.fullmatch(text):
        return text
    escaped = text.encode("ascii", "backslashreplace").decode()
    inside = "".join(
        letter if letter.isprintable() and letter not in '"\\' else f"\\x{ord(letter):02x}"
        for letter in escaped
    )
    return f'"{inside}"'


def _failure(failure: BaseException) -> str:
    """Types and code places of an exception and its causes; the message of an exception often quotes its input."""
    told: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = failure
    while current is not None and id(current) not in seen and len(told) < 4:
        seen.add(id(current))
        told.append(_one_failure(current))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "failure=" + "<-".join(told)


def _one_failure(failure: BaseException) -> str:
    frames = traceback.extract_tb(failure.__traceback__)[-6:]
    places = ",".join(f"{_short(frame.filename)}:{frame.lineno}:{frame.name}" for frame in frames)
    return f"{type(failure).__name__}[{places}]"


def _short(path: str) -> str:
    """The last two parts of a file's path: enough to find it, nothing about the machine."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])


class _Admission(logging.Filter):
    """Our events at the level asked for; everybody else's records from WARNING up, whatever level they gave themselves."""

    def filter(self, record: logging.LogRecord) -> bool:
        return hasattr(record, "klik_event") or record.levelno >= logging.WARNING


def make_handler(stream: TextIO) -> logging.Handler:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(EventFormatter())
    handler.addFilter(_Admission())
    return handler


def configure(level: str, *, stream: TextIO | None = None) -> None:
    """Set up logging for this process: one handler on the root, the rest taken away, and crashes reported our way."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
    root.addHandler(make_handler(stream or sys.stderr))
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    # A library's own handler would print what ours leaves out.
    for name in ("slack_bolt", "slack_sdk", "aiohttp", "sqlalchemy", "alembic", "asyncio", "py.warnings"):
        logging.getLogger(name).handlers.clear()
    logging.captureWarnings(capture=True)
    # On a failure inside logging itself Python prints the record with its arguments.
    logging.raiseExceptions = False
    _report_crashes()


def _report_crashes() -> None:
    """An exception nobody caught, in the main thread, another thread or a finaliser, without its words."""
    log = event_logger("bot.logs")

    def crashed(kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.error("process.crashed", failure=failure)

    def thread_crashed(arguments: threading.ExceptHookArgs) -> None:
        log.error("thread.crashed", failure=arguments.exc_value)

    def unraisable(arguments: Any) -> None:
        log.error("finaliser.failed", failure=arguments.exc_value)

    sys.excepthook = crashed
    threading.excepthook = thread_crashed
    sys.unraisablehook = unraisable
