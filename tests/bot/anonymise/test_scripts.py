"""What is written in a script that Klik does not read goes out whole: nothing is posted that nobody checked."""

import unicodedata

import pytest

from bot.anonymise import anonymise
from bot.words import Language

UNREAD = {
    "Cyrillic": "меня зовут анна и я ищу коуча в амстердаме, мне 34 года",
    "Arabic": "أنا أبحث عن مدرب يساعدني واسمي فاطمة وعمري ٣٤ سنة ورقمي ٠٦١٢٣٤٥٦٧٨",
    "Hebrew": "אני מחפש מאמן שיעזור לי למצוא עבודה חדשה",
    "Greek": "με λένε Σοφία και ψάχνω δουλειά στην Αθήνα",
    "Chinese": "我叫王小明，我在壳牌工作",
    "Thai": "ฉันกำลังมองหาโค้ชในอัมสเตอร์ดัม",
    "Hindi": "मेरा नाम प्रिया है और मैं एम्स्टर्डम में रहती हूँ",
}


def unread_letters(text: str) -> list[str]:
    return [char for char in text if char.isalpha() and not unicodedata.name(char, "").startswith("LATIN")]


@pytest.mark.parametrize("words", UNREAD.values(), ids=UNREAD)
def test_no_letter_and_no_number_of_it_is_left(words: str) -> None:
    done = anonymise(words, language=Language.NL).text

    assert unread_letters(words)
    assert not unread_letters(done)
    assert not any(char.isdigit() for char in done)


@pytest.mark.parametrize("words", UNREAD.values(), ids=UNREAD)
def test_between_words_that_klik_reads_only_the_unread_ones_go(words: str) -> None:
    done = anonymise(f"Ik zoek een coach. {words}. Liefst online.", language=Language.NL).text

    assert done.startswith("Ik zoek een coach. [")
    assert done.endswith("Liefst online.")
    assert not unread_letters(done)


def test_a_look_alike_in_a_latin_word_does_not_make_it_unread() -> None:
    assert anonymise("Ik zoek een c\u043each.", language=Language.NL).text == "Ik zoek een c\u043each."
