"""A sorted list of words and what belongs to each, kept as pages of text like a printed dictionary.

As a table of single strings the same words take five times the memory.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

ROWS = 64


class Pages:
    """Made from rows `word<TAB>value<NEWLINE>`, sorted by word."""

    def __init__(self, rows: Iterable[str]) -> None:
        rows = iter(rows)
        self._pages: list[str] = []
        while page := "".join(islice(rows, ROWS)):
            self._pages.append("\n" + page.removesuffix("\n") + "\n")
        self._guide_words = [page[1 : page.index("\t")] for page in self._pages]

    def get(self, word: str) -> str | None:
        at = bisect_right(self._guide_words, word) - 1
        if at < 0:
            return None
        page, row = self._pages[at], f"\n{word}\t"
        start = page.find(row)
        if start < 0:
            return None
        start += len(row)
        return page[start : page.index("\n", start)]

    def items(self) -> Iterator[tuple[str, str]]:
        for page in self._pages:
            for row in page[1:-1].split("\n"):
                word, _, value = row.partition("\t")
                yield word, value
