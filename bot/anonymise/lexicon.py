"""What Klik knows of single words: ordinary in Dutch or English, a first name, a surname, a town.

Loaded on first use and kept; building the file is build_lexicon's work.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True)
class Word:
    """`dutch`, `english`: 0 not a word, 1 rare … 4 very common. `first` 0–2, `last` 0–3, `place` 0–2."""

    dutch: int = 0
    english: int = 0
    first: int = 0
    last: int = 0
    place: int = 0
    tool: int = 0
    employer: int = 0


UNKNOWN = Word()


def pack(word: Word) -> str:
    return f"{word.dutch}{word.english}{word.first}{word.last}{word.place}"


@cache
def unpack(code: str) -> Word:
    dutch, english, first, last, place = map(int, code)
    return Word(dutch, english, first, last, place)


def lines(name: str) -> list[str]:
    """The lines of a hand-written list, without comments."""
    text = (DATA / name).read_text(encoding="utf-8")
    rows = (row.split("#")[0].strip() for row in text.splitlines())
    return [row for row in rows if row]


@cache
def words() -> dict[str, str]:
    """Lower-case word → packed facts."""
    raw = gzip.decompress((DATA / "lexicon.txt.gz").read_bytes()).decode()
    codes: dict[str, str] = {}
    table: dict[str, str] = {}
    for row in raw.split("\n"):
        word, _, code = row.partition("\t")
        table[word] = codes.setdefault(code, code)
    return table
