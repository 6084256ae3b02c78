"""What the tagger sees of a word: what the lists say, how it is written, and the words beside it."""

from dataclasses import dataclass, field
from functools import lru_cache

from bot.anonymise.lexicon import Word, common, facts, word_names
from bot.anonymise.spelling import is_compound, is_derived, is_slip
from bot.anonymise.tokens import Token
from bot.words import Language

EDGE = "<>"
# A sign that people type for a word: 'kassamedewerker @ plus'.
AT = {Language.NL: "bij", Language.EN: "at"}


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One token as the tagger sees it; the same one wherever a text has the word again."""

    word: str = field(repr=False)
    shape: str
    category: str
    code: str
    group: str
    is_masked: bool = False


OUTSIDE = View(EDGE, "-", "edge", "edge", "")


def stem(low: str) -> str:
    return low[:-2] if low.endswith("'s") and len(low) > 3 else low


def known(low: str) -> Word:
    """A genitive counts as the name itself; a double-barrelled name as its first half."""
    word = facts(low)
    if word.commonness or word.first or word.last or word.place:
        return word
    if low.endswith("'s") or (low.endswith("s") and len(low) > 4):
        owner = facts(low[:-2] if low.endswith("'s") else low[:-1])
        if owner.first > 1 or owner.place > 1 or (low.endswith("'s") and (owner.commonness or owner.first)):
            return owner
    if "-" in low:
        first, last = facts(low.split("-")[0]), facts(low.split("-")[-1])
        if first.tool or last.tool:
            return first if first.tool else last
        return (
            first
            if first.first or first.last
            else last
            if last.first or last.last
            else Word(min(first.dutch, last.dutch), min(first.english, last.english))
        )
    return word


def category(word: Word, low: str, own: int) -> str:
    if word.tool and low not in word_names():
        return "tool"
    if own >= 3:
        return f"w{own}"
    if word.commonness >= 3:
        return "fw"
    if word.commonness == 2:
        return "w2"
    if word.place and word.place >= word.first:
        return "town"
    if word.first or word.last:
        return "name"
    if word.commonness:
        return "w1"
    if is_slip(low):
        return "slip"
    return "compound" if is_compound(low) or is_derived(low) else "new"


def shape_of(token: Token, *, cased: bool) -> str:
    if not cased:
        return "u"
    if token.text.isupper() and len(token.text) > 1:
        return "A"
    if token.has_capital:
        return "o" if token.opens else "C"
    return "x"


def view_of(token: Token, language: Language, *, cased: bool, groups: dict[str, str], listed: str) -> View:
    if token.text == "@":
        return View(AT[language], "u", "w4", "44000", "")
    if not token.is_word:
        has_digit = any(map(str.isdigit, token.text))
        sign = "<n>" if has_digit else token.text
        return View(sign, "-", "num" if has_digit else "sign", sign, "")
    if len(token.low) == 1:
        return View(token.low, "-", "sign", token.low, "")
    shape, group = shape_of(token, cased=cased), groups.get(token.low, "")
    of_word = everyday if token.low in common() else word_view
    return of_word(token.low, shape, language, group, listed)


def word_view(low: str, shape: str, language: Language, group: str, listed: str) -> View:
    word = known(low)
    own = word.dutch if language is Language.NL else word.english
    kind = category(word, low, own)
    listed = listed or ("N" if kind[0] in "wf" and stem(low) in word_names() else "")
    code = f"{own}{min(word.commonness, 3)}{word.first}{word.last}{word.place}{listed}"
    return View(stem(low), shape, kind + listed, code, group)


# Kept between texts for the words of the shipped list alone: any other may be somebody's.
everyday = lru_cache(maxsize=20_000)(word_view)


def own_features(here: View) -> list[str]:
    word, kind = here.word, here.category
    features = [
        f"k{kind}",
        f"c{here.code}",
        f"s{here.shape}",
        f"sk{here.shape}{kind}",
        f"sc{here.shape}{here.code}",
    ]
    if kind[:2] in ("w3", "w4", "fw", "to"):
        features.append("w" + word)
    features.append("e" + word[-3:] + kind)
    features.append("e4" + word[-4:])
    features.append(f"l{min(len(word), 9)}{kind}")
    if here.group:
        features.append("g" + here.group)
    return features


def features_of(views: list[View], at: int) -> list[str]:
    """All but the labels before it. `views` has two edges on either side."""
    here, one, two, next_one, next_two = views[at], views[at - 1], views[at - 2], views[at + 1], views[at + 2]
    kind = here.category
    return [
        *own_features(here),
        "a" + one.word,
        "b" + next_one.word,
        "A" + one.word + "|" + kind,
        "B" + next_one.word + "|" + kind,
        "C" + two.word + "|" + one.word,
        "D" + two.word + "|" + one.word + "|" + kind,
        "E" + two.word + "|" + kind,
        "F" + one.category + "|" + kind,
        "G" + kind + "|" + next_one.category,
        "H" + one.category + "|" + kind + "|" + next_one.category,
        "I" + next_one.word + "|" + next_two.word,
        "J" + one.group + "|" + kind,
        "K" + two.group + "|" + one.group + "|" + one.category + "|" + kind,
        "L" + one.word + "|" + here.shape,
        "M" + next_one.group + "|" + kind,
        "N" + two.category + "|" + one.category + "|" + kind,
        "O" + one.shape + here.shape + next_one.shape + kind,
    ]
