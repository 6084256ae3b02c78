"""Finds what somebody earns; budgets, turnover and the like stay."""

import re
from collections.abc import Iterator

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.numberwords import HALF_WAY, LARGE, NO_DIGIT, SMALL
from bot.anonymise.sought import sought

DIGITS = r"\d{1,3}(?:[.,\s]\d{3})+(?:,(?:\d\d|-{1,2}))?|\d{2,6}(?:[.,]\d{1,2})?(?:,-{1,2})?|\d{1,3}(?:[.,]\d{1,2}(?=\s?k))?"
AMOUNT = rf"(?:(?:{DIGITS})(?:\s?(?:k|duizend|mille|thousand|grand|ton)\b)?(?:,-)?|{LARGE})"
SIGN = r"(?:€|eur|euro|euros|£|\$|pond|pounds|gbp|usd|euri|ekkies)"
PERIOD = (
    r"(?:bruto|netto|gross|net\b|p/?m\b|p\.m\.|p/?j\b|p/?u\b|per maand|per jaar|per "
    r"uur|per mnd|a month|per month|monthly|"
    r"a year|per year|per annum|p\.?a\.?\b|annually|yearly|an hour|per hour|in de "
    r"maand|maandelijks|salaris|loon|salary|before tax|after tax|schoon|in het "
    r"handje|per week|a week|jaarsalaris|maandsalaris)"
)
EARN = (
    r"(?:verdien(?:de|en|t)?|salaris\w*|loon|maandloon|jaarloon|uurloon|inkomen|"
    r"inkomsten|jaarsalaris|maandsalaris|uitkering|pensioen|earn(?:s|ed|ing)?|salary|"
    r"wage|pay|paid|"
    r"income|making|make|betaald|krijg|ontvang|bruto|netto|gross|package|loonbriefje|"
    r"uurtarief|tarief|bonus|dagtarief|dagprijs|day rate|hourly rate|rate|vang|kost|betalen|bied(?:en|t)?|geboden|"
    r"offered|offer|schoon|net|boden|bood|vroeg|vraag|asked|asking|ask)"
)
BETWEEN = (
    r"(?:[\s:,(~]{1,3}(?:is|was|van|nu|ongeveer|rond|zo'n|circa|ca\.?|about|around|"
    r"roughly|of|a|the|de|een|ik|i|per|maand|jaar|uur|only|maar|slechts|just|nog|"
    r"geen|minder dan|meer dan|boven|onder|tussen|between|over|under|bijna|almost|me|"
    r"mij|at|op|currently|momenteel|bruto|netto|gross|net|month|year|bedraagt|ligt|"
    r"lag|hier|daar|now|het|dan|more|less|than|toen|for|tot|naar|to|from|"
    r"heb)\b){0,5}[\s:,(~]{0,3}"
)
# Four digits that are no year, or what says that it is a sum.
SUM = r"(?!(?:19|20)\d\d(?!\d))\d(?:\.?\d{3})(?!\w|[.,]\d)"
RANGE = rf"(?:\s?(?:-|à|tot|en|to|and)\s?{SIGN}?\s?(?:{AMOUNT}))?"
SALARIES = (
    sought(rf"(?<![\w.,]){SIGN}\s?(?P<own>{AMOUNT}{RANGE})(?![\w]|[.,]\d)"),
    sought(rf"(?<![\w.,])(?P<own>{AMOUNT}{RANGE})\s?{SIGN}(?!\w)"),
    sought(rf"(?<![\w.,])(?P<own>{AMOUNT}{RANGE})\s?(?:{SIGN}\s?)?{PERIOD}(?!\w)"),
    sought(rf"(?<!\w){EARN}{BETWEEN}{SIGN}?\s?(?P<own>{AMOUNT}{RANGE})(?![\w%]|[.,]\d)"),
    sought(r"(?<![\w.,])(?P<own>\d{1,3}(?:\.\d{3})+,(?:-{1,2}|\d\d)|\d{3,6},-{1,2})"),
    sought(r"(?<![\w.,])(?P<own>\d{2,3}(?:[.,]\d)?\s?k)(?!\w)"),
    sought(rf"(?<!\w)(?P<own>{LARGE})(?:\s(?:euro|bruto|netto))(?!\w)"),
    sought(
        rf"(?<!\w)(?P<own>{SMALL})\s(?:euro|euros|pounds?|pond|quid|dollars?)\s(?:bruto\s|netto\s|gross\s)?"
        r"(?:per|an|a|the|in)\s(?:hour|uur|day|dag|week|month|maand)(?!\w)"
    ),
    sought(
        rf"(?<!\w)(?:hou|houd|houden)\s(?:maar\s|slechts\s|nog\s|netto\s){{0,2}}{SIGN}?\s?(?P<own>{AMOUNT})\s"
        r"(?:per maand\s|netto\s)?over(?!\w)"
    ),
    # 'Van 3100 naar 2600 als ik switch': two sums, and nothing that is counted.
    sought(
        rf"(?<!\w)(?:van|from)\s{SIGN}?\s?(?P<own>{SUM}\s(?:naar|to)\s{SIGN}?\s?{SUM})(?=\s?(?:$|[.,;!?)]|\n)"
        r"|\s(?:als|if|maar|but|en|and|dus|so|bruto|netto|gross|in|met|with|want|omdat|because|terug|back)\b)"
    ),
)
# 'Nu [bedrag] bruto, wil naar 3.800': a second sum beside one that was taken out.
BESIDE = sought(
    rf"\[(?:bedrag|amount)\][^.!?\n\d]{{0,40}}?\b(?:naar|tot|to|en|and|van|collega|collegas|of|or|krijgt|verdient|makes|"
    rf"gets|earns|vs|versus|than|dan|wens|wil|gewenst|doel|wish|want|hoop)\s{SIGN}?\s?(?P<own>(?:{DIGITS})(?:\s?k\b)?)(?![\w%]|[.,]\d)"
)
NOT_EARNED = re.compile(
    r"budget|omzet|turnover|revenue|project|lening|hypotheek|mortgage|schuld|debt|"
    r"korting|subsidie|investering|funding|opleiding|cursus|training|loan|boete|"
    r"portefeuille|portfolio|miljoen|million|coachtraject|traject kost|vergoeding voor|reiskosten"
)
NO_AMOUNT = re.compile(
    r"\s?(?:uur|uren|hours?|dagen|days?|jaar(?!\s?salaris)|years?|maanden|months?|"
    r"weken|weeks?|keer|times|%|procent|percent|km|minuten|minutes|mensen|people|"
    r"collega|fte|man\b|klanten|dingen|things|"
    r"stappen|steps|reacties|banen|jobs|kansen|sollicitaties|opties|options|redenen|"
    r"kids|kinderen|op een|of the|gesprek|van de|x\b|nachten|diensten|opdracht|"
    r"afwijzing|taken|functies|e\b)"
)

