"""Finds numbers that belong to one person: phone, BSN, IBAN, documents, plates, IP addresses.

A long number that fails every check still goes out: nobody needs one to understand a motivation.
"""

import ipaddress
import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.nl import bsn

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.numberwords import DIGIT_WORDS, NO_DIGIT, SPOKEN
from bot.anonymise.sought import sought

DIALS = re.compile(
    r"(?<!\w)(?:bel|app|bellen|appen|nummer|tel|telefoon|bereikbaar|mobiel|call|"
    r"phone|text|number|reach|whatsapp|bsn)(?!\w)"
)

DIALLED = frozenset("nul zero oh plus dubbel double 06 0 00".split())
GAP = r"[ .\-/()]{0,3}"
LONG_NUMBER = re.compile(rf"(?<![\w,.])\+?\(?\d(?:{GAP}\d){{6,16}}(?![\w])")
YEARS = re.compile(r"(?:19|20)\d\d\s?[-/.]\s?(?:19|20)\d\d")
AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3}){1,4}")
DATE = re.compile(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}")
IBANS = (
    sought(r"(?<!\w)[a-z]{2}[ .-]?\d{2}[ .-]?[a-z]{4}[ .-]?\d(?:[ .-]?\d){5,9}(?!\w)"),
    sought(r"(?<!\w)be[ .-]?\d{2}(?:[ .-]?\d{4}){3}(?!\w)"),
    sought(r"(?<!\w)[a-z]{2}\d{2}(?:[ -]?[a-z0-9]){11,30}(?!\w)"),
    sought(r"(?<!\w)[a-z]{2}[ .-]?\d{2}(?:[ .-]?\d{2,6}){3,7}(?!\w)"),
)
SHORTEST_IBAN = 15
NUMBER_NAME = (
    r"(?:[a-z-]{0,30}(?:nummer|nummers|nr|number)|paspoort|passport|rijbewijs|"
    r"rijbewijsnr|id-kaart|identiteitskaart|"
    r"id card|id|bsn|burgerservice|sofi|kvk|big|btw|vat|agb|v-nummer|studentnr|pnr|"
    r"driver's licen[cs]e|driving licen[cs]e|"
    r"licen[cs]e|rekening|account|polis|dossier|klant|passnr|no|nationaal register|"
    r"rijksregister|nino|national insurance)"
)
NUMBERED = sought(
    rf"(?<!\w){NUMBER_NAME}\b\.?(?:\s?[:=#(]\s?|\s(?:is|was|van mij|of mine|mijn|met|"
    rf"number|nummer|nr)\b:?){{0,4}}\s?"
    r"(?P<own>(?=[a-z]{0,4}[ -]?\d)[a-z]{0,4}[ -]?\d(?:[ "
    r".-]?[a-z]{0,2}\d){2,14}[a-z]?\d{0,2}(?!\w)|[a-z]{1,3}[a-z0-9]{4,10}\d(?!\w))"
)
DOCUMENT = re.compile(
    r"(?<!\w)(?=[a-z0-9]{0,12}\d)(?:[a-np-z]{2}[a-np-z0-9]{6}\d|[a-z]{1,3}\d{6,10}|"
    r"\d{3,10}[a-z]{1,3}\d{1,6})(?!\w)"
)
# 'emp-00482': the letters say who counts, the digits who is counted; five digits are no norm and no version.
STAFF = sought(r"(?<![\w-])[a-z]{1,5}[-_]\d{5,10}(?![\w-])")
# Letters and digits by turns, four digits or more: no word and no version looks like that.
MIXED = sought(
    r"(?<!\w)(?=(?:[a-z]{0,12}\d){4})(?=[a-z0-9]{8,24}(?!\w))(?:[a-z]+\d{2,}[a-z]+[a-z0-9]*|\d+[a-z]+\d{2,}[a-z0-9]*)(?!\w)"
)
PLATE_SHAPES = (
    "xx 99 99|99 99 xx|99 xx 99|xx 99 xx|xx xx 99|99 xx xx|99 xxx 9|9 xxx 99|xx 999 "
    "x|x 999 xx|xxx 99 x|9 xx 999|x 99 xxx"
    "|999 xx 9|9 xxx 999|xxx 999"
)
PLATE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        shape.replace("x", "[a-z]").replace("9", r"\d").replace(" ", gap)
        for shape in PLATE_SHAPES.split("|")
        for gap in (r"\s?[-.]\s?", " ", "")
    )
    + r"|[a-z]{2}\d{2}\s?[a-z]{3})(?![\w-])"
)
PLATE_WORD = re.compile(
    r"kenteken|nummerplaat|number plate|licen[cs]e plate|plate|registration|\bauto\b|"
    r"\bcar\b|\bbus\b|\bbusje\b|\bvan\b|rijd|\brij\b|drive"
)
WORD_GROUPS = frozenset(
    "en of op in of na te ik me al om er ze we je km eu nl uk vs as at by to or is "
    "it uu pm am kb mb gb kw ml kg cm mm fm"
    " ad an so no my if do go he be us man dag jan feb mrt apr mei jun jul aug sep "
    "okt nov dec uur fte and the for met"
    " van per tot dus als een two one six ten who ons ben was had has mijn x m a e o i u t s k n".split()
)
IP4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2}|:\d{2,5})?(?![\w]|\.\d)")
IP6 = sought(r"(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:/\d{1,3})?(?![\w:])")
MAC = sought(r"(?<![\w:])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:])")
VERSION = re.compile(r"(?:versie|version|release|build|firmware|v\.?)\s?$")
REGISTER = sought(r"(?<!\d)\d{2}[. ]\d{2}[. ]\d{2}[- ]\d{3}[. ]\d{2}(?!\d)")
NINO = re.compile(r"(?<!\w)[a-ceghj-prstw-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d](?!\w)")

