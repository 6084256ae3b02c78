"""Fails closed: what stands where a name stands goes out, whatever the word is.

Titles, initials, letters with blanks between them, towns after 'in'.
"""

import re
from collections.abc import Iterator

from bot.anonymise.kinds import Kind, Span
from bot.anonymise.known import owner
from bot.anonymise.lexicon import common, facts, word_names
from bot.anonymise.sought import sought
from bot.anonymise.spelling import is_compound, is_slip
from bot.anonymise.tokens import Token
from bot.words import Language

INFIX = (
    r"(?:(?:van|de|der|den|het|'t|ten|ter|te|el|al|vd|v\.d\.|von|da|dos|di|la|le|du|"
    r"bin|ben|ait|o')\s){0,3}"
)
NAME = r"[^\W\d_][\w'-]{1,30}"
TITLED = sought(
    rf"(?<!\w)(?P<own>(?:mevrouw|mevr|mw|meneer|mijnheer|dhr|de heer|mr|mrs|ms|miss|"
    rf"mister|sir|madam|dr|drs|prof|professor|dokter|doctor|juf|meester|tante|oom|opa|"
    rf"oma|ome|nonkel|"
    rf"uncle|aunt|auntie|grandma|grandpa|psychiater|psycholoog|notaris|dominee|"
    rf"pastoor|rector|wethouder|"
    rf"burgemeester)\.?\s(?:[a-z]\.\s?){{0,3}}(?P<infix>{INFIX})(?P<name>{NAME}))(?!\w)"
)
FORMAL = re.compile(
    r"(?:mevr|mw|meneer|mijnheer|dhr|de heer|mr|ms|miss|sir|dr|prof|psych|notaris|dominee|pastoor)"
)
SURELY_INFIX = r"(?:(?:van|de|der|den|ter|te|el|al|vd|v\.d\.|ten|'t)\s){1,3}"
CALLED = sought(
    rf"(?<!\w)(?:heet ik|ik heet|hij heet|zij heet|ze heet|noem(?:t|en|de|den)? (?:ze "
    rf"|iedereen )?(?:me|mij)|call(?:s|ed)? me|genaamd|my name's|"
    rf"(?:(?:achter|voor|roep|meisjes|familie)?naam|(?:sur|nick)?name) is)\s"
    rf"(?:gewoon\s|maar\s|eigenlijk\s|altijd\s|just\s|dus\s|op het werk\s|"
    rf"thuis\s){{0,2}}(?P<own>(?P<name>{NAME})(?:\s{SURELY_INFIX}{NAME})?)(?!\w)"
)
# 'Voornaam grace', 'a tired nurse called joy': said of a person, so a name that is a word is meant as a name.
SAID_NAME = sought(
    rf"(?<!\w)(?:(?:voor|achter|roep|meisjes)naam|(?:first|last|given|family|sur)\s?name|called|named|genaamd|heet|heette)"
    rf"\s?:?\s(?P<name>{NAME})(?!\w)"
)
# 'Nobody calls me back', 'ze noemt me lui': what follows is no name.
NOT_CALLED = frozenset("back names every again later often lazy lui dom lief boss a an the een de".split())
FILLERS = frozenset(
    "gewoon maar eigenlijk altijd just dus op thuis voluit officieel voortaan inmiddels tegenwoordig".split()
)
# 'Kan ik j.p. genoemd worden': initials alone, where somebody is called something; 'o.a.' is called nothing.
CALLED_INITIALS = sought(
    r"(?<!\w)(?:(?:ik ben|i'm|i am|noem(?:en)? (?:me|mij)|call me|heet|naam is|name is)\s(?P<own>(?:[a-z]\.){2,4})(?!\w)"
    r"|(?P<before>(?:[a-z]\.){2,4})\s(?:genoemd|heten|for short))"
)
# 'De dochter van prins', 'joke van de or', 'me and jo both': a name's place, whatever the word.
KIN = sought(
    rf"(?<!\w)(?:de|het|the|een)\s(?:dochter|zoon|vrouw|man|moeder|vader|broer|zus|zusje|neef|nicht|vriendin|weduwe|"
    rf"opvolger|opvolgster|voorganger|assistent|rechterhand|daughter|son|wife|husband|mother|father|successor)\s(?:van|of)\s"
    rf"(?P<name>{NAME})(?!\w)"
)
DEPARTED = sought(
    rf"(?<!\w)(?P<name>{NAME})\s(?:van|from|uit|in)\s(?:de\s|het\s|the\s)?(?:hr|hrm|or|p&o|p & o|werkplaats|balie|"
    rf"keuken|techniek|logistiek|productie|kwaliteit|inkoop|ict|it|sales|planning|"
    rf"personeelszaken|finance|marketing|administratie|receptie|boekhouding|inkoop|verkoop|magazijn|directie|legal|ops|"
    rf"accounting|accounts|payroll|procurement|kantoor boven|boven|beneden|hiernaast)(?!\w)"
)
# Surinamese Chinese surnames are written apart: 'tjon a fat'.
CHINESE = sought(
    rf"(?<!\w)(?:{NAME}\s)?(?:tjon|tjin|tjong|tjoe|chin|lie|lo|fo|ho|pang|sang|kwie|liem)\sa\s{NAME}(?!\w)"
)
OURS = sought(
    rf"(?<!\w)(?:ons|onze|'t|den)\s(?P<name>{NAME})\s(?:zegt|vindt|denkt|wil|heeft|is|was|kan|gaat|doet|moet|had|zei|vond)(?!\w)"
)
BESIDE_ME = sought(
    rf"(?<!\w)(?:me|ik|mij)\s(?:and|en)\s(?P<name>{NAME})(?=\s(?:both|have|had|were|are|will|want|"
    rf"zijn|hebben|waren|gaan|willen|starten|werken|wilden|kregen|doen|runnen|allebei|samen|zitten|applied|started|run|work)\b)"
)
VD = sought(rf"(?<!\w)(?:vd|v\.d\.|v/d|v\.)\s?(?P<name>{NAME})(?!\w)")
LAST_FIRST = sought(rf"(?:^|\n)\s?(?P<own>{INFIX}(?P<last>{NAME}),\s(?P<first>{NAME}))(?!\w)")
LIVES = sought(
    rf"(?<!\w)(?:(?:woon|woont|wonen|woonde|woonachtig|live|lives|living|zit|kom|geboren|"
    rf"born|coach|werk)\s(?:nu\s|zelf\s|sinds kort\s|al jaren\s)?(?:in|te|"
    rf"uit)|(?:verhuisd|verhuis|verhuizen|moved|moving|relocated|commute|pendel|reis|rij)\s(?:\w+\s){{0,2}}?(?:naar|to))\s(?P<name>{NAME})(?=\s?(?:$|[.,;!?)\n]|en\b|and\b|maar\b|but\b|met\b|with\b|"
    rf"ik\b|i\b|bij\b|sinds\b|werk\b|of\b|heb\b))"
)
# Who signs, at the end of a line: 'cheers, deb'.
SIGNED = sought(
    rf"(?<!\w)(?:cheers|thanks|thx|regards|greetings|groetjes|groeten|groet|gr|mvg|liefs|xx?x?|best|"
    rf"bedankt|dank|dankjewel|thank you)\s?[,.]?\s(?P<own>(?P<name>{NAME})(?:\s{INFIX}{NAME})?)\s?[.!]?\s?(?=$|\n)"
)
SIGNS_OFF = frozenset(
    "cheers thanks thx regards groetjes groeten groet gr mvg liefs best dank bedankt".split()
)
UNSIGNED = frozenset(
    "alvast vast all everyone iedereen allemaal team again weer advance much lot help".split()
)
INITIALS = sought(rf"(?<![\w.])(?:[a-z]\.\s?){{1,4}}{INFIX}(?P<name>{NAME})(?!\w)")
NAME_INITIALS = sought(rf"(?<!\w)(?P<name>{NAME}),?\s(?:[a-z]\.){{1,4}}(?=\W|$)")
SPACED = re.compile(r"(?<![\w.])[^\W\d_](?:[ \-_*]{1,2}[^\W\d_]){2,24}(?![\w.])")
OWNED = tuple(
    sought(
        rf"(?<!\w)(?:mijn|m'n|mn|me|onze|ons|my|our|his|her|zijn|haar|"
        rf"hun)\s{between}(?P<role>[^\W\d_][\w-]{{1,25}})\s(?P<name>{NAME})(?!\w)"
    )
    for between in ("", rf"{NAME}\s")
)
TOWN = sought(
    rf"(?<!\w)(?:in|te|uit|nabij|rond|rondom|omgeving|regio|near|from|around|hartje|"
    rf"richting|vanuit|vanaf)\s(?P<name>{NAME})(?!\w)"
)
NOBLE = re.compile(r"van|der|den|ter|ten|vd")
# Behind one of these nothing but a surname stands, whatever the word is: 'mevrouw ten have'.
OF_OLD = re.compile(r"der|den|ter|ten")
LETTER = re.compile(r"[^\W\d_]")
NOT_NAMED = frozenset("van voor aan bij en of is was die dat the of for and who that in op met to".split())
STOPS = frozenset(
    "en of maar want dus als omdat dat die wat wie waar toen is was zijn ben heb "
    "heeft had hebben wil wilde kan kon moet moest zou wordt werd gaat ging ik je "
    "jij hij zij ze we wij jullie "
    "in op bij aan uit naar met voor door over tot sinds na van te om er hier daar "
    "nu al nog ook niet wel geen zo dan mijn me mij zit loop loopt werk werkt woon "
    "doe sta kom zoek den der "
    "and or but because so that which who where when is was are am be been i you he "
    "she it we they in on at by to from with for about since after of as my me not "
    "no now then has have had im ive dont "
    "want work works live need will would can could".split()
)


