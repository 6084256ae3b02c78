"""Fails closed where an employer or a school stands: after a trade and a comma, after 'les op de', in a council."""

from collections.abc import Iterator

from bot.anonymise.gazetteer import Listed, entries
from bot.anonymise.kinds import Kind, Span
from bot.anonymise.lexicon import facts
from bot.anonymise.slots import NAME, STOPS, is_everyday
from bot.anonymise.sought import sought
from bot.anonymise.spelling import is_compound
from bot.anonymise.tokens import Token

COMPANY = sought(
    rf"(?<!\w)[a-z]{{0,20}}(?:bedrijf|bedrijfje|bureau|bureautje|stichting|company|"
    rf"startup|start-up|kantoor|firma|firm|praktijk|werkgever|employer|organisatie|"
    rf"organisation|charity|vereniging|keten|scale-up),\s"
    rf"(?P<own>(?:(?:de|het|the)\s)?{NAME}(?:\s{NAME}){{0,3}}?)(?=\s?(?:[,.;!?)]|$|\n|"
    rf"\s(?:in|te|and|en)\s))"
)
# 'A small shop called the green teapot', 'mijn bedrijfje heet noorderzon'.
NAMED = sought(
    rf"(?<!\w)[a-z]{{0,20}}(?:bedrijf|bedrijfje|bureau|bureautje|stichting|company|business|startup|start-up|kantoor|"
    rf"firma|firm|praktijk|organisatie|organisation|charity|vereniging|shop|store|winkel|winkeltje|cafe|café|"
    rf"restaurant|salon|zaak|zaakje|studio|agency|club|clubje|school|webshop|platform|merk|brand)\s"
    rf"(?:(?:is\s|was\s)?(?:called|named)|genaamd|met de naam|(?:(?:dat|die|wat)\s)?(?:heet|heette))\s"
    rf"(?P<own>{NAME}(?:\s(?:&\s)?{NAME}){{0,3}}?)(?=\s?(?:[,.;!?)]|$|\n|\s(?:in|te|and|en|maar|but|waar|where|"
    rf"die|dat|which|that|for|with|met|voor|als|as|ik|i|we|sinds|since)\b))"
)
# 'Een kleine zaak, fietsen peters, en': said in between, of a shop or a salon.
SHOP = sought(
    rf"(?<!\w)[a-z]{{0,20}}(?:zaak|zaakje|winkel|winkeltje|webshop|shop|store|salon|studio|restaurant|café|cafe|club|"
    rf"koor|orkest|band),\s(?P<own>{NAME}(?:\s{NAME}){{0,2}}),"
)
# 'The golden lion', 'in de vergulde zwaan': a colour and what hangs out over the door.
INN = sought(
    r"(?<!\w)(?:at|in|bij|to|from|van|naar|for|voor|restaurant|brasserie|hotel|café|cafe|pub)\s(?P<own>(?:the|de|het|den)\s(?:red|white|black|golden|green|blue|"
    r"rode|witte|zwarte|gouden|vergulde|groene|blauwe|bonte)\s(?:lion|horse|swan|bull|hart|stag|fox|crown|anchor|ship|"
    r"boar|dragon|eagle|heron|robin|owl|cock|bell|oak|teapot|leeuw|paard|zwaan|os|hert|vos|kroon|anker|schip|beer|draak|reiger|uil|arend|haan|klok|"
    r"eik|molen|ster|koe|engel|pelikaan|lantaarn))(?!\w)"
)
# 'My agency northlight lost': a word that no dictionary has, behind somebody's own firm.
OWN_FIRM = sought(
    rf"(?<!\w)(?:my|our|mijn|onze|ons)\s(?:agency|company|firm|startup|employer|shop|store|bedrijf|bedrijfje|bureau|"
    rf"werkgever|zaak|winkel|salon|praktijk|stichting)\s(?P<own>{NAME})(?!\w)"
)
# 'Mijn kind zit op de klimop': where a child sits, unless that is no school.
PUPIL = sought(
    rf"(?<!\w)(?:kind|kinderen|zoon|zoontje|dochter|dochtertje|jongste|oudste)\s(?:zit|zitten|gaat|gaan|zat|zaten)\s"
    rf"(?:op|naar)\s(?:de|het)\s(?P<own>{NAME})(?!\w)"
)
NO_SCHOOL = frozenset(
    "bso opvang crèche creche kinderopvang peuterspeelzaal speelzaal kleuterschool brugklas tablet ipad bank drempel "
    "wachtlijst kamers kdv buitenschoolse naschoolse speciaal tandarts dokter gastouder oppas achterbank kermis zorg".split()
)
# 'De fusie van fokus met habion', 'ik zing in het koor vox humana': a firm's place, or a club's.
MERGED = sought(
    rf"(?<!\w)(?:fusie|overname|merger|takeover|acquisition)\s(?:van|met|tussen|door|of|with|between|by)\s"
    rf"(?P<own>{NAME})(?:\s(?:met|en|door|with|and|by)\s(?P<other>{NAME}))?(?!\w)"
)
CLUB = sought(
    rf"(?<!\w)(?:koor|zangkoor|orkest|fanfare|harmonie|toneelgroep|choir|orchestra)\s(?P<own>{NAME})(?:\s(?P<other>{NAME}))?(?!\w)"
)
# 'An offer from target', 'een contract bij plus': what only an employer gives, so a firm that is a word is meant.
GIVES = frozenset(
    "pool detachering offer aanbod contract interview sollicitatie sollicitatiegesprek loonlijst "
    "vacature stage fusie merger payroll".split()
)
FROM = frozenset("from at with by van bij met door".split())
# 'Onze arbodienst is Zorg van de Zaak': written as names are, where somebody's firm is told.
FIRMS = frozenset(
    "arbodienst werkgever opdrachtgever verzekeraar zorgverzekeraar bank uitzendbureau detacheerder hoofdaannemer "
    "moederbedrijf employer insurer client agency bedrijf company".split()
)
IS = frozenset("is was heet wordt are were".split())
INSIDE = frozenset("van de der den het en the of and for & voor".split())
# A local party is known by its own words: 'raadslid voor lokaal sterk'.
PARTY = sought(
    rf"(?<!\w)(?:raad(?! van)|raadslid|wethouder|fractie|lijsttrekker|statenlid|councillor)\b[^.,;\n]{{0,25}}?\s"
    rf"(?:voor|van|namens|for)\s(?P<own>(?!(?:de|het|een|the|a|mijn|onze)\s){NAME}(?:\s{NAME}){{1,2}}?)"
    rf"(?=\s(?:en|maar|and|but|in|te)\s|\s?(?:[.,;!?]|$|\n))"
)
# 'Ex-Deloitte consultant'; an 'ex-man' and an 'oud-collega' are nobody's employer.
FORMER = sought(rf"(?<![\w-])(?:ex|oud|voormalig|former|via)-(?P<own>{NAME})(?![\w-])")
SCHOOL_NAME = sought(
    r"(?<!\w)(?P<own>(?:st\.?\s|sint[- ])?(?P<word>[\w-]{3,30}(?:mavo|vmbo|lyceum|"
    r"college|gymnasium|atheneum|school)))(?!\w)"
)
TEACHES = sought(
    r"(?<!\w)(?:leerkracht|leraar|lerares|docente?|juf|meester|onderwijsassistente?|"
    r"conciërge|directeur|directrice|les|klas|begeleider|rector)\s(?:op|aan|"
    r"bij)\s(?:de|het)\s"
    rf"(?P<name>{NAME})(?!\w)"
)
GENERAL_SCHOOL = frozenset(
    "school basisschool middelbare universiteit hogeschool opleiding academie "
    "afdeling werkvloer mavo havo vwo vmbo pabo mbo hbo kunstacademie hotelschool "
    "muziekschool vrije montessori pedagogische".split()
)