NOT_PLAIN = re.compile(r"[^a-z0-9]")
CITIZEN = re.compile(r"bsn|burgerservice|sofi|citizen service|rijksregister")
CITIZENS_OWN = re.compile(r"bsn|burgerservice|sofi|rijksregister|nino|national")
BETWEEN_WORDS = re.compile(r"[\s,.\-/]{0,3}(?:en\s|and\s)?")
LETTERS = re.compile(r"[a-z]+")
GROUPS = re.compile(r"[a-z]+|\d+")
PARTED = re.compile(r"[\s.\-]")
NETWORK = re.compile(r"/\d+$")
PORT = re.compile(r":\d{2,5}$")
FOUR_NUMBERS = re.compile(r"\d{1,3}(\.\d{1,3}){3}")


def accounts(low: str) -> Iterator[Span]:
    for number, pattern in enumerate(IBANS):
        for found in pattern.finditer(low):
            end = found.end() if number < 2 else account_end(low, *found.span())
            if end:
                yield Span(found.start(), end, Kind.IBAN, 0.99)


def account_end(low: str, start: int, end: int) -> int:
    """Words that follow look like more of it: the longest part up to a gap whose check digits are right; 0 for none."""
    while end - start >= SHORTEST_IBAN:
        if iban.is_valid(NOT_PLAIN.sub("", low[start:end])):
            return end
        end = max(low.rfind(gap, start, end) for gap in " .-")
    return 0


def long_numbers(low: str) -> Iterator[Span]:
    for found in REGISTER.finditer(low):
        yield Span(*found.span(), Kind.BSN, 0.98)
    for found in NINO.finditer(low):
        yield Span(*found.span(), Kind.BSN, 0.9)
    for found in LONG_NUMBER.finditer(low):
        number = found.group()
        if (
            YEARS.fullmatch(number)
            or AMOUNT.fullmatch(number)
            or DATE.fullmatch(number)
            or IP4.fullmatch(number)
        ):
            continue
        yield Span(*found.span(), number_kind(low, found), 0.98)


