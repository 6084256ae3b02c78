"""What Klik knows of single words: ordinary in Dutch or English, a first name, a surname, a town.

Loaded on first use and kept; building the file is build_lexicon's work.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.anonymise.pages import Pages

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

    @property
    def is_ordinary(self) -> bool:
        return self.dutch > 1 or self.english > 1

    @property
    def commonness(self) -> int:
        return max(self.dutch, self.english)


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
    return [row.strip() for row in text.splitlines() if row.strip() and not row.startswith("#")]


@cache
def words() -> Pages:
    """Lower-case word → packed facts."""
    with gzip.open(DATA / "lexicon.txt.gz", "rt", encoding="utf-8") as rows:
        return Pages(rows)


@cache
def extra() -> dict[str, Word]:
    """Words the big lists lack: tools and methods, Klik's own words, chat slang."""
    tool = Word(dutch=3, english=3, tool=1)
    return {word: tool for row in lines("vocabulary.txt") for word in row.split()}


@cache
def common() -> dict[str, Word]:
    """The few thousand words that most texts are made of, ready to hand; the pages hold all others."""
    found = {word: unpack(code) for word, code in words().items() if max(code[:2]) >= "3"}
    return found | extra()


@cache
def word_names() -> frozenset[str]:
    return frozenset(word for row in lines("word_names.txt") for word in row.split())


@cache
def firm_words() -> dict[str, tuple[str, ...]]:
    """Words that open a firm's name ('bakkerij …') and that close it ('… transport')."""
    rows = (row.partition(":") for row in lines("firm_words.txt"))
    return {name: tuple(word.strip() for word in listed.split(",")) for name, _, listed in rows}


BARE = str.maketrans(
    "áàâäãåāçćčďéèêëēěėęğíìîïīİłľñńňóòôöõøőřśšşșťțúùûüūůűýÿźžżđ",
    "aaaaaaacccdeeeeeeeegiiiiiillnnnooooooorssssttuuuuuuuyyzzzd",
)


def bare(word: str) -> str:
    """Without accents; German and Scandinavian letters in their short spelling."""
    return word if word.isascii() else word.translate(BARE).replace("ß", "ss").replace("æ", "ae")


def facts(word: str) -> Word:
    """What is known of a lower-case word."""
    known = common().get(word)
    if known is not None:
        return known
    code = words().get(word)
    if code is None and not word.isascii():
        code = words().get(bare(word))
    return unpack(code) if code else UNKNOWN