def named_slots(low: str) -> Iterator[Span]:
    for found in TITLED.finditer(low):
        nobles = NOBLE.search(found.group("infix"))
        formal = FORMAL.match(found.group())
        stops = found.group("name") in STOPS and not OF_OLD.search(found.group("infix"))
        if not stops and ((nobles and formal) or not is_everyday(found.group("name"))):
            yield Span(*found.span("own"), Kind.PERSON, 0.9, "titled")
    for found in INITIALS.finditer(low):
        if found.group("name") not in STOPS and not is_everyday(found.group("name")):
            yield Span(*found.span(), Kind.PERSON, 0.9)
    for found in NAME_INITIALS.finditer(low):
        known = facts(found.group("name"))
        if (
            (known.last or known.first or not known.commonness)
            and found.group("name") not in STOPS
            and not known.tool
            and known.commonness < 3
        ):
            yield Span(*found.span(), Kind.PERSON, 0.85)
    for found in CALLED.finditer(low):
        name = found.group("name")
        if name not in STOPS | FILLERS | NOT_CALLED and not facts(name).tool:
            yield Span(*found.span("own"), Kind.PERSON, 0.7)
    for found in SAID_NAME.finditer(low):
        name = found.group("name")
        if name in word_names() - STOPS or (facts(name).first > 1 and not facts(name).commonness):
            yield Span(*found.span("name"), Kind.PERSON, 0.8)
    for found in CHINESE.finditer(low):
        yield Span(*found.span(), Kind.PERSON, 0.8)
    for found in CALLED_INITIALS.finditer(low):
        yield Span(*found.span("own" if found.group("own") else "before"), Kind.PERSON, 0.8)
    for found in SIGNED.finditer(low):
        name = found.group("name")
        named = facts(name).commonness < 4 or name in word_names()
        if found.group("own") != name:
            named = facts(name).first > 0 or name in word_names()
        if named and name not in STOPS | UNSIGNED:
            yield Span(*found.span("own"), Kind.PERSON, 0.7)
    for found in VD.finditer(low):
        known = facts(found.group("name"))
        if known.last or not (known.commonness or is_compound(found.group("name"))):
            yield Span(*found.span(), Kind.PERSON, 0.85)
    for found in LAST_FIRST.finditer(low):
        last, first = facts(found.group("last")), facts(found.group("first"))
        if found.group("last") in SIGNS_OFF:
            continue
        if last.last and first.first and first.commonness < 4 and (first.first > 1 or not first.commonness):
            yield Span(*found.span("own"), Kind.PERSON, 0.85)
    for found in LIVES.finditer(low):
        if facts(found.group("name")).place and found.group("name") not in STOPS - {"hem"}:
            yield Span(*found.span("name"), Kind.PLACE, 0.7)
    for found in SPACED.finditer(low):
        letters = LETTER.findall(found.group())
        if len(set(letters)) > 1:
            yield Span(*found.span(), Kind.PERSON, 0.9)


