"""Takes out every word in a script that Klik does not read: what nobody checked is posted to nobody (F-102)."""

import unicodedata
from collections.abc import Iterator

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.skeleton import Skeleton
from bot.anonymise.tokens import Token

UNREAD = "unread"
READ = ("LATIN", "MATHEMATICAL")


def unread(tokens: list[Token], skeleton: Skeleton, text: str) -> Iterator[Span]:
    """Runs of words without one Latin letter in `text`, or with one that has no look-alike; what lies between goes too.

    A look-alike in a word that is Latin for the rest was made Latin by the skeleton, and is read.
    """
    first = last = None
    for token in () if text.isascii() else tokens:
        if is_unread(token, skeleton, text):
            first, last = first or token, token
        elif first and last and token.is_word and len(token.text) > 1:
            yield Span(first.start, last.end, Kind.PERSON, 0.6, UNREAD)
            first = last = None
    if first and last:
        yield Span(first.start, last.end, Kind.PERSON, 0.6, UNREAD)


def is_unread(token: Token, skeleton: Skeleton, text: str) -> bool:
    start, end = skeleton.original(token.start, token.end)
    if text[start:end].isascii():
        return False
    shown = [char for char in text[start:end] if char.isalpha()]
    return bool(shown) and not (
        any(map(is_latin, shown)) and all(map(is_latin, filter(str.isalpha, token.text)))
    )


def is_latin(char: str) -> bool:
    return char.isascii() or any(script in unicodedata.name(char, "") for script in READ)
