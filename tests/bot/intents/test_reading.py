"""How a sentence is read before it is weighed: shorthand, slips, meanings and denials."""

from zlib import crc32

from bot.intents.features import BUCKETS, features, read
from bot.intents.lexicon import read_lexicon

LEXICON = read_lexicon(("aanvraag", "gegevens", "remote", "coach"))


def test_shorthand_is_written_out_and_stretched_letters_are_one() -> None:
    assert read("mn coachhhh pls", LEXICON).words == ("mijn", "coach", "please")


def test_a_slip_in_a_word_with_a_meaning_is_put_right() -> None:
    assert read("mijn gegevns", LEXICON).words == ("mijn", "gegevens")


def test_a_known_word_is_left_as_it_is_though_another_is_near() -> None:
    assert read("remote", LEXICON).words == ("remote",)


def test_a_word_that_nobody_knows_is_counted_and_kept() -> None:
    reading = read("hjkasdhjk", LEXICON)
    assert (reading.words, reading.unknown) == (("hjkasdhjk",), 1)


def test_words_with_one_meaning_bring_the_same_concept() -> None:
    assert read("verwijder", LEXICON).named == read("erase", LEXICON).named == ("erase",)


def test_a_denied_meaning_is_a_feature_of_its_own() -> None:
    denied = crc32(b"not ~good") % BUCKETS
    assert denied in features(read("ik ben niet echt tevreden", LEXICON))
    assert denied not in features(read("ik ben echt tevreden", LEXICON))


def test_a_sentence_of_spaced_letters_is_one_word() -> None:
    assert read("c o a c h", LEXICON).words == ("coach",)
