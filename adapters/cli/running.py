"""`klik serve` and `klik demo`: settings and start, with every expected trouble as a sentence."""

import errno
import gc
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy.exc import OperationalError

from adapters.cli.console import refuse
from adapters.settings import Settings, Unsafe, read_settings
from bot.logs import configure
from bot.words import Language
from storage.errors import CannotStart

# How many new objects there may be before the collector looks: a click leaves few cycles behind.
SELDOM = 5_000
UNUSABLE = (
    "The database cannot be used ({code}). Does another program hold it, or is the disk full or read-only?"
)
CHANGED = (
    "The database is not as Klik left it: a table or a column is gone or was changed (SQLITE_ERROR). Change nothing, "
    "keep a copy of the folder, find out who had access, and put back a copy that is whole."
)


def run_bot() -> None:
    with sentences():
        settings = _loaded()
        from adapters import wiring

        wiring.serve(settings)


def _loaded() -> Settings:
    """The settings, and the whole program in memory. `klik serve` put the collector off: it is on again after this."""
    try:
        settings = read_settings()
        configure(settings.log_level)
        from adapters import wiring  # noqa: F401 - loading is all that is asked

        # What is loaded by now stays until the end; the collector need not walk it again.
        gc.freeze()
        gc.set_threshold(SELDOM)
        return settings
    finally:
        gc.enable()


def run_demo(*, headless: bool, port: int, language: str) -> None:
    from adapters.cli import demo

    with sentences():
        status = demo.run(headless=headless, port=port, language=Language(language))
    raise typer.Exit(status)


def run_agents_playground(*, port: int, language: str) -> None:
    from adapters.cli import agents
    from adapters.playground.agents_windows import NoPlayground

    with sentences():
        try:
            status = agents.run(port=port, language=Language(language))
        except NoPlayground as reason:
            refuse([str(reason)])
    raise typer.Exit(status)


@contextmanager
def sentences() -> Iterator[None]:
    """What an operator can mend is said in sentences, with status 2; anything else is ours to mend."""
    try:
        yield
    except Unsafe as unsafe:
        refuse(unsafe.sentences)
    except CannotStart as reason:
        refuse([str(reason)])
    except OperationalError as error:
        # SQLite's own word: SQLITE_BUSY, SQLITE_READONLY, SQLITE_FULL. The rest of what it says may quote a statement.
        code = getattr(error.orig, "sqlite_errorname", "unknown")
        refuse([CHANGED if code == "SQLITE_ERROR" else UNUSABLE.format(code=code)])
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            refuse(
                ["The port is taken by another program: choose another (KLIK_PORT, or --port for the demo)."]
            )
        if error.errno in (errno.EACCES, errno.EADDRNOTAVAIL) and "bind" in str(error):
            refuse(["Klik may not listen there: choose another KLIK_HOST, or a KLIK_PORT above 1023."])
        raise
