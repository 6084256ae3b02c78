"""Finds when somebody was born; months, terms and years of work stay."""

import re
from collections.abc import Iterator

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.numberwords import NO_DIGIT, SMALL
from bot.anonymise.sought import sought

MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|"
    r"may|jun[ie]?|jul[iy]?|aug(?:ustus|ust)?|"
    r"sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?:(?:19|20)\d\d|'\s?\d\d|\d\d)"
SPOKEN_YEAR = (
    rf"(?:(?:negentien|nineteen)[ -]?(?:honderd|hundred)?\s?(?:en|and)?[ -]?(?:{SMALL})"
    rf"|(?:tweeduizend|two thousand|twenty)(?:\s?(?:en|and))?[ -]?(?:{SMALL})?)"
)
DAY = rf"(?:\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?|{SMALL}|(?:{SMALL})(?:de|ste|th))"
BORN = re.compile(
    r"(?<!\w)(?:geboren|geb\.?|geboortedatum|geboortedag|gebdatum|geboortejaar|"
    r"gebjaar|born|dob|d\.o\.b\.?|date of birth|birth ?date|birthday|bday|"
    r"year of birth|jarig|verjaardag|verjaar|bouwjaar|b\.j\.|jaargang|bj)(?!\w)"
)
DATES = (
    sought(
        r"(?<![\w.,-])\d{1,2}(?:\s?[-/.]\s?|\s)\d{1,2}(?:\s?[-/.]\s?|\s)(?P<year>(?:19|"
        r"20)\d\d|'?\d\d)(?![\w]|[.,-]\d)"
    ),
    sought(r"(?<![\w.,-])(?P<year>19[2-9]\d|20[01]\d)\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?![\w]|[.,-]\d)"),
    sought(rf"(?<!\w){DAY}\s?(?:of |- ?)?{MONTH}[\s,-]{{0,2}}(?P<year>{YEAR}|{SPOKEN_YEAR})(?!\w)"),
    sought(rf"(?<!\w){MONTH}\s{DAY}[\s,]{{1,2}}(?P<year>{YEAR}|{SPOKEN_YEAR})(?!\w)"),
    sought(rf"(?<!\w){MONTH}\s(?:van\s)?(?P<year>(?:19|20)\d\d|'\s?\d\d|{SPOKEN_YEAR})(?!\w)"),
)
FEAST = (
    r"(?:(?:eerste|tweede|1e|2e)\s)?(?:kerstdag|paasdag|pinksterdag|nieuwjaarsdag|oudejaarsdag|koninginnedag|"
    r"koningsdag|sinterklaas|bevrijdingsdag|christmas(?: day| eve)?|new year's (?:day|eve)|boxing day|valentine's day)"
)
SHORT_DATES = (
    sought(rf"(?<!\w){FEAST}(?:\s(?:van\s)?(?:19[2-9]\d|20[01]\d|'\s?\d\d))?(?!\w)"),
    sought(rf"(?<!\w){DAY}\s?(?:of )?{MONTH}(?!\w)"),
    sought(rf"(?<!\w){MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?!\w)"),
    sought(r"(?<![\w.,-])\d{1,2}\s?[-/]\s?\d{1,2}(?![\w-])"),
    sought(r"(?<!\w)(?:19[2-9]\d|200\d|201\d|'\s?\d\d)(?!\w)"),
    sought(rf"(?<!\w){SPOKEN_YEAR}(?!\w)"),
)
OF_YEAR = sought(
    r"(?<!\w)(?:ik ben (?:er (?:een|eentje) )?(?:van|uit)|ben van|i am from|i'm from|"
    r"bouwjaar|jaargang|generatie|class of|lichting|een kind van)\s"
    rf"(?:het jaar |')?\s?(?P<own>19[3-9]\d|200\d|'?\s?[3-9]\d|{SPOKEN_YEAR})(?![\w%])"
)


def birth_dates(low: str) -> Iterator[Span]:
    for pattern in DATES:
        for found in pattern.finditer(low):
            if is_long_ago(found.group("year")) or near_birth(low, found):
                yield Span(*found.span(), Kind.BIRTH_DATE, 0.95)
    for pattern in SHORT_DATES:
        for found in pattern.finditer(low):
            if near_birth(low, found):
                yield Span(*found.span(), Kind.BIRTH_DATE, 0.85)
    for found in OF_YEAR.finditer(low):
        yield Span(*found.span("own"), Kind.BIRTH_DATE, 0.9)


SINCE = re.compile(r"(?:sinds|since|vanaf|from|until|tot)\s$")
STOP = re.compile(r"[!?\n;]|\.\s")
BORN_THEN = re.compile(
    r"[\s,]{0,2}(?:ben ik |is mijn |is m'n |geboren|is my |jarig|was i born|i was "
    r"born|als geboorte|word ik jarig)"
)


def is_long_ago(year: str) -> bool:
    """Nobody starts a job in 1985 and says the day; a full date before 2008 is a birthday."""
    digits = NO_DIGIT.sub("", year)
    if not digits:
        return year.startswith(("negentien", "nineteen"))
    return int(digits) < 2008 if len(digits) == 4 else 40 <= int(digits) <= 99


def near_birth(low: str, found: re.Match[str]) -> bool:
    if SINCE.search(low, max(0, found.start() - 7), found.start()):
        return False
    window = low[max(0, found.start() - 45) : found.start()]
    after = low[found.end() : found.end() + 35]
    sentence = STOP.split(window)[-1]
    return bool(BORN.search(sentence) or (BORN_THEN.match(after) and BORN.search(after)))
