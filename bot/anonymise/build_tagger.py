"""Trains the tagger on made texts and writes data/tagger.*, the same bytes each time.

Run `python -m bot.anonymise.build_tagger`; with `--check` it only says whether the stored model is the one that would
be written. An averaged perceptron.
"""

import json
import random
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from marisa_trie import Trie  # type: ignore[import-not-found]

from bot.anonymise.corpus import FRAMES, Sample, corpus, frames
from bot.anonymise.features import View, features_of
from bot.anonymise.gazetteer import listed
from bot.anonymise.lexicon import DATA
from bot.anonymise.placeholders import STANDING
from bot.anonymise.tagger import MASK, Reading, is_closed, label_features, views_of
from bot.anonymise.tokens import tokens_of
from bot.anonymise.weights import LABELS, SCALE
from bot.words import Language

TEXTS, ROUNDS, SEED = 40_000, 4, 20_260
LEAST = 0.25  # weights that never mattered are left out
DROPPED = 0.12  # so that no single clue is trusted
HEADS, FEATURES, WEIGHTS, SOURCES = "tagger.json", "tagger.marisa", "tagger.weights", "tagger.sha256"
READ = (
    "common.txt",
    "employers.txt",
    "firm_words.txt",
    "lexicon.marisa",
    "long_places.txt",
    "places.txt",
    "vocabulary.txt",
    "word_names.txt",
)
LOOKED_AT = 600  # made texts whose features stand for the code that makes them
Example = tuple[list[View], list[list[str]], list[int]]


class Perceptron:
    """Weights with their running sums, so that the average over all steps can be taken at the end."""

    def __init__(self) -> None:
        self.weights: dict[str, list[float]] = {}
        self.sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LABELS))
        self.since: dict[str, list[int]] = defaultdict(lambda: [0] * len(LABELS))
        self.step = 0

    def scores(self, features: list[str]) -> list[float]:
        total = [0.0] * len(LABELS)
        for name in features:
            if row := self.weights.get(name):
                for label, weight in enumerate(row):
                    total[label] += weight
        return total

    def change(self, features: list[str], label: int, by: float) -> None:
        for name in features:
            row = self.weights.setdefault(name, [0.0] * len(LABELS))
            self.sums[name][label] += (self.step - self.since[name][label]) * row[label]
            self.since[name][label] = self.step
            row[label] += by

    def averaged(self) -> dict[str, list[int]]:
        result = {}
        for name, row in sorted(self.weights.items()):
            sums, since = self.sums[name], self.since[name]
            means = [(sums[at] + (self.step - since[at]) * row[at]) / self.step for at in range(len(LABELS))]
            if max(map(abs, means)) >= LEAST:
                result[name] = [round(mean * SCALE) for mean in means]
        return result


def groups() -> dict[str, str]:
    """The head words of functions and of people around somebody, so that one stands for all."""
    found: dict[str, str] = {}
    for language in Language:
        fillers = frames(language).fillers
        for name, letter in (("job", "J"), ("sector", "S"), ("noun", "N"), ("tool", "T"), ("role", "R")):
            for phrase in fillers[name]:
                found[phrase.split()[-1]] = letter
    return dict(sorted(found.items()))


def example(made: Sample, language: Language, heads: dict[str, str], rng: random.Random) -> Example:
    tokens = tokens_of(made.text, made.text.lower())
    masked = [found.span() for found in STANDING.finditer(made.text)]
    views = views_of(tokens, list(listed(tokens)), Reading(language, heads), masked=masked)
    gold = []
    for token in tokens:
        kind = next((kind for start, end, kind in made.spans if start <= token.start < end), None)
        gold.append(LABELS.index(kind.value) if kind else 0)
    hide(views, gold, rng)
    return (
        views,
        [[sys.intern(name) for name in features_of(views, at)] for at in range(2, len(views) - 2)],
        gold,
    )


