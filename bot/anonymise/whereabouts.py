"""Finds streets with a number and postcodes; towns are the tagger's and the lists' work."""

import re
from collections.abc import Iterator

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import facts
from bot.anonymise.numberwords import SMALL
from bot.anonymise.sought import sought

STREET_END = (
    r"(?:straat|straatje|str|laan|weg|wegje|plein|plantsoen|kade|gracht|singel|dreef|"
    r"hof|hofje|steeg|dijk|pad|park|markt|wal|poort|"
    r"baan|lei|vest|oever|haven|brink|akker|veld|kamp|ring|plaats|erf|werf|sluis|"
    r"brug|gaarde|burg|berg|donk|horst|meent|es|weide|boulevard|rak|vliet|zoom|tuin|"
    r"dam|eind|einde|hoek|stede|wijk)"
)
STREET_SURE = (
    r"(?:straat|straatje|laan|plein|plantsoen|kade|gracht|singel|dreef|steeg|dijk|"
    r"weg|steenweg|lei|pad|hof|boulevard)"
)
HOUSE = (
    rf"(?:(?:(?:nr\.?|nummer|no\.?|huisnummer|n°)\s?)?\d{{1,4}}(?!\d)|(?:nr\.?|nummer|huisnummer|number)\s{SMALL}(?!\w))"
    r"(?:\s?(?:bis|hs|huis|"
    r"rd|bus\s?\d{1,3}|app\.?\s?\d{1,3}|[ivx]{1,4}|[a-h])(?!\w))?"
    r"(?:\s?[-/]\s?(?:\d{1,4}|[a-h]|[ivx]{1,4}|hs|bis)(?!\w))?(?![\w%€]|[.,]\d)"
)
PIECE = r"[^\W\d_][\w'.-]{0,30}"
LEAD = (
    r"(?:(?:burgemeester|burg\.?|prins|prinses|koning|koningin|sint|st\.?|dr\.?|"
    r"doctor|ds\.?|dominee|pastoor|professor|prof\.?|generaal|kapitein|van|de|der|"
    r"den|het|"
    r"ten|ter|'t|oude|nieuwe|lange|korte|grote|kleine|eerste|tweede|derde|1e|2e|3e|"
    r"noord|zuid|oost|west|jan|johan|willem|president|mr\.?|meester|graaf|hertog|"
    r"pater|kardinaal|"
    r"admiraal|luitenant|minister|wethouder|laan|plein|achter|lage|hoge|rue|avenue|"
    r"place|wilhelmina|juliana|anna|maria|karel|piet|hendrik|frans|pieter|groene|"
    r"rode|witte)\s){0,4}"
)
STREETS = (
    sought(rf"(?<!\w){LEAD}[^\W\d_][\w'-]{{1,30}}(?:{STREET_END}\s{{1,2}}|{STREET_SURE}\s?,?\s?){HOUSE}"),
    sought(
        rf"(?<!\w)(?:laan van|plein|weg|hof van|kade|achter|rue|avenue|place|"
        rf"chaussee)\s(?:{PIECE}\s){{0,3}}{PIECE}\s{HOUSE}"
    ),
    sought(
        rf"(?<!\w)\d{{1,4}}[a-z]?,?\s(?:{PIECE}\s){{1,3}}(?:street|st|road|rd|avenue|ave|"
        rf"lane|drive|close|crescent|gardens|court|square|terrace|grove|mews|hill|way|"
        rf"place|park)(?!\w)"
    ),
    sought(
        rf"(?<!\w)(?:{PIECE}\s){{1,2}}(?:straat|street|road|avenue|lane|drive|laan|weg|"
        rf"plein|close)\s{HOUSE}"
    ),
)
BEFORE_POSTCODE = sought(
    rf"(?<!\w)(?P<own>(?:(?:het|de|the)\s)?{PIECE}\s{HOUSE})\s?,?\s(?:in\s)?\[(?:postcode|postal code)\]"
)
FLAT = sought(r"(?<!\w)(?:flat|apartment|apt\.?|unit|suite|appartement|app\.)\s\d{1,4}[a-z]?(?=,|\s\d)")
LIVES = sought(
    rf"(?<!\w)(?:woon(?:t|de)?|wonend|wonende|woonachtig|live|living|lives|adres|"
    rf"address|verhuisd|moved|postadres|thuisadres)(?:\s(?:ik|is|nu|in|op|aan|at|on|"
    rf"to|naar|sinds|zelf|we|er|hier|mijn|momenteel|nog|gewoon|my|de|het|den|current|"
    rf":)){{0,4}}\s?:?\s?"
    rf"(?P<own>(?!(?:with|met|zonder|without|for|voor|at|on|op|als|as)\s)(?:{PIECE}\s){{0,3}}{PIECE}\s{HOUSE})(?!\s?(?:jaar|years|km|min|uur|"
    rf"maanden|hours|months|weken|kinderen|kids|dagen|mensen|minutes|kilometer|"
    rf"minuten|keer|collega))"
)
BARE_STREET = sought(
    rf"(?<!\w)(?:(?:de|het|den|'t)\s)?(?P<own>{LEAD}[^\W\d_][\w'-]{{2,30}}{STREET_SURE})(?!\w)"
)
POSTCODES = (
    sought(r"(?<![\w.,-])[1-9]\d{3}(?P<gap>\s{0,2}|\s?-\s?)(?P<letters>[a-z]{2})(?![\w])"),
    sought(
        r"(?<!\w)(?:postcode|postal code|zip|zipcode|pc)\b[\s:]{0,2}(?:is\s|van\s|"
        r"mijn\s)?(?P<own>\d{4}(?:\s?[a-z]{2}(?!\w))?)(?!\w)"
    ),
    sought(r"(?<!\w)(?P<own>[1-9](?:[ .]\d){3}[ .]+[a-z][ .][a-z])(?!\w)"),
    sought(r"(?<![\w-])(?:[a-z]{1,2}\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{2})(?!\w)"),
)
BEFORE_TOWN = re.compile(r"(?<![\w.,-])(?P<own>[1-9]\d{3})\s(?P<town>[^\W\d_][\w'-]{2,30})")
NOT_LETTERS = frozenset(
    "en of op in of na te ik me al om er ze we je km eu nl uk vs as at by to or is "
    "it uu pm am kb mb gb kw ml kg cm mm fm ad an so no my if "
    "do go he be us ca ft bc wo vr ma di sa sd ss zo za ha hm oh ja nu ja u".split()
)


