"""How the command line speaks: plain sentences, problems on stderr, an exit status a script can use."""

from collections.abc import Iterable
from typing import NoReturn

import typer

# 1: it ran and the answer is "no"; 2: it could not run as asked (the shells' own convention).
FAILED = 1
UNUSABLE = 2


def say(line: str) -> None:
    typer.echo(line)


def refuse(sentences: Iterable[str], *, status: int = UNUSABLE) -> NoReturn:
    """Every sentence on its own line on stderr, then out."""
    for sentence in sentences:
        typer.echo(sentence, err=True)
    raise typer.Exit(status)
