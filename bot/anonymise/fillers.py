"""The made-up people, firms, schools and towns that fill the training frames; drawn from the lists."""

import random
import re
from functools import cache

from bot.anonymise.gazetteer import employer_entries
from bot.anonymise.kinds import Kind
from bot.anonymise.lexicon import Word, firm_words, unpack, word_names, words
from bot.words import Language

SLOT = re.compile(r"\{(\w+)\}")
INFIX = (
    "vd",
    "v.d.",
    "van",
    "de",
    "van de",
    "van der",
    "van den",
    "den",
    "ter",
    "te",
    "el",
    "al",
    "ait",
    "ben",
    "van 't",
    "op den",
    "von",
    "da",
    "dos",
    "di",
    "la",
    "du",
)
SCHOOLS = (
    "basisschool de {w}|basisschool {last}|obs de {w}|cbs de {w}|rkbs st {first}|"
    "{town} college|het {last} college|{last} lyceum|{last}college|gymnasium {last}|"
    "roc {town}|"
    "hogeschool {town}|universiteit {town}|universiteit van {town}|{town} "
    "university|university of {town}|{last} college|de {w}|kindcentrum {w}|ikc de "
    "{w}|montessorischool {town}|"
    "st {first} school|{last} primary school|{town} grammar school|sint "
    "{first}school|christelijk {w} college|{last} academy|vrije school {town}|mavo "
    "{last}|atheneum {town}|"
    "{last} high school|{town} business school|kunstacademie {town}|"
    "sint-{first}college|vmbo {last}|praktijkschool {last}|hogeschool {brand}|"
    "{brand} college|juliana school|vsbo {last}|de {w}school"
).split("|")
ORGANISATIONS = (
    "{trade} {last}|{trade} {last}|{trade} {infixed}|{last} {tail}|{last} {tail}|"
    "{infixed} {tail}|{trade} de {w}|{trade} het {w}|{trade} {w}|{trade} {first}|"
    "{brand}|{brand}|{brand}|{brand} {tail}|"
    "{acronym}|{acronym}|{last} en {last}|{last} & {last}|gemeente {town}|de "
    "gemeente {town}|{town} council|ziekenhuis {town}|stichting {w} {w}|{first}'s "
    "{w}|{last}|{w} {tail}|de {w} {w}|{trade} {town}|"
    "{tail} {last}|garage {last}|{last} en zonen|gebroeders {last}|gebr {last}|"
    "{brand} {trade}|{infixed}|{town} {tail}|the {w} {w}|{w}{brand}|{brand} "
    "nederland|{acronym} {town}|{trade} 't {w}|{w} {w} {tail}|{trade} de {w} {w}|"
    "{w} by {first}|{brand} {brand}|{trade} {brand}|{w} {w}"
).split("|")
SYLLABLES = (
    "va ri ta no lu ki mo zen tra vi co nex ar do lo sy qu bi fle xo tec da pro ne "
    "ver ti ly fo ra mi ba so em ax or in ze plu gri nu ca"
).split()


@cache
def pools(language: Language) -> dict[str, list[str]]:
    pool: dict[str, list[str]] = {
        name: []
        for name in (
            "first",
            "first2",
            "firstw",
            "last",
            "last2",
            "town",
            "town2",
            "townw",
            "word2",
            "word3",
            "word4",
            "alike",
        )
    }
    for word, code in sorted(words().items()):
        known = unpack(code)
        own = known.dutch if language is Language.NL else known.english
        if known.first:
            pool["first2" if known.first > 1 else "first"].append(word)
        if known.last:
            pool["last2" if known.last > 2 else "last"].append(word)
        if known.place:
            pool["town2" if known.place > 1 else "town"].append(word)
        if known.first and own >= 2 and len(word) > 2:
            pool["firstw"].append(word)
        if known.place and own >= 1:
            pool["townw"].append(word)
        if own >= 2 and len(word) > 2:
            pool[f"word{own}"].append(word)
        if own >= 3 and len(word) > 2 and is_more_word_than_name(word, known):
            pool["alike"].append(word)
    return pool


def is_more_word_than_name(word: str, known: Word) -> bool:
    """'Hoop', 'patience': a name in some people's passport, and in most sentences a word. No town, and no known firm."""
    named = known.first > 0 or known.last > 1 or word in word_names()
    return named and known.first < 2 and not known.place and word not in one_word_employers()


