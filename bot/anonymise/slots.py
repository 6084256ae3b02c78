"""Fails closed: what stands where a name stands goes out, whatever the word is.

Titles, initials, letters with blanks between them, firms that open or close with a trade, towns after 'in'.
"""

import re
from collections.abc import Iterator
from functools import cache

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.known import owner
from bot.anonymise.lexicon import facts, firm_words, word_names
from bot.anonymise.spelling import is_compound, is_slip
from bot.anonymise.tokens import Token
from bot.words import Language

INFIX = r"(?:(?:van|de|der|den|het|'t|ten|ter|te|el|al|vd|v\.d\.|von|da|dos|di|la|le|du|bin|ben|ait|o')\s){0,3}"
NAME = r"[^\W\d_][\w'-]{1,30}"
TITLED = re.compile(
    rf"(?<!\w)(?P<own>(?:mevrouw|mevr|mw|meneer|mijnheer|dhr|de heer|mr|mrs|ms|miss|mister|sir|madam|dr|drs|prof|professor|dokter|doctor|juf|meester|tante|oom|opa|oma|"
    rf"uncle|aunt|auntie|grandma|grandpa|psychiater|psycholoog|notaris|dominee|pastoor|rector|wethouder|burgemeester)\.?\s(?:[a-z]\.\s?){{0,3}}(?P<infix>{INFIX})(?P<name>{NAME}))(?!\w)"
)
FORMAL = re.compile(r"(?:mevr|mw|meneer|mijnheer|dhr|de heer|mr|ms|miss|sir|dr|prof|psych|notaris|dominee|pastoor)")
CALLED = re.compile(
    rf"(?<!\w)(?:heet ik|ik heet|hij heet|zij heet|ze heet|noem(?:t|en|de|den)? (?:ze |iedereen )?(?:me|mij)|call(?:s|ed)? me|genaamd|my name's|naam is|name is)\s"
    rf"(?:gewoon\s|maar\s|eigenlijk\s|altijd\s|just\s|dus\s|op het werk\s|thuis\s){{0,2}}(?P<name>{NAME})(?!\w)"
)
VD = re.compile(rf"(?<!\w)(?:vd|v\.d\.|v/d|v\.)\s?{NAME}(?!\w)")
LAST_FIRST = re.compile(rf"(?:^|\n)\s?(?P<own>{INFIX}(?P<last>{NAME}),\s(?P<first>{NAME}))(?!\w)")
LIVES = re.compile(
    rf"(?<!\w)(?:woon|woont|wonen|woonde|woonachtig|live|lives|living|zit|kom|geboren|born|coach|werk)\s(?:nu\s|zelf\s|sinds kort\s|al jaren\s)?(?:in|te|uit)\s(?P<name>{NAME})(?=\s?(?:$|[.,;!?)\n]|en\b|and\b|maar\b|but\b|met\b|with\b|ik\b|i\b|bij\b|sinds\b|werk\b|of\b|heb\b))"
)
COMPANY = re.compile(
    rf"(?<!\w)[a-z]{{0,20}}(?:bedrijf|bedrijfje|bureau|bureautje|stichting|company|startup|start-up|kantoor|firma|firm|praktijk|werkgever|employer|organisatie|organisation|charity|vereniging|keten|scale-up),\s"
    rf"(?P<own>(?:(?:de|het|the)\s)?{NAME}(?:\s{NAME}){{0,3}}?)(?=\s?(?:[,.;!?)]|$|\n|\s(?:in|te|and|en)\s))"
)
INITIALS = re.compile(rf"(?<![\w.])(?:[a-z]\.\s?){{1,4}}{INFIX}(?P<name>{NAME})(?!\w)")
NAME_INITIALS = re.compile(rf"(?<!\w)(?P<name>{NAME}),?\s(?:[a-z]\.){{1,4}}(?=\W|$)")
SPACED = re.compile(r"(?<![\w.])[^\W\d_](?:[ \-_*]{1,2}[^\W\d_]){2,24}(?![\w.])")
OWNED = tuple(
    re.compile(rf"(?<!\w)(?:mijn|m'n|mn|me|onze|ons|my|our|his|her|zijn|haar|hun)\s{between}(?P<role>[^\W\d_][\w-]{{1,25}})\s(?P<name>{NAME})(?!\w)")
    for between in ("", rf"{NAME}\s")
)
TOWN = re.compile(rf"(?<!\w)(?:in|te|uit|nabij|rond|rondom|omgeving|regio|near|from|around|hartje|richting|vanuit|vanaf)\s(?P<name>{NAME})(?!\w)")
NOT_NAMED = frozenset("van voor aan bij en of is was die dat the of for and who that in op met to".split())
STOPS = frozenset(
    "en of maar want dus als omdat dat die wat wie waar toen is was zijn ben heb heeft had hebben wil wilde kan kon moet moest zou wordt werd gaat ging ik je jij hij zij ze we wij jullie "
    "in op bij aan uit naar met voor door over tot sinds na van te om er hier daar nu al nog ook niet wel geen zo dan mijn me mij zit loop loopt werk werkt woon doe sta kom zoek "
    "and or but because so that which who where when is was are am be been i you he she it we they in on at by to from with for about since after of as my me not no now then has have had "
    "want work works live need will would can could".split()
)