# 'Vier en een half duizend', 'four and a half thousand'.
HALVES = sought(rf"(?<!\w)(?P<own>{HALF_WAY})(?!\w)")
HALF = re.compile(r"half")

COUNTING = re.compile(r"\d|honderd|duizend|hundred|thousand")
# 'Romy, 24 net klaar': in Dutch 'just', and an age.
JUST = re.compile(r"\d{1,2}\s?net")
EARNED = re.compile(rf"(?<!\w){EARN}|{PERIOD}")
THOUSANDS = re.compile(r"k|duizend|thousand|mille|ton|grand")


def salaries(low: str) -> Iterator[Span]:
    for number, pattern in enumerate(SALARIES):
        for found in pattern.finditer(low):
            own = found.group("own")
            if number == 3 and (NO_AMOUNT.match(low, found.end()) or not big_enough(own)):
                continue
            if NO_AMOUNT.match(low, found.end("own")) or (number != 7 and not COUNTING.search(own)):
                continue
            if number == 2 and JUST.fullmatch(found.group()):
                continue
            around = low[max(0, found.start() - 40) : found.end() + 25]
            if not EARNED.search(around) and NOT_EARNED.search(around):
                continue
            yield Span(*found.span("own"), Kind.SALARY, 0.9)


def halves(low: str) -> Iterator[Span]:
    for found in HALVES.finditer(low):
        if not NOT_EARNED.search(low, max(0, found.start() - 40), found.end() + 25):
            yield Span(*found.span("own"), Kind.SALARY, 0.9)


def beside(low: str) -> Iterator[Span]:
    for found in BESIDE.finditer(low):
        if big_enough(found.group("own")) and not NO_AMOUNT.match(low, found.end("own")):
            yield Span(*found.span("own"), Kind.SALARY, 0.85)


def big_enough(amount: str) -> bool:
    digits = NO_DIGIT.sub("", amount)
    return not digits or len(digits) >= 3 or bool(THOUSANDS.search(amount)) or "," in amount
