"""`klik record`: the record of processing, from the catalogue and the tables. Needs no settings and no database."""

from collections import defaultdict
from pathlib import Path

from adapters.cli.console import refuse, say
from bot.privacy.record import record
from bot.words import Language
from storage.tables import METADATA


def write_record(out: Path | None, *, language: str) -> None:
    text = record(Language(language), kept=tables_by_category())
    if out is None:
        say(text.rstrip("\n"))
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        refuse([f"The record cannot be written there ({error.strerror}): give another file with --out."])
    say(f"Wrote the record of processing to {out}.")


def tables_by_category() -> dict[str, list[str]]:
    """Where each category of the catalogue stands."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table in METADATA.tables.values():
        for column in table.columns:
            found[column.info["held"].category].add(table.name)
    return {category: sorted(tables) for category, tables in found.items()}