def number_kind(low: str, found: re.Match[str]) -> Kind:
    digits = NO_DIGIT.sub("", found.group())
    before = low[max(0, found.start() - 30) : found.start()]
    if CITIZEN.search(before):
        return Kind.BSN
    if found.group().startswith(("+", "(", "0")) and len(digits) >= 9:
        return Kind.PHONE
    if len(digits) in (8, 9) and bsn.is_valid(digits.zfill(9)):
        return Kind.BSN
    return Kind.PHONE if len(digits) >= 9 and digits[0] in "06" else Kind.DOCUMENT


def spoken_numbers(low: str) -> Iterator[Span]:
    """'nul zes twaalf vierendertig …': a run of number words that starts like a phone number or is long."""
    run: list[re.Match[str]] = []
    for found in SPOKEN.finditer(low):
        if run and not BETWEEN_WORDS.fullmatch(low, run[-1].end(), found.start()):
            yield from spoken_number(run, low)
            run = []
        run.append(found)
    yield from spoken_number(run, low)


def spoken_number(run: list[re.Match[str]], low: str) -> Iterator[Span]:
    spelled = [found.group() for found in run]
    words = [word for word in spelled if not word.isdigit()]
    size = sum(len(word) if word.isdigit() else 1 for word in spelled)
    dialled = bool(spelled) and spelled[0] in DIALLED
    called = bool(run) and DIALS.search(low[max(0, run[0].start() - 30) : run[0].start()]) is not None
    many = (len(words) >= 6 and digitish(words)) or len(words) >= 5 or len(spelled) >= 8
    if (
        many
        or (dialled and len(spelled) >= 4 and size >= 4)
        or (called and len(words) >= 3 and len(spelled) >= 4)
    ):
        yield Span(run[0].start(), run[-1].end(), Kind.PHONE, 0.95)


def digitish(words: list[str]) -> bool:
    return sum(word in DIGIT_WORDS for word in words) * 2 > len(words)


def documents(low: str) -> Iterator[Span]:
    for found in NUMBERED.finditer(low):
        if sum(char.isdigit() for char in found.group("own")) >= 3:
            named = CITIZENS_OWN.match(found.group())
            yield Span(*found.span("own"), Kind.BSN if named else Kind.DOCUMENT, 0.95)
    for found in DOCUMENT.finditer(low):
        if sum(char.isdigit() for char in found.group()) >= 4 or (
            found.group()[-1].isdigit() and len(found.group()) == 9
        ):
            yield Span(*found.span(), Kind.DOCUMENT, 0.9)


def mixed(low: str) -> Iterator[Span]:
    for pattern in (MIXED, STAFF):
        for found in pattern.finditer(low):
            yield Span(*found.span(), Kind.DOCUMENT, 0.85)


def plates(low: str) -> Iterator[Span]:
    for found in PLATE.finditer(low):
        groups = LETTERS.findall(found.group())
        beside = (
            PLATE_WORD.search(low, max(0, found.start() - 40), min(len(low), found.end() + 25)) is not None
        )
        joined = not PARTED.search(found.group())
        two = len(GROUPS.findall(found.group())) == 2
        if not beside and (joined or two or (" " in found.group() and WORD_GROUPS.intersection(groups))):
            continue
        if (
            beside
            and " " in found.group()
            and {"en", "of", "uur", "jaar", "van", "and", "or"}.intersection(groups)
        ):
            continue
        yield Span(*found.span(), Kind.PLATE, 0.95 if beside or "-" in found.group() else 0.7)


def addresses_of_machines(low: str) -> Iterator[Span]:
    for pattern in (IP4, IP6):
        for found in pattern.finditer(low):
            bare = NETWORK.sub("", found.group())
            bare = PORT.sub("", bare) if pattern is IP4 else bare
            if is_ip(bare) and not VERSION.search(low, max(0, found.start() - 12), found.start()):
                yield Span(*found.span(), Kind.IP, 0.97)
    for found in MAC.finditer(low):
        yield Span(*found.span(), Kind.IP, 0.97)


def is_ip(text: str) -> bool:
    if len(text) < 6:
        return False
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return bool(FOUR_NUMBERS.fullmatch(text))
    return True