def hide(views: list[View], gold: list[int], rng: random.Random) -> None:
    """Some names must be found that no list knows; some are placeholders already, as in a second pass."""
    masking = False
    for at, label in enumerate(gold):
        starts = label > 0 and (at == 0 or gold[at - 1] != label)
        masking = label > 0 and (rng.random() < 0.2 if starts else masking)
        here = views[at + 2]
        if masking:
            views[at + 2] = MASK
        elif label and here.category in ("name", "town", "w1") and rng.random() < 0.15:
            views[at + 2] = View(here.word, here.shape, "new", "00000", "")


def learn(made: list[Example], rng: random.Random) -> Perceptron:
    perceptron = Perceptron()
    for turn in range(ROUNDS):
        rng.shuffle(made)
        wrong = seen = 0
        for views, features, gold in made:
            last, before = "O", "O"
            for at, right in enumerate(gold):
                here = views[at + 2]
                if here.is_masked or is_closed(here, views[at + 1]):
                    last, before = ("mask" if here.is_masked else "O"), last
                    continue
                perceptron.step += 1
                full = features[at] + label_features(here, views[at + 1], last, before)
                full = [name for name in full if rng.random() > DROPPED]
                scores = perceptron.scores(full)
                guess = max(range(len(LABELS)), key=scores.__getitem__)
                if guess != right:
                    perceptron.change(full, right, 1.0)
                    perceptron.change(full, guess, -1.0)
                wrong, seen = wrong + (guess != right), seen + 1
                last, before = LABELS[guess], last
        sys.stdout.write(f"round {turn + 1}: {wrong / seen:.4f} wrong\n")
    return perceptron


def main() -> int:
    built = trained()
    if "--check" in sys.argv[1:]:
        differing = [name for name, content in built.items() if (DATA / name).read_bytes() != content]
        sys.stdout.write(f"differs: {differing}\n" if differing else "the stored model is the built one\n")
        return len(differing)
    for name, content in built.items():
        (DATA / name).write_bytes(content)
    (DATA / SOURCES).write_text(digests(), encoding="utf-8")
    return 0


def digests() -> str:
    """What the model was trained on, and the model: as `sha256sum` writes it."""
    stored = {name: sha256((DATA / name).read_bytes()).hexdigest() for name in (HEADS, FEATURES, WEIGHTS)}
    lines = {"sources": digest_of_sources(), **stored}
    return "".join(f"{digest}  {name}\n" for name, digest in lines.items())


def digest_of_sources() -> str:
    """Of all that training reads, and of what the code makes of the first texts: other weights begin here."""
    digest = sha256(f"{TEXTS} {ROUNDS} {SEED} {LEAST} {DROPPED} {SCALE} {LABELS}".encode())
    for path in (*(DATA / name for name in READ), *sorted(Path(FRAMES).glob("*.txt"))):
        digest.update(path.read_bytes())
    for views, features, gold in examples(LOOKED_AT, random.Random(SEED)):  # noqa: S311 — no secret
        closed = [is_closed(view, before) for before, view in pairwise(views)]
        digest.update(json.dumps([closed, features, gold]).encode())
    return digest.hexdigest()


def examples(size: int, rng: random.Random) -> Iterator[Example]:
    heads = groups()
    return (example(made, language, heads, rng) for made, language in corpus(size, SEED))


def trained() -> dict[str, bytes]:
    """The model's files by name."""
    rng = random.Random(SEED)  # noqa: S311 — reproducible training, not a secret
    weights = learn(list(examples(TEXTS, rng)), rng).averaged()
    sys.stdout.write(f"{len(weights)} features\n")
    return files(groups(), weights)


def files(heads: dict[str, str], weights: Mapping[str, Sequence[int]]) -> dict[str, bytes]:
    """A feature's number in the trie is the number of its row of weights."""
    features = Trie(sorted(weights))
    flat = array("h", bytes(2 * len(LABELS) * len(weights)))
    for name, row in weights.items():
        at = features[name] * len(LABELS)
        flat[at : at + len(LABELS)] = array("h", row)
    if sys.byteorder == "big":
        flat.byteswap()
    written = (json.dumps(heads, ensure_ascii=False) + "\n").encode()
    return {HEADS: written, FEATURES: features.tobytes(), WEIGHTS: flat.tobytes()}


if __name__ == "__main__":
    sys.exit(main())