def named_slots(low: str) -> Iterator[Span]:
    for found in TITLED.finditer(low):
        nobles = re.search(r"van|der|den|ter|vd", found.group("infix"))
        formal = FORMAL.match(found.group())
        if found.group("name") not in STOPS and ((nobles and formal) or not is_everyday(found.group("name"))):
            yield Span(*found.span("own"), Kind.PERSON, 0.9)
    for found in INITIALS.finditer(low):
        if found.group("name") not in STOPS and not is_everyday(found.group("name")):
            yield Span(*found.span(), Kind.PERSON, 0.9)
    for found in NAME_INITIALS.finditer(low):
        known = facts(found.group("name"))
        if (known.last or known.first or not known.commonness) and found.group("name") not in STOPS and not known.tool and known.commonness < 3:
            yield Span(*found.span(), Kind.PERSON, 0.85)
    for found in CALLED.finditer(low):
        if found.group("name") not in STOPS and not facts(found.group("name")).tool:
            yield Span(*found.span("name"), Kind.PERSON, 0.7)
    for found in VD.finditer(low):
        yield Span(*found.span(), Kind.PERSON, 0.85)
    for found in LAST_FIRST.finditer(low):
        last, first = facts(found.group("last")), facts(found.group("first"))
        if last.last and first.first and first.commonness < 4 and (first.first > 1 or not first.commonness):
            yield Span(*found.span("own"), Kind.PERSON, 0.85)
    for found in LIVES.finditer(low):
        if facts(found.group("name")).place and found.group("name") not in STOPS - {"hem"}:
            yield Span(*found.span("name"), Kind.PLACE, 0.7)
    for found in COMPANY.finditer(low):
        if not STOPS.intersection(found.group("own").split()) and not found.group("own").startswith(("een ", "a ")):
            yield Span(*found.span("own"), Kind.EMPLOYER, 0.65)
    for found in SPACED.finditer(low):
        letters = re.findall(r"[^\W\d_]", found.group())
        if len(set(letters)) > 1:
            yield Span(*found.span(), Kind.PERSON, 0.9)


def is_everyday(word: str) -> bool:
    known = facts(word)
    return known.commonness >= 3 and not (known.first > 1 or known.last > 1 or word in word_names())


# In English these stand after 'my boss' as verbs.
VERBS = frozenset("will may wil can would mark marks chase grant drew rose reed".split())


def plain_names(tokens: list[Token]) -> Iterator[Span]:
    """A capital inside a sentence on a word no dictionary has, and a common first name, need no sentence around them."""
    cased = sum(token.is_word and not token.has_capital for token in tokens) > 1
    for token in tokens:
        if not token.is_word or len(token.low) < 3:
            continue
        known = facts(owner(token.low))
        if known.commonness or known.tool or token.low in STOPS:
            continue
        if known.first > 1:
            yield Span(token.start, token.end, Kind.PERSON, 0.8)
        elif cased and token.has_capital and not token.opens and not is_compound(token.low) and not is_slip(token.low):
            kind = Kind.PLACE if known.place else Kind.PERSON if known.first or known.last else Kind.EMPLOYER
            yield Span(token.start, token.end, kind, 0.6)


def after_role(tokens: list[Token], groups: dict[str, str]) -> Iterator[Span]:
    """'mijn baas mark is', 'my wife summer got': a name that is a word, after somebody's role."""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if groups.get(before.low) == "R" and token.low in word_names() and (token.low not in VERBS | STOPS or says(after)):
            yield Span(token.start, token.end, Kind.PERSON, 0.65)


def says(token: Token) -> bool:
    """A second verb: the word before it was no verb but a name."""
    return token.low in SAID


SAID = frozenset("is was has had heeft zegt vindt says said thinks keeps always never geeft doet wilde gaf kreeg snapt luistert vroeg".split())


def likely_names(low: str, language: Language) -> Iterator[Span]:
    """'mijn bazin kim', 'in kampen': a listed name in a name's place, though it is a word as well."""
    for found in (found for pattern in OWNED for found in pattern.finditer(low)):
        name = found.group("name")
        known = facts(name)
        own = known.dutch if language is Language.NL else known.english
        listed = known.first > 1 or name in word_names() or (known.first and not known.commonness)
        if listed and own < 4 and name not in STOPS and not known.tool and facts(found.group("role")).commonness >= 2 and found.group("role") not in NOT_NAMED:
            yield Span(*found.span("name"), Kind.PERSON, 0.7)
    for found in TOWN.finditer(low):
        known = facts(found.group("name"))
        own = known.dutch if language is Language.NL else known.english
        if known.place > 1 and own < 4 and not known.tool:
            yield Span(*found.span("name"), Kind.PLACE, 0.7)


@cache
def openers() -> frozenset[str]:
    return frozenset(firm_words()["open"])


@cache
def closers() -> frozenset[str]:
    return frozenset(word for word in firm_words()["close"] if " " not in word and word.isalpha())