def workplaces(low: str) -> Iterator[Span]:
    for found in PARTY.finditer(low):
        yield Span(*found.span("own"), Kind.EMPLOYER, 0.6)
    for found in SCHOOL_NAME.finditer(low):
        saint = found.group("own").startswith(("st", "sint")) and found.group("own") != found.group("word")
        if saint or (not facts(found.group("word")).commonness and not is_compound(found.group("word"))):
            yield Span(*found.span("own"), Kind.SCHOOL, 0.8)
    for found in TEACHES.finditer(low):
        if facts(found.group("name")).commonness < 4 and found.group("name") not in GENERAL_SCHOOL:
            yield Span(*found.span("name"), Kind.SCHOOL, 0.6)
    for found in FORMER.finditer(low):
        own = found.group("own")
        listed = any(entry.words == (own,) for entry in entries().get(own, ()))
        if listed or not (facts(own).commonness or facts(own).tool or is_compound(own)):
            yield Span(*found.span("own"), Kind.EMPLOYER, 0.75)
    for found in NAMED.finditer(low):
        yield Span(*found.span("own"), Kind.EMPLOYER, 0.65)
    for found in OWN_FIRM.finditer(low):
        if not facts(found.group("own")).commonness and found.group("own") not in STOPS:
            yield Span(*found.span("own"), Kind.EMPLOYER, 0.65)
    for found in PUPIL.finditer(low):
        own = found.group("own")
        if facts(own).commonness < 3 and own not in NO_SCHOOL | GENERAL_SCHOOL and not is_compound(own):
            yield Span(*found.span("own"), Kind.SCHOOL, 0.6)
    for found in (*MERGED.finditer(low), *CLUB.finditer(low)):
        for group in ("own", "other"):
            if (name := found.group(group)) and name not in STOPS and not facts(name).commonness:
                yield Span(*found.span(group), Kind.EMPLOYER, 0.65)
    for found in INN.finditer(low):
        yield Span(*found.span("own"), Kind.EMPLOYER, 0.7)
    for found in SHOP.finditer(low):
        words = found.group("own").split()
        if not STOPS.intersection(words) and is_shop(words):
            yield Span(*found.span("own"), Kind.EMPLOYER, 0.65)
    for found in COMPANY.finditer(low):
        if not STOPS.intersection(found.group("own").split()) and not found.group("own").startswith(
            ("een ", "a ")
        ):
            yield Span(*found.span("own"), Kind.EMPLOYER, 0.65)


