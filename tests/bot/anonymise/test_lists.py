"""The big lists are used as they stand on disk; what was written beside them for a quick start says the same."""

from bot.anonymise import anonymise
from bot.anonymise.lexicon import UNKNOWN, common, extra, facts, lines, unpack, words
from bot.anonymise.weights import LABELS, model, score
from bot.words import Language


def test_every_word_is_found_with_its_five_facts() -> None:
    found = words().items()
    assert len(found) > 400_000
    assert all(len(code) == 5 and max(code) <= 4 for _, code in found)
    sanne, amsterdam, huis = facts("sanne"), facts("amsterdam"), facts("huis")
    assert sanne.first
    assert amsterdam.place
    assert huis.is_ordinary
    assert not huis.place


def test_an_accent_more_or_less_finds_the_word_and_nonsense_finds_none() -> None:
    assert facts("hüis") == facts("huis") != UNKNOWN
    assert facts("qwzrtplk") is UNKNOWN
    assert facts("") is UNKNOWN


def test_the_short_lists_are_what_the_whole_one_says() -> None:
    known = {word: unpack(code) for word, code in words().items()}
    most = {word: word_facts for word, word_facts in known.items() if word_facts.commonness >= 3}
    assert len(most) > 20_000
    assert common() == most | extra()
    long_places = {word for word, each in known.items() if each.place and set(word) & set(" '-")}
    assert len(long_places) > 500
    assert set(lines("long_places.txt")) == long_places


def test_every_feature_of_the_tagger_has_a_weight_for_each_label() -> None:
    rows = model().rows
    assert len(rows.features) > 100_000
    assert len(rows.weights) == len(rows.features) * len(LABELS)
    first = rows.features.restore_key(0)
    assert score([first], rows) == list(rows.weights[: len(LABELS)])
    assert {each < 0 for each in score([first], rows)} == {True, False}
    assert score([first, first], rows) == [2 * each for each in rows.weights[: len(LABELS)]]


def test_no_word_is_kept_that_the_tagger_has_not_learnt() -> None:
    rows = model().rows
    assert score(["wsanne-van-der-wissel"], rows) == [0] * len(LABELS)
    anonymise("Ik ben Sanne-Fleur van der Wissel en werk bij de Wisselhoek.", language=Language.NL)
    assert rows
    assert all(feature in rows.features for feature in rows)
