"""The shipped tagger is what its sources say; `make models` trains it again and compares every byte."""

import pytest

from bot.anonymise import build_tagger
from bot.anonymise.build_tagger import DATA, SOURCES, digest_of_sources, digests


def test_the_shipped_tagger_was_trained_on_these_frames_lists_and_features() -> None:
    assert (DATA / SOURCES).read_text(encoding="utf-8") == digests()


@pytest.mark.parametrize("setting", ["SEED", "LEAST", "DROPPED"])
def test_other_settings_ask_for_another_training(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest_of_sources()
    monkeypatch.setattr(build_tagger, setting, getattr(build_tagger, setting) + 1)

    assert digest_of_sources() != before


def test_a_short_training_gives_the_same_bytes_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_tagger, "TEXTS", 300)
    built = build_tagger.trained()

    assert built == build_tagger.trained()
    assert all(len(content) > 1_000 for content in built.values())
