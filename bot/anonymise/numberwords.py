"""Numbers written as words, Dutch and English: one pattern for each size."""

import re

UNITS_NL = "een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen"
TEENS_NL = "tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
TENS_NL = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
UNITS_EN = "one|two|three|four|five|six|seven|eight|nine"
TEENS_EN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS_EN = "twenty|thirty|fourty|forty|fifty|sixty|seventy|eighty|ninety"

# Below a hundred: vijfendertig, vijf en dertig, vijfëndertig, thirty-five, thirty five.
SMALL_NL = rf"(?:(?:{UNITS_NL})\s?(?:en|ën)\s?(?:{TENS_NL})|{TENS_NL}|{TEENS_NL}|{UNITS_NL})"
SMALL_EN = rf"(?:(?:{TENS_EN})[ -]?(?:{UNITS_EN})|{TENS_EN}|{TEENS_EN}|{UNITS_EN})"
SMALL = rf"(?:{SMALL_NL}|{SMALL_EN})"
# Ages that are said of grown-ups; small ones need a child beside them.
GROWN = (
    rf"(?:(?:{UNITS_NL})\s?(?:en|ën)\s?(?:{TENS_NL})|{TENS_NL}|zestien|zeventien|achttien|negentien"
    rf"|(?:{TENS_EN})[ -]?(?:{UNITS_EN})|{TENS_EN}|sixteen|seventeen|eighteen|nineteen)"
)
# Hundreds and thousands: tweeëntwintighonderd, drieduizend vijfhonderd, twee en een half duizend.
PIECE_NL = rf"(?:(?:en|ën)?\s?(?:{TENS_NL}|{TEENS_NL}|{UNITS_NL}))"
HALF_WAY = (
    rf"(?:(?:(?:{UNITS_NL})\s?(?:en|ën)\s?(?:een\s?)?half|anderhalf)\s?duizend"
    rf"|(?:{UNITS_EN})[ -]and[ -]a[ -]half[ -](?:thousand|grand))"
)
LARGE = (
    rf"(?:(?:{PIECE_NL}\s?){{0,4}}(?:honderd|duizend)(?:\s?(?:{PIECE_NL}|honderd|duizend)){{0,6}}"
    rf"|(?:(?:{SMALL_EN}|a)[ -]){{1,2}}(?:hundred|thousand|grand)(?:[ -](?:and|"
    rf"{SMALL_EN}|hundred|thousand)){{0,4}})"
)
SPOKEN = re.compile(
    rf"(?<![^\W_])(?:nul|zero|oh|plus|dubbel|double|{SMALL_NL}|{SMALL_EN}|\d{{1,4}})(?![^\W_])"
)
NO_DIGIT = re.compile(r"\D")
DIGIT_WORDS = frozenset(
    f"nul|zero|oh|plus|dubbel|double|{UNITS_NL}|{TEENS_NL}|{UNITS_EN}|{TEENS_EN}".split("|")
)
COUNTS = frozenset(
    f"{UNITS_NL}|{TEENS_NL}|{TENS_NL}|{UNITS_EN}|{TEENS_EN}|{TENS_EN}|honderd|duizend|hundred|thousand".split(
        "|"
    )
)
# Whether a text counts anything at all; 'een' alone is an article. Cheap, so that most texts skip what needs a number.
COUNTED = re.compile(
    rf"\d|(?<![^\W_])(?:(?!een|one){UNITS_NL}|{TEENS_NL}|{TENS_NL}|{UNITS_EN}|{TEENS_EN}|{TENS_EN})"
    r"|half|honderd|duizend|hundred|thousand|grand|(?:een|one)[\s-](?:jaar|jarig|year|maand|month)"
)
