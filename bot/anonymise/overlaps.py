"""Turns many overlapping candidates into spans that do not touch: whole words, one kind each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from bot.anonymise.kinds import Kind, Span

RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            Kind.EMAIL,
            Kind.IBAN,
            Kind.URL,
            Kind.BSN,
            Kind.PHONE,
            Kind.IP,
            Kind.PLATE,
            Kind.BIRTH_DATE,
            Kind.ADDRESS,
            Kind.POSTCODE,
            Kind.SALARY,
            Kind.DOCUMENT,
            Kind.HANDLE,
            Kind.AGE,
            Kind.HEALTH,
            Kind.SPECIAL,
            Kind.SCHOOL,
            Kind.EMPLOYER,
            Kind.PERSON,
            Kind.PLACE,
        )
    )
}

# Between these the surer one decides what a name is the name of.
WHOSE = frozenset({Kind.PERSON, Kind.EMPLOYER, Kind.SCHOOL, Kind.PLACE})
SURER = 0.3
NAMES = frozenset({Kind.PERSON, Kind.EMPLOYER, Kind.SCHOOL, Kind.PLACE, Kind.HEALTH, Kind.ADDRESS})


def whole_words(span: Span, text: str) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and is_inside(text, start):
        start -= 1
    while start < end < len(text) and is_inside(text, end):
        end += 1
    if (start, end) == (span.start, span.end):
        return span
    return Span(start, end, span.kind, span.certainty, span.label)


def is_inside(text: str, place: int) -> bool:
    return (text[place - 1].isalnum() or text[place - 1] == "_") and (
        text[place].isalnum() or text[place] == "_"
    )


def resolved(spans: Iterable[Span], text: str, *, standing: list[tuple[int, int]]) -> list[Span]:
    """Overlapping spans become one, of the strongest kind; nothing touches a placeholder that stands already."""
    kept: list[Span] = []
    for span in sorted((whole_words(span, text) for span in spans), key=by_place):
        for piece in around(span, standing):
            if kept and (piece.start < kept[-1].end or continues(kept[-1], piece, text)):
                kept[-1] = joined(kept[-1], piece)
            elif piece.start < piece.end:
                kept.append(piece)
    return kept


def by_place(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def continues(first: Span, second: Span, text: str) -> bool:
    """Two names with only a blank or a hyphen between them are one."""
    alike = first.kind is second.kind and first.kind in NAMES and first.label != "removed"
    return alike and text[first.end : second.start] in (" ", "-")


def around(span: Span, standing: list[tuple[int, int]]) -> Iterable[Span]:
    if not standing:
        return (span,) if span.start < span.end else ()
    return pieces(span, standing)


def pieces(span: Span, standing: list[tuple[int, int]]) -> Iterator[Span]:
    """What of it lies outside the placeholders."""
    place = bisect_right(standing, (span.start, -1))
    if place and standing[place - 1][1] > span.start:
        place -= 1
    start = span.start
    while place < len(standing) and standing[place][0] < span.end:
        if start < standing[place][0]:
            yield Span(start, standing[place][0], span.kind, span.certainty, span.label)
        start = max(start, standing[place][1])
        place += 1
    if start < span.end:
        yield Span(start, span.end, span.kind, span.certainty, span.label)


def joined(first: Span, second: Span) -> Span:
    stronger = min(first, second, key=lambda span: (RANK[span.kind], -span.certainty))
    if abs(first.certainty - second.certainty) >= SURER and {first.kind, second.kind} <= WHOSE:
        stronger = max(first, second, key=lambda span: span.certainty)
    if titled := next((span for span in (first, second) if span.label == "titled"), None):
        stronger = titled if stronger.kind in (Kind.EMPLOYER, Kind.PLACE) else stronger
    if second.start == first.start and second.end == first.end:
        stronger = max(first, second, key=lambda span: (span.certainty, -RANK[span.kind]))
    end = max(first.end, second.end)
    return Span(first.start, end, stronger.kind, max(first.certainty, second.certainty), stronger.label)
