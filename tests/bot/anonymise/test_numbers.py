"""Numbers that belong to one person: their check digits say what they are."""

import pytest

from bot.anonymise import Kind, anonymise
from bot.words import Language


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("123456782", Kind.BSN),
        ("123456783", Kind.DOCUMENT),
        ("111222333", Kind.BSN),
        ("111222334", Kind.DOCUMENT),
        # A Dutch and a Belgian one are known by their shape, so a slip of the pen keeps neither in the text.
        ("NL91 ABNA 0417 1640 00", Kind.IBAN),
        ("NL92 ABNA 0417 1640 00", Kind.IBAN),
        ("BE68 5390 0754 7034", Kind.IBAN),
        ("BE69 5390 0754 7034", Kind.IBAN),
        ("DE89370400440532013000", Kind.IBAN),
    ],
)
def test_the_check_digits_say_what_a_number_is(value: str, kind: Kind) -> None:
    done = anonymise(f"ik kreeg {value} en verder niets", language=Language.NL)

    assert done.text.startswith("ik kreeg [")
    assert done.text.endswith("] en verder niets")
    assert [replacement.kind for replacement in done.replacements] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Vanaf wk12 ben ik weer een paar dagen vrij.",
        "We werken met ap42 sinds het voorjaar en dat bevalt niet.",
    ],
)
def test_words_in_the_shape_of_a_foreign_account_stay_as_their_check_digits_are_wrong(text: str) -> None:
    assert anonymise(text, language=Language.NL).text == text


@pytest.mark.parametrize(
    "value",
    ["GB29NWBK60161331926819", "FR14 2004 1010 0505 0001 3M02 606", "MT84MALT011000012345MTLCAST001S"],
)
def test_a_foreign_account_with_letters_in_it_goes_out_whole_though_words_follow(value: str) -> None:
    done = anonymise(f"stort op {value} en verder niets", language=Language.NL)

    assert done.text == "stort op [rekeningnummer] en verder niets"