NUMBERED = re.compile(r"\d|(?:nr\.?|nummer|number)\s")

COUNTED = re.compile(
    r"\s?(?:jaar|years|km|uur|maanden|weken|kinderen|dagen|mensen|keer|collega|minuten|procent|miles?|mijl|"
    r"hours?|minutes|times|days|weeks|months|people)(?!\w)"
)
LEADING = re.compile(r"(?:de|het|van|den|der|aan|in|op|'t)\s")
# 'Almere poort', 'amsterdam-noord', 'diemen zuid': part of a town.
DISTRICT = sought(
    r"(?<![\w-])(?P<town>[^\W\d_][\w']{2,30})(?P<joint>[\s-])"
    r"(?:noord|zuid|oost|west|noordoost|noordwest|zuidoost|zuidwest|centrum|binnenstad|poort|buiten|haven|hout|"
    r"north|south|east|centre)(?![\w-])"
)
IN_TWO = re.compile(r"[a-z]{1,2}\d[a-z\d]?\s\d")


def streets(low: str) -> Iterator[Span]:
    for pattern in STREETS if NUMBERED.search(low) else ():
        for found in pattern.finditer(low):
            if not COUNTED.match(low, found.end()) and not found.group().startswith(("onderweg", "vandaag")):
                yield Span(*trim_lead(found.span(), low), Kind.ADDRESS, 0.95)
    for found in LIVES.finditer(low):
        yield Span(*found.span("own"), Kind.ADDRESS, 0.85)
    for found in BEFORE_POSTCODE.finditer(low):
        yield Span(*found.span("own"), Kind.ADDRESS, 0.85)
    for found in FLAT.finditer(low):
        yield Span(*found.span(), Kind.ADDRESS, 0.85)
    for found in BARE_STREET.finditer(low):
        last = found.group("own").split()[-1]
        if not facts(last).is_ordinary and len(last) > 6:
            yield Span(*trim_lead(found.span("own"), low), Kind.ADDRESS, 0.85)


def districts(low: str) -> Iterator[Span]:
    for found in DISTRICT.finditer(low):
        town = facts(found.group("town"))
        everyday = town.commonness > (3 if found.group("joint") == "-" else 2) or (
            town.place == 1 and town.commonness
        )
        if town.place and not town.tool and not everyday:
            yield Span(*found.span(), Kind.PLACE, 0.85)


def trim_lead(span: tuple[int, int], low: str) -> tuple[int, int]:
    """'van de kerkstraat 3': the leading small words are the sentence's, not the street's."""
    start, end = span
    while found := LEADING.match(low, start, end):
        start = found.end()
    return start, end


def postcodes(low: str) -> Iterator[Span]:
    for number, pattern in enumerate(POSTCODES):
        for found in pattern.finditer(low):
            if number == 0 and found.group("gap") and found.group("letters") in NOT_LETTERS:
                continue
            if number == 0 and found.group("letters") in ("kb", "mb", "gb", "km", "kw", "uu", "en"):
                continue
            if number == 3 and not IN_TWO.search(found.group()):
                continue
            yield Span(*found.span("own" if number in (1, 2) else 0), Kind.POSTCODE, 0.95)
    for found in BEFORE_TOWN.finditer(low):
        town = facts(found.group("town"))
        if town.place and not town.is_ordinary and not found.group("own").startswith(("19", "20")):
            yield Span(*found.span("own"), Kind.POSTCODE, 0.9)
