"""Making any text fit for a platform: what must not travel is taken out, what is too long is cut between graphemes."""

from collections.abc import Iterator

import regex

ELLIPSIS = "…"

# More marks on one letter than any living script uses only serve to write over the neighbours (F-106).
MARKS_PER_LETTER = 8

_LINE_ENDS = regex.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, lone surrogates, zero-width and bidi characters that reorder or hide text (F-102, F-107). The joiners
# U+200C and U+200D stay: emoji families and several scripts need them.
_INVISIBLE = regex.compile(
    r"[\p{Cc}\p{Cs}\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069--[\n]]", regex.V1
)
_PILED_MARKS = regex.compile(rf"(\p{{M}}{{{MARKS_PER_LETTER}}})\p{{M}}+")
_FIRST_MARK = "\u0300"
_GRAPHEME = regex.compile(r"\X")


def clean(text: str) -> str:
    """The text as it may travel: newlines stay, every other control goes."""
    if _is_plain(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    visible: str = _PILED_MARKS.sub(r"\1", _INVISIBLE.sub("", text))
    return visible


def _is_plain(text: str) -> bool:
    """Nothing to look for, as in nearly every sentence of ours: all of it shows, and no letter can carry marks."""
    return text.isprintable() and max(text, default="") < _FIRST_MARK


def clip(text: str, limit: int) -> str:
    """At most `limit` characters as a platform counts them; an ellipsis shows that more was there."""
    return cut(clean(text), limit)


def cut(text: str, limit: int) -> str:
    """As `clip`, of a text that is clean already. Never half a grapheme."""
    if length(text) <= limit:
        return text
    return _head(text, limit - length(ELLIPSIS)).rstrip() + ELLIPSIS


def one_line(text: str, limit: int) -> str:
    """For places where a newline would draw a second row: labels, titles, the value in a pair."""
    return clip(" ".join(clean(text).split()), limit)


def length(text: str) -> int:
    """Counted in UTF-16 units, the strictest way a platform written in JavaScript may count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _head(text: str, limit: int) -> str:
    """As many whole graphemes as fit; a single grapheme longer than everything is cut inside."""
    taken = _fitting((match.group() for match in _GRAPHEME.finditer(text)), limit)
    return taken or _fitting(iter(text), limit)


def _fitting(pieces: Iterator[str], limit: int) -> str:
    taken: list[str] = []
    room = limit
    for piece in pieces:
        room -= length(piece)
        if room < 0:
            break
        taken.append(piece)
    return "".join(taken)
