"""Grows a person or a town over the words that belong to it: 'pim de jager', 'grace okafor', 'zwolle en kampen'."""

from collections.abc import Iterator

from bot.anonymise.firms import tokens_in
from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import facts, word_names
from bot.anonymise.slots import STOPS
from bot.anonymise.tokens import Token
from bot.words import Language

INFIX = frozenset("van de der den ter te ten el al vd 't".split())
INTRODUCES = frozenset("ben i'm im am naam is heet name by".split())
JOINS = frozenset("en of and or naar to , / -".split())


# After 'de' an adjective gets an ending: without one it is a name.
BARE_ADJECTIVES = frozenset("vries jong groot wit bruin zwart rood lang wild blauw geus".split())
# 'Den' and 'der' live on in names, and in these.
OLD_CASES = frozenset("beginne haag dag duur tijd nederlanden staten".split())


def surnames(tokens: list[Token], language: Language) -> Iterator[Span]:
    """'volgens de vries', 'van van den bosch': a surname behind its infix needs no first name."""
    for at, token in enumerate(tokens):
        first = at
        while first and tokens[first - 1].low in INFIX:
            first -= 1
        if first < at and token.is_word and is_surname(tokens, at, language):
            yield Span(tokens[first].start, token.end, Kind.PERSON, 0.7)


def is_surname(tokens: list[Token], at: int, language: Language) -> bool:
    token, before = tokens[at], tokens[at - 1].low
    if before in ("den", "der") and at > 1 and tokens[at - 2].low == "van":
        return token.low not in OLD_CASES and token.low not in STOPS
    if before == "de" and token.low in BARE_ADJECTIVES:
        return True
    known = facts(token.low)
    own = known.dutch if language is Language.NL else known.english
    return known.last > 2 and known.place < 2 and own < 3 and not known.tool and before != "van"


def grown(tokens: list[Token], found: list[Span]) -> Iterator[Span]:
    for span in found:
        if span.kind not in (Kind.PERSON, Kind.PLACE):
            continue
        inside = list(tokens_in(tokens, span))
        if not inside:
            continue
        if span.kind is Kind.PERSON:
            yield from surname(tokens, inside[-1])
            yield from first_name(tokens, inside[0])
        else:
            yield from other_town(tokens, inside[-1] + 1, +1)
            yield from other_town(tokens, inside[0] - 1, -1)


def surname(tokens: list[Token], last: int) -> Iterator[Span]:
    """'bas koning', 'pim de jager': a surname that is a word, at the end of its clause or after an infix."""
    at = last + 1
    while at < min(len(tokens), last + 4) and tokens[at].low in INFIX:
        at += 1
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].low in STOPS:
        return
    ends = at + 1 >= len(tokens) or not tokens[at + 1].is_word or tokens[at + 1].low in STOPS
    known = facts(tokens[at].low)
    if known.last > 1 and known.tool == 0 and ends and tokens[at].has_capital == tokens[last].has_capital:
        yield Span(tokens[last].start, tokens[at].end, Kind.PERSON, 0.7)


def first_name(tokens: list[Token], first: int) -> Iterator[Span]:
    """'i'm grace …' before a surname that was found."""
    if first > 1 and tokens[first - 1].low in word_names() and tokens[first - 2].low in INTRODUCES:
        yield Span(tokens[first - 1].start, tokens[first].end, Kind.PERSON, 0.8)


def other_town(tokens: list[Token], joint: int, step: int) -> Iterator[Span]:
    """A town that is a word, beside a town that was found."""
    at = joint + step
    if 0 <= joint < len(tokens) and 0 <= at < len(tokens) and tokens[joint].low in JOINS:
        known = facts(tokens[at].low)
        if known.place and known.commonness < 4 and tokens[at].low not in STOPS:
            yield Span(tokens[at].start, tokens[at].end, Kind.PLACE, 0.7)
