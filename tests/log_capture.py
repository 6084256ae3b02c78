"""Everything this process logs while a test runs, at DEBUG, by whoever: as `klik serve` would write it, and no quieter."""

import io
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.logs import configure

LIBRARIES = ("asyncio", "aiohttp", "sqlalchemy", "slack_sdk", "slack_bolt", "klik", "alembic", "concurrent")


@contextmanager
def whole_log() -> Iterator[io.StringIO]:
    stream, root = io.StringIO(), logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    levels = {name: logger.level for name, logger in _loggers()}
    try:
        configure("DEBUG", stream=stream)
        root.setLevel(logging.DEBUG)
        for _, logger in _loggers():
            logger.setLevel(logging.DEBUG)
        yield stream
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
        root.handlers[:] = handlers
        root.setLevel(level)
        for name, logger in _loggers():
            logger.setLevel(levels.get(name, logging.NOTSET))
        logging.captureWarnings(capture=False)
        logging.raiseExceptions = True


def _loggers() -> list[tuple[str, logging.Logger]]:
    known = logging.Logger.manager.loggerDict
    named = {name: logger for name, logger in known.items() if isinstance(logger, logging.Logger)}
    return list((named | {name: logging.getLogger(name) for name in LIBRARIES}).items())