@cache
def one_word_employers() -> frozenset[str]:
    return frozenset(entry.words[0] for entry in employer_entries() if len(entry.words) == 1)


def any_word(pool: dict[str, list[str]], rng: random.Random) -> str:
    """Often one that is a name too: else the tagger learns that such a word is always somebody."""
    if rng.random() < 0.12:
        return rng.choice(pool["alike"])
    draw = rng.random()
    return rng.choice(pool["word4" if draw < 0.35 else "word3" if draw < 0.75 else "word2"])


def made_up(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))) + rng.choice(
        (
            "",
            "",
            "",
            "x",
            "n",
            "tech",
            "soft",
            "zorg",
            "care",
            "ia",
            "is",
            "bouw",
            "link",
            "flex",
            "wise",
            "plus",
        )
    )


def acronym(rng: random.Random) -> str:
    return "".join(rng.choice("abcdefghijklmnoprstvwz") for _ in range(rng.randint(2, 5)))


def person_pieces(slot: str, pool: dict[str, list[str]], rng: random.Random) -> str:
    draw = rng.random()
    first = rng.choice(pool["first2" if draw < 0.42 else "first" if draw < 0.78 else "firstw"])
    if draw > 0.9:
        first = rng.choice(sorted(word_names()))
    last = rng.choice(pool["last2" if rng.random() < 0.5 else "last"])
    if rng.random() < 0.35:
        last = f"{rng.choice(INFIX)} {last}"
    if rng.random() < 0.05:
        last = f"{last}-{rng.choice(pool['last'])}"
    if rng.random() < 0.04:
        first = f"{first}-{rng.choice(pool['first2'])}"
    match slot:
        case "F":
            return first
        case "L":
            return last
        case "Lfirst":
            return f"{last}, {first}" if rng.random() < 0.5 else f"{last} {first}"
    draw = rng.random()
    if draw < 0.25:
        return first
    if draw < 0.32:
        return f"{first[0]}. {last}"
    if draw < 0.37:
        return f"{first} {last[0]}."
    return f"{first} {last}" if draw < 0.9 else f"{last} {first}"


def organisation(slot: str, pool: dict[str, list[str]], rng: random.Random) -> str:
    if rng.random() < 0.33:
        wanted = Kind.SCHOOL if slot == "S" else Kind.EMPLOYER
        listed = known_employers(wanted)
        return ("de " if rng.random() < 0.2 else "") + rng.choice(listed)
    frame = rng.choice(SCHOOLS if slot == "S" else ORGANISATIONS)
    fill = {
        "trade": lambda: rng.choice(firm_words()["open"]),
        "tail": lambda: rng.choice(firm_words()["close"]),
        "last": lambda: rng.choice(pool["last2" if rng.random() < 0.6 else "last"]),
        "infixed": lambda: f"{rng.choice(INFIX)} {rng.choice(pool['last2'])}",
        "first": lambda: rng.choice(pool["first2"]),
        "town": lambda: rng.choice(pool["town2" if rng.random() < 0.6 else "town"]),
        "w": lambda: any_word(pool, rng),
        "brand": lambda: made_up(rng),
        "acronym": lambda: acronym(rng),
    }
    return SLOT.sub(lambda found: fill[found.group(1)](), frame)


@cache
def known_employers(kind: Kind) -> list[str]:
    return [" ".join(entry.words) for entry in employer_entries() if entry.kind is kind]


def capitalised(name: str, rng: random.Random, kind: Kind) -> str:
    if kind is Kind.EMPLOYER and len(name) <= 5 and rng.random() < 0.6:
        return name.upper()
    small = {
        "van",
        "de",
        "der",
        "den",
        "ter",
        "te",
        "het",
        "'t",
        "en",
        "aan",
        "of",
        "the",
        "and",
        "op",
        "in",
        "el",
        "al",
    }
    pieces = []
    for place, piece in enumerate(name.split(" ")):
        keep = (piece in small and (place > 0 or kind is Kind.PERSON)) or not piece
        pieces.append(piece if keep else "-".join(half[:1].upper() + half[1:] for half in piece.split("-")))
    return " ".join(pieces)


def named(slot: str, pool: dict[str, list[str]], rng: random.Random) -> str:
    if slot == "C":
        draw = rng.random()
        return rng.choice(pool["town2" if draw < 0.45 else "town" if draw < 0.88 else "townw"])
    return organisation(slot, pool, rng) if slot in "OS" else person_pieces(slot, pool, rng)
