"""Finds names, employers, schools and towns by the words around them: a linear model read left to right.

What it has learnt stands in `weights`; training it is build_tagger's work.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from bot.anonymise.features import OUTSIDE, View, features_of, view_of
from bot.anonymise.gazetteer import Listed
from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import facts, firm_words
from bot.anonymise.numberwords import COUNTS
from bot.anonymise.spelling import is_infinitive, looks_like_verb
from bot.anonymise.tokens import Token, is_numbered
from bot.anonymise.weights import LABELS, SCALE, model, score
from bot.words import Language

SMALL_WORDS = frozenset(
    "ik je jij hij zij ze we wij jullie mij me mijn jouw zijn haar hun ons onze dit "
    "dat die deze er hier daar in op bij aan uit naar met voor door over tot sinds "
    "na om te van en of maar "
    "want dus als omdat toen dan niet wel geen ook nog al nu is was ben bent heb "
    "heeft had wordt werd kan kon moet zou gaat ging the a an and or but of to at "
    "by from with for about since "
    "after i you he she it they my your our their this that is was are am be been "
    "have has had not so who which when where".split()
)
# 'Leiden', 'Best' and 'Echt' are towns only after one of these.
TOWARDS = frozenset(
    "in te uit naar van rond rondom bij nabij omgeving regio near from to around "
    "tussen station richting via vanuit".split()
)
EMPLOYING = frozenset("bij via at for join joined werkgever employer".split())
KINDS = {label: Kind(label) for label in LABELS[1:]}
# In favour of taking out: a name that stays costs more than a word that goes.
LEAN = 2.0
# Words that are nothing but a listed name, or that no list knows, lean further.
LEAN_BY_CATEGORY = {
    "name": 12.0,
    "town": 12.0,
    "new": 12.0,
    "w4": -1.0,
    "w3": 0.0,
    "w2": 0.0,
    "w1": 1.0,
    "fw": 0.0,
}
MASK = View("<x>", "-", "mask", "mask", "", is_masked=True)
INFIX = frozenset(
    "van de der den het 't ten ter te in op aan bij la le el al dos da von zu ait "
    "oulad ben di du del ' - .".split()
)
BRIDGES = {
    "person": INFIX,
    "employer": frozenset("van de der den het 't en & - ' . + the and for voor in".split()),
    "school": frozenset("van de der den het 't en & - ' . of the and for voor in".split()),
    "place": frozenset("aan den de der het 't bij en van op in ' - .".split())
    - {"en", "van", "in", "op", "bij", "."},
}
ARTICLES = frozenset("de het een the a an mijn my onze our 't die deze dat bij at van in".split())
TITLES = frozenset(
    "mevrouw mevr mw meneer mijnheer dhr heer mr mrs ms miss mister sir madam dr "
    "drs ir ing prof professor dokter juf meester pater zuster oma opa tante oom".split()
)


@dataclass(frozen=True)
class Reading:
    """How the words of one text were seen and labelled so far: most stand in the next pass as they stood in the last.

    It goes when its text is done. `groups`: head words and what they stand for.
    """

    language: Language
    groups: dict[str, str] = field(repr=False)
    views: dict[tuple[str, bool, str, bool], View] = field(default_factory=dict, repr=False)
    labels: dict[tuple[View | str, ...], tuple[str, float]] = field(default_factory=dict, repr=False)


def views_of(
    tokens: list[Token], listed: list[Listed], reading: Reading, *, masked: list[tuple[int, int]]
) -> list[View]:
    text_has_capitals = any(
        token.has_capital and not token.opens and len(token.text) > 1 and token.is_word for token in tokens
    )
    marks = [""] * len(tokens)
    for first, last, entry in listed:
        for place in range(first, last):
            marks[place] = "T" if entry.kind is Kind.PLACE else "a" if entry.is_ambiguous else "E"
    views, at = [OUTSIDE, OUTSIDE], 0
    for token, mark in zip(tokens, marks, strict=True):
        while at < len(masked) and masked[at][1] <= token.start:
            at += 1
        if at < len(masked) and masked[at][0] < token.end:
            views.append(MASK)
        else:
            views.append(seen(token, mark, reading, cased=text_has_capitals))
    return [*views, OUTSIDE, OUTSIDE]


def seen(token: Token, mark: str, reading: Reading, *, cased: bool) -> View:
    key = token.text, token.opens, mark, cased
    view = reading.views.get(key)
    if view is None:
        view = view_of(token, reading.language, cased=cased, groups=reading.groups, listed=mark)
        reading.views[key] = view
    return view


def best_labels(views: list[View], reading: Reading) -> Iterator[tuple[str, float]]:
    """For each token its label and how far it stands from 'ordinary'."""
    last, before = "O", "O"
    for at in range(2, len(views) - 2):
        key: tuple[View | str, ...] = (*views[at - 2 : at + 3], last, before)
        found = reading.labels.get(key)
        if found is None:
            found = reading.labels[key] = labelled(views, at, last, before)
        yield found
        last, before = found[0], last


def labelled(views: list[View], at: int, last: str, before: str) -> tuple[str, float]:
    here, one = views[at], views[at - 1]
    if here.is_masked or is_closed(here, one):
        return ("mask" if here.is_masked else "O"), 0.0
    scores = score(features_of(views, at) + label_features(here, one, last, before), model().rows)
    best = max(range(1, len(LABELS)), key=scores.__getitem__)
    margin = (scores[best] - scores[0]) / SCALE
    label = LABELS[best] if margin + LEAN_BY_CATEGORY.get(here.category, LEAN) > 0 else "O"
    if label == "place" and here.category == "w4" and one.word not in TOWARDS and here.shape in "ux":
        label = "O"
    return label, margin


def is_closed(here: View, before: View) -> bool:
    """Signs, numbers, small words; and tools, unless they employ: 'ik werk bij sap'."""
    if here.category in ("sign", "num") or here.word in SMALL_WORDS or here.word in COUNTS:
        return True
    return here.category == "tool" or (
        here.category == "toola" and before.word not in EMPLOYING and before.word not in ("voor", "for")
    )


def label_features(here: View, one: View, last: str, before: str) -> list[str]:
    return [
        f"p{last}|{here.category}",
        f"q{last}|{one.word}|{here.category}",
        f"r{before}|{last}|{here.category}",
        f"t{last}|{here.word}",
    ]


def tagged(
    tokens: list[Token], listed: list[Listed], reading: Reading, *, masked: list[tuple[int, int]]
) -> Iterator[Span]:
    views = views_of(tokens, listed, reading, masked=masked)
    labels = list(best_labels(views, reading))
    place = 0
    while place < len(tokens):
        label, margin = labels[place]
        if label not in KINDS:
            place += 1
            continue
        after = end = run_end(tokens, labels, place)
        first = run_start(tokens, label, place, end)
        margin = max(labels[at][1] for at in range(place, end))
        end = trimmed(tokens, first, end)
        if first and tokens[first - 1].low == "bij" and is_infinitive(tokens[first].low):
            place = after  # 'hulp bij solliciteren'
            continue
        ordinary = is_ordinary(views[first + 2 : end + 2], margin) and not employs(tokens, first)
        if first < end and not (
            label in ("employer", "school")
            and (ordinary or is_general(tokens[first:end], label, reading.groups))
        ):
            yield Span(
                tokens[first].start,
                tokens[end - 1].end,
                KINDS[label],
                round(1 / (1 + math.exp(-margin / 4)), 3),
            )
        place = after


def trimmed(tokens: list[Token], first: int, end: int) -> int:
    """A verb right after a name that nobody could mistake for a word is the sentence's: 'rivierenland verdwijnt'."""
    while (
        end - first > 1 and looks_like_verb(tokens[end - 1].low) and not facts(tokens[end - 2].low).commonness
    ):
        end -= 1
    numbered = end - first > 1 and tokens[end - 1].low in NUMBERED and is_numbered(tokens, end - 1)
    return end - 1 if numbered else end


