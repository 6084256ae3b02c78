"""The recogniser is what the phrases say: stored files belong to the phrases, and a build can be repeated."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bot
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


LINES = 5  # of each intent's phrases: enough to tell it from a new one, and built in seconds


@pytest.mark.timeout(1200)
def test_a_new_intent_is_a_row_and_its_phrases_and_one_command(tmp_path: Path) -> None:
    copied_with_fewer_phrases(tmp_path)
    catalogue = tmp_path / "bot" / "intents" / "catalogue.py"
    rows = catalogue.read_text(encoding="utf-8")
    rows = rows.replace('    NONE = "none"\n', '    NONE = "none"\n    PARKING = "parking"\n')
    rows = rows.replace(
        "    IntentRow(Intent.NONE,",
        '    IntentRow(Intent.PARKING, Words(nl="Parkeren", en="Parking")),\n    IntentRow(Intent.NONE,',
    )
    catalogue.write_text(rows, encoding="utf-8")
    phrases = "(waar|hoe|kan ik ergens) (kan ik|mag ik|) parkeren\n(where|how) (can|do) i park (my car|)\n"
    (catalogue.parent / "data" / "parking.txt").write_text(phrases, encoding="utf-8")

    run(tmp_path, "-m", "bot.intents.build")

    asked = "from bot.intents import understand; print(understand('mag ik bij jullie parkeren').intent)"
    assert run(tmp_path, "-c", asked) == "parking"


def copied_with_fewer_phrases(folder: Path) -> None:
    package = Path(bot.__file__).parent
    shutil.copytree(package, folder / "bot", ignore=shutil.ignore_patterns("anonymise", "__pycache__"))
    for row in INTENTS:
        path = folder / "bot" / "intents" / "data" / row.phrases
        lines = path.read_text(encoding="utf-8").splitlines()[:LINES]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()
