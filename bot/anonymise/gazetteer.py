"""Names of several words and well-known employers, looked up along the tokens of a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import facts, lines
from bot.anonymise.tokens import TOKEN, Token


@dataclass(frozen=True)
class Entry:
    words: tuple[str, ...]
    kind: Kind
    label: str = ""
    is_ambiguous: bool = False


# First token, one past the last, what it is.
Listed = tuple[int, int, Entry]
ARTICLES = frozenset("de het den the".split())


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """First word → entries, the longest first."""
    found: dict[str, list[Entry]] = {}
    for entry in (*employer_entries(), *place_entries()):
        found.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in found.items()}


def employer_entries() -> Iterator[Entry]:
    for row in lines("employers.txt"):
        sector, _, names = row.partition(":")
        for name in names.split(","):
            pieces = tuple(TOKEN.findall(name.strip().rstrip("*")))
            kind = Kind.SCHOOL if sector == "school" else Kind.EMPLOYER
            rest = pieces[1:] if pieces[0] in ARTICLES else pieces
            everyday = (len(pieces) == 1 or pieces[0] in ARTICLES) and all(
                facts(piece).is_ordinary for piece in rest
            )
            yield Entry(pieces, kind, sector, everyday or name.strip().endswith("*"))


def place_entries() -> Iterator[Entry]:
    for name in lines("places.txt"):
        yield Entry(tuple(TOKEN.findall(name)), Kind.PLACE)
    for name in lines("long_places.txt"):
        for spelling in {name, name.replace("-", " "), name.replace(" ", "-")}:
            if len(pieces := tuple(TOKEN.findall(spelling))) > 1:
                everyday = len(pieces) == 2 and pieces[0] in ARTICLES and facts(pieces[1]).commonness >= 3
                yield Entry(pieces, Kind.PLACE, "", everyday)


def listed(tokens: list[Token]) -> Iterator[Listed]:
    """Where listed names stand."""
    table, words = entries(), tuple(token.low for token in tokens)
    last = 0
    for place, word in enumerate(words):
        if place >= last and word in table:
            for entry in table[word]:
                end = place + len(entry.words)
                if words[place:end] == entry.words:
                    yield place, end, entry
                    last = end
                    break


def listed_spans(tokens: list[Token], found: list[Listed]) -> Iterator[Span]:
    for first, last, entry in found:
        if not entry.is_ambiguous:
            yield Span(tokens[first].start, tokens[last - 1].end, entry.kind, 0.95, entry.label)