# 'Basisschool de regenboog groep 3': one of several, and no part of the name.
NUMBERED = frozenset("groep klas team schaal fase niveau group grade level".split())


SURE = 12.0


def is_ordinary(run: list[View], margin: float) -> bool:
    """Nothing but common words that no list calls a firm, and a tagger that is not sure."""
    return margin < SURE and all(
        view.category in ("w3", "w4", "fw", "compound") or view.word in SMALL_WORDS for view in run
    )


def employs(tokens: list[Token], first: int) -> bool:
    """'bij …', 'bij de …', '@ …': here ordinary words may well be a firm."""
    before = [token.low for token in tokens[max(0, first - 2) : first]]
    return bool(before) and (
        before[-1] in EMPLOYING | {"@"} or (before[-1] in ARTICLES and before[0] in EMPLOYING | {"@"})
    )


def is_general(run: list[Token], label: str, groups: dict[str, str]) -> bool:
    """'de gemeente', 'een hotelschool': a kind of employer, not one of them."""
    return all(
        token.low in general_words() or groups.get(token.low) in ("N", "S") or token.low in BRIDGES[label]
        for token in run
    )


@cache
def general_words() -> frozenset[str]:
    kinds = (
        "gemeente waterschap provincie rijk politie school hotelschool koksschool "
        "kunstacademie ziekenhuis college university council church museum"
    )
    return frozenset((*firm_words()["open"], *firm_words()["close"], *kinds.split()))


def run_end(tokens: list[Token], labels: list[tuple[str, float]], start: int) -> int:
    """One past the last word of a name; small words and signs between two of its words belong to it."""
    label, end = labels[start][0], start + 1
    while end < len(tokens):
        ahead = end
        while (
            ahead < min(len(tokens), end + 3)
            and labels[ahead][0] == "O"
            and tokens[ahead].low in BRIDGES[label]
        ):
            ahead += 1
        if ahead == len(tokens) or labels[ahead][0] != label or "\n" in tokens[ahead].text:
            break
        end = ahead + 1
    return end


def run_start(tokens: list[Token], label: str, start: int, end: int) -> int:
    """Articles stay before an employer; titles go with a person."""
    if label != "person":
        while start < end and tokens[start].low in ARTICLES:
            start += 1
        return start
    while start > 0 and (
        tokens[start - 1].low in TITLES
        or (tokens[start - 1].text == "." and start > 1 and tokens[start - 2].low in TITLES)
    ):
        start -= 1
    return start
