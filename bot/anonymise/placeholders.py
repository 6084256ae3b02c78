"""What stands in the text instead of what was taken out, in the text's language."""

import re

from bot.anonymise.kinds import Kind, Span
from bot.words import Language, Words

NAMES: dict[Kind, Words] = {
    Kind.PERSON: Words(nl="[naam]", en="[name]"),
    Kind.EMAIL: Words(nl="[e-mailadres]", en="[e-mail address]"),
    Kind.PHONE: Words(nl="[telefoonnummer]", en="[phone number]"),
    Kind.ADDRESS: Words(nl="[adres]", en="[address]"),
    Kind.POSTCODE: Words(nl="[postcode]", en="[postal code]"),
    Kind.PLACE: Words(nl="[plaats]", en="[town]"),
    Kind.EMPLOYER: Words(nl="[werkgever]", en="[employer]"),
    Kind.SCHOOL: Words(nl="[school]", en="[school]"),
    Kind.URL: Words(nl="[link]", en="[link]"),
    Kind.HANDLE: Words(nl="[account]", en="[account]"),
    Kind.BSN: Words(nl="[bsn]", en="[citizen number]"),
    Kind.IBAN: Words(nl="[rekeningnummer]", en="[account number]"),
    Kind.BIRTH_DATE: Words(nl="[geboortedatum]", en="[date of birth]"),
    Kind.AGE: Words(nl="[leeftijd]", en="[age]"),
    Kind.DOCUMENT: Words(nl="[nummer]", en="[number]"),
    Kind.PLATE: Words(nl="[kenteken]", en="[number plate]"),
    Kind.IP: Words(nl="[ip-adres]", en="[ip address]"),
    Kind.SALARY: Words(nl="[bedrag]", en="[amount]"),
    Kind.HEALTH: Words(nl="[gezondheid]", en="[health]"),
    Kind.SPECIAL: Words(nl="[persoonlijk]", en="[private]"),
}
SECTORS: dict[str, Words] = {
    "winkel": Words(nl="[winkelketen]", en="[retail chain]"),
    "zorg": Words(nl="[zorgorganisatie]", en="[care organisation]"),
    "overheid": Words(nl="[overheidsorganisatie]", en="[public body]"),
    "bank": Words(nl="[bank]", en="[bank]"),
    "verzekeraar": Words(nl="[verzekeraar]", en="[insurer]"),
    "industrie": Words(nl="[industriebedrijf]", en="[industrial company]"),
    "techniek": Words(nl="[technologiebedrijf]", en="[technology company]"),
    "vervoer": Words(nl="[vervoersbedrijf]", en="[transport company]"),
    "energie": Words(nl="[energiebedrijf]", en="[energy company]"),
    "advies": Words(nl="[adviesbureau]", en="[consultancy]"),
    "uitzend": Words(nl="[uitzendbureau]", en="[employment agency]"),
    "horeca": Words(nl="[horecaketen]", en="[restaurant chain]"),
    "media": Words(nl="[mediabedrijf]", en="[media company]"),
    "telecom": Words(nl="[telecombedrijf]", en="[telecom company]"),
    "bouw": Words(nl="[bouwbedrijf]", en="[construction company]"),
    "goed": Words(nl="[goed doel]", en="[charity]"),
    "voeding": Words(nl="[voedingsbedrijf]", en="[food company]"),
    "wonen": Words(nl="[woningcorporatie]", en="[housing association]"),
}
DECADES: dict[int, Words] = {
    2: Words(nl="[twintiger]", en="[in my twenties]"),
    3: Words(nl="[dertiger]", en="[in my thirties]"),
    4: Words(nl="[veertiger]", en="[in my forties]"),
    5: Words(nl="[vijftiger]", en="[in my fifties]"),
    6: Words(nl="[zestiger]", en="[in my sixties]"),
}
PLACE = Words(nl="[woonplaats]", en="[place]")
WORD = re.compile(r"[^\W\d_]{4,}")
REMOVED = Words(nl="[weggelaten]", en="[removed]")
ALL = frozenset(
    piece
    for words in (*NAMES.values(), *SECTORS.values(), *DECADES.values(), PLACE, REMOVED)
    for piece in (words.nl, words.en)
)
STANDING = re.compile("|".join(re.escape(piece) for piece in sorted(ALL, key=len, reverse=True)))
SAYS_OWN_AGE = re.compile(r"(?:ik ben|ben ik|i am|i'm|im)\s(?:nu |inmiddels |net |bijna |now |almost )?$")


def placeholder(span: Span, language: Language, *, low: str) -> str:
    """Something broader where it helps the reader, else the name of what was there."""
    if span.label in ("removed", "unread"):
        return REMOVED.of(language)
    name = low[span.start : span.end]
    if span.label in SECTORS and not repeats(sector := SECTORS[span.label].of(language), name):
        return sector
    if span.kind is Kind.AGE and SAYS_OWN_AGE.search(low, max(0, span.start - 25), span.start):
        digits = low[span.start : span.end][:2]
        if digits.isdigit() and int(digits) // 10 in DECADES:
            return DECADES[int(digits) // 10].of(language)
    said = NAMES[span.kind].of(language)
    return PLACE.of(language) if span.kind is Kind.PLACE and repeats(said, name) else said


def repeats(said: str, name: str) -> bool:
    """'[town]' for 'cape town' would give half of it away."""
    return not set(WORD.findall(said)).isdisjoint(WORD.findall(name))
