"""The recogniser is what the phrases say: stored files belong to the phrases, and a build can be repeated."""

import subprocess
import sys

import pytest

from bot.intents.build import DATA, SOURCES, all_phrases, digest_of_sources, vocabulary_of
from bot.intents.catalogue import INTENTS, IntentRow
from bot.intents.features import BUCKETS, features, read
from bot.intents.lexicon import lines_of, read_lexicon
from bot.intents.model import LABELS, MODEL, VOCABULARY
from bot.intents.phrases import phrases_of, read_slots, written_out
from bot.intents.training import Example, train


def test_the_stored_weights_were_built_from_these_phrases() -> None:
    assert (DATA / SOURCES).read_text(encoding="utf-8").strip() == digest_of_sources()


def test_the_stored_vocabulary_is_that_of_the_phrases() -> None:
    assert lines_of(VOCABULARY) == vocabulary_of(all_phrases())


def test_weights_and_lists_stay_under_twenty_megabytes() -> None:
    assert (DATA / MODEL).stat().st_size == BUCKETS * len(LABELS)
    assert sum(file.stat().st_size for file in DATA.iterdir()) < 20_000_000


@pytest.mark.parametrize("row", INTENTS, ids=lambda row: row.intent.value)
def test_every_intent_has_phrases_by_the_dozen(row: IntentRow) -> None:
    assert sum(len(ways) for ways in phrases_of(row, read_slots())) > 300


def test_a_line_is_written_out_with_its_choices_and_lists_the_same_every_time() -> None:
    ways = written_out("<who> (wil|zoekt|) een coach", {"who": "(ik|wij)"})
    assert set(ways) == {f"{who}{verb} een coach" for who in ("ik", "wij") for verb in ("", " wil", " zoekt")}
    assert ways == written_out("<who> (wil|zoekt|) een coach", {"who": "(ik|wij)"})


def test_training_twice_gives_the_same_bytes_and_tells_the_intents_apart() -> None:
    lexicon = read_lexicon(("coach", "klacht"))
    examples = [
        Example(tuple(features(read(text, lexicon))), label, 1.0)
        for text, label in (("zoek een coach", 0), ("ik heb een klacht", 9))
    ] * 20
    weights = train(examples)
    assert weights == train(examples)
    assert any(weight != 128 for weight in weights)


def test_nothing_is_read_until_the_first_sentence() -> None:
    script = (
        "import bot.intents, bot.intents.recogniser as r\n"
        "before = r._recogniser.cache_info().currsize\n"
        "bot.intents.warm()\n"
        "raise SystemExit(0 if (before, r._recogniser.cache_info().currsize) == (0, 1) else 1)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