def beside_others(low: str) -> Iterator[Span]:
    """Who is somebody's daughter, sits in a department or does things together with the writer."""
    for pattern in (KIN, DEPARTED, BESIDE_ME, OURS):
        for found in pattern.finditer(low):
            name = found.group("name")
            known = facts(name)
            listed = known.first > (1 if pattern is OURS else 0) or (known.last > 2 and pattern is KIN)
            if (listed or name in word_names()) and not known.tool and name not in STOPS:
                yield Span(*found.span("name"), Kind.PERSON, 0.65)


def is_everyday(word: str) -> bool:
    known = facts(word)
    return known.commonness >= 3 and not (known.first > 1 or known.last > 1 or word in word_names())


# In English these stand after 'my boss' as verbs.
VERBS = frozenset("will may wil can would mark marks chase grant drew rose reed".split())


def plain_names(tokens: list[Token]) -> Iterator[Span]:
    """A capital inside a sentence on a word no dictionary has, and a common first name, need no sentence around them."""
    cased = sum(token.is_word and not token.has_capital for token in tokens) > 1
    everyday = common()
    for token in tokens:
        low = owner(token.low)
        if low in everyday or len(token.low) < 3 or not token.is_word:
            continue
        known = facts(low)
        if known.commonness or known.tool or token.low in STOPS:
            continue
        if known.first > 1 or (known.first and known.last and not is_slip(low)):
            # A town of that name is the likelier one where a town stands.
            yield Span(
                token.start, token.end, Kind.PERSON, 0.65 if known.place > 1 or known.first < 2 else 0.8
            )
        elif (
            cased
            and token.has_capital
            and not token.opens
            and not is_compound(token.low)
            and not is_slip(token.low)
            and not is_tool_and_word(token.low)
        ):
            kind = Kind.PLACE if known.place else Kind.PERSON if known.first or known.last else Kind.EMPLOYER
            yield Span(token.start, token.end, kind, 0.6)


