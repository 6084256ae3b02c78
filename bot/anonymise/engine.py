"""The one path from a candidate's words to the text coaches may read."""

import re
from collections.abc import Callable, Iterator

from bot.anonymise import (
    ages,
    categories,
    contact,
    dates,
    firms,
    gazetteer,
    health,
    lexicon,
    money,
    numbers,
    people,
    scripts,
    slots,
    tagger,
    whereabouts,
    workplaces,
)
from bot.anonymise.kinds import Anonymised, Known, Replacement, Span
from bot.anonymise.known import echoes, known_spans, removed_spans
from bot.anonymise.languages import language_of
from bot.anonymise.numberwords import COUNTED
from bot.anonymise.overlaps import resolved
from bot.anonymise.placeholders import STANDING, placeholder
from bot.anonymise.skeleton import skeleton_of
from bot.anonymise.stays import stays, without
from bot.anonymise.tokens import tokens_of
from bot.anonymise.weights import model
from bot.words import Language

Recogniser = Callable[[str], Iterator[Span]]
DIGIT = re.compile(r"\d")
DOTTED = re.compile(r"@|\.\s?[a-z]|://|www|/|punt|punk|dot|stip|(?:" + contact.BARE_PROVIDERS + ")")
# What recognises, and what must stand in a text before that is worth a look.
RECOGNISERS: tuple[tuple[Recogniser, re.Pattern[str] | None], ...] = (
    (contact.emails, DOTTED),
    (contact.web_addresses, DOTTED),
    (contact.handles, None),
    (numbers.accounts, DIGIT),
    (numbers.long_numbers, DIGIT),
    (numbers.spoken_numbers, None),
    (numbers.documents, DIGIT),
    (numbers.mixed, DIGIT),
    (numbers.plates, DIGIT),
    (numbers.addresses_of_machines, DIGIT),
    (dates.birth_dates, COUNTED),
    (ages.ages, COUNTED),
    (ages.begins, COUNTED),
    (ages.in_seasons, ages.SEASON),
    (money.salaries, COUNTED),
    (money.halves, money.HALF),
    (money.beside, DIGIT),
    (whereabouts.streets, None),
    (whereabouts.districts, None),
    (whereabouts.postcodes, DIGIT),
    (health.diagnoses, None),
    (slots.named_slots, None),
    (workplaces.workplaces, None),
)
NEEDS = frozenset(needs for _, needs in RECOGNISERS if needs)
# What one pass takes out can bring a neighbour to light; the text settles in two or three.
PASSES = 8


def anonymise(
    text: str,
    *,
    language: Language | None = None,
    known: Known = Known(),  # noqa: B008 — frozen and empty
    remove: tuple[str, ...] = (),
    keep_health: bool = True,
    keep_special: bool = True,
) -> Anonymised:
    """The text without what says who asks; the same text again when nothing is left to take out."""
    reading = tagger.Reading(language or language_of(lowered(text)), model().groups)
    done: list[Replacement] = []
    besides: list[Recogniser] = [] if keep_health else [health.health_words]
    besides += [] if keep_special else [categories.named]
    # What is asked besides goes out afterwards: a word that is gone must not hide a name beside it.
    for asked in ((), remove) if remove else ((),):
        for _ in range(PASSES):
            standing = text_of(text, done)
            found = one_pass(standing, reading=reading, known=known, remove=asked, besides=besides)
            if not found:
                break
            done = merged(done, found)
    return Anonymised(text_of(text, done), tuple(done))


def lowered(text: str) -> str:
    """Lower case, one character for one."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower()[:1] for char in text)


def one_pass(
    text: str,
    *,
    reading: tagger.Reading,
    known: Known,
    remove: tuple[str, ...],
    besides: list[Recogniser],
) -> list[Replacement]:
    language, skeleton = reading.language, skeleton_of(text)
    low = lowered(skeleton.text)
    standing = [found.span() for found in STANDING.finditer(low)]
    lacking = {needs for needs in NEEDS if not needs.search(low)}
    spans = [span for recognise, needs in RECOGNISERS if needs not in lacking for span in recognise(low)]
    spans.extend(span for recognise in besides for span in recognise(low))
    tokens = tokens_of(skeleton.text, low)
    spans.extend(known_spans(known, tokens=tokens, low=low, language=language))
    spans.extend(removed_spans(remove, low))
    unread = list(scripts.unread(tokens, skeleton, text))
    spans.extend(unread)
    listed = list(gazetteer.listed(tokens))
    spans.extend(gazetteer.listed_spans(tokens, listed))
    masked = [
        *standing,
        *((span.start, span.end) for span in resolved(spans, skeleton.text, standing=standing)),
    ]
    likely = [
        *tagger.tagged(tokens, listed, reading, masked=sorted(masked)),
        *slots.likely_names(low, language),
        *slots.plain_names(tokens),
        *slots.beside_others(low),
        *slots.after_role(tokens, reading.groups),
        *workplaces.told(tokens),
        *workplaces.given(tokens, listed),
        *people.surnames(tokens, language),
    ]
    settled_words = [*stays(tokens), *((span.start, span.end) for span in unread)]
    spans.extend(without(likely, settled_words))
    settled = resolved(spans, skeleton.text, standing=standing)
    more = [*firms.firms(tokens, settled), *people.grown(tokens, settled)]
    settled = resolved([*settled, *more], skeleton.text, standing=standing)
    result = []
    for span in resolved([*settled, *echoes(settled, tokens)], skeleton.text, standing=standing):
        start, end = skeleton.original(span.start, span.end)
        result.append(
            Replacement(start, end, span.kind, span.certainty, placeholder(span, language, low=low))
        )
    return result


def text_of(text: str, done: list[Replacement]) -> str:
    pieces: list[str] = []
    place = 0
    for replacement in done:
        pieces += (text[place : replacement.start], replacement.placeholder)
        place = replacement.end
    return "".join((*pieces, text[place:]))


def merged(done: list[Replacement], found: list[Replacement]) -> list[Replacement]:
    """`found` stands in the text after `done`; both in offsets of the original, in order."""
    result, shift, at = list(done), 0, 0
    for new in found:
        while at < len(done) and done[at].start + shift < new.start:
            shift += len(done[at].placeholder) - (done[at].end - done[at].start)
            at += 1
        result.append(
            Replacement(new.start - shift, new.end - shift, new.kind, new.certainty, new.placeholder)
        )
    return sorted(result, key=lambda replacement: replacement.start)


def warm() -> None:
    """Loads the lists and the model ahead of the first text."""
    lexicon.common()
    gazetteer.entries()
    anonymise("Ik ben Sanne en ik werk bij de gemeente.")