def is_shop(words: list[str]) -> bool:
    """A word that no sentence needs, or a trade and a surname."""
    known = [facts(word) for word in words]
    surname = len(words) > 1 and known[-1].last > 2 and known[-1].commonness < 4
    return surname or any(each.commonness < 2 for each in known)


def given(tokens: list[Token], listed: list[Listed]) -> Iterator[Span]:
    """A well-known firm that is a word as well, where an employer's offer or contract is told of."""
    for first, last, entry in listed:
        said = [token.low for token in tokens[max(0, first - 2) : first]]
        if entry.is_ambiguous and len(said) == 2 and said[0] in GIVES and said[1] in FROM:
            yield Span(tokens[first].start, tokens[last - 1].end, entry.kind, 0.95, entry.label)


def told(tokens: list[Token]) -> Iterator[Span]:
    for at, (firm, verb, first) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        if firm.low in FIRMS and verb.low in IS and first.has_capital and first.is_word:
            end = name_end(tokens, at + 3)
            if end > at + 3 or not is_everyday(first.low):
                yield Span(first.start, tokens[end - 1].end, Kind.EMPLOYER, 0.65)


def name_end(tokens: list[Token], end: int) -> int:
    """Past the last capital that belongs to it; small words count when another follows."""
    after = end
    while after < len(tokens) and (tokens[after].has_capital or tokens[after].low in INSIDE):
        after += 1
        end = after if tokens[after - 1].has_capital else end
    return end
