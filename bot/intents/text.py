"""From what was typed to plain lower-case words. What the words mean is not decided here."""

import re
import unicodedata

# Enough to know what somebody wants; a long story says no more about the intent after this.
MAX_WORDS = 48

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})
_WORD = re.compile(r"[a-z0-9']+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_SPACED_LETTERS = re.compile(r"\b(?:[a-z] ){3,}[a-z]\b")
_ENDINGS = (
    ("n't", " not"),
    ("'m", " am"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'d", " would"),
)


def flat(text: str) -> str:
    """Lower case, without accents and invisible characters; curly apostrophes straight."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).lower())
    return "".join(sign for sign in decomposed if unicodedata.category(sign) not in ("Mn", "Cf"))


def words(text: str, shorthand: dict[str, str]) -> list[str]:
    """At most `MAX_WORDS` words; chat shorthand ("mn", "pls") is written out."""
    plain = _SPACED_LETTERS.sub(lambda found: found[0].replace(" ", ""), flat(text[:4000]))
    plain = _STRETCHED.sub(r"\1", plain)
    found: list[str] = []
    for word in _WORD.findall(plain):
        found.extend(_written_out(word, shorthand))
        if len(found) >= MAX_WORDS:
            break
    return found[:MAX_WORDS]


def _written_out(word: str, shorthand: dict[str, str]) -> list[str]:
    bare = word.strip("'")
    for short in (word, bare):
        if short in shorthand:
            return shorthand[short].split()
    for ending, full in _ENDINGS:
        if bare.endswith(ending) and len(bare) > len(ending):
            return [bare[: -len(ending)], full.strip()]
    return [bare.replace("'", "")] if bare.replace("'", "") else []
