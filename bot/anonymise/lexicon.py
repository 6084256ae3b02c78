"""What Klik knows of single words: ordinary in Dutch or English, a first name, a surname, a town.

Loaded on first use and kept; building the files is build_lexicon's work.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from marisa_trie import BytesTrie  # type: ignore[import-not-found]

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


def pack(word: Word) -> bytes:
    return bytes((word.dutch, word.english, word.first, word.last, word.place))


@cache
def unpack(code: bytes) -> Word:
    return Word(*code)


def lines(name: str) -> list[str]:
    """The lines of a hand-written list, without comments."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [row.strip() for row in text.splitlines() if row.strip() and not row.startswith("#")]


@cache
def words() -> BytesTrie:
    """Lower-case word → packed facts. Used as it stands on disk: as single strings it takes twenty times the memory."""
    return BytesTrie().load(str(DATA / "lexicon.marisa"))


@cache
def extra() -> dict[str, Word]:
    """Words the big lists lack: tools and methods, Klik's own words, chat slang."""
    tool = Word(dutch=3, english=3, tool=1)
    return {word: tool for row in lines("vocabulary.txt") for word in row.split()}


@cache
def common() -> dict[str, Word]:
    """The few thousand words that most texts are made of, ready to hand; the trie holds all others."""
    # Row by row into one table: what is in memory twice for a moment stays with the process.
    with (DATA / "common.txt").open(encoding="utf-8") as listed:
        rows = (row.rstrip("\n").partition("\t") for row in listed)
        found = {word: unpack(bytes(map(int, code))) for word, _, code in rows}
    found.update(extra())
    return found


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
    found = words().get(word)
    if found is None and not word.isascii():
        found = words().get(bare(word))
    return unpack(found[0]) if found else UNKNOWN
