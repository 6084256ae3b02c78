"""Finds names, employers, schools and towns by the words around them."""

from collections.abc import Iterator

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import facts
from bot.anonymise.tokens import Token
from bot.words import Language


def tagged(
    tokens: list[Token], low: str, *, masked: list[tuple[int, int]], language: Language
) -> Iterator[Span]:
    for token in tokens:
        if not token.is_word:
            continue
        known = facts(token.low)
        if known.commonness >= 2:
            continue
        if known.place:
            yield Span(token.start, token.end, Kind.PLACE, 0.8)
        elif known.first or known.last:
            yield Span(token.start, token.end, Kind.PERSON, 0.7)