def firms(tokens: list[Token], found: list[Span]) -> Iterator[Span]:
    """Grows a firm over the words that belong to it: 'stichting de waalboog', 'teijin aramid', 'two sisters catering'."""
    taken = {}
    for span in found:
        if span.kind in (Kind.EMPLOYER, Kind.SCHOOL, Kind.PERSON, Kind.PLACE):
            for token in tokens_in(tokens, span):
                taken[token] = span.kind
    for at, token in enumerate(tokens):
        kind = taken.get(at)
        if token.low in openers():
            yield from opened(tokens, at, taken)
        elif token.low in SCHOOLS:
            yield from schooled(tokens, at, taken)
        elif kind in (Kind.EMPLOYER, Kind.SCHOOL) and taken.get(at + 1) is None:
            yield from continued(tokens, at, kind)
        elif token.low in closers() and kind is None and at and taken.get(at - 1) in (Kind.EMPLOYER, Kind.PERSON, Kind.PLACE):
            yield Span(tokens[at - 1].start, token.end, Kind.EMPLOYER, 0.8)


def tokens_in(tokens: list[Token], span: Span) -> Iterator[int]:
    from bisect import bisect_left

    at = bisect_left(tokens, span.start, key=lambda token: token.start)
    while at < len(tokens) and tokens[at].start < span.end:
        yield at
        at += 1


def opened(tokens: list[Token], at: int, taken: dict[int, Kind]) -> Iterator[Span]:
    """A trade and what follows it, when that is taken out already or starts with an article of its own."""
    before = tokens[at - 1].low if at else ""
    if before in ("een", "a", "an", "mijn", "onze", "ons", "my", "our", "elke", "geen", "no"):
        return
    ahead = at + 1
    while ahead < len(tokens) and ahead < at + 3 and tokens[ahead].low in ("de", "het", "'", "t", "the", "van", "der", "den"):
        ahead += 1
    if ahead >= len(tokens) or not tokens[ahead].is_word:
        return
    if token_opens_region(tokens, at, ahead):
        yield Span(tokens[at].start, tokens[ahead].end, Kind.EMPLOYER, 0.9)
    own_article = tokens[at + 1].low in ("de", "het", "'", "the") and before in ("bij", "op", "van", "voor", "at", "for", "in", "", ",") and tokens[ahead].low not in STOPS
    if ahead in taken:
        yield Span(tokens[at].start, tokens[ahead].end, Kind.EMPLOYER, 0.85)
    elif own_article and (facts(tokens[ahead].low).commonness < 4 or taken.get(at)):
        yield Span(tokens[at].start, tokens[ahead].end, Kind.EMPLOYER, 0.65)


SCHOOLS = frozenset(
    "school college gymnasium lyceum atheneum academy academie university universiteit hogeschool mavo havo vmbo institute instituut conservatorium".split()
)
SCHOOL_FIRST = frozenset(
    "stedelijk christelijk koninklijk openbaar katholiek protestants gereformeerd international british american european royal national rijks vrije islamitische technische high primary grammar".split()
)
BETWEEN = frozenset("of van in the de het for voor".split())


def schooled(tokens: list[Token], at: int, taken: dict[int, Kind]) -> Iterator[Span]:
    """'stedelijk gymnasium leeuwarden', 'the international school of the hague': all of it names the school."""
    first, last = at, at
    while first and (tokens[first - 1].low in SCHOOL_FIRST or first - 1 in taken):
        first -= 1
    ahead = at + 1
    while ahead < min(len(tokens), at + 3) and tokens[ahead].low in BETWEEN and ahead not in taken:
        ahead += 1
    while ahead < len(tokens) and (ahead in taken or (ahead == at + 3 and tokens[ahead].low == "netherlands")):
        last, ahead = ahead, ahead + 1
    if first < at or last > at:
        yield Span(tokens[first].start, tokens[last].end, Kind.SCHOOL, 0.8)


REGIONAL = frozenset("provincie politie eenheid waterschap veiligheidsregio omroep rtv ggz ggd hoogheemraadschap defensie jeugdbescherming".split())


def token_opens_region(tokens: list[Token], at: int, ahead: int) -> bool:
    """'provincie gelderland', 'politie eenheid oost-nederland': a region names the employer here."""
    after = tokens[ahead].low
    return tokens[at].low in REGIONAL and after not in STOPS and (facts(after).tool == 1 or after in REGIONAL or "-" in after)


def continued(tokens: list[Token], at: int, kind: Kind) -> Iterator[Span]:
    """The rare word right after a firm is the rest of its name; so is a capital after a capital."""
    if at + 1 >= len(tokens) or not tokens[at + 1].is_word or tokens[at + 1].start != tokens[at].end + 1:
        return
    after = tokens[at + 1]
    known = facts(after.low)
    if after.low in STOPS or known.tool:
        return
    if after.low in closers() or known.commonness < 2 or (after.has_capital and tokens[at].has_capital and not after.opens):
        yield Span(tokens[at].start, after.end, kind, 0.8)
