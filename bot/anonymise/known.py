"""Searches values that are known already: the person's own, and names found elsewhere in the same text."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from bot.anonymise.kinds import Kind, Known, Span
from bot.anonymise.lexicon import bare, facts
from bot.anonymise.numberwords import NO_DIGIT
from bot.anonymise.overlaps import is_inside
from bot.anonymise.tokens import Token
from bot.words import Language

INFIXES = frozenset(
    "van de der den het 't te ten ter in op aan bij la le el al dos da von zu en "
    "ait oulad abd ben d l o s und di du des del della of and the 'n".split()
)
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
BETWEEN = r"[\s.\-_*/|,]{1,3}"


def name_pieces(name: str) -> list[str]:
    whole = [piece.lower() for piece in WORD.findall(name)]
    halves = [half for piece in whole if "-" in piece for half in piece.split("-")]
    return [piece for piece in (*whole, *halves) if len(piece) > 1 and piece not in INFIXES]


def spaced(word: str) -> re.Pattern[str]:
    """'s a n n e', 's.a.n.n.e', 's-a-n-n-e'."""
    return re.compile(rf"(?<!\w){BETWEEN.join(map(re.escape, word))}(?!\w)")


def same_word(token: str, piece: str) -> bool:
    """Genitive, dropped accents, and one slip of the finger in a long name."""
    if token in (piece, piece + "s", piece + "'s", piece + "'"):
        return True
    if abs(len(token) - len(piece)) > 2 or len(piece) < 5 or token[0] != piece[0] or facts(token).is_ordinary:
        return False
    return DamerauLevenshtein.distance(token, piece, score_cutoff=1) <= 1


def everywhere(
    name: str, kind: Kind, *, tokens: list[Token], low: str, language: Language, certainty: float
) -> Iterator[Span]:
    """Every place where a piece of the name stands; an everyday word only when written as a name."""
    plain = bare(low)
    for piece in map(bare, name_pieces(name)):
        own = facts(piece).dutch if language is Language.NL else facts(piece).english
        for token in tokens:
            if not token.is_word or not same_word(bare(token.low), piece):
                continue
            if own >= 3 and not (token.has_capital and not token.opens):
                continue
            yield Span(token.start, token.end, kind, certainty)
        if len(piece) > 2:
            for found in spaced(piece).finditer(plain):
                yield Span(*found.span(), kind, certainty)


def apart(pieces: list[str]) -> re.Pattern[str]:
    """The pieces of a name as they stand, whatever blanks or hyphens are between them."""
    return re.compile(r"[\s\-]{1,3}".join(map(re.escape, pieces)))


def literal(value: str, low: str) -> Iterator[tuple[int, int]]:
    if pieces := bare(value.strip().lower()).split():
        for found in apart(pieces).finditer(bare(low)):
            yield found.span()


def dialled(digits: str) -> re.Pattern[str]:
    """The digits, whatever signs and blanks are between them, with what is dialled before."""
    own = r"[\s().\-/]{0,3}".join(digits)
    return re.compile(rf"\+?[\d(][\d\s().\-/]{{0,10}}?{own}|{own}")


def dotted(letters: list[str]) -> re.Pattern[str]:
    """'s.w.', 's. w.'."""
    own = r"\.\s?".join(map(re.escape, letters))
    return re.compile(rf"(?<!\w){own}\.(?!\w)")


def digits_of(value: str, low: str) -> Iterator[tuple[int, int]]:
    """A number whatever its signs and blanks; the last eight digits are enough."""
    digits = NO_DIGIT.sub("", value)[-8:]
    if len(digits) >= 6:
        for found in dialled(digits).finditer(low):
            yield found.span()


def known_spans(known: Known, *, tokens: list[Token], low: str, language: Language) -> Iterator[Span]:
    for name in known.names:
        for start, end in literal(name, low) if " " in name.strip() else ():
            yield Span(start, end, Kind.PERSON, 1.0)
        yield from everywhere(name, Kind.PERSON, tokens=tokens, low=low, language=language, certainty=1.0)
        yield from initials(name, low)
    for employer in known.employers:
        for start, end in literal(employer, low):
            yield Span(start, end, Kind.EMPLOYER, 1.0)
        yield from distinctive(employer, tokens)
    for email in known.emails:
        own = email.split("@")[0]
        for value in (email, own) if len(own) > 3 and not facts(own.lower()).is_ordinary else (email,):
            for start, end in literal(value, low):
                yield Span(start, end, Kind.EMAIL, 1.0)
    for phone in known.phones:
        for start, end in digits_of(phone, low):
            yield Span(start, end, Kind.PHONE, 1.0)
    for other in known.others:
        for start, end in literal(other, low):
            yield Span(start, end, Kind.DOCUMENT, 1.0, "removed")


def initials(name: str, low: str) -> Iterator[Span]:
    letters = [piece[0].lower() for piece in WORD.findall(name)]
    if len(letters) > 1:
        for found in dotted(letters).finditer(low):
            yield Span(*found.span(), Kind.PERSON, 0.9)


def distinctive(employer: str, tokens: list[Token]) -> Iterator[Span]:
    """The words of an employer's name that no ordinary sentence needs, and its initials."""
    pieces = {bare(piece.lower()) for piece in WORD.findall(employer)}
    letters = "".join(piece[0] for piece in WORD.findall(employer)).lower()
    own = {piece for piece in pieces if len(piece) > 2 and not facts(piece).is_ordinary}
    if len(letters) > 2 and not facts(letters).is_ordinary:
        own.add(letters)
    for token in tokens:
        if token.is_word and any(same_word(bare(token.low), piece) for piece in own):
            yield Span(token.start, token.end, Kind.EMPLOYER, 1.0)


def removed_spans(remove: tuple[str, ...], low: str) -> Iterator[Span]:
    for value in remove:
        for start, end in literal(value, low):
            # A piece takes the whole word with it; but 'an' is no part of 'plan' that somebody meant.
            cut = any(0 < place < len(low) and is_inside(low, place) for place in (start, end))
            if end - start > 3 or not cut:
                yield Span(start, end, Kind.PERSON, 1.0, "removed")


ECHOED = frozenset({Kind.PERSON, Kind.EMPLOYER, Kind.SCHOOL, Kind.PLACE})


def echoes(found: list[Span], tokens: list[Token]) -> Iterator[Span]:
    """What was found once goes out everywhere: first name alone, genitive, accents dropped."""
    pieces: dict[str, Span] = {}
    for each in found:
        if each.kind in ECHOED and each.label != "removed":
            for token in tokens[
                bisect_left(tokens, each.start, key=start_of) : bisect_left(tokens, each.end, key=start_of)
            ]:
                if token.is_word and len(token.low) > 2 and token.low not in INFIXES:
                    pieces.setdefault(bare(owner(token.low)), each)
    if not pieces:
        return
    for token in tokens:
        low = bare(owner(token.low))
        span = pieces.get(low) or pieces.get(low.removesuffix("s"))
        if span is not None and token.is_word:
            everyday = facts(owner(token.low)).commonness >= 3
            if not everyday or (token.has_capital and not token.opens and span.kind is Kind.PERSON):
                yield Span(token.start, token.end, span.kind, min(span.certainty, 0.9))


def start_of(token: Token) -> int:
    return token.start


def owner(low: str) -> str:
    return low[:-2] if low.endswith("'s") and len(low) > 3 else low
