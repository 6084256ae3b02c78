"""What Klik is known to miss; a line that starts to pass must move to the other tests."""

import pytest

from bot.anonymise import anonymise
from bot.words import Language

MISSED = [
    # A firm of everyday words, and nothing beside it that only stands beside one.
    ("werk nu bij n klein bureau zestig graden in arnhem", "zestig"),
    ("ze hebben me bij de ark gevraagd als locatiemanager", "ark"),
    ("kraamverzorgster bij de waarden onregelmatig en op", "waarden"),
    # A first name that is so common that it counts as a word, where nothing says who is meant.
    ("als peter praat luistert iedereen", "peter"),
    # A word with one meaning too many: no list calls it a firm.
    ("kok bij de librije geweest, nu thuis", "librije"),
    # A first name that is an everyday word, and nothing that says who is meant.
    ("ik ben hoop genoemd naar mijn oma", "hoop"),
    ("Mijn collega Trouw heet echt zo.", "Trouw"),
]
FOUND = [
    ("we verhuren boten jachthaven de kuil en de zomer is gekkenhuis", "kuil"),
    ("ik ben wethouder geweest voor lokaal sterk", "lokaal"),
    ("ik heb net joke van de or gesproken.", "joke"),
    ("ik wil niet als piet eindigen", "piet"),
    ("ons lieve zegt dat ik zot ben", "lieve"),
    ("kan niet te ver reizen, hoorn is de max", "hoorn"),
    ("ik stap over naar habitat for humanity", "habitat"),
]


@pytest.mark.xfail(strict=True, reason="known to be missed")
@pytest.mark.parametrize(("text", "name"), MISSED)
def test_a_name_of_everyday_words_goes_out(text: str, name: str) -> None:
    assert name not in anonymise(text, language=Language.NL).text


@pytest.mark.parametrize(("text", "name"), FOUND)
def test_a_name_that_was_missed_once_goes_out(text: str, name: str) -> None:
    assert name not in anonymise(text, language=Language.NL).text


def test_an_everyday_word_that_went_out_once_stays() -> None:
    text = "mijn rooster: vroeg, laat, nacht"

    assert anonymise(text, language=Language.NL).text == text
