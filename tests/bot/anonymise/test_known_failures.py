"""What Klik is known to miss or to take out needlessly; a line that starts to pass must move to the other tests."""

import pytest

from bot.anonymise import anonymise
from bot.words import Language

MISSED = [
    (
        "Ik heb net joke van de or gesproken.".lower(),
        "joke",
    ),  # a name that is an English word, nothing beside it
    ("ik wil niet als piet eindigen", "piet"),
    ("ons lieve zegt dat ik zot ben", "lieve"),
    ("kan niet te ver reizen, hoorn is de max", "hoorn"),  # a town that is a word, without 'in'
    ("ik ben wethouder geweest voor lokaal sterk", "lokaal"),  # an organisation of everyday words
    ("ik stap over naar habitat for humanity", "habitat"),
]
NEEDLESS = [
    ("mijn rooster: vroeg, laat, nacht", "laat"),
]


@pytest.mark.xfail(strict=True, reason="known to be missed")
@pytest.mark.parametrize(("text", "name"), MISSED)
def test_a_name_of_everyday_words_goes_out(text: str, name: str) -> None:
    assert name not in anonymise(text, language=Language.NL).text


@pytest.mark.xfail(strict=True, reason="known to be taken out needlessly")
@pytest.mark.parametrize(("text", "word"), NEEDLESS)
def test_an_everyday_word_stays(text: str, word: str) -> None:
    assert word in anonymise(text, language=Language.NL).text
