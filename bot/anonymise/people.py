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

# Surnames too, but behind a first name these are the sentence's: 'sinds dewi weg is'.
ADVERBS = frozenset(
    "weg meer thuis samen klaar boos even nu ook weer terug blij zelf wel graag eens daar hier los "
    "both too still now then here there back away again also just only alone".split()
)


def surnames(tokens: list[Token], language: Language) -> Iterator[Span]:
    """'volgens de vries', 'van van den bosch': a surname behind its infix needs no first name."""
    for at, token in enumerate(tokens):
        first = at
        while first and tokens[first - 1].low in INFIX:
            first -= 1
        if first == at or not token.is_word:
            continue
        if is_introduced(tokens, first - 1) and facts(token.low).last > 1:
            yield Span(tokens[first - 1].start, token.end, Kind.PERSON, 0.8)
        elif is_surname(tokens, at, language):
            yield Span(tokens[first].start, token.end, Kind.PERSON, 0.7)


def is_introduced(tokens: list[Token], at: int) -> bool:
    """'Ik ben kim de boer': who is introduced by a first name has a surname behind it, whatever word that is."""
    first = tokens[at].low
    return at > 0 and tokens[at - 1].low in INTRODUCES and facts(first).first > 1 and first not in ADVERBS


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
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].low in STOPS | ADVERBS:
        return
    ends = at + 1 >= len(tokens) or not tokens[at + 1].is_word or tokens[at + 1].low in STOPS
    known = facts(tokens[at].low)
    if known.last > 1 and known.tool == 0 and ends and tokens[at].has_capital == tokens[last].has_capital:
        yield Span(tokens[last].start, tokens[at].end, Kind.PERSON, 0.7)


def first_name(tokens: list[Token], first: int) -> Iterator[Span]:
    """'i'm grace …', 'ik ben kim de …' before a surname that was found."""
    at = first - 1
    while at > 0 and tokens[at].low in INFIX:
        at -= 1
    if at < 1 or tokens[at - 1].low not in INTRODUCES or tokens[at].low in STOPS:
        return
    if tokens[at].low in word_names() or (at < first - 1 and facts(tokens[at].low).first > 1):
        yield Span(tokens[at].start, tokens[first].end, Kind.PERSON, 0.8)


BETWEEN = frozenset("tussen between van vanuit from".split())


def inside_of(tokens: list[Token], at: int) -> bool:
    """Whether 'tussen' or 'van' stands before the town whose last word is token `at + 1`."""
    return any(token.low in BETWEEN for token in tokens[max(0, at - 1) : at + 1])


def other_town(tokens: list[Token], joint: int, step: int) -> Iterator[Span]:
    """A town that is a word, beside a town that was found."""
    at = joint + step
    if 0 <= joint < len(tokens) and 0 <= at < len(tokens) and tokens[joint].low in JOINS:
        known = facts(tokens[at].low)
        between = (step > 0 and inside_of(tokens, joint - 2)) or (step < 0 and tokens[at - 1].low in BETWEEN)
        if (
            known.place
            and (known.commonness < 4 or (between and known.place > 1))
            and tokens[at].low not in STOPS
        ):
            yield Span(tokens[at].start, tokens[at].end, Kind.PLACE, 0.7)
