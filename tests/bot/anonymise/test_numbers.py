"""Numbers that belong to one person: their check digits say what they are."""

import pytest

from bot.anonymise import anonymise
from bot.words import Language


@pytest.mark.parametrize(
    "value",
    ["GB29NWBK60161331926819", "FR14 2004 1010 0505 0001 3M02 606", "MT84MALT011000012345MTLCAST001S"],
)
def test_a_foreign_account_with_letters_in_it_goes_out_whole_though_words_follow(value: str) -> None:
    done = anonymise(f"stort op {value} en verder niets", language=Language.NL)

    assert done.text == "stort op [rekeningnummer] en verder niets"
