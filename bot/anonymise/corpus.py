"""Makes training texts for the tagger from the frames in training/ and the lists; seeded, so always the same."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.anonymise.fillers import SLOT, any_word, capitalised, named, pools
from bot.anonymise.kinds import Kind
from bot.words import Language

FRAMES = Path(__file__).with_name("training")
CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
KINDS = {
    "P": Kind.PERSON,
    "F": Kind.PERSON,
    "L": Kind.PERSON,
    "Lfirst": Kind.PERSON,
    "O": Kind.EMPLOYER,
    "S": Kind.SCHOOL,
    "C": Kind.PLACE,
}


@dataclass(frozen=True)
class Frames:
    fillers: dict[str, tuple[str, ...]]
    naming: tuple[str, ...]
    plain: tuple[str, ...]


@dataclass
class Sample:
    """A text under construction: its letters and what stands where."""

    text: str = ""
    spans: list[tuple[int, int, Kind]] = field(default_factory=list)

    def add(self, piece: str, kind: Kind | None = None) -> None:
        if kind is not None:
            self.spans.append((len(self.text), len(self.text) + len(piece), kind))
        self.text += piece


@cache
def frames(language: Language) -> Frames:
    fillers: dict[str, tuple[str, ...]] = {}
    naming, plain = [], []
    for row in (FRAMES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        sign, _, rest = row.partition(" ")
        if sign.startswith("@"):
            fillers[sign[1:]] = tuple(rest.split(" / "))
        elif sign == "=":
            naming.append(rest)
        elif sign == "-":
            plain.append(rest)
    return Frames(fillers, tuple(naming), tuple(plain))


GREETINGS = {
    Language.NL: ("hoi", "hallo", "hey", "dag", "goedemiddag", "hi", "", "", "", "beste coach,", "goeiedag,"),
    Language.EN: ("hi", "hello", "hey", "good afternoon", "", "", "", "dear coach,"),
}
REST = {
    Language.NL: (
        "er niet",
        "alles beter",
        "vaak boos",
        "altijd te laat",
        "het niet snappen",
        "erg druk",
        "dat ik blijf",
        "mij niet serieus",
        "de boel overgenomen",
        "mij een slechte beoordeling",
    ),
    Language.EN: (
        "always late",
        "everything better",
        "very busy",
        "me to stay",
        "me a bad review",
        "over the team",
        "never there",
        "not happy with me",
    ),
}
DAYS = {
    Language.NL: "maandag dinsdag woensdag donderdag vrijdag zaterdag".split(),
    Language.EN: "monday tuesday wednesday thursday friday saturday".split(),
}
MONTHS = {
    Language.NL: "januari februari maart april mei juni augustus september november".split(),
    Language.EN: "january february march april may june august september november".split(),
}


def clause(frame: str, language: Language, rng: random.Random, *, cased: bool, into: Sample) -> None:
    while found := CHOICE.search(frame):
        frame = frame[: found.start()] + rng.choice(found.group(1).split("|")) + frame[found.end() :]
    frame = re.sub(r"\s+", " ", frame).strip()
    place = 0
    for found in SLOT.finditer(frame):
        into.add(frame[place : found.start()])
        slot = found.group(1)
        if slot in KINDS:
            value = named(slot, pools(language), rng)
            into.add(capitalised(value, rng, KINDS[slot]) if cased else value, KINDS[slot])
        else:
            value = ordinary(slot, language, rng)
            titled = cased and slot in ("job", "tool", "sector") and rng.random() < 0.35
            into.add(value.title() if titled else value)
        place = found.end()
    into.add(frame[place:])


def ordinary(slot: str, language: Language, rng: random.Random) -> str:
    fillers = frames(language).fillers
    match slot:
        case "greet":
            return rng.choice(GREETINGS[language])
        case "rest":
            return rng.choice(REST[language])
        case "day":
            return rng.choice(DAYS[language])
        case "month":
            return rng.choice(MONTHS[language])
        case "n":
            return (
                str(rng.randint(1, 36))
                if rng.random() < 0.8
                else rng.choice(("drie", "vijf", "tien", "twee", "three", "ten"))
            )
        case "x":
            return rng.choice(
                ("[telefoonnummer]", "[e-mailadres]", "[leeftijd]", "[adres]", "[postcode]", "[link]")
            )
        case "alike":
            return rng.choice(pools(language)["alike"])
        case "w" | "verb":
            return any_word(pools(language), rng)
    return rng.choice(fillers[slot])


def misspelt(word: str, rng: random.Random) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    at = rng.randrange(1, len(word) - 1)
    match rng.randrange(3):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at] + word[at:]


def sample(language: Language, rng: random.Random) -> Sample:
    chosen = frames(language)
    made = Sample()
    style = rng.random()
    cased, pointed, slips = style < 0.4, rng.random() < 0.6, rng.random() < 0.2
    for number in range(rng.randint(1, 5)):
        if number:
            glue = (
                ((". ", ", ", "! ", "\n", ". ") if pointed else (" ", " en ", " maar ", " and ", " "))
                if language
                else ()
            )
            made.add(rng.choice(glue))
        start = len(made.text)
        clause(
            rng.choice(chosen.naming if rng.random() < 0.6 else chosen.plain),
            language,
            rng,
            cased=cased,
            into=made,
        )
        if cased and pointed and made.text[start : start + 1].isalpha() and rng.random() < 0.85:
            made.text = made.text[:start] + made.text[start].upper() + made.text[start + 1 :]
        if cased and language is Language.EN:
            made.text = re.sub(r"\bi\b", "I", made.text)
    if pointed and rng.random() < 0.7:
        made.add(".")
    return with_slips(made, rng) if slips else made


def with_slips(made: Sample, rng: random.Random) -> Sample:
    """Typing errors in the ordinary words; the names stay as they are."""
    slipped, place = Sample(), 0
    for start, end, kind in [*made.spans, (len(made.text), len(made.text), None)]:
        for piece in re.findall(r"\w+|\W+", made.text[place:start]):
            slipped.add(misspelt(piece, rng) if rng.random() < 0.1 else piece)
        if kind is not None:
            slipped.add(made.text[start:end], kind)
        place = end
    return slipped


def corpus(size: int, seed: int) -> Iterator[tuple[Sample, Language]]:
    rng = random.Random(seed)  # noqa: S311 — reproducible training text, not a secret
    for _ in range(size):
        language = Language.NL if rng.random() < 0.6 else Language.EN
        yield sample(language, rng), language