def is_tool_and_word(low: str) -> bool:
    """'DISC-rood': a tool and an ordinary word, with a hyphen between them."""
    halves = [facts(half) for half in low.split("-")]
    return any(half.tool for half in halves) and all(half.commonness for half in halves)


def after_role(tokens: list[Token], groups: dict[str, str]) -> Iterator[Span]:
    """'mijn baas mark is', 'my wife summer got': a name that is a word, after somebody's role."""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            groups.get(before.low) == "R"
            and token.low in word_names()
            and (token.low not in VERBS | STOPS or says(after))
        ) or is_written_as_name(before, token, after, groups):
            yield Span(token.start, token.end, Kind.PERSON, 0.65)


def is_written_as_name(before: Token, token: Token, after: Token, groups: dict[str, str]) -> bool:
    """'mijn bazin An zegt': a capital in a sentence that goes on without one, on a word that is a first name too."""
    capital = token.has_capital and not token.opens and not before.has_capital and not after.has_capital
    return (
        capital and groups.get(before.low) == "R" and facts(token.low).first > 0 and not facts(token.low).tool
    )


def says(token: Token) -> bool:
    """A second verb: the word before it was no verb but a name."""
    return token.low in SAID


SAID = frozenset(
    "is was has had heeft zegt vindt says said thinks keeps always never geeft doet "
    "wilde gaf kreeg snapt luistert vroeg".split()
)


def likely_names(low: str, language: Language) -> Iterator[Span]:
    """'mijn bazin kim', 'in kampen': a listed name in a name's place, though it is a word as well."""
    for found in (found for pattern in OWNED for found in pattern.finditer(low)):
        name = found.group("name")
        known = facts(name)
        own = known.dutch if language is Language.NL else known.english
        listed = known.first > 1 or name in word_names() or (known.first and not known.commonness)
        if (
            listed
            and own < 4
            and name not in STOPS
            and not known.tool
            and facts(found.group("role")).commonness >= 2
            and found.group("role") not in NOT_NAMED
        ):
            yield Span(*found.span("name"), Kind.PERSON, 0.7)
    for found in TOWN.finditer(low):
        known = facts(found.group("name"))
        own = known.dutch if language is Language.NL else known.english
        if known.place > 1 and own < 4 and not known.tool:
            yield Span(*found.span("name"), Kind.PLACE, 0.7)
