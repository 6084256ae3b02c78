"""Tells a slip of the finger and a Dutch compound from a word nobody knows."""

from bot.anonymise.lexicon import common, facts

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 40  # longer 'words' are no words; keeps hostile input cheap


def is_slip(word: str) -> bool:
    """One edit from a common word."""
    if not 4 <= len(word) <= 20 or not word.isascii():
        return False
    least, known = (3 if len(word) > 4 else 4), common()
    return any(near in known and known[near].commonness >= least for near in near_words(word))


def near_words(word: str) -> set[str]:
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    halves = halves[1:]  # the first letter is seldom wrong
    near = {left + right[1:] for left, right in halves if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    if len(word) > 4:
        near |= {left + letter + right[1:] for left, right in halves if right for letter in LETTERS}
        near |= {left + letter + right for left, right in halves for letter in LETTERS}
    return near


def is_compound(word: str) -> bool:
    """Two or three ordinary words written as one, with or without a linking s or e(n)."""
    if not 7 <= len(word) <= LONGEST:
        return False
    for at in range(3, len(word) - 2):
        tail = languages_of(word[at:])
        if tail & languages_of(word[:at]) or (word[at - 1] == "s" and tail & languages_of(word[: at - 1])):
            return True
    return False


DUTCH_ENDINGS = (
    "t te ten de den en e s er ers ster sters je jes tje tjes heid ing ingen loos loze baar bare end ende isch ische"
).split()
ENGLISH_ENDINGS = "s es ed ing er ers ly ness less ful able".split()
PREFIXES = ("her mede hoofd anti semi super mega micro multi inter para").split()


def is_derived(word: str) -> bool:
    """A common word with an ending or a prefix: 'vergader' + 'aar', 'her' + 'kans'."""
    if not 5 <= len(word) <= LONGEST or not word.isascii():
        return False
    return (
        any(is_stem(stem, "dutch", "en") for stem in stems(word, DUTCH_ENDINGS))
        or any(is_stem(stem, "english", "e") for stem in stems(word, ENGLISH_ENDINGS))
        or any(facts(word.removeprefix(each)).commonness >= 3 for each in PREFIXES if word.startswith(each))
    )


def stems(word: str, endings: list[str]) -> list[str]:
    return [word.removesuffix(each) for each in endings if word.endswith(each) and len(word) - len(each) > 3]


def is_stem(stem: str, language: str, ending: str) -> bool:
    """Common by itself, as a verb, or with its last letter once: 'stopp' of 'stopper'."""
    ways = (stem, stem + ending, stem[:-1] if stem[-1] == stem[-2] else stem)
    return any(getattr(facts(way), language) >= 3 for way in ways)


def languages_of(part: str) -> int:
    """1 Dutch, 2 English, 3 both, 0 none: a brand mixes them, a compound does not."""
    known, least = facts(part), 3 if len(part) < 5 else 2
    return 0 if len(part) < 3 else (known.dutch >= least) + 2 * (known.english >= least)


def is_infinitive(word: str) -> bool:
    """'Solliciteren', 'plannen', 'onderhandelen': a Dutch verb, by the forms that belong to it; no well-known surname."""
    if not word.endswith("en") or len(word) < 6 or (facts(word).last > 1 and facts(word).dutch < 3):
        return False
    stem = word[:-2]
    ways = {stem, stem[:-1] if stem[-1] == stem[-2] else stem, stem[:-1] + stem[-2:]}
    if stem[-2] in "aeou":
        ways.add(stem[:-1] + stem[-2] + stem[-1])
    return facts(word).dutch >= 1 and any(facts(way + "t").dutch for way in ways)


IRREGULAR = frozenset(
    "ging kwam kreeg gaf liet zei zag deed hield werd nam stond zat liep vond bleef "
    "wist begon hielp sprak schreef dacht bracht kocht had was is heeft wil kan "
    "ran left went took gave got told made let said came saw knew thought found "
    "kept became had was is has".split()
)


def looks_like_verb(word: str) -> bool:
    """A common finite verb, Dutch or English, by its ending and its stem."""
    if word in IRREGULAR:
        return True
    known = facts(word)
    if known.dutch >= 2 and word.endswith("t"):
        stem = word[:-1]
        return any(
            facts(form).dutch >= 2
            for form in (stem + "en", stem + stem[-1:] + "en", stem[:-2] + stem[-1:] + "en")
        )
    if known.dutch >= 2 and word.endswith(("de", "te", "den", "ten")):
        return facts(word.rstrip("n")[:-2] + "en").dutch >= 2
    return (
        known.english >= 2
        and word.endswith(("ed", "es", "s"))
        and facts(word.removesuffix("ed").removesuffix("s")).english >= 3
    )
