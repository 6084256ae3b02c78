"""The `klik` command: one file per group of commands; each imports what it runs only when it runs."""

import sys

from typer.main import get_command

from adapters.cli.commands import app


def main() -> None:
    """The console script. Whatever nobody expected is logged by type and place: its words may be somebody's."""
    from bot.logs import configure

    configure("WARNING")
    # Typed JSON and names in it are UTF-8, whatever the terminal says; a lone surrogate stays an escape.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    # Not `app()`: Typer would put its own traceback printer in place of ours.
    get_command(app)(prog_name="klik")


__all__ = ["app", "main"]
