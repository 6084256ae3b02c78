"""Builds the recogniser from the phrases: `python -m bot.intents.build` writes the vocabulary and the weights.

The same phrases give the same bytes; `--check` proves it. The bot itself never runs this.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bot.intents.catalogue import INTENTS, Intent
from bot.intents.features import features, read
from bot.intents.lexicon import Lexicon, lines_of, read_lexicon
from bot.intents.model import MODEL, VOCABULARY
from bot.intents.phrases import DRESSING, dressed, phrases_of, read_dressing, read_slots, with_slips
from bot.intents.text import words
from bot.intents.training import Example, train

DATA = Path(__file__).parent / "data"
SOURCES = "sources.sha256"
# A greeting with a wish after it is that wish; with a story after it, nothing.
UNDRESSED = frozenset((Intent.GREETING, Intent.CANCEL, Intent.NONE))
SHARE_WITH_SLIPS = 0.35
SHARE_DRESSED = 0.17
SHARE_HIDDEN = 0.5


def main() -> int:
    """Writes the three files; with `--check` only says whether the stored ones are what would be written."""
    phrases = all_phrases()
    vocabulary = vocabulary_of(phrases)
    lexicon = read_lexicon(vocabulary)
    built = {
        VOCABULARY: ("\n".join(vocabulary) + "\n").encode(),
        MODEL: train(list(_examples(phrases, lexicon))),
        SOURCES: (digest_of_sources() + "\n").encode(),
    }
    if "--check" in sys.argv[1:]:
        return _differing(built)
    for name, content in built.items():
        (DATA / name).write_bytes(content)
    sys.stdout.write(f"{len(phrases)} phrases, {len(vocabulary)} words, {len(built[MODEL])} bytes\n")
    return 0


def _differing(built: dict[str, bytes]) -> int:
    differing = [name for name, content in built.items() if (DATA / name).read_bytes() != content]
    sys.stdout.write(
        f"differs: {', '.join(differing)}\n" if differing else "the stored files are the built ones\n"
    )
    return len(differing)


def all_phrases() -> list[tuple[int, str, float]]:
    """Label, phrase and weight: a line counts more when it has more ways, but not in proportion."""
    slots = read_slots()
    phrases: list[tuple[int, str, float]] = []
    for label, row in enumerate(INTENTS):
        lines = phrases_of(row, slots)
        total = sum(len(ways) ** 0.5 for ways in lines)
        for ways in lines:
            phrases.extend((label, way, 1.0 / len(ways) ** 0.5 * (600 / total) ** 0.5) for way in ways)
    return phrases


def vocabulary_of(phrases: list[tuple[int, str, float]]) -> list[str]:
    """The words of the phrases, the most used first, equally used ones by the alphabet."""
    shorthand = read_lexicon(()).shorthand
    counted = Counter(word for _, phrase, _ in phrases for word in words(phrase, shorthand))
    for line in lines_of("concepts.txt"):
        counted.update(word for word in line.partition(":")[2].split() if "*" not in word)
    return sorted(counted, key=lambda word: (-counted[word], word))


def digest_of_sources() -> str:
    """Changes with every file the weights depend on; a test compares it with the one stored at the last build."""
    names = [row.phrases for row in INTENTS] + ["slots.txt", "concepts.txt", "shorthand.txt", DRESSING]
    code = ["features.py", "text.py", "lexicon.py", "phrases.py", "training.py", "build.py"]
    digest = sha256()
    for path in [DATA / name for name in names] + [DATA.parent / name for name in code]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _examples(phrases: list[tuple[int, str, float]], lexicon: Lexicon) -> Iterator[Example]:
    chance = random.Random(7)  # noqa: S311 - seeded: the same slips and dressing at every build
    dressing = read_dressing()
    for label, phrase, weight in phrases:
        ways = [phrase]
        if chance.random() < SHARE_WITH_SLIPS:
            ways.append(with_slips(phrase, chance))
        if INTENTS[label].intent not in UNDRESSED and chance.random() < SHARE_DRESSED:
            ways.append(dressed(phrase, dressing, chance))
        for way in ways:
            yield from _whole_and_in_part(way, lexicon, label=label, weight=weight / 2, chance=chance)


def _whole_and_in_part(
    phrase: str, lexicon: Lexicon, *, label: int, weight: float, chance: random.Random
) -> Iterator[Example]:
    """Once as it is, once with a part hidden: so no single word comes to carry the meaning alone."""
    found = features(read(phrase, lexicon))
    kept = tuple(feature for feature in found if chance.random() > SHARE_HIDDEN)
    yield Example(tuple(found), label, weight)
    yield Example(kept or tuple(found), label, weight)


if __name__ == "__main__":
    sys.exit(main())
